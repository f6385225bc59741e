import { expect, test } from "vitest";
import { words } from "../../storage/words.ts";
import { defaultSettings } from "../../storage/settings.ts";
import { LookBackError } from "../../vision/capture/lookback.ts";
import type { Frame } from "../../vision/capture/packet.ts";
import { checkPicture, PictureFigures } from "../../vision/picture-check.ts";
import { packetAt } from "../fakes/recorded-camera.ts";

const width = 320;
const height = 180;

/** Luma by `luma`, chroma all the same. */
function frame(ms: number, luma: (at: number) => number, chroma = 128): Frame {
  const bytes = Buffer.alloc((width * height * 3) / 2, chroma);
  for (let at = 0; at < width * height; at++) bytes[at] = luma(at);
  return { ms, width, height, bytes };
}

function figuresOf(frames: Frame[]) {
  const figures = new PictureFigures(defaultSettings);
  for (const one of frames) figures.take(one);
  return figures.result();
}

const moments = Array.from({ length: 20 }, (_, index) => index * 200);
/** The same in every run: a linear congruential generator (Numerical Recipes, 7.1). */
function noise(amplitude: number): () => number {
  let state = 42;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return Math.round((state / 2 ** 32 - 0.5) * 2 * amplitude);
  };
}

test("a dark, calm, grey picture", () => {
  const found = figuresOf(moments.map((ms) => frame(ms, () => 9)));
  expect(found).toMatchObject({ light: 9, largestMovement: 0, hasColour: false, overMs: 3_800 });
  expect(found?.noise).toBe(0);
});

test("flicker is measured, and does not count as movement", () => {
  const random = noise(12);
  const found = figuresOf(moments.map((ms) => frame(ms, () => 60 + random(), 150)));
  expect(found?.noise).toBeGreaterThan(4);
  expect(found?.noise).toBeLessThan(10);
  expect(found?.hasColour).toBe(true);
  expect(found?.largestMovement).toBeLessThan(defaultSettings.minimumArea);
});

test("somebody who walks through is movement, and not flicker", () => {
  const walker = (ms: number) => (at: number) => {
    const x = (at % width) - ms / 20;
    const y = Math.floor(at / width);
    return x > 0 && x < 40 && y > 40 && y < 140 ? 200 : 60;
  };
  const found = figuresOf(moments.map((ms) => frame(ms, walker(ms))));
  expect(found?.largestMovement).toBeGreaterThan(defaultSettings.minimumArea);
  expect(found?.noise).toBeLessThan(1);
});

test("too few pictures tell nothing; one of another size is passed over", () => {
  expect(figuresOf(moments.slice(0, 4).map((ms) => frame(ms, () => 9)))).toBeNull();
  const other: Frame = { ms: 99_000, width: 16, height: 16, bytes: Buffer.alloc(384) };
  const five = moments.slice(0, 5).map((ms) => frame(ms, () => 9));
  expect(figuresOf([...five, other])).toMatchObject({ overMs: 800 });
});

test("the last 5 s of the ring are looked at, and what fails is told as the camera's", async () => {
  const asked: number[] = [];
  let fails: Error | null = null;
  const camera = {
    id: "c1",
    newest: () => packetAt(20_000, false),
    past: (ms: number) => {
      asked.push(ms);
      return [packetAt(ms, true)];
    },
    decoding: {
      lookBack: async (_packets: unknown, _signal: AbortSignal, show: (one: Frame) => void) => {
        if (fails) throw fails;
        for (const ms of moments) show(frame(ms, () => 90));
      },
    },
  };
  const options = { name: "Hall", settings: defaultSettings };
  expect(await checkPicture(camera, options)).toMatchObject({ light: 90 });
  expect(asked).toEqual([15_000]);
  fails = new LookBackError("the decoder died");
  await expect(checkPicture(camera, options)).rejects.toMatchObject({ camera: "c1" });
  const nothing = { ...camera, decoding: null };
  await expect(checkPicture(nothing, options)).rejects.toMatchObject({
    words: words("why-too-few-pictures", { camera: "Hall" }),
  });
});
