// Owns what the history says of an incident: from its record, its events and the sizes of its files
// to one line of a day's index. Pure; it means the same as what the alerts said (storage/incident-reading.ts).
import type { IncidentRecord } from "../incident-events.ts";
import {
  entryOf,
  type Events,
  facesIn,
  isQuiet,
  openingOf,
  resolutionOf,
  sinceOpening,
  strangerIn,
} from "../incident-reading.ts";
import type { HistoryVerdict, IncidentSummary } from "./incident-summary.ts";

/** By file name, in bytes; what is not in it is not in the folder (any more). */
export type FileSizes = ReadonlyMap<string, number>;

/** `events`: in order of seq. */
export function summarise(
  record: IncidentRecord,
  events: Events,
  files: FileSizes,
): IncidentSummary {
  const { id, cause, camera, cameraName, alarm, openedAt, beganAt, timezone } = record;
  const story = sinceOpening(events);
  const verdict = verdictOf(record, events);
  const clips = events.filter((event) => event.kind === "clip");
  const isKept = (file: string) => files.has(file);
  return {
    id,
    cause,
    camera,
    cameraName,
    alarm,
    openedAt,
    beganAt,
    endedAt: endOf(story),
    timezone,
    verdict,
    alarmed: isAlarm(record, events),
    people: peopleIn(events),
    strangers: Math.max(
      facesIn(events).filter((face) => face.verdict === "UNKNOWN").length,
      verdict === "stranger" ? 1 : 0,
    ),
    photo: picturesIn(events).find(isKept) ?? null,
    faces: strangersCrops(events).filter(isKept),
    clips: new Set(clips.filter(({ clip }) => isKept(clip.file)).map(({ part }) => part)).size,
    falseAlarm: events.findLast((event) => event.kind === "marked")?.falseAlarm ?? false,
    pinned: events.findLast((event) => event.kind === "pinned")?.pinned ?? false,
    bytes: [...files.values()].reduce((sum, bytes) => sum + bytes, 0),
  };
}

/** Null while it goes on; what went on after an end (shown by clips of its own) counts, too. */
function endOf(story: Events): number | null {
  const ended = story.findLast((event) => event.kind === "ended")?.endedAt;
  if (ended === undefined) return null;
  const wentOnUntil = story.flatMap((event) =>
    event.kind === "clip" && event.continued ? [event.clip.startsAt + event.clip.durationMs] : [],
  );
  return Math.max(ended, ...wentOnUntil);
}

function verdictOf({ cause }: IncidentRecord, events: Events): HistoryVerdict {
  if (cause === "camera_lost") return "camera_lost";
  if (resolutionOf(events)) return "household";
  const faces = facesIn(events);
  const isSeen = (verdict: string) => faces.some((face) => face.verdict === verdict);
  if (strangerIn(events) || isSeen("UNKNOWN")) return "stranger";
  const because = openingOf(events)?.waited?.because;
  if (isSeen("UNSURE") || because === "unsure" || because === "no_verdict") return "unsure";
  // What alarmed nobody was the household's where it was recognised, and nobody else seen.
  return isQuiet(events) && peopleIn(events).length > 0 ? "household" : "movement";
}

/** Whether somebody was told of an alarm: not of who may disarm yet, nor of what was excused. */
function isAlarm({ alarm, cause }: IncidentRecord, events: Events): boolean {
  if (!openingOf(events)) return false;
  // Told in any case, but no alarm where nothing is armed.
  if (cause === "camera_lost") return alarm !== "disarmed" && alarm !== "arming";
  if (strangerIn(events)) return true;
  const entry = entryOf(events)?.outcome.kind;
  return entry !== "waiting" && entry !== "disarmed";
}

/** Everybody who was KNOWN, in the order in which they were. */
function peopleIn(events: Events): string[] {
  const people = new Set<string>();
  for (const { verdict, people: closest } of facesIn(events)) {
    if (verdict === "KNOWN" && closest[0]) people.add(closest[0].person);
  }
  for (const event of events) {
    if (event.kind !== "resolved" && event.kind !== "excused") continue;
    for (const { person } of event.people) people.add(person);
  }
  return [...people];
}

/** Files with pictures, the one to show first first: the stranger's, the opening's, a clip's. */
function picturesIn(events: Events): string[] {
  const escalated = events.findLast((event) => event.kind === "escalated");
  const thumbnails = events.map((event) => (event.kind === "clip" ? event.clip.thumbnail : null));
  const pictures = [escalated?.photo?.file, openingOf(events)?.photo?.file, ...thumbnails];
  return pictures.filter((file) => file !== null && file !== undefined);
}

/** The face that alarmed comes first, then those that were in view for longest. */
function strangersCrops(events: Events): string[] {
  const alarming = strangerIn(events)?.face?.track;
  return facesIn(events)
    .filter(({ verdict }) => verdict === "UNKNOWN")
    .toSorted(
      (one, other) =>
        Number(other.track === alarming) - Number(one.track === alarming) ||
        (other.seenMs ?? 0) - (one.seenMs ?? 0),
    )
    .flatMap(({ face }) => face?.file ?? []);
}
