// Owns how a filter of the history fits a button: a version, a letter for the kind, then person, day
// and camera where they are given, at most 23 bytes: "1ep3k9x2m1qd261122c9999".
import type { CameraId } from "../../storage/incident-events.ts";
import type { HistoryKind, HistoryQuery } from "../../storage/history/history-view.ts";

/** What a page of the history shows. */
export interface Filter {
  kind: HistoryKind;
  /** Somebody who was KNOWN, by id; null: whoever. */
  person: string | null;
  /** "2026-11-22"; null: any day. */
  day: string | null;
  camera: CameraId | null;
}

/** Stand in buttons of old messages: never give one another meaning. */
const letters: Readonly<Record<HistoryKind, string>> = {
  events: "e",
  intruders: "i",
  stranger: "s",
  unsure: "u",
  household: "h",
  movement: "m",
  camera_lost: "l",
  false_alarm: "f",
  pinned: "p",
};

/** Matches what writeFilter() writes, as one group. */
export const filterPattern = String.raw`(1[eisuhmlfp](?:p[a-z0-9]{8})?(?:d\d{6})?(?:c\d{1,4})?)`;
const parts = /^1([a-z])(p[a-z0-9]{8})?(?:d(\d\d)(\d\d)(\d\d))?(c\d{1,4})?$/;

export function everythingOf(kind: HistoryKind): Filter {
  return { kind, person: null, day: null, camera: null };
}

/** Days are of this century. */
export function writeFilter({ kind, person, day, camera }: Filter): string {
  const date = day === null ? "" : `d${day.slice(2).replaceAll("-", "")}`;
  return `1${letters[kind]}${person ?? ""}${date}${camera ?? ""}`;
}

/** Throws RangeError for what filterPattern does not match. */
export function readFilter(text: string): Filter {
  const match = parts.exec(text);
  const kind = (Object.keys(letters) as HistoryKind[]).find((one) => letters[one] === match?.[1]);
  if (!match || !kind) throw new RangeError(`${JSON.stringify(text)} is no filter`);
  const [, , person, year, month, date, camera] = match;
  const day = year === undefined ? null : `20${year}-${month}-${date}`;
  return { kind, person: person ?? null, day, camera: camera ?? null };
}

export function queryOf({ kind, person, day, camera }: Filter): HistoryQuery {
  return {
    kind,
    ...(person === null ? {} : { person }),
    ...(camera === null ? {} : { camera }),
    ...(day === null ? {} : { from: day, to: day }),
  };
}

/** Nothing is chosen but one of the two commands' own kinds. */
export function isUnfiltered({ kind, person, day, camera }: Filter): boolean {
  const isCommand = kind === "events" || kind === "intruders";
  return isCommand && person === null && day === null && camera === null;
}
