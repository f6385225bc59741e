import { describe, expect, test } from "vitest";
import type { ScheduleEntry } from "../../../../storage/schedule.ts";
import type { AlarmState, ArmedMode } from "../../../../storage/incident-events.ts";
import {
  actionFor,
  dueIn,
  type DueWindow,
  remindersIn,
  untilNextLook,
} from "../../../../vision/guard/schedule/due.ts";
import { markOf } from "../../../../vision/guard/schedule/occurrences.ts";

const clock = (time: string) => Date.parse(`2026-11-22T${time}Z`);
const every = [1, 2, 3, 4, 5, 6, 7];

function entry(id: string, time: string, wanted: ScheduleEntry["wanted"]): ScheduleEntry {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return { id, weekdays: every, minute: hour * 60 + minute, wanted, enabled: true, skip: null };
}

const night = entry("s1", "22:00", "armed_night");
const morning = entry("s2", "07:00", "disarmed");

function due(from: string, until: string, part: Partial<DueWindow> = {}): string[] {
  const found = dueIn({
    entries: [night, morning],
    timezone: "UTC",
    after: clock(from),
    until: clock(until),
    done: new Set(),
    gap: null,
    ...part,
  });
  return found.due.map(({ occurrence, late }) => `${occurrence.entry.id} ${late ?? "on time"}`);
}

describe("what is dealt with", () => {
  test("on time, once", () => {
    expect(due("21:59:30", "22:00:00")).toEqual(["s1 on time"]);
    expect(due("22:00:00", "22:01:00")).toEqual([]);
    expect(due("06:59:00", "07:00:01")).toEqual(["s2 on time"]);
    const done = new Set([markOf({ entry: night, at: clock("22:00:00") })]);
    expect(due("21:00:00", "22:00:30", { done })).toEqual([]);
  });

  test("after a downtime the latest alone", () => {
    expect(due("05:00:00", "23:00:00", { gap: "off" })).toEqual(["s1 off"]);
    expect(due("05:00:00", "21:00:00", { gap: "off" })).toEqual(["s2 off"]);
    const after = clock("23:00:00") - 40 * 86_400_000;
    expect(due("05:00:00", "23:00:00", { after, gap: "off" })).toEqual(["s1 off"]);
  });

  test("nothing is made up for when what came later was carried out already", () => {
    const done = new Set([markOf({ entry: night, at: clock("22:00:00") })]);
    expect(due("05:00:00", "23:00:00", { gap: "off", done })).toEqual([]);
  });

  test("a machine that slept is late without any step", () => {
    expect(due("21:00:00", "22:10:00")).toEqual(["s1 off"]);
    expect(due("21:00:00", "22:01:00")).toEqual(["s1 on time"]);
  });

  test("at one moment arming beats disarming, and the last wish to arm the others", () => {
    const entries = [entry("s1", "22:00", "armed_away"), entry("s2", "22:00", "disarmed")];
    expect(due("21:59:00", "22:00:00", { entries })).toEqual(["s1 on time"]);
    const modes = [entry("s3", "22:00", "armed_away"), entry("s4", "22:00", "armed_night")];
    expect(due("21:59:00", "22:00:00", { entries: modes })).toEqual(["s4 on time"]);
  });
});

describe("what it does to the alarm", () => {
  const on = { entry: night, day: "2026-11-22", at: clock("22:00:00") };
  const off = { entry: morning, day: "2026-11-22", at: clock("07:00:00") };
  type Row = [AlarmState, ArmedMode | null, unknown, unknown];
  test.each<Row>([
    ["disarmed", null, { kind: "arm", mode: "armed_night" }, null],
    ["armed_away", "armed_away", { kind: "arm", mode: "armed_night" }, { kind: "disarm" }],
    ["armed_night", "armed_night", null, { kind: "disarm" }],
    ["arming", "armed_night", null, { kind: "disarm" }],
    ["arming", "armed_away", { kind: "arm", mode: "armed_night" }, { kind: "disarm" }],
    ["pending", "armed_away", null, { kind: "ask", because: "alarm" }],
    ["triggered", "armed_away", null, { kind: "ask", because: "alarm" }],
  ])("%s (%s): on time", (state, mode, armed, disarmed) => {
    expect(actionFor({ occurrence: on, late: null }, { state, mode })).toEqual(armed);
    expect(actionFor({ occurrence: off, late: null }, { state, mode })).toEqual(disarmed);
    // Late it arms all the same, and never disarms.
    expect(actionFor({ occurrence: on, late: "off" }, { state, mode })).toEqual(armed);
    const late = actionFor({ occurrence: off, late: "clock" }, { state, mode });
    expect(late?.kind ?? null).toBe(state === "disarmed" ? null : "ask");
  });
});

describe("reminders", () => {
  const plan = { entries: [night, morning], timezone: "UTC", remindMinutes: 10 };
  const disarmed = { state: "disarmed", mode: null } as const;
  const at = (time: string, alarm: Parameters<typeof remindersIn>[3] = disarmed) =>
    remindersIn(plan, clock(time), new Set(), alarm).map((one) => one.entry.id);

  test("within the minutes before it arms, not before it disarms", () => {
    expect(at("21:49:59")).toEqual([]);
    expect(at("21:50:00")).toEqual(["s1"]);
    expect(at("21:59:59")).toEqual(["s1"]);
    expect(at("22:00:00")).toEqual([]);
    expect(at("06:55:00")).toEqual([]);
  });

  test("not when it is that way already, not twice, not at all when not wanted", () => {
    expect(at("21:55:00", { state: "armed_night", mode: "armed_night" })).toEqual([]);
    expect(at("21:55:00", { state: "armed_away", mode: "armed_away" })).toEqual(["s1"]);
    expect(at("21:55:00", { state: "triggered", mode: "armed_away" })).toEqual([]);
    const told = new Set([markOf({ entry: night, at: clock("22:00:00") })]);
    expect(remindersIn(plan, clock("21:55:00"), told, disarmed)).toEqual([]);
    const never = { ...plan, remindMinutes: 0 };
    expect(remindersIn(never, clock("21:59:59"), new Set(), disarmed)).toEqual([]);
  });

  test("the next look is at the next moment, at the latest after a minute", () => {
    expect(untilNextLook(plan, clock("12:00:00"))).toBe(60_000);
    expect(untilNextLook(plan, clock("21:49:30"))).toBe(30_000);
    expect(untilNextLook(plan, clock("21:59:59"))).toBe(1_000);
    expect(untilNextLook({ ...plan, entries: [] }, clock("21:59:59"))).toBe(60_000);
  });
});
