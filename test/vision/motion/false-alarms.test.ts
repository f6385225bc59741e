// Light and weather in drawn scenes of 640x360: what must not alarm, and what light must not hide.
import { describe, expect, test } from "vitest";
import { MotionDetector } from "../../../vision/motion/motion-detector.ts";
import { chance, Drawing, drawWalker, moved, room, told, watch } from "./scene.ts";

const size = { width: 640, height: 360 };
const scene = room();
const lit = (gain: number, seed: number) =>
  scene
    .copy()
    .paint((luma) => luma * gain)
    .noise(3, seed);
const quiet = (index: number) => scene.copy().noise(4, index + 1);

const quietFrames = Array.from({ length: 20 }, (_, index) => quiet(index));

/** A detector that has watched the quiet room for 4 s. */
function settled(): MotionDetector {
  const detector = new MotionDetector(size);
  const results = watch(detector, { fromMs: 0, count: 20 }, (index) => quietFrames[index]!);
  expect(told(results)).toBe(".".repeat(20));
  return detector;
}

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

  test.each([
    ["slowly, at 10 frames a second", 10, 4],
    ["in between, at one frame every 2 s", 0.5, 1.1],
  ])("a camera that sways by 3 pixels, %s", (_, framesPerSecond, period) => {
    const results = watch(settled(), { fromMs: 6000, count: 40, framesPerSecond }, (index) => {
      const seconds = 2 + index / framesPerSecond;
      const shift = Math.round(3 * Math.sin((2 * Math.PI * seconds) / period));
      return scene
        .copy()
        .paint((luma, x, y) => scene.luma[y * 640 + Math.min(639, Math.max(0, x + shift))] ?? luma)
        .noise(4, index + 1);
    });
    expect(moved(results)).toBe(0);
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
        { fromMs: 5000, count: 6 * Math.max(2, framesPerSecond), framesPerSecond },
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
    expect(result?.changedShare).toBeGreaterThan(0.45);
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
