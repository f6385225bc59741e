import { expect, test } from "vitest";
import { resample } from "../../../vision/pictures/resample.ts";

function grey(width: number, height: number, value: (x: number, y: number) => number) {
  const data = new Uint8Array(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel++) {
    data.fill(value(pixel % width, Math.floor(pixel / width)), pixel * 3, pixel * 3 + 3);
  }
  return { width, height, data };
}

test("the same size is the same picture", () => {
  const picture = { width: 7, height: 5, data: Uint8Array.from({ length: 105 }, (_, i) => i * 2) };
  expect(resample(picture, { width: 7, height: 5 })).toEqual(picture);
});

test("a plain colour stays what it is at any size", () => {
  const picture = { width: 3, height: 2, data: new Uint8Array(18).fill(201) };
  for (const [width, height] of [
    [1, 1],
    [2, 9],
    [50, 1],
    [31, 40],
  ] as const) {
    const made = resample(picture, { width, height });
    expect(made.data).toEqual(new Uint8Array(width * height * 3).fill(201));
  }
});

test("a slope stays a slope, enlarged or shrunk", () => {
  const slope = grey(40, 30, (x, y) => 3 * x + 4 * y);
  for (const factor of [4, 0.5]) {
    const size = { width: 40 * factor, height: 30 * factor };
    const made = resample(slope, size);
    for (const [x, y] of [
      [10, 10],
      [25, 20],
      [30, 8],
    ] as const) {
      const at = (Math.round(y * factor) * size.width + Math.round(x * factor)) * 3;
      // Where that pixel's middle lies in the source.
      const [column, row] = [
        (Math.round(x * factor) + 0.5) / factor - 0.5,
        (Math.round(y * factor) + 0.5) / factor - 0.5,
      ];
      expect(Math.abs((made.data[at] ?? 0) - (3 * column + 4 * row))).toBeLessThanOrEqual(1);
    }
  }
});

test("a fine pattern becomes grey when shrunk, not another pattern", () => {
  const stripes = grey(96, 96, (x) => (x % 2) * 255);
  const small = resample(stripes, { width: 30, height: 30 });
  for (let at = 15 * 90 + 9; at < 15 * 90 + 81; at++) {
    expect(Math.abs((small.data[at] ?? 0) - 127.5)).toBeLessThan(30);
  }
});

test("hard edges don't wrap around at black and white", () => {
  const edge = grey(8, 8, (x) => (x < 4 ? 0 : 255));
  const row = Array.from(resample(edge, { width: 80, height: 8 }).data.subarray(0, 240));
  const channel = row.filter((_, index) => index % 3 === 0);
  expect(channel.slice(0, 30).every((value) => value < 25)).toBe(true);
  expect(channel.slice(50).every((value) => value > 230)).toBe(true);
});
