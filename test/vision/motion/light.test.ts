// Light or something else: fitted exposures, compared structure, and how long light may excuse.
import { describe, expect, test } from "vitest";
import { markChanges, sameExposure } from "../../../vision/motion/background.ts";
import { calmLight, type LightSign, weighLight } from "../../../vision/motion/light-patience.ts";
import { compareScene, fitExposure } from "../../../vision/motion/light.ts";
import { blur, gridFor, poolLuma } from "../../../vision/motion/picture.ts";
import { Drawing, drawWalker, room } from "./scene.ts";

const grid = gridFor(640, 360);

function small(drawing: Drawing): Float32Array {
  const values = new Float32Array(grid.cells);
  poolLuma(drawing.frame(0), grid, values);
  blur(values, grid, new Float32Array(grid.cells));
  return values;
}

const background = small(room().noise(2, 1));

describe("fitExposure", () => {
  test.each([
    [1.5, 0],
    [0.6, 10],
    [1, 30],
    [1, -30],
  ])("finds gain %d and offset %d, whoever walks in between", (gain, offset) => {
    const drawing = drawWalker(room(), 200, 100, 1.3).paint((luma) => luma * gain + offset);
    const fit = fitExposure(background, small(drawing.noise(3, 2)), grid, 12);
    expect(fit?.gain).toBeCloseTo(gain, 1);
    const middle = 100 * (fit?.gain ?? 0) + (fit?.offset ?? 0);
    expect(Math.abs(middle - (100 * gain + offset))).toBeLessThan(4);
  });

  test.each([
    ["the same light", room().noise(3, 2)],
    ["the same light and a person over a third of the picture", drawWalker(room(), 100, -60, 3.5)],
    ["another room", room(7)],
    ["nothing but gray", new Drawing(640, 360, 60)],
  ])("finds none in %s", (_, drawing) => {
    expect(fitExposure(background, small(drawing), grid, 12)).toBeNull();
  });
});

const compare = (before: Drawing, now: Drawing) => {
  const [was, is] = [small(before), small(now)];
  const changed = new Uint8Array(grid.cells);
  markChanges(was, is, sameExposure, 25, changed);
  return compareScene(was, is, changed, grid);
};
const dimmed = (gain: number) => room().paint((luma) => luma * gain);
const flat = (luma: number) => new Drawing(640, 360, luma).noise(3, 4);

describe("compareScene", () => {
  test.each([
    ["a lamp on", dimmed(0.3), dimmed(1), "same"],
    ["a lamp off", dimmed(1), dimmed(0.15), "same"],
    ["a wall in another light", flat(80), flat(140), "same"],
    ["light in a room that was dark", dimmed(0.02), dimmed(1), "lit"],
    ["black", room(), flat(4), "blank"],
    ["blinding white", room(), flat(255), "blank"],
    ["a gray wall gone black", flat(120), flat(8), "blank"],
    ["another view", room(), room(7), "other"],
    ["a person, close", room(), drawWalker(room(), 20, -40, 9), "other"],
    [
      "a person in plain black over most of it",
      room(),
      room().rectangle(80, 0, 480, 360, 12),
      "other",
    ],
  ])("%s", (_, before, now, scene) => {
    expect(compare(before, now)).toBe(scene);
  });
});

/** One letter per 0.5 s in ("c"alm, "l"ight, "b"lank); "e" for excused out. */
function weigh(signs: string, stepMs = 500): string {
  const names: Record<string, LightSign> = { c: "calm", l: "light", b: "blank" };
  let state = calmLight;
  return [...signs]
    .map((sign, index) => {
      const weighed = weighLight(state, names[sign] ?? "calm", index * stepMs);
      state = weighed.state;
      return weighed.excused ? "e" : ".";
    })
    .join("");
}

describe("weighLight", () => {
  test.each([
    ["cccc", "...."],
    ["clcccclc", ".e....e."],
    ["llllllll", "eeee...."],
    // Less than 1 s of calm is none.
    ["lclclclclc", "e.e......."],
    ["llllllccl", "eeee....e"],
    ["bbbbbbbb", "eeee...."],
    ["bbcbbbbbb", "ee.eeee.."],
  ])("%s", (signs, excused) => {
    expect(weigh(signs)).toBe(excused);
  });

  test("at one picture every 2 s, only the first is excused", () => {
    expect(weigh("lll", 2000)).toBe("e..");
    expect(weigh("bbb", 2000)).toBe("e..");
  });
});
