import { describe, expect, test } from "vitest";
import { Timeline } from "../../../vision/capture/timeline.ts";

/** Pictures at 20 a second whose times are `pts`, each arriving `delay` ms after its own time. */
function placeAll(timeline: Timeline, times: number[], delay = 0): number[] {
  return times.map((pts) => timeline.place(pts, pts + delay));
}

test("begins at its start and keeps the camera's spacing", () => {
  expect(placeAll(new Timeline(7_000), [90_000, 90_050, 90_100.4], 30)).toEqual([
    7_000, 7_050, 7_100,
  ]);
});

test("pictures of one time are put 1 ms apart, and the spacing heals", () => {
  const timeline = new Timeline(100);
  // ffmpeg 4.1 gives the first packets of an RTSP stream the time 0.
  const times = [0, 0, 0, 0, 0, 0, 0, 50, 100];
  const placed = times.map((pts, index) => timeline.place(pts, 1_000 + index));
  expect(placed).toEqual([100, 101, 102, 103, 104, 105, 106, 150, 200]);
});

test("jitter and a start burst don't move the times", () => {
  const timeline = new Timeline(0);
  const times = Array.from({ length: 200 }, (_, index) => index * 50);
  // The server sends five seconds at once, then goes on in real time with up to 0.9 s of delay.
  const placed = times.map((pts) =>
    timeline.place(pts, 20_000 + Math.max(0, pts - 5_000) + (pts % 900)),
  );
  expect(placed).toEqual(times);
});

describe("when the camera's clock jumps, the arrival counts", () => {
  test.each([
    ["back", 500, 1_150],
    ["forward by more than 2 s", 27_000, 1_150],
    ["to no time at all", null, 1_150],
  ])("%s", (_, pts, expected) => {
    const timeline = new Timeline(1_000);
    timeline.place(10_000, 5_000);
    timeline.place(10_050, 5_050);
    expect(timeline.place(pts, 5_150)).toBe(expected);
    // and from there the camera's spacing again
    expect(timeline.place(pts === null ? null : pts + 50, 5_200)).toBe(expected + 50);
  });

  test("also when times creep away from the arrivals while they rise", () => {
    const timeline = new Timeline(0);
    let ms = 0;
    // Each picture's time rises by 10 ms, but they arrive 100 ms apart.
    for (let index = 0; index < 200; index++) ms = timeline.place(index * 10, index * 100);
    expect(ms).toBeLessThanOrEqual(19_900);
    expect(19_900 - ms).toBeLessThan(2_000);
  });
});

test("without times the arrivals count", () => {
  const timeline = new Timeline(40);
  expect([0, 33.3, 33.6, 5_000].map((arrival) => timeline.place(null, arrival))).toEqual([
    40, 73, 74, 5_040,
  ]);
});

test("B-frames keep the camera's times, unique, and within the epoch", () => {
  const timeline = new Timeline(1_000);
  timeline.allowReordering();
  const decodeOrder = [0, 150, 50, 100, 300, 200, 250, 250];
  const placed = decodeOrder.map((pts, index) => timeline.place(pts, index * 50));
  expect(placed).toEqual([1_000, 1_150, 1_050, 1_100, 1_300, 1_200, 1_250, 1_251]);
  // a jump back by more than reordering explains
  expect(timeline.place(-5_000, 450)).toBe(1_550);
  expect(timeline.place(-5_050, 500)).toBe(1_551);
});

describe("the way to this machine's clock", () => {
  test("is the smallest delay seen", () => {
    const timeline = new Timeline(0);
    expect(timeline.wallOffset()).toBe(0);
    timeline.place(0, 10_400);
    expect(timeline.wallOffset()).toBe(10_400);
    timeline.place(50, 10_070);
    timeline.place(100, 10_300);
    expect(timeline.wallOffset()).toBe(10_020);
  });

  test("follows a camera whose clock is slow: old delays are forgotten after five minutes", () => {
    const timeline = new Timeline(0);
    // The camera's second is 1 ms short: after 20 min it is 1.2 s behind.
    for (let second = 0; second <= 1_200; second++) timeline.place(second * 999, second * 1_000);
    expect(timeline.wallOffset()).toBeGreaterThanOrEqual(890);
    expect(timeline.wallOffset()).toBeLessThanOrEqual(1_200);
  });
});

test("own times are integers that rise strictly, whatever a camera says", () => {
  const wild = [0, 0.2, 0.4, -3, 1e9, NaN, 5, 5, 2_004, 4_100, -1e12, 7.5].map((pts) =>
    Number.isNaN(pts) ? null : pts,
  );
  const timeline = new Timeline(3);
  let previous = 2;
  for (let round = 0; round < 50; round++) {
    for (const [index, pts] of wild.entries()) {
      const ms = timeline.place(pts, round * 600 + index * 33);
      expect(Number.isInteger(ms)).toBe(true);
      expect(ms).toBeGreaterThan(previous);
      previous = ms;
    }
  }
});
