// Owns what incidents are called: names that sort by local time, fit a button, and are safe as
// the name of a folder.
import type { CameraId, IncidentId } from "./incident-events.ts";

const idPattern = /^(\d{4})(\d{2})(\d{2})-\d{6}-[a-z][a-z0-9]{0,11}(-\d{1,6})?$/;
const cameraPattern = /^[a-z][a-z0-9]{0,11}$/;
const datePattern = /^\d{4}-\d{2}-\d{2}$/;
const filePattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;

/**
 * "20261122-140211-c1" for 14:02:11 in `timezone` on camera c1; `attempt` 2, 3 ... adds "-2",
 * "-3" ... for when that is taken. Throws RangeError for an unknown timezone or a camera that
 * isn't a lower-case letter followed by up to 11 lower-case letters and digits.
 */
export function incidentId(
  openedAt: number,
  timezone: string,
  camera: CameraId,
  attempt: number,
): IncidentId {
  if (!cameraPattern.test(camera)) {
    throw new RangeError(`${JSON.stringify(camera)} is no camera's id`);
  }
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: timezone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  const parts = format.formatToParts(openedAt);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    parts.find((candidate) => candidate.type === type)?.value ?? "";
  const date = part("year").padStart(4, "0") + part("month") + part("day");
  const time = part("hour") + part("minute") + part("second");
  return `${date}-${time}-${camera}${attempt > 1 ? `-${attempt}` : ""}`;
}

export function isIncidentId(text: string): text is IncidentId {
  return idPattern.test(text);
}

/** "2026-11-22", the folder of the day. Throws RangeError for what is no incident's id. */
export function dateOf(id: IncidentId): string {
  const match = idPattern.exec(id);
  if (!match) throw new RangeError(`${JSON.stringify(id)} is no incident's id`);
  return `${match[1]}-${match[2]}-${match[3]}`;
}

/** Whether `text` is an incident's id, and of that day ("2026-11-22"). */
export function isIncidentOf(date: string, text: string): text is IncidentId {
  return isIncidentId(text) && dateOf(text) === date;
}

/** Whether `text` looks like "2026-11-22". */
export function isDate(text: string): boolean {
  return datePattern.test(text);
}

/** Throws RangeError unless `text` looks like "2026-11-22". */
export function checkDate(text: string): string {
  if (!isDate(text)) throw new RangeError(`${JSON.stringify(text)} is no date`);
  return text;
}

export function isFileName(name: string): boolean {
  return filePattern.test(name);
}

/** Throws RangeError unless `name` is a plain file name that leads out of no folder. */
export function checkFileName(name: string): string {
  if (!isFileName(name)) throw new RangeError(`${JSON.stringify(name)} is no file's name`);
  return name;
}

const collator = new Intl.Collator("en", { numeric: true });

/** Oldest first by the wall clock; "-2" comes before "-10". */
export function compareIncidentIds(one: IncidentId, other: IncidentId): number {
  return collator.compare(one, other);
}
