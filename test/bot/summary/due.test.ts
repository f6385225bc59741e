import { describe, expect, test } from "vitest";
import { askAgainIn, dueDay } from "../../../bot/summary/due.ts";

const berlin = { at: 8 * 60, lastOf: null, timezone: "Europe/Berlin" };
const at = (text: string) => Date.parse(text);

describe("when the daily summary is due", () => {
  test("from its minute on, once a day, also late", () => {
    expect(dueDay(at("2026-11-22T06:59:59Z"), berlin)).toBeNull();
    expect(dueDay(at("2026-11-22T07:00:00Z"), berlin)).toBe("2026-11-22");
    expect(dueDay(at("2026-11-22T22:30:00Z"), berlin)).toBe("2026-11-22");
    const told = { ...berlin, lastOf: "2026-11-22" };
    expect(dueDay(at("2026-11-22T22:30:00Z"), told)).toBeNull();
    expect(dueDay(at("2026-11-23T06:59:00Z"), told)).toBeNull();
    expect(dueDay(at("2026-11-23T07:00:00Z"), told)).toBe("2026-11-23");
  });

  test("never where nobody wants it", () => {
    expect(dueDay(at("2026-11-22T22:30:00Z"), { ...berlin, at: null })).toBeNull();
  });

  test("at an hour that a day leaves out, it comes all the same", () => {
    const skipped = { ...berlin, at: 2 * 60 + 30 };
    expect(dueDay(at("2026-03-29T00:59:00Z"), skipped)).toBeNull();
    expect(dueDay(at("2026-03-29T01:00:00Z"), skipped)).toBe("2026-03-29");
  });

  test("is asked again at the due minute, and once an hour at least", () => {
    expect(askAgainIn(at("2026-11-22T06:50:00Z"), berlin)).toBe(10 * 60_000);
    expect(askAgainIn(at("2026-11-22T01:00:00Z"), berlin)).toBe(3_600_000);
    expect(askAgainIn(at("2026-11-22T06:59:59.900Z"), berlin)).toBe(1000);
  });
});
