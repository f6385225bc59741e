// Owns how entries of the schedule and their moments are written: "Mon–Fri 23:00 · Night".
import type { ScheduleEntry } from "../../storage/schedule.ts";
import type { Occurrence } from "../../vision/guard/schedule/occurrences.ts";
import type { Reader } from "../wording.ts";
import { say, sayPlain } from "../texts/texts.ts";

const wholeWeek = 7;

/** "Mon", "Mo", "пн": as the language shortens it. 1 is Monday. */
export function dayName(locale: string, weekday: number): string {
  // The first of January 2024 was a Monday.
  const day = Date.UTC(2024, 0, weekday);
  return new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" }).format(day);
}

/** "every day", "Mon–Fri", "Mon, Wed, Fri–Sun". */
export function dayNames(locale: string, weekdays: readonly number[]): string {
  if (weekdays.length === 0) return sayPlain(locale, "schedule-no-day");
  if (weekdays.length === wholeWeek) return sayPlain(locale, "schedule-every-day");
  const runs: number[][] = [];
  for (const day of weekdays) {
    const run = runs.at(-1);
    if (run && run.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  return runs.map((run) => runNames(locale, run)).join(", ");
}

/** Two days are two days, not from one to the other. */
function runNames(locale: string, run: readonly number[]): string {
  const names = run.map((day) => dayName(locale, day));
  return names.length < 3 ? names.join(", ") : `${names[0]}–${names.at(-1)}`;
}

/** "07:05". */
export function timeOfDay(minute: number): string {
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

/** What the texts about an entry need. */
export function entryWords(
  locale: string,
  { weekdays, minute, wanted }: Pick<ScheduleEntry, "weekdays" | "minute" | "wanted">,
): { days: string; time: string; wanted: string } {
  return { days: dayNames(locale, weekdays), time: timeOfDay(minute), wanted };
}

/** "Sun, 22 Nov" of a day like "2026-11-22". */
export function shortDate(locale: string, day: string): string {
  const format = { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" } as const;
  const language = locale === "en" ? "en-GB" : locale;
  return new Intl.DateTimeFormat(language, format).format(Date.parse(`${day}T12:00:00Z`));
}

/** What the texts about one occurrence need: its date and the time that its entry names. */
export function occurrenceWords(locale: string, { entry, day }: Occurrence) {
  return { ...entryWords(locale, entry), date: shortDate(locale, day) };
}

/** "Next: Sun, 22 Nov 23:00 · Night". */
export function nextLine({ locale }: Reader, next: Occurrence | null): string {
  if (!next) return say(locale, "schedule-next-none");
  return say(locale, "schedule-next", occurrenceWords(locale, next));
}

/** Reads a typed time ("23:15", "7", "2315", "11.15 pm") as minutes since midnight; null: none. */
export function readTime(text: string): number | null {
  const read = /^(\d{1,2}?)(?:[:.,h\s]?([0-5]\d))?\s*([ap])?\.?m?\.?$/i.exec(text.trim());
  if (!read) return null;
  const [, hours = "", minutes = "0", half] = read;
  const hour = Number(hours);
  if (half !== undefined && (hour < 1 || hour > 12)) return null;
  if (hour > 23) return null;
  const inDay = half === undefined ? hour : (hour % 12) + (half.toLowerCase() === "p" ? 12 : 0);
  return inDay * 60 + Number(minutes);
}
