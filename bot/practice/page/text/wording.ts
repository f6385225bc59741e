// Owns how times, days and sizes are written on the page: in its language and the browser's
// timezone.
import type { MessageEntity } from "grammy/types";

/** British English writes the day first and 24 hours, as Vigil does. */
const language = "en-GB";

/** Times are in this zone; undefined: the browser's. Tests give one. */
export type TimeZone = string | undefined;

/** "14:02" of a time in seconds since 1970. */
export function clockTime(seconds: number, timeZone?: TimeZone): string {
  return written(seconds, { hour: "2-digit", minute: "2-digit" }, timeZone);
}

/** "22 November 2026, 14:02:11", for titles. */
export function fullTime(seconds: number, timeZone?: TimeZone): string {
  const day = written(seconds, { day: "numeric", month: "long", year: "numeric" }, timeZone);
  return `${day}, ${written(seconds, { timeStyle: "medium" }, timeZone)}`;
}

/** Equal for two times on the same day. */
export function dayOf(seconds: number, timeZone?: TimeZone): string {
  return written(seconds, { dateStyle: "short" }, timeZone);
}

/** "Today", "Yesterday", "22 November", or with the year when it is another one. */
export function dayHeading(seconds: number, nowSeconds: number, timeZone?: TimeZone): string {
  const day = dayOf(seconds, timeZone);
  if (day === dayOf(nowSeconds, timeZone)) return "Today";
  if (day === dayOf(nowSeconds - 86_400, timeZone)) return "Yesterday";
  const year = { year: "numeric" } as const;
  const sameYear = written(seconds, year, timeZone) === written(nowSeconds, year, timeZone);
  return written(seconds, { day: "numeric", month: "long", ...(sameYear ? {} : year) }, timeZone);
}

/** "640 B", "12 KB", "3.4 MB", in thousands as Telegram counts for people. */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return `${Math.max(0, Math.round(bytes))} B`;
  const units = ["KB", "MB", "GB", "TB"];
  let value = bytes / 1000;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${value < 10 && unit > 0 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`;
}

/** "0:07", "2:31", "1:02:03" of a length in seconds. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  const rest = twoDigits(whole % 60);
  return hours > 0 ? `${hours}:${twoDigits(minutes)}:${rest}` : `${minutes}:${rest}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}

/** "8 s left", "3 min left"; empty while the speed is unknown. */
export function timeLeft(restBytes: number, bytesPerSecond: number): string {
  if (bytesPerSecond <= 0 || restBytes <= 0) return "";
  const seconds = Math.ceil(restBytes / bytesPerSecond);
  return seconds < 90 ? `${seconds} s left` : `${Math.round(seconds / 60)} min left`;
}

/**
 * What a date_time entity shows instead of its text; null: the text as it is. Format and order are
 * Telegram's: "r" relative, or weekday (w), time (t short, T long), date (d short, D long).
 */
export function dateTimeText(
  entity: MessageEntity.DateTimeMessageEntity,
  nowSeconds: number,
  timeZone?: TimeZone,
): string | null {
  const { unix_time: seconds, date_time_format: format } = entity;
  if (format === "r") return relativeTime(seconds - nowSeconds);
  const parts: string[] = [];
  if (format.includes("w")) parts.push(written(seconds, { weekday: "long" }, timeZone));
  if (format.includes("T")) parts.push(written(seconds, { timeStyle: "medium" }, timeZone));
  else if (format.includes("t")) parts.push(clockTime(seconds, timeZone));
  if (format.includes("D")) parts.push(written(seconds, { dateStyle: "long" }, timeZone));
  else if (format.includes("d")) parts.push(written(seconds, { dateStyle: "short" }, timeZone));
  return parts.length > 0 ? parts.join(", ") : null;
}

/** "in 5 minutes", "2 hours ago", "now", of a difference in seconds. */
export function relativeTime(difference: number): string {
  const steps: [Intl.RelativeTimeFormatUnit, number][] = [
    ["day", 86_400],
    ["hour", 3600],
    ["minute", 60],
  ];
  const words = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
  for (const [unit, length] of steps) {
    if (Math.abs(difference) >= length) {
      return words.format(Math.trunc(difference / length), unit);
    }
  }
  return words.format(Math.abs(difference) < 5 ? 0 : Math.trunc(difference), "second");
}

function written(seconds: number, options: Intl.DateTimeFormatOptions, timeZone: TimeZone): string {
  const zone = timeZone === undefined ? {} : { timeZone };
  return new Intl.DateTimeFormat(language, { ...options, ...zone }).format(seconds * 1000);
}
