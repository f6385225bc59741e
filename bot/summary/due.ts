// Owns when the daily summary is due, in the household's days. Pure.
import { DateTime } from "luxon";

export interface SummaryClock {
  /** Minutes since midnight; null: never. */
  at: number | null;
  /** The day of which the last one told; null: none yet. */
  lastOf: string | null;
  timezone: string;
}

/** The day that a summary is due for now; null: none is. */
export function dueDay(now: number, { at, lastOf, timezone }: SummaryClock): string | null {
  if (at === null) return null;
  const local = DateTime.fromMillis(now, { zone: timezone });
  const today = local.toFormat("yyyy-MM-dd");
  return lastOf !== today && local.hour * 60 + local.minute >= at ? today : null;
}

/** Milliseconds until it is worth asking again: the next due moment, at most an hour. */
export function askAgainIn(now: number, { at, timezone }: SummaryClock): number {
  const hour = 3_600_000;
  if (at === null) return hour;
  const local = DateTime.fromMillis(now, { zone: timezone });
  const set = { hour: Math.floor(at / 60), minute: at % 60, second: 0, millisecond: 0 };
  const today = local.set(set);
  const next = today > local ? today : local.plus({ days: 1 }).set(set);
  return Math.min(hour, Math.max(1000, next.toMillis() - now));
}
