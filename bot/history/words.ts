// Owns how an incident and a filter are said in a line, the same in the list, above an incident and
// to the others: what, who, where, when. Pure.
import type { HistoryKind } from "../../storage/history/history-view.ts";
import type { IncidentSummary } from "../../storage/history/incident-summary.ts";
import { cameraById } from "../cameras-keyboard.ts";
import type { ControlRoom } from "../parts.ts";
import { shortName } from "../people/names.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { clockTime, span } from "../texts/times.ts";
import type { Reader } from "../wording.ts";
import { dayName } from "./dates.ts";
import type { Filter } from "./filter.ts";

/** Names and cameras in a line of many. */
const shortest = 20;
const mostNamed = 3;
/** What has no end after that long was cut off by a crash. */
const longestMs = 24 * 3_600_000;

type Names = Pick<ControlRoom, "faces" | "watch">;

/** The name that somebody has now; who is forgotten has none. */
export function personName({ faces }: Names, person: string): string | null {
  return faces?.people.find(person)?.name ?? null;
}

/** "🔴 Stranger", "🟢 Anna, Ben", as Telegram HTML; ⚪ where nobody was alarmed. */
export function whatLine(room: Names, locale: string, incident: IncidentSummary): string {
  const { verdict, alarmed, cause } = incident;
  const sign = verdict === "household" || cause === "camera_lost" ? "own" : "none";
  return say(locale, "history-what", {
    what: verdict,
    sign: sign === "none" && alarmed ? "alarm" : sign,
    names: verdict === "household" ? namesIn(room, locale, incident) : "",
  });
}

/** Who was known, as plain text; the household as such where no name is kept. */
export function namesIn(room: Names, locale: string, { people }: IncidentSummary): string {
  const names = people.map((person) => {
    const name = personName(room, person);
    return name === null ? sayPlain(locale, "alert-forgotten") : shortName(name, shortest);
  });
  const named = [...new Set(names)];
  if (named.length === 0) return sayPlain(locale, "history-household");
  const more = named.length - mostNamed;
  if (more > 0) named.splice(mostNamed, more, sayPlain(locale, "people-more", { count: more }));
  return named.join(", ");
}

/** "🔴 Stranger · Front door · 14:02 · 25 s · false alarm" as Telegram HTML. */
export function summaryLine(room: Names, reader: Reader, incident: IncidentSummary): string {
  const { locale } = reader;
  const { cameraName: camera, openedAt, timezone, falseAlarm, pinned } = incident;
  const time = clockTime(openedAt, timezone);
  const where = say(locale, "history-where", { camera: shortName(camera, shortest), time });
  return [
    whatLine(room, locale, incident),
    where,
    ...lasted(reader, incident),
    ...(falseAlarm ? [say(locale, "history-mark-false")] : []),
    ...(pinned ? [say(locale, "history-mark-saved")] : []),
  ].join(" · ");
}

/** "25 s" or "still going on"; nothing where the end is not known. */
export function lasted({ locale, now }: Reader, incident: IncidentSummary): string[] {
  const { beganAt, endedAt, openedAt } = incident;
  if (endedAt !== null) return [span(locale, endedAt - beganAt)];
  return now - openedAt < longestMs ? [say(locale, "history-going-on")] : [];
}

/** "Strangers · Anna · Front door · Sun, 22 Nov 2026" as plain text. */
export function filterWords(room: Names, locale: string, filter: Filter): string {
  const { kind, person, camera, day } = filter;
  return [
    kindName(locale, kind),
    ...(person === null ? [] : [personOf(room, locale, person)]),
    ...(camera === null ? [] : [cameraOf(room, locale, camera)]),
    ...(day === null ? [] : [dayName(locale, day)]),
  ].join(" · ");
}

export function kindName(locale: string, kind: HistoryKind): string {
  return sayPlain(locale, "history-button-kind", { kind });
}

/** As buttons and headings call somebody. */
export function personOf(room: Names, locale: string, person: string): string {
  const name = personName(room, person);
  return name === null ? sayPlain(locale, "alert-forgotten") : shortName(name, shortest);
}

export function cameraOf({ watch }: Names, locale: string, camera: string): string {
  const name = cameraById(watch, camera)?.name;
  return name === undefined ? sayPlain(locale, "history-camera-gone") : shortName(name, shortest);
}
