import { describe, expect, test } from "vitest";
import { frameOf, plainPicture } from "../../media/frames.ts";
import type { Picture } from "../../../vision/faces/faces.ts";
import { FramePicture } from "../../../vision/faces/frame-to-picture.ts";
import { LookInput } from "../../../vision/faces/look-input.ts";
import { NetworkInput } from "../../../vision/faces/network-input.ts";
import { boxInPart, Shrinker } from "../../../vision/faces/shrink.ts";

const at = (x: number, y: number, width: number, height: number) => ({ x, y, width, height });

function largestDifference(one: ArrayLike<number>, other: ArrayLike<number>): number {
  let largest = Math.abs(one.length - other.length);
  for (let index = 0; index < one.length; index++) {
    largest = Math.max(largest, Math.abs((one[index] as number) - (other[index] as number)));
  }
  return largest;
}

/** Red is 10 x, green 10 y, blue 200. */
function slope(width: number, height: number): Picture {
  const picture = plainPicture(width, height, [0, 0, 200]);
  for (let pixel = 0; pixel < width * height; pixel++) {
    picture.data[pixel * 3] = 10 * (pixel % width);
    picture.data[pixel * 3 + 1] = 10 * Math.floor(pixel / width);
  }
  return picture;
}

describe("a picture in a network's input", () => {
  const raw = { mean: 0, scale: 1, padding: 7 } as const;

  test("is copied where it fits, plane by plane, padded on the right and below", () => {
    const input = new NetworkInput({ channels: "rgb", ...raw });
    const planes = input.load(slope(6, 5), at(2, 1, 2, 2), 3, 3, 2, 2);
    expect([...planes]).toEqual(
      [
        [20, 30, 7, 20, 30, 7, 7, 7, 7],
        [10, 10, 7, 20, 20, 7, 7, 7, 7],
        [200, 200, 7, 200, 200, 7, 7, 7, 7],
      ].flat(),
    );
  });

  test("is normalised, blue first where the network wants that", () => {
    const input = new NetworkInput({ channels: "bgr", mean: 100, scale: 50, padding: 0 });
    expect([...input.load(slope(6, 5), at(2, 1, 1, 1), 1, 1)]).toEqual(
      [2, -1.8, -1.6].map(Math.fround),
    );
  });

  test("is stretched between half-pixel centres, its edges repeated", () => {
    const input = new NetworkInput({ channels: "rgb", ...raw });
    const planes = input.load(slope(2, 1), at(0, 0, 2, 1), 4, 1);
    expect([...planes.subarray(0, 4)]).toEqual([0, 2.5, 7.5, 10]);
  });

  test("keeps its memory between frames", () => {
    const input = new NetworkInput({ channels: "rgb", ...raw });
    const first = input.load(slope(6, 5), at(0, 0, 4, 4), 4, 4);
    expect(input.load(slope(6, 5), at(1, 1, 4, 4), 4, 4).buffer).toBe(first.buffer);
  });
});

describe("shrinking", () => {
  test("below two pixels per sample the picture itself is the part", () => {
    const picture = slope(8, 8);
    const part = new Shrinker().shrink(picture, at(2, 2, 4, 4), 1.9);
    expect(part.data).toBe(picture.data);
    expect(boxInPart(at(2, 2, 4, 4), part)).toEqual(at(2, 2, 4, 4));
  });

  test("halves by means of 2x2 and tells where the part lies", () => {
    const part = new Shrinker().shrink(slope(8, 8), at(2, 4, 4, 4), 2);
    expect({ ...part, data: [...part.data.subarray(0, 12)] }).toEqual({
      ...at(2, 4, 2, 2),
      factor: 2,
      data: [25, 45, 200, 45, 45, 200, 25, 65, 200, 45, 65, 200],
    });
    expect(boxInPart(at(2, 4, 4, 4), part)).toEqual(at(0, 0, 2, 2));
  });

  test("goes on while samples would lie two pixels apart", () => {
    const part = new Shrinker().shrink(plainPicture(64, 64, [9, 9, 9]), at(0, 0, 64, 64), 9);
    expect(part.factor).toBe(8);
    expect([...part.data.subarray(0, 8 * 8 * 3)].every((value) => value === 9)).toBe(true);
  });
});

describe("a frame", () => {
  test.each([
    ["black", [0, 0, 0]],
    ["white", [255, 255, 255]],
    ["red", [255, 0, 0]],
    ["green", [0, 255, 0]],
    ["blue", [0, 0, 255]],
    ["skin", [224, 172, 140]],
  ])("in %s comes out as it was", (_name, colour) => {
    const frame = frameOf(plainPicture(8, 6, colour));
    const picture = new FramePicture().show(frame, at(0, 0, 8, 6));
    const wanted = plainPicture(8, 6, colour).data;
    expect(largestDifference(picture.data, wanted)).toBeLessThanOrEqual(2);
  });

  test("limited range: 16 is black and 235 is white", () => {
    const bytes = Buffer.from([16, 235, 10, 250, 128, 128]);
    const { data } = new FramePicture().show({ width: 2, height: 2, bytes }, at(0, 0, 2, 2));
    expect([...data]).toEqual([0, 0, 0, 255, 255, 255, 0, 0, 0, 255, 255, 255]);
  });

  test("only the part that is asked for is filled", () => {
    const frame = frameOf(plainPicture(8, 6, [255, 255, 255]));
    const { data } = new FramePicture().show(frame, at(2.5, 1.2, 3, 2));
    const filled = [...data.keys()].filter((index) => index % 3 === 0 && data[index] === 255);
    expect(filled.map((index) => [(index / 3) % 8, Math.floor(index / 24)])).toEqual(
      [1, 2, 3].flatMap((y) => [2, 3, 4, 5].map((x) => [x, y])),
    );
  });

  test.each([0, 1])("goes into a network like its RGB picture (from column %i on)", (x) => {
    const picture = slope(20, 16);
    const frame = frameOf(picture);
    const layout = { channels: "bgr", mean: 127, scale: 128, padding: 0 } as const;
    const look = { ...at(x, 2, 9, 6), shrink: 1 };
    const direct = new LookInput(layout).fill(frame, look, { width: 12, height: 8 });
    const rgb = new FramePicture().show(frame, at(0, 0, 20, 16));
    const detour = new LookInput(layout).fill(rgb, look, { width: 12, height: 8 });
    expect(largestDifference(direct, detour)).toBeLessThan(0.05);
  });

  test.each([2, 4, 10])("shrunk %i times it is close to its shrunk RGB picture", (shrink) => {
    const picture = plainPicture(160, 120, [0, 0, 90]);
    for (let pixel = 0; pixel < 160 * 120; pixel++) {
      picture.data[pixel * 3] = pixel % 160;
      picture.data[pixel * 3 + 1] = 2 * Math.floor(pixel / 160);
    }
    const layout = { channels: "rgb", mean: 0, scale: 1, padding: 50 } as const;
    const look = { ...at(0, 0, 160, 120), shrink };
    const size = { width: 96, height: 64 };
    const direct = new LookInput(layout).fill(frameOf(picture), look, size);
    const detour = new LookInput(layout).fill(picture, look, size);
    expect(largestDifference(direct, detour)).toBeLessThan(4 + shrink);
  });
});
