import { describe, expect, test } from "vitest";
import type { ScheduleEntry } from "../../../../storage/schedule.ts";
import {
  dayOf,
  nextOccurrence,
  occurrencesBetween,
  TimezoneError,
} from "../../../../vision/guard/schedule/occurrences.ts";

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const day = 86_400_000;

function entry(part: Partial<ScheduleEntry> & { at?: string } = {}): ScheduleEntry {
  const [hour, minute] = (part.at ?? "23:00").split(":").map(Number) as [number, number];
  const { at: _, ...rest } = part;
  const usual = { id: "s1", weekdays: everyDay, wanted: "armed_night", enabled: true } as const;
  return {
    ...usual,
    weekdays: [...usual.weekdays],
    minute: hour * 60 + minute,
    skip: null,
    ...rest,
  };
}

/** The moments of one entry on and around `date`, as UTC. */
function moments(zone: string, at: string, date: string): string[] {
  const noon = Date.parse(`${date}T12:00:00Z`);
  return occurrencesBetween([entry({ at })], zone, noon - 2 * day, noon + 2 * day)
    .filter((one) => one.day === date)
    .map((one) => new Date(one.at).toISOString());
}

describe("when clocks change", () => {
  test.each([
    // Berlin loses 02:00-03:00 at 01:00 UTC on 29 March 2026.
    ["Europe/Berlin", "01:59", "2026-03-29", "2026-03-29T00:59:00.000Z"],
    ["Europe/Berlin", "02:00", "2026-03-29", "2026-03-29T01:00:00.000Z"],
    ["Europe/Berlin", "02:30", "2026-03-29", "2026-03-29T01:00:00.000Z"],
    ["Europe/Berlin", "03:00", "2026-03-29", "2026-03-29T01:00:00.000Z"],
    ["Europe/Berlin", "23:00", "2026-03-28", "2026-03-28T22:00:00.000Z"],
    ["Europe/Berlin", "23:00", "2026-03-29", "2026-03-29T21:00:00.000Z"],
    // And has 02:00-03:00 twice on 25 October: the first one, still in summer time.
    ["Europe/Berlin", "02:00", "2026-10-25", "2026-10-25T00:00:00.000Z"],
    ["Europe/Berlin", "02:30", "2026-10-25", "2026-10-25T00:30:00.000Z"],
    ["Europe/Berlin", "03:00", "2026-10-25", "2026-10-25T02:00:00.000Z"],
    // Lord Howe moves by half an hour: 02:00-02:30 is lost on 4 October 2026, 01:30-02:00 twice on 5 April.
    ["Australia/Lord_Howe", "02:10", "2026-10-04", "2026-10-03T15:30:00.000Z"],
    ["Australia/Lord_Howe", "02:30", "2026-10-04", "2026-10-03T15:30:00.000Z"],
    ["Australia/Lord_Howe", "01:45", "2026-04-05", "2026-04-04T14:45:00.000Z"],
    ["Australia/Lord_Howe", "02:00", "2026-04-05", "2026-04-04T15:30:00.000Z"],
    // Beirut's midnight itself is lost; Samoa lost a whole Friday.
    ["Asia/Beirut", "00:15", "2026-03-29", "2026-03-28T22:00:00.000Z"],
    ["Pacific/Apia", "08:00", "2011-12-30", "2011-12-30T10:00:00.000Z"],
    ["Asia/Kolkata", "23:00", "2026-03-29", "2026-03-29T17:30:00.000Z"],
  ])("%s %s on %s is due once, at %s", (zone, at, date, due) => {
    expect(moments(zone, at, date)).toEqual([due]);
  });

  test("every day of a year has each time exactly once", () => {
    const from = Date.parse("2026-01-01T00:00:00Z");
    for (const zone of ["Europe/Berlin", "Australia/Lord_Howe"]) {
      const all = occurrencesBetween([entry({ at: "02:15" })], zone, from, from + 365 * day);
      expect(all).toHaveLength(365);
      expect(new Set(all.map((one) => one.day)).size).toBe(365);
      expect(all.every((one, index) => index === 0 || one.at > (all[index - 1]?.at ?? 0))).toBe(
        true,
      );
    }
  });
});

describe("what is due", () => {
  // A Sunday, 14:00 in Berlin.
  const now = Date.parse("2026-11-22T13:00:00Z");
  const next = (...entries: ScheduleEntry[]) => {
    const one = nextOccurrence(entries, "Europe/Berlin", now);
    return one && `${one.entry.id} ${one.day} ${new Date(one.at).toISOString().slice(11, 16)}`;
  };

  test.each([
    ["later today", [7], "23:00", "s1 2026-11-22 22:00"],
    ["this minute is over", [7], "14:00", "s1 2026-11-29 13:00"],
    ["from Sunday to Monday", [1], "07:00", "s1 2026-11-23 06:00"],
    ["yesterday's weekday comes next week", [6], "23:00", "s1 2026-11-28 22:00"],
  ])("%s", (_, weekdays, at, expected) => {
    expect(next(entry({ weekdays, at }))).toBe(expected);
  });

  test("a skipped day gives way to the next, also a week later", () => {
    expect(next(entry({ skip: "2026-11-22" }))).toBe("s1 2026-11-23 22:00");
    expect(next(entry({ weekdays: [7], skip: "2026-11-22" }))).toBe("s1 2026-11-29 22:00");
    expect(next(entry({ skip: "2026-11-21" }))).toBe("s1 2026-11-22 22:00");
  });

  test("what is switched off, or has no day, never comes", () => {
    expect(next(entry({ enabled: false }))).toBeNull();
    expect(next(entry({ weekdays: [] }))).toBeNull();
    expect(next()).toBeNull();
  });

  test("after the beginning, up to and including the end, disarming first", () => {
    const at = Date.parse("2026-11-22T22:00:00Z");
    const entries = [entry({ id: "s1" }), entry({ id: "s2", wanted: "disarmed" })];
    const ids = (from: number, until: number) =>
      occurrencesBetween(entries, "Europe/Berlin", from, until).map((one) => one.entry.id);
    expect(ids(at - 1, at)).toEqual(["s2", "s1"]);
    expect(ids(at, at + 1)).toEqual([]);
    expect(ids(at - 2, at - 1)).toEqual([]);
  });

  test("the household's day, not the machine's", () => {
    expect(dayOf(now, "Pacific/Kiritimati")).toBe("2026-11-23");
    expect(dayOf(now, "Europe/Berlin")).toBe("2026-11-22");
    expect(() => dayOf(now, "Atlantis/Capital")).toThrow(TimezoneError);
    expect(() => next(entry({ at: "23:00" }))).not.toThrow();
    expect(() => nextOccurrence([entry()], "Atlantis/Capital", now)).toThrow(TimezoneError);
  });
});
