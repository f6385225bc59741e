// Owns days of the household's calendar in the history: written "2026-11-22" as the folders are
// called, short in buttons, and read from what people type.
import { DateTime } from "luxon";

/** A day in the household's timezone, "2026-11-22". */
export type Day = string;

/** The day that the moment `at` (wall-clock milliseconds) falls on in `timezone`. */
export function dayOf(at: number, timezone: string): Day {
  return DateTime.fromMillis(at, { zone: timezone }).toFormat("yyyy-MM-dd");
}

/** `count` days later, or earlier where it is negative. */
export function addDays(day: Day, count: number): Day {
  return DateTime.fromISO(day, { zone: "utc" }).plus({ days: count }).toFormat("yyyy-MM-dd");
}

/** How many days `from` to `to` are, both included. */
export function countDays(from: Day, to: Day): number {
  const utc = (day: Day) => DateTime.fromISO(day, { zone: "utc" });
  return Math.round(utc(to).diff(utc(from), "days").days) + 1;
}

/** When the day begins and the next one does: 23 or 25 hours apart where the clocks change. */
export function boundsOfDay(day: Day, timezone: string): { from: number; to: number } {
  const start = (date: Day) => DateTime.fromISO(date, { zone: timezone }).startOf("day").toMillis();
  return { from: start(day), to: start(addDays(day, 1)) };
}

/** "20261122", for buttons. */
export function shortDay(day: Day): string {
  return day.replaceAll("-", "");
}

/** Reads what shortDay() wrote; null for what is no day of the calendar. */
export function fromShortDay(text: string): Day | null {
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  return match ? existing(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

/** "Sun, 22 Nov 2026" for a page's heading, in the reader's language. */
export function dayName(locale: string, day: Day): string {
  return new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, {
    timeZone: "UTC",
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
  }).format(Date.parse(`${day}T12:00:00Z`));
}

/**
 * The day that somebody means by `text` ("21 Nov", "21.11.", "21.11.26", "2026-11-21", "yesterday",
 * "Tuesday"), in their language or in English; null where it is none. Evidence lies in the past: a
 * date without a year is its last one up to `today`, a weekday the last one, today's included.
 */
export function parseDay(text: string, locale: string, today: Day): Day | null {
  const asked = plain(text).replace(/[,.]+$/, "");
  if (asked === "") return null;
  for (const language of new Set([locale, "en"])) {
    const found =
      relativeDay(asked, language, today) ??
      weekday(asked, language, today) ??
      namedMonth(asked, language, today);
    if (found) return found;
  }
  return inDigits(asked, today);
}

/**
 * The days of "20 Nov - 22 Nov", "20-22 Nov", "yesterday to today" or of one day alone, the
 * earlier first; null where it is none.
 */
export function parseDays(text: string, locale: string, today: Day): { from: Day; to: Day } | null {
  const one = parseDay(text, locale, today);
  if (one) return { from: one, to: one };
  for (const match of text.matchAll(/\s*[–—]\s*|\s+(?:-|to|bis|до|по|a|al|hasta)\s+|\s*-\s*/giu)) {
    const to = parseDay(text.slice(match.index + match[0].length), locale, today);
    if (!to) continue;
    const start = text.slice(0, match.index).trim();
    // "20-22 Nov": the first one leaves out what both have.
    const from = /^\d{1,2}\.?$/.test(start)
      ? sameMonth(Number.parseInt(start, 10), to)
      : parseDay(start, locale, today);
    if (from) return from <= to ? { from, to } : { from: to, to: from };
  }
  return null;
}

/** Words that say nothing in a date: "21 de noviembre de 2026". */
const besideDates: ReadonlySet<string> = new Set(["de", "del", "of", "the", "г", "года"]);

/** "vorgestern" and "позавчера" are words, too, where a language has them. */
function relativeDay(asked: string, locale: string, today: Day): Day | null {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const back = [0, 1, 2].find((days) => plain(format.format(-days, "day")) === asked);
  return back === undefined ? null : addDays(today, -back);
}

function weekday(asked: string, locale: string, today: Day): Day | null {
  for (let back = 0; back < 7; back++) {
    const day = addDays(today, -back);
    const names = (["long", "short"] as const).map((style) => nameOf(day, locale, style));
    if (names.includes(asked)) return day;
  }
  return null;
}

function nameOf(day: Day, locale: string, style: "long" | "short"): string {
  const format = new Intl.DateTimeFormat(locale, { timeZone: "UTC", weekday: style });
  return plain(format.format(Date.parse(`${day}T12:00:00Z`))).replace(/\.$/, "");
}

/** "21 Nov", "21. November 2026", "Sat, 21 de noviembre", "Nov 21". */
function namedMonth(asked: string, locale: string, today: Day): Day | null {
  const words = asked.split(/[\s,.]+/).filter((word) => word !== "" && !besideDates.has(word));
  const numbers = words.filter((word) => /^(?:\d{1,2}(?:st|nd|rd|th)?|\d{4})$/.test(word));
  const names = words.filter((word) => !numbers.includes(word));
  const months = names.flatMap((name) => monthOf(name, locale) ?? []);
  const others = names.filter((name) => monthOf(name, locale) === null);
  const [month] = months;
  const [date, year] = numbers;
  if (month === undefined || months.length > 1 || date === undefined || numbers.length > 2) {
    return null;
  }
  // Beside them stands a weekday, or it is something else.
  if (others.some((name) => weekday(name, locale, today) === null)) return null;
  return dayIn(Number.parseInt(date, 10), month, year, today);
}

/** 1 to 12 for a name of a month, or its beginning of three letters or more. */
function monthOf(word: string, locale: string): number | null {
  if (!/^\p{L}{3,}$/u.test(word)) return null;
  for (let month = 1; month <= 12; month++) {
    const at = Date.UTC(2026, month - 1, 5);
    // With a day beside it, a month stands in another case in Russian.
    const names = [{}, { day: "numeric" as const }].map((beside) => {
      const format = new Intl.DateTimeFormat(locale, { timeZone: "UTC", month: "long", ...beside });
      const part = format.formatToParts(at).find(({ type }) => type === "month");
      return plain(part?.value ?? "");
    });
    if (names.some((name) => name.startsWith(word) || word === `${name.slice(0, 3)}t`)) {
      return month;
    }
  }
  return null;
}

/** "2026-11-21", "21.11.", "21/11/26", "20261121"; the day comes before the month. */
function inDigits(asked: string, today: Day): Day | null {
  const iso = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/.exec(asked);
  if (iso) return existing(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const european = /^(\d{1,2})\s?[./-]\s?(\d{1,2})(?:\s?[./-]\s?(\d{4}|\d{2}))?$/.exec(asked);
  if (european) return dayIn(Number(european[1]), Number(european[2]), european[3], today);
  return fromShortDay(asked);
}

/** Without a year: the last time there was such a day, up to today. */
function dayIn(date: number, month: number, year: string | undefined, today: Day): Day | null {
  if (year !== undefined) {
    const full = Number(year) + (year.length <= 2 ? 2000 : 0);
    return existing(full, month, date);
  }
  const thisYear = Number(today.slice(0, 4));
  // 29 February comes every four years, but for a turn of a century.
  for (let back = 0; back <= 8; back++) {
    const day = existing(thisYear - back, month, date);
    if (day !== null && day <= today) return day;
  }
  return null;
}

function sameMonth(date: number, day: Day): Day | null {
  return existing(Number(day.slice(0, 4)), Number(day.slice(5, 7)), date);
}

function existing(year: number, month: number, day: number): Day | null {
  const date = DateTime.fromObject({ year, month, day }, { zone: "utc" });
  return date.isValid && year >= 1970 ? date.toFormat("yyyy-MM-dd") : null;
}

/** In small letters, without accents and double spaces: as people type. */
function plain(text: string): string {
  return text
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/\s+/g, " ")
    .trim();
}
