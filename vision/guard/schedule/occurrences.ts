// Owns when entries of the schedule fall due in the household's timezone. Pure. A time that a spring
// day lacks counts at the first moment after it; one that an autumn day has twice, at the first.
import { DateTime } from "luxon";
import type { ScheduleEntry } from "../../../storage/schedule.ts";

/** An entry's moment on one day. */
export interface Occurrence {
  readonly entry: Readonly<ScheduleEntry>;
  /** In the household's timezone, "2026-11-22"; what an entry's `skip` says. */
  readonly day: string;
  /** Wall-clock milliseconds since 1970. */
  readonly at: number;
}

/** This machine knows no such timezone, so nothing can be said about when. */
export class TimezoneError extends Error {
  override readonly name = "TimezoneError";
  readonly timezone: string;

  constructor(timezone: string) {
    super(`There is no timezone "${timezone}"`);
    this.timezone = timezone;
  }
}

const minuteMs = 60_000;
/** An entry comes once a week at least, but one week may be skipped. */
const farthestDays = 15;

/**
 * What falls due after `after` and up to and including `until`, in order; without entries that are
 * switched off and days that are skipped. At the same moment disarming comes first. Throws
 * TimezoneError.
 */
export function occurrencesBetween(
  entries: readonly ScheduleEntry[],
  timezone: string,
  after: number,
  until: number,
): Occurrence[] {
  const last = localDay(until, timezone);
  // A moment that its own day lacks may lie in the next one.
  let day = localDay(after, timezone).minus({ days: 1 });
  const found: Occurrence[] = [];
  for (; day <= last; day = day.plus({ days: 1 })) {
    for (const entry of entries) {
      if (!entry.enabled || !entry.weekdays.includes(day.weekday)) continue;
      const name = day.toISODate();
      if (entry.skip === name) continue;
      const at = momentOn(day, entry.minute, timezone);
      if (at > after && at <= until) found.push({ entry, day: name, at });
    }
  }
  return found.sort((a, b) => a.at - b.at || rankOf(a) - rankOf(b));
}

/** The next one after `after`; null: there is none. Throws TimezoneError. */
export function nextOccurrence(
  entries: readonly ScheduleEntry[],
  timezone: string,
  after: number,
): Occurrence | null {
  const until = after + farthestDays * 24 * 60 * minuteMs;
  return occurrencesBetween(entries, timezone, after, until)[0] ?? null;
}

/** The day that the household's calendar shows, "2026-11-22". Throws TimezoneError. */
export function dayOf(at: number, timezone: string): string {
  return localDay(at, timezone).toISODate();
}

/** How one occurrence is remembered: by its moment, so that another timezone's is another one. */
export function markOf({ entry, at }: Pick<Occurrence, "entry" | "at">): string {
  return `${entry.id}/${at}`;
}

/** The day as a date without a time zone, so that counting days never meets a change of clocks. */
function localDay(at: number, timezone: string): DateTime<true> {
  const there = DateTime.fromMillis(at, { zone: timezone });
  if (!there.isValid) throw new TimezoneError(timezone);
  const { year, month, day } = there;
  return DateTime.utc(year, month, day) as DateTime<true>;
}

function momentOn({ year, month, day }: DateTime, minute: number, timezone: string): number {
  const asked = { year, month, day, hour: Math.floor(minute / 60), minute: minute % 60 };
  const found = DateTime.fromObject(asked, { zone: timezone });
  if (!found.isValid) throw new TimezoneError(timezone);
  if (found.hour === asked.hour && found.minute === asked.minute && found.day === asked.day) {
    // Twice in autumn: luxon doesn't say which of them it took.
    return (found.getPossibleOffsets()[0] ?? found).toMillis();
  }
  // Luxon counts on across the gap ("02:30" becomes 03:30); the gap's end is where the offset changed.
  let at = found.toMillis();
  while (found.zone.offset(at - minuteMs) === found.offset) at -= minuteMs;
  return at;
}

function rankOf({ entry }: Occurrence): number {
  return entry.wanted === "disarmed" ? 0 : 1;
}
