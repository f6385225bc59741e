// Owns days of a calendar as the incidents' folders are called ("2026-11-22"). They sort as text.
import { DateTime } from "luxon";

/** The day at that wall-clock moment; in UTC where this machine doesn't know the timezone. */
export function localDay(at: number, timezone: string): string {
  const there = DateTime.fromMillis(at, { zone: timezone });
  const day = there.isValid ? there : DateTime.fromMillis(at, { zone: "utc" });
  return day.toISODate() as string;
}

/** The day `count` days before `day` (after it, where negative). */
export function daysBefore(day: string, count: number): string {
  return DateTime.fromISO(day, { zone: "utc" }).minus({ days: count }).toISODate() as string;
}
