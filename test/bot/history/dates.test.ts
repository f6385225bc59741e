import { describe, expect, test } from "vitest";
import {
  addDays,
  boundsOfDay,
  countDays,
  dayName,
  dayOf,
  fromShortDay,
  parseDay,
  parseDays,
  shortDay,
} from "../../../bot/history/dates.ts";

/** A Sunday. */
const today = "2026-11-22";

describe("a day that somebody types", () => {
  test.each([
    ["en", "today", "2026-11-22"],
    ["en", "Yesterday", "2026-11-21"],
    ["en", "2026-11-21", "2026-11-21"],
    ["en", "21.11.", "2026-11-21"],
    ["en", "21.11", "2026-11-21"],
    ["en", "21.11.25", "2025-11-21"],
    ["en", "1/3/2026", "2026-03-01"],
    ["en", "20261121", "2026-11-21"],
    ["en", "21 Nov", "2026-11-21"],
    ["en", "Nov 21", "2026-11-21"],
    ["en", "21st November", "2026-11-21"],
    ["en", "Sat, 21 Nov 2026", "2026-11-21"],
    ["en", "1 Sept", "2026-09-01"],
    ["en", "Sunday", "2026-11-22"],
    ["en", "sat", "2026-11-21"],
    ["en", "Monday", "2026-11-16"],
    ["de", "gestern", "2026-11-21"],
    ["de", "vorgestern", "2026-11-20"],
    ["de", "21. November", "2026-11-21"],
    ["de", "3. März", "2026-03-03"],
    ["de", "3 marz 2025", "2025-03-03"],
    ["de", "Di", "2026-11-17"],
    ["de", "Dienstag", "2026-11-17"],
    ["de", "1. Juli", "2026-07-01"],
    ["de", "yesterday", "2026-11-21"],
    ["ru", "вчера", "2026-11-21"],
    ["ru", "21 ноября", "2026-11-21"],
    ["ru", "21 ноябрь", "2026-11-21"],
    ["ru", "5 мая", "2026-05-05"],
    ["ru", "5 май", "2026-05-05"],
    ["ru", "5 мар", "2026-03-05"],
    ["ru", "вторник", "2026-11-17"],
    ["es", "ayer", "2026-11-21"],
    ["es", "21 de noviembre de 2026", "2026-11-21"],
    ["es", "miércoles", "2026-11-18"],
    ["es", "miercoles", "2026-11-18"],
    ["es", "3 mar", "2026-03-03"],
    ["es", "mar", "2026-11-17"],
    // No day to come: the last one that there was.
    ["en", "23 Nov", "2025-11-23"],
    ["en", "29 Feb", "2024-02-29"],
  ])("%s: %s", (locale, text, expected) => {
    expect(parseDay(text, locale, today)).toBe(expected);
  });

  test.each(["", "hello", "31 Nov", "32.1.", "21.13.", "2026-02-30", "Nov", "21", "21 Nov 20:00"])(
    "%s is none",
    (text) => {
      expect(parseDay(text, "en", today)).toBeNull();
    },
  );
});

describe("several days", () => {
  test.each([
    ["en", "20 Nov - 22 Nov", "2026-11-20", "2026-11-22"],
    ["en", "22 Nov – 20 Nov", "2026-11-20", "2026-11-22"],
    ["en", "20-22 Nov", "2026-11-20", "2026-11-22"],
    ["en", "2026-11-20 - 2026-11-22", "2026-11-20", "2026-11-22"],
    ["en", "yesterday to today", "2026-11-21", "2026-11-22"],
    ["de", "20. bis 22. November", "2026-11-20", "2026-11-22"],
    ["de", "20.11.-22.11.", "2026-11-20", "2026-11-22"],
    ["ru", "20 ноября до 22 ноября", "2026-11-20", "2026-11-22"],
    ["es", "lunes a miércoles", "2026-11-16", "2026-11-18"],
    ["en", "21 Nov", "2026-11-21", "2026-11-21"],
  ])("%s: %s", (locale, text, from, to) => {
    expect(parseDays(text, locale, today)).toEqual({ from, to });
  });

  test("what is none", () => {
    expect(parseDays("20 Nov - soon", "en", today)).toBeNull();
    expect(parseDays("the garden", "en", today)).toBeNull();
  });
});

test("in buttons", () => {
  expect(shortDay(today)).toBe("20261122");
  expect(fromShortDay("20261122")).toBe(today);
  expect(fromShortDay("20260230")).toBeNull();
  expect(fromShortDay("2026112")).toBeNull();
});

test("a day is where the household is", () => {
  const at = Date.UTC(2026, 10, 22, 23, 30);
  expect(dayOf(at, "UTC")).toBe("2026-11-22");
  expect(dayOf(at, "Europe/Berlin")).toBe("2026-11-23");
});

test("counting days over the ends of months and changes of the clock", () => {
  expect(addDays("2026-11-01", -1)).toBe("2026-10-31");
  expect(countDays("2026-10-24", "2026-10-26")).toBe(3);
  expect(countDays(today, today)).toBe(1);
});

test("days of 23, 24 and 25 hours", () => {
  const hours = (day: string) => {
    const { from, to } = boundsOfDay(day, "Europe/Berlin");
    return (to - from) / 3_600_000;
  };
  expect([hours("2026-03-29"), hours("2026-11-22"), hours("2026-10-25")]).toEqual([23, 24, 25]);
});

test("a day's name", () => {
  expect(dayName("en", today)).toBe("Sun 22 Nov 2026".replace("Sun ", "Sun, "));
  expect(dayName("de", today)).toContain("22. Nov");
});
