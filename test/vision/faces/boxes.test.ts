import { describe, expect, test } from "vitest";
import {
  cutToPicture,
  keepBest,
  overlap,
  scaledBox,
  sharedArea,
} from "../../../vision/faces/boxes.ts";
import { isCut, joinLooks } from "../../../vision/faces/detector.ts";
import type { Detection } from "../../../vision/faces/faces.ts";

const box = (x: number, y: number, width: number, height: number) => ({ x, y, width, height });
const found = (score: number, x: number, y: number, width: number, height: number): Detection => ({
  box: box(x, y, width, height),
  score,
  landmarks: null,
});

test("shared area and overlap", () => {
  expect(sharedArea(box(0, 0, 10, 10), box(5, 5, 10, 10))).toBe(25);
  expect(overlap(box(0, 0, 10, 10), box(5, 5, 10, 10))).toBeCloseTo(25 / 175);
  expect(overlap(box(0, 0, 10, 10), box(10, 0, 10, 10))).toBe(0);
});

test("a box is cut to the picture, to nothing when it lies outside", () => {
  const picture = { width: 100, height: 50 };
  expect(cutToPicture(box(-10, 40, 30, 30), picture)).toEqual(box(0, 40, 20, 10));
  expect(cutToPicture(box(120, 0, 30, 30), picture)).toEqual(box(100, 0, 0, 30));
});

test("a box keeps its place in a larger picture, also one of another shape", () => {
  const small = { width: 640, height: 360 };
  const face = box(64, 90, 32, 36);
  expect(scaledBox(face, small, { width: 2560, height: 1440 })).toEqual(box(256, 360, 128, 144));
  expect(scaledBox(face, small, { width: 1280, height: 960 })).toEqual(box(128, 240, 64, 96));
});

test("of boxes that overlap the surest stays", () => {
  const sure = found(0.9, 0, 0, 20, 20);
  const other = found(0.8, 100, 0, 20, 20);
  expect(keepBest([found(0.7, 2, 2, 20, 20), other, sure])).toEqual([sure, other]);
});

describe("joining looks", () => {
  const look = { x: 240, y: 0, width: 320, height: 240, shrink: 1 };
  const picture = { width: 1280, height: 720 };

  test("a box is cut where it touches an edge behind which the picture goes on", () => {
    expect(isCut(box(300, 50, 40, 50), look, picture)).toBe(false);
    expect(isCut(box(241, 50, 40, 50), look, picture)).toBe(true);
    expect(isCut(box(530, 50, 29, 50), look, picture)).toBe(true);
    expect(isCut(box(300, 200, 40, 50), look, picture)).toBe(true);
    expect(isCut(box(300, -5, 40, 50), look, picture)).toBe(false); // the picture's own edge
  });

  test("a whole face beats its halves on a seam, however sure those are", () => {
    const whole = found(0.7, 220, 50, 40, 50);
    const joined = joinLooks([
      { detection: found(0.99, 240, 50, 20, 50), cut: true },
      { detection: whole, cut: false },
    ]);
    expect(joined).toEqual([whole]);
  });

  test("a cut face that nobody saw whole stays", () => {
    const cut = found(0.8, 240, 50, 20, 50);
    expect(joinLooks([{ detection: cut, cut: true }])).toEqual([cut]);
  });

  test("a box inside of a face goes, unless it is much surer than what surrounds it", () => {
    const face = { detection: found(0.9, 0, 0, 100, 100), cut: false };
    const eye = { detection: found(0.95, 20, 20, 30, 30), cut: false };
    expect(joinLooks([eye, face])).toEqual([face.detection]);
    const surroundings = { detection: found(0.62, 0, 0, 100, 100), cut: false };
    expect(joinLooks([eye, surroundings])).toEqual([eye.detection]);
  });
});
