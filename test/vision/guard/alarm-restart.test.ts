// The alarm over a restart, in each of its states: it goes on with the time that was left.
import { describe, expect, test } from "vitest";
import { Arming } from "../../../storage/arming.ts";
import type { AlarmState } from "../../../storage/incident-events.ts";
import { Modes } from "../../../storage/mode-rules.ts";
import { openState } from "../../../storage/state.ts";
import { HouseAlarm } from "../../../vision/guard/alarm-control.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { dataFolder } from "../../fakes/data-folder.ts";
import { RecordingLog } from "../../fakes/log.ts";

const ada = { means: "person", name: "Ada" } as const;
const movement = { camera: "c1", cameraName: "Hall", because: "movement" } as const;

/** A process: another one on the same folder has another monotonic clock. */
async function process(folder: string, wall?: number) {
  const clock = new FakeClock(wall);
  const log = new RecordingLog();
  const state = await openState(folder, clock, log);
  const modes = new Modes(state, log);
  const arming = new Arming(state);
  const alarm = new HouseAlarm({ arming, modes, clock, log });
  alarm.start();
  /** What a crash at this moment would leave. */
  const onDisk = () => state.value.arming;
  return { alarm, arming, clock, log, modes, onDisk };
}

type Running = Awaited<ReturnType<typeof process>>;

/** Brings the alarm there: delays of 30 s. */
async function bring(running: Running, state: AlarmState): Promise<void> {
  const { alarm, modes } = running;
  await modes.change("armed_away", { exitDelayMs: 30_000, entryDelayMs: 30_000 });
  switch (state) {
    case "disarmed":
      await alarm.arm("armed_away", ada, { exitDelayMs: 0 });
      await alarm.disarm(ada);
      return;
    case "arming":
      await alarm.arm("armed_away", ada);
      return;
    case "armed_home":
    case "armed_away":
    case "armed_night":
      await alarm.arm(state, ada, { exitDelayMs: 0 });
      return;
    case "pending":
    case "triggered":
      await alarm.arm("armed_away", ada, { exitDelayMs: 0 });
      alarm.ring({ ...movement, immediately: state === "triggered" });
  }
}

const hour = 3_600_000;
const states: [AlarmState, left: number | null, then: AlarmState][] = [
  ["disarmed", null, "disarmed"],
  ["arming", 18_000, "armed_away"],
  ["armed_home", null, "armed_home"],
  ["armed_away", null, "armed_away"],
  ["armed_night", null, "armed_night"],
  ["pending", 18_000, "triggered"],
  ["triggered", 108_000, "armed_away"],
];

describe.each(states)("%s", (state, left, then) => {
  test("stopped in order, and an hour later started again", async () => {
    const folder = await dataFolder();
    const first = await process(folder);
    await bring(first, state);
    await first.clock.advance(12_000);
    const before = first.alarm.current();
    await first.alarm.close();
    expect(first.clock.pending).toBe(0);

    const next = await process(folder, first.clock.wall() + hour);
    expect(next.alarm.current()).toEqual({ ...before, state, leftMs: left });
    expect(next.clock.pending).toBe(left === null ? 0 : 1);
    expect(next.log.messages("info")).toEqual(left === null ? [] : [`Alarm: still ${state}`]);
    await next.clock.advance((left ?? hour) - 1);
    expect(next.alarm.current()).toMatchObject({ state, leftMs: left === null ? null : 1 });
    await next.clock.advance(1);
    expect(next.alarm.current().state).toBe(then);
    await next.alarm.close();
  });

  test("killed: at most 5 s of what had passed are forgotten", async () => {
    const folder = await dataFolder();
    const first = await process(folder);
    await bring(first, state);
    await expect.poll(() => first.onDisk().state).toBe(state);
    // Every 5 s it is written; the disk takes its own time for it.
    for (const passed of [5_000, 10_000]) {
      await first.clock.advance(5_000);
      const stored = left === null ? null : left + 12_000 - passed;
      await expect.poll(() => first.onDisk().remainingMs).toBe(stored);
    }
    await first.clock.advance(2_000);
    const written = left === null ? null : left + 2_000;

    const next = await process(folder, first.clock.wall() - hour);
    expect(next.alarm.current()).toMatchObject({ state, leftMs: written });
    await next.clock.advance(written ?? hour);
    expect(next.alarm.current().state).toBe(then);
    await next.alarm.close();
    await first.alarm.close();
  });
});
