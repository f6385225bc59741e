// The memory of moving frames: sorted, bounded, and asked where a movement began.
import { expect, test } from "vitest";
import { largest, MovingFrames } from "../../../vision/guard/moving-frames.ts";

function framesAt(...times: number[]): MovingFrames {
  const frames = new MovingFrames();
  for (const ms of times) frames.add({ ms, area: ms });
  return frames;
}
const times = (frames: readonly { ms: number }[]) => frames.map(({ ms }) => ms);

test("late frames take their place, known times change nothing", () => {
  expect(times(framesAt(10, 30, 20, 5, 30, 10).all)).toEqual([5, 10, 20, 30]);
});

test("the newest movement reaches back over small gaps only, and not before the limit", () => {
  const frames = framesAt(100, 3000, 5000, 5200);
  expect(times(frames.newestMovement(2000, 0))).toEqual([3000, 5000, 5200]);
  expect(times(frames.newestMovement(1999, 0))).toEqual([5000, 5200]);
  expect(times(frames.newestMovement(2000, 5100))).toEqual([5200]);
  expect(frames.newestMovement(2000, 5201)).toEqual([]);
});

test("an hour of movement stays bounded and keeps its first frame", () => {
  const frames = new MovingFrames();
  for (let ms = 0; ms < 3_600_000; ms += 50) frames.add({ ms, area: 1 });
  expect(frames.all.length).toBeLessThanOrEqual(2000);
  expect(frames.all.length).toBeGreaterThan(900);
  expect(frames.all[0]?.ms).toBe(0);
});

test("the largest frame, the earliest of equals", () => {
  expect(
    largest([
      { ms: 1, area: 5 },
      { ms: 2, area: 9 },
      { ms: 3, area: 9 },
    ])?.ms,
  ).toBe(2);
  expect(largest([])).toBeUndefined();
});
