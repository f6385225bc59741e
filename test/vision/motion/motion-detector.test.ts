// Motion in drawn scenes of 640x360: who must be seen, and what must not alarm.
import { describe, expect, test } from "vitest";
import { MotionDetector } from "../../../vision/motion/motion-detector.ts";
import { Drawing, drawWalker, moved, room, settings, told, watch } from "./scene.ts";

const size = { width: 640, height: 360 };
const scene = room();
/** Another room in every picture. */
const jump = (index: number) => room(index + 1);
const quiet = (index: number) => scene.copy().noise(4, index + 1);

/** A detector that has watched the quiet room for 4 s. */
function settled(): MotionDetector {
  const detector = new MotionDetector(size);
  const results = watch(detector, { fromMs: 0, count: 20 }, quiet);
  expect(told(results)).toBe(".".repeat(20));
  return detector;
}

/** Somebody walks through the quiet room, from the left, 140 pixels a second at 5 frames. */
const walk = (index: number) => drawWalker(quiet(index), 20 + index * 28, 120);

describe("what moves", () => {
  test("somebody who walks through is seen in every frame, where he is", () => {
    const results = watch(settled(), { fromMs: 4000, count: 20 }, (index) =>
      drawWalker(quiet(index + 20), 20 + index * 28, 120),
    );
    expect(moved(results)).toBe(20);
    for (const [index, { regions }] of results.entries()) {
      const walker = 20 + index * 28;
      const hit = regions.some(
        ({ x, width }) => x * 640 <= walker + 45 && (x + width) * 640 >= walker + 15,
      );
      expect(hit, `frame ${index}`).toBe(true);
    }
  });

  test("the regions are sorted by area, the first one's is told", () => {
    const [result] = watch(settled(), { fromMs: 4000, count: 1 }, () =>
      drawWalker(quiet(50).rectangle(20, 20, 100, 100, 250), 400, 120),
    );
    const areas = result?.regions.map(({ area }) => area) ?? [];
    expect(areas.length).toBeGreaterThanOrEqual(2);
    expect(areas).toEqual(areas.toSorted((a, b) => b - a));
    expect(result?.area).toBe(areas[0]);
    expect(result?.regions[0]?.x).toBeCloseTo(20 / 640, 1);
  });

  // Areas count as if the picture were 640x480: 1 px of 640x360 is 4/3 px there.
  test.each([
    { contrast: 50, from: 0.93, to: 1.1 },
    { contrast: 100, from: 1, to: 1.2 },
    { contrast: 150, from: 1, to: 1.28 },
  ])(
    "a rectangle of 5000 px and contrast $contrast counts about that",
    ({ contrast, from, to }) => {
      const wall = new Drawing(640, 360, 80);
      const detector = new MotionDetector(size);
      watch(detector, { fromMs: 0, count: 5 }, () => wall);
      const [result] = watch(detector, { fromMs: 1000, count: 1 }, () =>
        wall.copy().rectangle(300, 100, 50, 75, 80 + contrast),
      );
      expect(result?.area).toBeGreaterThan(5000 * from);
      expect(result?.area).toBeLessThan(5000 * to);
    },
  );

  test.each([
    { rectangle: "40x72", width: 40, height: 72, moving: false },
    { rectangle: "50x80", width: 50, height: 80, moving: true },
  ])("MIN_AREA 5000 is the limit for a $rectangle rectangle", ({ width, height, moving }) => {
    const detector = settled();
    const results = watch(detector, { fromMs: 4000, count: 2 }, (index) =>
      quiet(index + 20).rectangle(300, 100, width, height, 250),
    );
    expect(results[0]?.moving).toBe(moving);
  });

  test("the setting is the limit: a small thing counts with a small minimum", () => {
    const detector = settled();
    const cat = quiet(40).rectangle(300, 300, 40, 20, 250).frame(4000);
    expect(detector.clone().examine(cat, settings).moving).toBe(false);
    expect(detector.clone().examine(cat, { ...settings, minimumArea: 800 }).moving).toBe(true);
  });

  test("somebody who stands still melts into the background, at any frame rate alike", () => {
    const standing = [2, 5, 20].map((framesPerSecond) => {
      const results = watch(
        settled(),
        { fromMs: 4000, count: 6 * framesPerSecond, framesPerSecond },
        (index) => drawWalker(quiet(index + 20), 300, 120),
      );
      return moved(results) / framesPerSecond;
    });
    for (const seconds of standing) {
      expect(seconds).toBeGreaterThan(1);
      expect(seconds).toBeLessThan(4);
    }
  });
});

describe("the frame itself", () => {
  test("a frozen picture is still, one with the same scene and other noise isn't", () => {
    const detector = new MotionDetector(size);
    const frames = [quiet(1), quiet(1), quiet(2), quiet(2)];
    const results = watch(detector, { fromMs: 0, count: 4 }, (index) => frames[index] ?? scene);
    expect(results.map(({ still }) => still)).toEqual([false, true, false, true]);
  });

  test("mean luma tells a dark picture", () => {
    const [result] = watch(
      new MotionDetector(size),
      { fromMs: 0, count: 1 },
      () => new Drawing(640, 360, 17),
    );
    expect(result?.meanLuma).toBe(17);
  });

  test("the first three frames, and those after a reset, move nothing", () => {
    const detector = new MotionDetector(size);
    expect(moved(watch(detector, { fromMs: 0, count: 3 }, jump))).toBe(0);
    detector.reset();
    expect(moved(watch(detector, { fromMs: 1000, count: 3 }, jump))).toBe(0);
    expect(moved(watch(detector, { fromMs: 2000, count: 1 }, () => room(9)))).toBe(1);
  });

  test("frames of one time, or of an earlier one, teach nothing and break nothing", () => {
    const detector = settled();
    const walker = drawWalker(quiet(1), 300, 120);
    for (const ms of [4000, 4000, 3900, 4000, 4000, 4000]) {
      const result = detector.examine(walker.frame(ms), settings);
      expect(result.moving).toBe(true);
    }
  });

  test("another size than promised is an error", () => {
    const detector = new MotionDetector(size);
    const small = new Drawing(320, 180).frame(0);
    expect(() => detector.examine(small, settings)).toThrow(
      "Expected a frame of 640x360, got 320x180",
    );
    expect(() => new MotionDetector({ width: 0, height: 360 })).toThrow(RangeError);
  });

  test.each([
    [641, 359],
    [1280, 720],
    [320, 180],
    [360, 640],
    [704, 576],
    [160, 120],
  ])("sizes like %dx%d work, with areas of 640x480", (width, height) => {
    const detector = new MotionDetector({ width, height });
    const wall = new Drawing(width, height, 80);
    watch(detector, { fromMs: 0, count: 4 }, () => wall);
    const [result] = watch(detector, { fromMs: 1000, count: 1 }, () =>
      wall
        .copy()
        .rectangle(width / 4, height / 4, Math.round(width / 2), Math.round(height / 2), 180),
    );
    // A quarter of the picture; the blur widens it by a few cells.
    expect(result?.area).toBeGreaterThan(76_800);
    expect(result?.area).toBeLessThan(76_800 * 1.12);
  });
});

describe("copies", () => {
  test("clone() goes on as the original would, without touching it", () => {
    const detector = settled();
    const twin = detector.clone();
    const results = watch(detector, { fromMs: 4000, count: 8 }, walk);
    const others = watch(twin, { fromMs: 4000, count: 8 }, walk);
    expect(others.map(({ area, moving }) => ({ area, moving }))).toEqual(
      results.map(({ area, moving }) => ({ area, moving })),
    );
  });

  test("cloneBefore() knows nothing of the frame examined last: the look-back sees who came in", () => {
    const detector = settled();
    const [keyframe] = watch(detector, { fromMs: 6000, count: 1 }, () =>
      drawWalker(quiet(9), 500, 120),
    );
    expect(keyframe?.moving).toBe(true);
    const results = watch(detector.cloneBefore(), { fromMs: 4100, count: 10 }, (index) =>
      index < 4 ? quiet(index) : drawWalker(quiet(index), 20 + index * 40, 120),
    );
    expect(told(results)).toBe("....MMMMMM");
    const [next] = watch(detector, { fromMs: 6050, count: 1 }, () =>
      drawWalker(quiet(9), 505, 120),
    );
    expect(next?.moving).toBe(true);
  });

  test("a copy of a detector that saw nothing yet warms up like a new one", () => {
    const copy = new MotionDetector(size).cloneBefore();
    expect(moved(watch(copy, { fromMs: 0, count: 3 }, (index) => room(index + 1)))).toBe(0);
  });
});
