import { expect, test } from "vitest";
import { watchClockSteps } from "../../bot/clock-steps.ts";
import { silentLog } from "../../storage/log.ts";
import { FakeClock } from "../fakes/clock.ts";

test("tells a jump of more than 5 s once, in either direction, and nothing else", async () => {
  const clock = new FakeClock();
  const steps: number[] = [];
  const uptime = () => clock.monotonic();
  const watch = watchClockSteps(clock, silentLog, (step) => steps.push(step), uptime);
  await clock.advance(3_600_000);
  clock.stepWall(4_000);
  await clock.advance(60_000);
  expect(steps).toEqual([]);
  clock.stepWall(3_600_000);
  await clock.advance(120_000);
  expect(steps).toEqual([3_600_000]);
  clock.stepWall(-60_000);
  await clock.advance(120_000);
  expect(steps).toEqual([3_600_000, -60_000]);
  watch.stop();
  expect(clock.pending).toBe(0);
});

test("a laptop that slept is no jump", async () => {
  const clock = new FakeClock();
  const steps: number[] = [];
  let asleep = 0;
  const uptime = () => clock.monotonic() + asleep;
  const watch = watchClockSteps(clock, silentLog, (step) => steps.push(step), uptime);
  asleep = 8 * 3_600_000;
  clock.stepWall(asleep);
  await clock.advance(60_000);
  expect(steps).toEqual([]);
  watch.stop();
});
