// Owns how sizes, days and limits are said of evidence: "3.1 of 20 GB", "3–5 Oct".
import type { EvidenceLimits } from "../../storage/evidence-settings.ts";
import type { PlannedRemoval } from "../../storage/retention/plan.ts";
import { dateOf } from "../../storage/incident-id.ts";
import { bytes, decimal } from "../texts/numbers.ts";
import { sayPlain, type TextVariables } from "../texts/texts.ts";

const gigabyte = 1e9;

/** "18.1 GB", "20 GB", "310 MB": without a decimal that says nothing. */
export function sizeText(locale: string, count: number): string {
  if (count < gigabyte) return bytes(locale, count);
  return sayPlain(locale, "size-gb", { size: gigabytes(locale, count) });
}

/** "3.1 of 20 GB"; "3.1 GB" where there is no limit. */
export function usageText(locale: string, used: number, most: number | null): string {
  if (most === null) return sizeText(locale, used);
  if (used >= gigabyte / 10 && most >= gigabyte) {
    const both = { used: gigabytes(locale, used), most: gigabytes(locale, most) };
    return sayPlain(locale, "evidence-used-gb", both);
  }
  const both = { used: sizeText(locale, used), most: sizeText(locale, most) };
  return sayPlain(locale, "evidence-used", both);
}

/** "3–5 Oct", "5 Oct", of days like "2026-10-05"; with the year where `from` is of another. */
export function datesText(locale: string, from: string, to: string, today: string): string {
  const isThisYear = from.slice(0, 4) === today.slice(0, 4);
  return new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, {
    timeZone: "UTC",
    day: "numeric",
    month: "short",
    ...(isThisYear ? {} : { year: "numeric" }),
  }).formatRange(noon(from), noon(to));
}

/** What the texts say of limits: `days` 0 and `room` "none" mean that there is none. */
export function limitWords(locale: string, limits: EvidenceLimits): TextVariables {
  const { keepDays, mostBytes, minimumFreeBytes } = limits;
  return {
    days: keepDays ?? 0,
    room: mostBytes === null ? "none" : "some",
    most: mostBytes === null ? "" : sizeText(locale, mostBytes),
    free: sizeText(locale, minimumFreeBytes),
  };
}

/** What the texts say of what goes: `count`, `size` and `dates`. There must be something. */
export function removalWords(
  locale: string,
  removals: readonly PlannedRemoval[],
  today: string,
): TextVariables {
  const dates = removals.map(({ id }) => dateOf(id)).toSorted();
  const [from, to] = [dates[0] ?? today, dates.at(-1) ?? today];
  return {
    count: removals.length,
    size: sizeText(
      locale,
      removals.reduce((sum, one) => sum + one.bytes, 0),
    ),
    dates: datesText(locale, from, to, today),
  };
}

function noon(day: string): number {
  return Date.parse(`${day}T12:00:00Z`);
}

function gigabytes(locale: string, count: number): string {
  const rounded = Math.round(count / (gigabyte / 10)) / 10;
  return decimal(locale, rounded, Number.isInteger(rounded) || rounded >= 100 ? 0 : 1);
}
