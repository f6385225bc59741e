import { expect, test } from "vitest";
import { Awake } from "../../storage/awake.ts";
import { silentLog } from "../../storage/log.ts";
import { FakeClock } from "../fakes/clock.ts";
import { dataFolder } from "../fakes/data-folder.ts";

const minute = 60_000;

test("a stop is a gap, a restart is none", async () => {
  const folder = await dataFolder();
  const clock = new FakeClock();
  const start = clock.wall();
  const first = await Awake.open(folder, clock, silentLog);
  expect(first.firstAt).toBe(start);
  await clock.advance(60 * minute);
  await first.close();
  clock.stepWall(2 * minute);
  const second = await Awake.open(folder, clock, silentLog);
  expect(second.offBetween(start, clock.wall())).toBe(0);
  await second.close();
  clock.stepWall(90 * minute);
  const third = await Awake.open(folder, clock, silentLog);
  expect(third.offBetween(start, clock.wall())).toBe(90 * minute);
  expect(third.offBetween(clock.wall() - 30 * minute, clock.wall())).toBe(30 * minute);
  expect(third.firstAt).toBe(start);
  await third.close();
  expect(clock.pending).toBe(0);
});

test("after a kill the gap counts from the last beat", async () => {
  const folder = await dataFolder();
  const clock = new FakeClock();
  const killed = await Awake.open(folder, clock, silentLog);
  await clock.advance(12 * minute);
  await killed.close();
  const start = clock.wall();
  clock.stepWall(60 * minute);
  const next = await Awake.open(folder, clock, silentLog);
  expect(next.offBetween(start, clock.wall())).toBe(60 * minute);
  await next.close();
});
