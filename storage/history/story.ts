// Owns story.json: what happened, for a person with a file browser, without Vigil. Written when all of
// an incident is told; what happens later makes story-2.json, so that nothing sealed is overwritten.
// Who was recognised is an id: who is forgotten has no name here. It goes into exports, so it says that
// somebody was told and when, but not in which chat: that is in deliveries.json, which stays here.
import { DateTime } from "luxon";
import { incidentDeliveries, type IncidentDeliveries } from "../deliveries.ts";
import { StorageError } from "../errors.ts";
import type { IncidentEvent, IncidentRecord } from "../incident-events.ts";
import { type Events, facesIn, openingOf } from "../incident-reading.ts";
import type { Incidents } from "../incidents.ts";
import { type Log, withoutSecrets } from "../log.ts";
import { isSettledDeliveries, newestDeliveries } from "../settled-deliveries.ts";
import { type FileSizes, summarise } from "./summarise.ts";

const storyName = /^story(?:-(\d+))?\.json$/;

/** Has the story of every incident written before it is settled; returns how to stop. */
export function keepStories(
  incidents: Pick<
    Incidents,
    | "record"
    | "events"
    | "files"
    | "readFile"
    | "saveFile"
    | "unsaved"
    | "folder"
    | "beforeSettling"
  >,
  log: Log,
): () => void {
  return incidents.beforeSettling(async (id) => {
    const files = await incidents.files(id);
    const story = storyOf({
      record: await incidents.record(id),
      events: await incidents.events(id),
      deliveries: await deliveriesIn(files, (name) => incidents.readFile(id, name), log),
      files,
    });
    const text = `${JSON.stringify(story, null, 2)}\n`;
    const versions = files.flatMap((name) => {
      const found = storyName.exec(name);
      return found ? [Number(found[1] ?? 1)] : [];
    });
    const last = Math.max(0, ...versions);
    const isWritten = last > 0 && (await incidents.readFile(id, nameOf(last))).toString() === text;
    if (!isWritten) await incidents.saveFile(id, nameOf(last + 1), Buffer.from(text));
    // What is in memory only would be lost with the marker.
    if (incidents.unsaved(id) === null) return;
    throw new StorageError(incidents.folder(id), `Not all of the incident ${id} is on disk yet.`);
  });
}

function nameOf(version: number): string {
  return version === 1 ? "story.json" : `story-${version}.json`;
}

/** What the outbox has put into the incident's folder; null where there is nothing that can be read. */
async function deliveriesIn(
  files: readonly string[],
  read: (name: string) => Promise<Buffer>,
  log: Log,
): Promise<IncidentDeliveries | null> {
  const name = newestDeliveries(files);
  // Nobody was to be told of it.
  if (name === null) return null;
  try {
    return incidentDeliveries.parse(JSON.parse((await read(name)).toString()));
  } catch (error) {
    if (error instanceof StorageError) throw error;
    log.warn(`Who was told of an incident cannot be read in ${name}`, { error });
    return null;
  }
}

export interface StoryParts {
  record: IncidentRecord;
  events: Events;
  deliveries: IncidentDeliveries | null;
  /** The names of its files. */
  files: readonly string[];
}

/** Pure. Times are ISO 8601 in the household's timezone then, with its offset. */
export function storyOf({ record, events, deliveries, files }: StoryParts): object {
  const { id, cause, camera, cameraName, alarm, openedAt, beganAt, timezone } = record;
  const iso = (at: number) => DateTime.fromMillis(at, { zone: timezone }).toISO();
  const sizes: FileSizes = new Map(files.map((name) => [name, 0]));
  const summary = summarise(record, events, sizes);
  const opened = openingOf(events);
  const ended = events.findLast((event) => event.kind === "ended");
  return {
    incident: id,
    camera: { id: camera, name: cameraName },
    mode: alarm,
    timezone,
    began: iso(beganAt),
    noticed: iso(openedAt),
    ended: summary.endedAt === null ? null : iso(summary.endedAt),
    endedBecause: ended?.reason ?? null,
    trigger: {
      cause,
      ...(opened?.reason && { reason: withoutSecrets(opened.reason) }),
      ...(opened?.zones && { zones: opened.zones }),
      ...(opened?.waited && { alarmedBecause: opened.waited.because }),
      ...(opened?.entryEndsAt && { entryDelayUntil: iso(opened.entryEndsAt) }),
    },
    verdict: summary.verdict,
    alarmed: summary.alarmed,
    falseAlarm: summary.falseAlarm,
    pinned: summary.pinned,
    tracks: facesIn(events).map(({ track, at, verdict, people, face, seenMs, seenBefore }) => ({
      track,
      verdict,
      judged: iso(at),
      inViewSeconds: seenMs === undefined ? null : Math.round(seenMs / 100) / 10,
      closest: people.map(({ person, score, frames }) => ({ person, score, frames })),
      crop: face && files.includes(face.file) ? face.file : null,
      ...(seenBefore && { seenBefore: { ...seenBefore, since: orNull(seenBefore.since, iso) } }),
    })),
    happened: events.map((event) => ({ at: iso(event.at), what: event.kind, ...detailsOf(event) })),
    told: (deliveries?.rows ?? []).map((row) => ({
      // Telegram's ids of groups are negative.
      to: row.chat < 0 ? "a group" : "a person",
      message: row.message,
      of: events.find(({ seq }) => seq === row.seq)?.kind ?? null,
      sent: orNull(row.sentAt, iso),
      outcome: row.state,
      loud: row.loud,
      late: row.late,
    })),
    acted: events.flatMap((event) => {
      const by = "by" in event ? event.by : undefined;
      return by ? [{ at: iso(event.at), by, did: deedOf(event) }] : [];
    }),
    // Itself and who was told apart: they would tell every version from the one before.
    files: files.filter((name) => !storyName.test(name) && !isSettledDeliveries(name)),
  };
}

function orNull<T>(at: number | null, write: (at: number) => T): T | null {
  return at === null ? null : write(at);
}

function detailsOf(event: IncidentEvent): object {
  switch (event.kind) {
    case "opened":
    case "escalated":
      return { photo: event.photo?.file ?? null };
    case "clip":
      return { file: event.clip.file, seconds: Math.round(event.clip.durationMs / 1000) };
    case "clip_failed":
      return { part: event.part, reason: withoutSecrets(event.reason) };
    case "face":
      return { track: event.track, verdict: event.verdict };
    case "resolved":
      return { people: event.people.map(({ person }) => person) };
    case "excused":
      return { because: event.because, people: event.people.map(({ person }) => person) };
    case "ended":
      return { because: event.reason };
    case "removed":
      return { because: event.because, files: event.files };
    default:
      return {};
  }
}

function deedOf(event: IncidentEvent): string {
  switch (event.kind) {
    case "marked":
      return event.falseAlarm ? "called it a false alarm" : "took the false alarm back";
    case "pinned":
      return event.pinned ? "has it kept for ever" : "no longer has it kept for ever";
    case "removed":
      return "had files of it removed";
    default:
      return "disarmed";
  }
}
