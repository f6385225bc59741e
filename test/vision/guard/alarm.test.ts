// The alarm's state machine, as a table of what each state makes of what happens to it.
import { describe, expect, test } from "vitest";
import {
  alarmStates,
  armedMode,
  type AlarmState,
  type ArmedMode,
} from "../../../storage/incident-events.ts";
import {
  type Alarm,
  type AlarmInput,
  decideAlarm,
  isArmed,
  triggeredMs,
} from "../../../vision/guard/alarm.ts";

const now = { wall: 5_000, monotonic: 700 };
const ann = { means: "person", name: "Ann" } as const;

/** Cleo brought it there, away unless its state says; delays have 30 s left. */
function alarmIn(state: AlarmState): Alarm {
  const mode = state === "disarmed" ? null : (armedMode.safeParse(state).data ?? "armed_away");
  const counts = state === "arming" || state === "pending" || state === "triggered";
  const endsAt = counts ? now.monotonic + 30_000 : null;
  return { state, mode, since: 1_000, by: "Cleo", means: "person", endsAt };
}

function arm(mode: ArmedMode, exitDelayMs = 0, askedDelayMs: number | null = null): AlarmInput {
  return { kind: "arm", mode, actor: ann, exitDelayMs, askedDelayMs };
}
const disarm: AlarmInput = { kind: "disarm", actor: ann };
const sees = (entryDelayMs: number, immediately = false): AlarmInput => {
  return { kind: "trigger", entryDelayMs, immediately };
};
const time = (goesOn = false): AlarmInput => ({ kind: "time", goesOn });

/** "arming armed_away in 45 s by Ann"; "pending armed_home in 30 s, guard" */
function describeAlarm({ state, mode, endsAt, by, means }: Alarm): string {
  const which = mode === null || mode === state ? "" : ` ${mode}`;
  const until = endsAt === null ? "" : ` in ${(endsAt - now.monotonic) / 1_000} s`;
  return `${state}${which}${until}${by === null ? "" : ` by ${by}`}, ${means}`;
}

describe("while somebody may be in", () => {
  const schedule: AlarmInput = { kind: "disarm", actor: { means: "schedule" } };

  test.each(["pending", "triggered"] as const)("%s: the hour disarms nothing", (state) => {
    const alarm = alarmIn(state);
    expect(decideAlarm(alarm, schedule, now)).toEqual({ alarm, changed: false });
    expect(decideAlarm(alarm, disarm, now).alarm.state).toBe("disarmed");
  });

  test("armed, it does", () => {
    expect(decideAlarm(alarmIn("armed_night"), schedule, now).alarm.state).toBe("disarmed");
  });

  test("pending, the household alone makes it armed again; triggered, nothing", () => {
    const settled: AlarmInput = { kind: "settled" };
    const back = decideAlarm(alarmIn("pending"), settled, now);
    expect(back).toMatchObject({ changed: true, alarm: { state: "armed_away", endsAt: null } });
    expect(decideAlarm(alarmIn("triggered"), settled, now).changed).toBe(false);
  });
});

describe("changes", () => {
  test.each<[AlarmState, string, AlarmInput, string]>([
    ["disarmed", "arm", arm("armed_away"), "armed_away by Ann, person"],
    ["disarmed", "arm", arm("armed_away", 45_000), "arming armed_away in 45 s by Ann, person"],
    ["disarmed", "arm now", arm("armed_away", 45_000, 0), "armed_away by Ann, person"],
    [
      "disarmed",
      "arm in 9 s",
      arm("armed_home", 0, 9_000),
      "arming armed_home in 9 s by Ann, person",
    ],
    // On the way out: another mode with its own delay, or the asked one.
    ["arming", "arm night", arm("armed_night", 5_000), "arming armed_night in 5 s by Ann, person"],
    ["arming", "arm night", arm("armed_night"), "armed_night by Ann, person"],
    ["arming", "arm now", arm("armed_away", 45_000, 0), "armed_away by Ann, person"],
    [
      "arming",
      "arm in 60 s",
      arm("armed_away", 45_000, 60_000),
      "arming armed_away in 60 s by Ann, person",
    ],
    // Armed, another mode comes at once; only who asks for it gets a way out.
    ["armed_home", "arm away", arm("armed_away", 45_000), "armed_away by Ann, person"],
    ["armed_away", "arm night", arm("armed_night", 45_000), "armed_night by Ann, person"],
    [
      "armed_night",
      "arm away in 30 s",
      arm("armed_away", 0, 30_000),
      "arming armed_away in 30 s by Ann, person",
    ],
    ["arming", "disarm", disarm, "disarmed by Ann, person"],
    ["armed_home", "disarm", disarm, "disarmed by Ann, person"],
    ["armed_away", "disarm", disarm, "disarmed by Ann, person"],
    ["armed_night", "disarm", disarm, "disarmed by Ann, person"],
    ["pending", "disarm", disarm, "disarmed by Ann, person"],
    ["triggered", "disarm", disarm, "disarmed by Ann, person"],
    ["armed_home", "sees", sees(0), "triggered armed_home in 120 s, guard"],
    ["armed_night", "sees", sees(20_000), "pending armed_night in 20 s, guard"],
    ["armed_away", "sees a stranger", sees(20_000, true), "triggered armed_away in 120 s, guard"],
    ["pending", "sees a stranger", sees(20_000, true), "triggered armed_away in 120 s, guard"],
  ])("%s: %s %o → %s", (state, _, input, expected) => {
    const { alarm, changed } = decideAlarm(alarmIn(state), input, now);
    expect(describeAlarm(alarm)).toBe(expected);
    expect(alarm.since).toBe(now.wall);
    expect(changed).toBe(true);
  });
});

describe("no change", () => {
  test.each<[AlarmState, string, AlarmInput]>([
    ["disarmed", "disarm", disarm],
    ["disarmed", "sees", sees(0, true)],
    ["disarmed", "time", time()],
    ["arming", "arm the same", arm("armed_away", 45_000)],
    ["arming", "sees", sees(0, true)],
    ["arming", "time", time()],
    ["armed_home", "arm the same", arm("armed_home", 45_000)],
    ["armed_away", "arm the same in 30 s", arm("armed_away", 0, 30_000)],
    ["armed_night", "time", time(true)],
    // Arming again must not make undone what the alarm has seen.
    ["pending", "arm", arm("armed_away")],
    ["pending", "arm home", arm("armed_home", 0, 9_000)],
    ["pending", "sees", sees(20_000)],
    ["pending", "time", time(true)],
    ["triggered", "arm", arm("armed_away")],
    ["triggered", "arm home", arm("armed_home")],
    ["triggered", "time", time()],
  ])("%s: %s", (state, _, input) => {
    const before = alarmIn(state);
    expect(decideAlarm(before, input, now)).toEqual({ alarm: before, changed: false });
  });

  test.each([
    ["somebody else is seen", sees(20_000)],
    ["what alarmed goes on", time(true)],
  ])("triggered, it counts anew when %s", (_, input) => {
    const before = alarmIn("triggered");
    const endsAt = now.monotonic + triggeredMs;
    expect(decideAlarm(before, input, now)).toEqual({
      alarm: { ...before, endsAt },
      changed: false,
    });
  });
});

describe("when a delay is over", () => {
  test.each<[AlarmState, string]>([
    ["arming", "armed_away by Cleo, guard"],
    ["pending", "triggered armed_away in 120 s, guard"],
    ["triggered", "armed_away, guard"],
  ])("%s → %s, on the millisecond and not before", (state, expected) => {
    const before = { ...alarmIn(state), endsAt: now.monotonic };
    const early = { ...now, monotonic: now.monotonic - 1 };
    expect(decideAlarm(before, time(), early)).toEqual({ alarm: before, changed: false });
    const { alarm, changed } = decideAlarm(before, time(), now);
    expect(describeAlarm(alarm)).toBe(expected);
    expect(changed).toBe(true);
  });

  test.each<ArmedMode>(["armed_home", "armed_away", "armed_night"])("back to %s", (mode) => {
    const before = { ...alarmIn("triggered"), mode, endsAt: 0 };
    expect(decideAlarm(before, time(), now).alarm).toMatchObject({ state: mode, mode });
  });

  test("the wall clock says nothing about it", () => {
    for (const wall of [0, Number.MAX_SAFE_INTEGER]) {
      const before = alarmIn("pending");
      expect(decideAlarm(before, time(), { ...now, wall }).changed).toBe(false);
    }
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
