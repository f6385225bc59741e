// The background: how fast it learns, how it follows exposure, what differs from it.
import { describe, expect, test } from "vitest";
import {
  absorb,
  forgiveSway,
  learningRate,
  markChanges,
  sameExposure,
} from "../../../vision/motion/background.ts";

describe("learningRate", () => {
  test("is the reference's 0.05 at 15 frames a second", () => {
    expect(learningRate(0.05, 1000 / 15)).toBeCloseTo(0.05, 10);
  });

  test("adapts as far in a second at any frame rate", () => {
    const left = [5, 10, 15, 25].map((rate) => (1 - learningRate(0.05, 1000 / rate)) ** rate);
    for (const share of left) expect(share).toBeCloseTo(0.95 ** 15, 10);
  });

  test.each([
    ["2 s apart: at most half", 0.05, 2000, 0.5],
    ["the same time", 0.05, 0, 0],
    ["an earlier time", 0.05, -400, 0],
    ["no time at all", 0.05, Number.NaN, 0],
    ["alpha 1", 1, 1, 0.5],
  ])("%s", (_, alpha, elapsedMs, rate) => {
    expect(learningRate(alpha, elapsedMs)).toBe(rate);
  });
});

test("absorb goes part of the way to the picture", () => {
  const background = Float32Array.of(100, 100, 100);
  absorb(background, Float32Array.of(100, 200, 0), sameExposure, 0.25);
  expect([...background]).toEqual([100, 125, 75]);
});

test("absorb at another exposure moves everything, and takes cut highlights from the picture", () => {
  const background = Float32Array.of(100, 50, 200, 100);
  // Twice as bright: 200 as expected; somebody dark; 255 where 400 was cut; somebody at 240.
  const picture = Float32Array.of(200, 20, 255, 240);
  absorb(background, picture, { gain: 2, offset: 0 }, 0.5);
  expect([...background]).toEqual([200, 60, 255, 220]);
});

test("markChanges counts what differs by more than the sensitivity, either way", () => {
  const changed = new Uint8Array(5).fill(1);
  const background = Float32Array.of(100, 100, 100, 100, 100);
  const picture = Float32Array.of(100, 125, 126, 75, 74);
  expect(markChanges(background, picture, sameExposure, 25, changed)).toBe(2);
  expect([...changed]).toEqual([0, 0, 1, 0, 1]);
});

test("markChanges at another exposure: what lies between both is none", () => {
  const changed = new Uint8Array(5);
  const background = Float32Array.of(100, 100, 200, 100, 100);
  const picture = Float32Array.of(200, 150, 255, 60, 240);
  expect(markChanges(background, picture, { gain: 2, offset: 0 }, 25, changed)).toBe(2);
  expect([...changed]).toEqual([0, 0, 0, 1, 1]);
});

test("forgiveSway unmarks what the background has within 2 cells, and only that", () => {
  const width = 9;
  // A white line in column 4 of a gray ground.
  const background = Float32Array.from({ length: width * 5 }, (_, cell) =>
    cell % width === 4 ? 200 : 100,
  );
  const picture = background.slice();
  const changed = new Uint8Array(background.length);
  const mark = (cell: number, luma: number) => {
    picture[cell] = luma;
    changed[cell] = 1;
  };
  mark(2 * width + 6, 200); // The line, 2 cells to the right: swayed.
  mark(2 * width + 4, 100); // The ground where the line was: swayed.
  mark(2 * width + 7, 200); // 3 cells: something else.
  mark(3 * width + 3, 40); // Darker than all around.
  expect(forgiveSway(background, picture, sameExposure, 12, changed, width)).toBe(2);
  expect([...changed.entries()].flatMap(([cell, value]) => (value ? [cell] : []))).toEqual([
    2 * width + 7,
    3 * width + 3,
  ]);
});
