// The alarm's state machine, wish by wish.
import { describe, expect, test } from "vitest";
import { alarmStates, type AlarmState } from "../../../storage/incident-events.ts";
import { type Alarm, decideAlarm, isArmed } from "../../../vision/guard/alarm.ts";

const since = 1000;
const now = 5000;
const arm = { kind: "arm", mode: "armed_away", by: "Ann" } as const;
const disarm = { kind: "disarm", by: "Ben" } as const;

describe("decideAlarm", () => {
  test.each<[AlarmState, typeof arm | typeof disarm, AlarmState]>([
    ["disarmed", arm, "armed_away"],
    ["arming", arm, "armed_away"],
    ["armed_home", arm, "armed_away"],
    ["armed_night", arm, "armed_away"],
    ["arming", disarm, "disarmed"],
    ["armed_home", disarm, "disarmed"],
    ["armed_away", disarm, "disarmed"],
    ["armed_night", disarm, "disarmed"],
    ["pending", disarm, "disarmed"],
    ["triggered", disarm, "disarmed"],
  ])("%s, %o: %s, from now on, by whom", (state, wish, expected) => {
    const decided = decideAlarm({ state, since, by: "Cleo" }, wish, now);
    expect(decided).toEqual({
      changed: true,
      alarm: { state: expected, since: now, by: wish.by },
    });
  });

  test.each<[AlarmState, typeof arm | typeof disarm]>([
    ["disarmed", disarm],
    ["armed_away", arm],
    // Arming again must not make undone what the alarm has seen.
    ["pending", arm],
    ["triggered", arm],
  ])("%s stays after %o and remembers who brought it there", (state, wish) => {
    const alarm: Alarm = { state, since, by: "Cleo" };
    expect(decideAlarm(alarm, wish, now)).toEqual({ changed: false, alarm });
  });
});

test("isArmed: not while disarmed or still on the way out", () => {
  expect(alarmStates.filter(isArmed)).toEqual([
    "armed_home",
    "armed_away",
    "armed_night",
    "pending",
    "triggered",
  ]);
});

test("a state that doesn't exist is an error, not a disarmed house", () => {
  expect(() => isArmed("asleep" as AlarmState)).toThrow('no alarm state "asleep"');
});
