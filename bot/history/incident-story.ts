// Owns what is said of one incident, from what happened in it and who was told. Where only its line in
// the index is left, that line has to do.
import type { IncidentSummary } from "../../storage/history/incident-summary.ts";
import { StorageError } from "../../storage/errors.ts";
import type { IncidentEvent } from "../../storage/incident-events.ts";
import { isFalseAlarm, isPinned, pinOf } from "../alerts/buttons.ts";
import { faceLines } from "../alerts/face-words.ts";
import { openingOf } from "../alerts/story.ts";
import { reasonText } from "../alerts/trouble-words.ts";
import type { ControlRoom } from "../parts.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { clockTime } from "../texts/times.ts";
import type { Reader } from "../wording.ts";
import { dayName } from "./dates.ts";
import { strangerVisitLines } from "./strangers-words.ts";
import { deliveriesOf, toldLines } from "./told.ts";
import { dateOf } from "../../storage/incident-id.ts";
import type { IncidentDeliveries } from "../../storage/deliveries.ts";
import { lasted, personName, whatLine } from "./words.ts";

export interface Story {
  incident: IncidentSummary;
  /** None where they can't be read. */
  events: readonly IncidentEvent[];
  /** Null where nobody was told, or nobody knows any more. */
  deliveries: IncidentDeliveries | null;
  falseAlarm: boolean;
  pinned: boolean;
  hasClip: boolean;
}

export async function storyOf(room: ControlRoom, incident: IncidentSummary): Promise<Story> {
  const { id } = incident;
  const [events, deliveries] = await Promise.all([eventsOf(room, id), deliveriesOf(room, id)]);
  // The index may not know yet what was said a moment ago.
  const isKnown = events.length > 0;
  return {
    incident,
    events,
    deliveries,
    falseAlarm: isKnown ? isFalseAlarm(events) : incident.falseAlarm,
    pinned: isKnown ? isPinned(events) : incident.pinned,
    hasClip: isKnown ? events.some(({ kind }) => kind === "clip") : incident.clips > 0,
  };
}

/** Telegram HTML, the most important first. */
export function storyLines(room: ControlRoom, reader: Reader, story: Story): string[] {
  const { locale } = reader;
  const { incident, events, falseAlarm, pinned } = story;
  const nameOf = (person: string) => personName(room, person);
  const opened = openingOf(events);
  const why = opened && incident.cause === "camera_lost" ? reasonText(opened, locale) : "";
  const zones = opened?.zones ?? [];
  const phones = events.findLast((event) => event.kind === "phones_home")?.phones ?? [];
  const faces = {
    record: incident,
    events,
    nameOf,
    isLooking: false,
    strangerApart: false,
    locale,
  };
  const mark = events.findLast((event) => event.kind === "marked");
  const pin = pinOf(events);
  const seal = events.findLast((event) => event.kind === "clip" && event.seal !== undefined);
  return [
    `${whatLine(room, locale, incident)} · ${say(locale, "history-camera", { camera: incident.cameraName })}`,
    whenLine(reader, incident),
    say(locale, "history-mode", { state: incident.alarm }),
    why === "" ? "" : say(locale, "alert-lost-why", { reason: why }),
    zones.length === 0 ? "" : say(locale, "alert-zones", { zones: zones.join(", ") }),
    phones.length === 0 ? "" : say(locale, "alert-phones-home", { phones: phones.join(", ") }),
    ...(incident.cause === "movement" ? faceLines(faces) : []),
    ...strangerVisitLines(room, locale, incident, events),
    endLine(locale, events),
    ...toldLines(room, reader, story),
    falseAlarm && mark ? say(locale, "alert-false-alarm", { name: mark.by }) : "",
    pinned && pin ? say(locale, "alert-pinned", { name: pin.by }) : "",
    seal?.kind === "clip" ? say(locale, "history-seal", { seal: seal.seal ?? "" }) : "",
  ].filter((line) => line !== "");
}

/** "Sun, 22 Nov 2026 · 14:02:06–14:02:31 · 25 s". */
function whenLine(reader: Reader, incident: IncidentSummary): string {
  const { locale } = reader;
  const { id, beganAt, endedAt, timezone } = incident;
  const time = (at: number) => clockTime(at, timezone, { seconds: true });
  const from = time(beganAt);
  const when =
    endedAt === null ? from : sayPlain(locale, "alert-when-span", { from, to: time(endedAt) });
  return [dayName(locale, dateOf(id)), when, ...lasted(reader, incident)].join(" · ");
}

/** Who disarmed, or what else ended it; nothing where it just was over. */
function endLine(locale: string, events: readonly IncidentEvent[]): string {
  const ended = events.findLast((event) => event.kind === "ended");
  const excused = events.findLast((event) => event.kind === "excused");
  const disarmed =
    ended?.reason === "disarmed" ? ended : excused?.because === "disarmed" ? excused : null;
  if (disarmed?.by !== undefined) return say(locale, "history-disarmed", { name: disarmed.by });
  if (disarmed) return say(locale, "alert-ended-disarmed");
  if (!ended || ended.reason === "quiet" || ended.reason === "back") return "";
  return say(locale, `alert-ended-${ended.reason.replace("_", "-")}`);
}

async function eventsOf({ incidents, log }: ControlRoom, id: string): Promise<IncidentEvent[]> {
  try {
    return await incidents.events(id);
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    log.warn("What happened in an incident could not be read", { incident: id, error });
    return [];
  }
}
