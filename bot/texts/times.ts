// Owns how moments and spans are written, in the household's timezone and
// the reader's language.

import { sayPlain } from "./texts.ts";

/** The machine's timezone, like "Europe/Berlin"; "UTC" where its TZ has no such name. */
export function householdTimezone(): string {
  // With TZ=":/etc/localtime" Node 20 answers undefined, whatever its types say.
  const name: string | undefined = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return name ?? "UTC";
}

/** "14:02", or "14:02:11" with seconds. */
export function clockTime(at: number, timezone: string, options?: { seconds: boolean }): string {
  const seconds = options?.seconds ?? false;
  return formatter(`clock ${seconds} ${timezone}`, "en-GB", {
    timeZone: timezone,
    hour: "2-digit",
    minute: "2-digit",
    ...(seconds ? { second: "2-digit" } : {}),
    hourCycle: "h23",
  }).format(at);
}

/** "22 Nov 2026", for captions that outlive the day. */
export function calendarDate(locale: string, at: number, timezone: string): string {
  return formatter(`date ${locale} ${timezone}`, locale === "en" ? "en-GB" : locale, {
    timeZone: timezone,
    day: "numeric",
    month: "short",
    year: "numeric",
  }).format(at);
}

/** Making one takes a hundred times as long as using it, and a digest speaks of thousands of moments. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(key: string, locale: string, options: Intl.DateTimeFormatOptions) {
  const made = formatters.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formatters.set(key, made);
  return made;
}

/** Whether both moments fall on one day there. */
export function sameDay(a: number, b: number, timezone: string): boolean {
  return calendarDate("en", a, timezone) === calendarDate("en", b, timezone);
}

/** A span rounded to what matters: "8 s", "4 min", "3 h", "2 days". */
export function span(locale: string, ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  // 90 s is a delay that can be set, and no 2 min.
  if (seconds <= 90) return sayPlain(locale, "span-seconds", { count: seconds });
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return sayPlain(locale, "span-minutes", { count: minutes });
  const hours = Math.round(minutes / 60);
  if (hours < 48) return sayPlain(locale, "span-hours", { count: hours });
  return sayPlain(locale, "span-days", { count: Math.round(hours / 24) });
}

/** "just now", "12 min ago" under an hour; then "at 03:12", with the day where it is another. */
export function ago(locale: string, at: number, now: number, timezone: string): string {
  const gone = now - at;
  if (gone < 10_000) return sayPlain(locale, "just-now");
  if (gone < 3_600_000) return sayPlain(locale, "span-ago", { span: span(locale, gone) });
  return moment(locale, at, now, timezone);
}

/** "at 03:12", with the day where it is another than today's. */
export function moment(locale: string, at: number, now: number, timezone: string): string {
  const time = clockTime(at, timezone);
  if (sameDay(at, now, timezone)) return sayPlain(locale, "at-time", { time });
  return sayPlain(locale, "at-time-on", { time, date: calendarDate(locale, at, timezone) });
}
