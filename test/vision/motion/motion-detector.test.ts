// Motion in drawn scenes of 640x360: who must be seen, and what must not alarm.
import { describe, expect, test } from "vitest";
import { MotionDetector } from "../../../vision/motion/motion-detector.ts";
import { chance, Drawing, drawWalker, moved, room, settings, told, watch } from "./scene.ts";

const size = { width: 640, height: 360 };
const scene = room();
const lit = (gain: number, seed: number) =>
  scene
    .copy()
    .paint((luma) => luma * gain)
    .noise(3, seed);
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

describe("what must not alarm", () => {
  test("strong noise of a camera at night", () => {
    const night = new MotionDetector(size);
    const dark = room(2).paint((luma) => luma / 3);
    const results = watch(night, { fromMs: 0, count: 40 }, (index) =>
      dark.copy().noise(18, index + 1),
    );
    expect(told(results)).toBe(".".repeat(40));
    expect(Math.max(...results.map(({ area }) => area))).toBe(0);
  });

  test("rain: 400 bright streaks, elsewhere in every frame", () => {
    const results = watch(settled(), { fromMs: 4000, count: 25 }, (index) => {
      const next = chance(index + 1);
      const drawing = quiet(index);
      for (let streak = 0; streak < 400; streak++) {
        drawing.rectangle(next() * 640, next() * 360, 1, 18, 230);
      }
      return drawing;
    });
    expect(told(results)).toBe(".".repeat(25));
  });

  test("compression that pumps at every keyframe", () => {
    const results = watch(settled(), { fromMs: 4000, count: 40 }, (index) => {
      // Detail fades in blocks of 16 pixels between keyframes and comes back with the next.
      const fade = (index % 10) / 10;
      return quiet(index).paint((luma, x, y) => luma + (((x >> 4) + (y >> 4)) % 2) * 14 * fade);
    });
    expect(told(results)).toBe(".".repeat(40));
  });

  test("a dawn of two minutes", () => {
    const results = watch(
      new MotionDetector(size),
      { fromMs: 0, count: 120, framesPerSecond: 1 },
      (index) =>
        scene
          .copy()
          .paint((luma) => luma * (0.15 + (0.85 * index) / 120))
          .noise(3, index + 1),
    );
    expect(moved(results)).toBe(0);
  });

  test("a cloud that takes a third of the light within 2 s, and gives it back", () => {
    const results = watch(settled(), { fromMs: 4000, count: 40 }, (index) => {
      const depth = Math.min(1, Math.min(index, 40 - index) / 10);
      return scene
        .copy()
        .paint((luma) => luma * (1 - 0.33 * depth))
        .noise(4, index + 1);
    });
    expect(moved(results)).toBe(0);
  });

  test.each([
    ["on", 0.25, 1],
    ["off", 1, 0.25],
    ["on in a room too dark to see anything", 0.02, 1],
    ["on, into glaring light", 0.5, 1.9],
  ])("a lamp switched %s", (_, before, after) => {
    const detector = new MotionDetector(size);
    watch(detector, { fromMs: 0, count: 20 }, (index) => lit(before, index + 1));
    const results = watch(detector, { fromMs: 4000, count: 25 }, (index) => lit(after, index + 50));
    expect(moved(results)).toBe(0);
    expect(results[0]?.light).toBe(true);
    expect(told(results.slice(2))).toBe(".".repeat(23));
  });

  test("a lamp that lights one side of the room much more than the other", () => {
    const results = watch(settled(), { fromMs: 4000, count: 25 }, (index) =>
      scene
        .copy()
        .paint((luma, x) => luma * (1.05 + x / 640))
        .noise(4, index + 1),
    );
    expect(moved(results)).toBe(0);
    expect(results[0]?.light).toBe(true);
  });

  test.each([5, 20, 0.5])(
    "exposure that settles over 1.5 s, at %d frames a second",
    (framesPerSecond) => {
      const results = watch(
        settled(),
        { fromMs: 5000, count: 12 * Math.ceil(framesPerSecond), framesPerSecond },
        (index) => {
          const seconds = index / framesPerSecond;
          const gain = seconds === 0 ? 1.8 : 1 + 0.8 * Math.max(0, 1 - seconds / 1.5);
          return scene
            .copy()
            .paint((luma) => luma * gain)
            .noise(4, index + 1);
        },
      );
      expect(moved(results)).toBe(0);
    },
  );

  test("an infrared filter: a black second, then the same room in other grays", () => {
    const results = watch(settled(), { fromMs: 4000, count: 30 }, (index) => {
      if (index < 5) return new Drawing(640, 360, 6).noise(2, index + 1);
      return scene
        .copy()
        .paint((luma) => 40 + 60 * Math.sqrt(luma / 40))
        .noise(6, index + 1);
    });
    expect(moved(results)).toBe(0);
  });
});

describe("what light must not hide", () => {
  test("a thief who switches the light on and then moves", () => {
    const detector = new MotionDetector(size);
    watch(detector, { fromMs: 0, count: 20 }, (index) => lit(0.2, index + 1));
    const results = watch(detector, { fromMs: 4000, count: 20 }, (index) =>
      drawWalker(quiet(index), 100 + index * 20, 120),
    );
    expect(told(results.slice(0, 1))).toBe("L");
    // Within a second he has left the place where the light found him.
    expect(moved(results.slice(0, 6))).toBeGreaterThanOrEqual(2);
    expect(moved(results.slice(6))).toBe(14);
  });

  test("somebody who walks while the exposure keeps changing", () => {
    const results = watch(settled(), { fromMs: 4000, count: 20 }, (index) => {
      const gain = 1 + 0.5 * Math.min(1, index / 10);
      return drawWalker(scene.copy(), 20 + index * 28, 120)
        .paint((luma) => luma * gain)
        .noise(4, index + 1);
    });
    expect(moved(results)).toBeGreaterThanOrEqual(18);
  });

  test("a light that flickers on and on: it excuses movement for 2 s, no longer", () => {
    const results = watch(settled(), { fromMs: 4000, count: 25 }, (index) =>
      drawWalker(scene.copy(), 20 + index * 24, 120)
        .paint((luma) => (index % 2 === 0 ? luma * 0.3 : luma))
        .noise(4, index + 1),
    );
    expect(results[0]).toMatchObject({ light: true, moving: false });
    expect(moved(results.slice(10))).toBeGreaterThanOrEqual(13);
  });

  test("somebody who comes so close that he fills most of the picture", () => {
    const results = watch(settled(), { fromMs: 4000, count: 12 }, (index) =>
      drawWalker(quiet(index), 300 - index * 25, 180 - index * 18, 1 + index * 0.9),
    );
    expect(results.at(-1)?.changedShare).toBeGreaterThan(0.3);
    expect(moved(results)).toBeGreaterThanOrEqual(11);
  });

  test("the same seen only once, between two keyframes", () => {
    const [result] = watch(settled(), { fromMs: 6000, count: 1 }, () =>
      drawWalker(quiet(1), 20, -40, 9),
    );
    expect(result?.changedShare).toBeGreaterThan(0.5);
    expect(result?.moving).toBe(true);
  });

  test("a hand that comes and covers the lens", () => {
    const results = watch(settled(), { fromMs: 4000, count: 30 }, (index) =>
      quiet(index).rectangle(0, 0, 130 * (index + 1), 360, (x) => 14 + x / 60),
    );
    expect(told(results.slice(0, 4))).toMatch(/^MM/);
  });

  test.each([5, 0.5])(
    "a lens covered at once, %d frames a second: told when it stays so",
    (framesPerSecond) => {
      const results = watch(settled(), { fromMs: 6000, count: 30, framesPerSecond }, (index) =>
        new Drawing(640, 360).paint((_, x, y) => 12 + x / 80 + y / 90).noise(2, index + 1),
      );
      const first = results.findIndex(({ moving }) => moving);
      expect(results[first]?.ms).toBe(8000);
      expect(results[first + 1]?.moving).toBe(true);
      // It is told once, not for as long as the tape sticks.
      expect(told(results.slice(-5))).toBe(".....");
    },
  );

  test("another view: the camera was turned", () => {
    const results = watch(settled(), { fromMs: 4000, count: 3 }, (index) =>
      room(7).noise(4, index + 1),
    );
    expect(told(results)).toBe("MMM");
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
