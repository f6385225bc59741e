import { describe, expect, test } from "vitest";
import type { Box } from "../../../vision/faces/faces.ts";
import { areasToSearch, planLooks } from "../../../vision/faces/looks.ts";
import type { Look } from "../../../vision/faces/looks.ts";

const fixed = { width: 320, height: 240, step: null };
const flexible = { width: 640, height: 480, step: 32 };
const at = (x: number, y: number, width: number, height: number) => ({ x, y, width, height });

/** Whether a square face of `side` lies whole in a look in which it is at least `least` pixels. */
function isSeen(looks: readonly Look[], x: number, y: number, side: number, least: number) {
  return looks.some(
    (look) =>
      side / look.shrink >= least &&
      x >= look.x &&
      y >= look.y &&
      x + side <= look.x + look.width &&
      y + side <= look.y + look.height,
  );
}

describe("looks", () => {
  test("an area that fits is looked at once, at native resolution or hardly shrunk", () => {
    expect(planLooks(at(40, 20, 320, 240), fixed)).toEqual([
      { ...at(40, 20, 320, 240), shrink: 1 },
    ]);
    expect(planLooks(at(0, 0, 100, 50), fixed)).toEqual([{ ...at(0, 0, 100, 50), shrink: 1 }]);
    const [only, ...others] = planLooks(at(0, 0, 250, 250), fixed);
    expect(others).toEqual([]);
    expect(only?.shrink).toBeCloseTo(250 / 240);
  });

  test("720p is 5 x 4 tiles that overlap by 80 pixels, and all of it once", () => {
    const looks = planLooks(at(0, 0, 1280, 720), fixed);
    expect(looks).toHaveLength(21);
    expect(looks.slice(0, 2)).toEqual([
      { ...at(0, 0, 320, 240), shrink: 1 },
      { ...at(240, 0, 320, 240), shrink: 1 },
    ]);
    expect(looks[19]).toEqual({ ...at(960, 480, 320, 240), shrink: 1 });
    expect(looks[20]).toEqual({ ...at(0, 0, 1280, 720), shrink: 4 });
  });

  test.each([
    [1280, 720, fixed],
    [1920, 1080, fixed],
    [2560, 1920, fixed],
    [350, 350, fixed],
    [3840, 2160, flexible],
    [1280, 720, flexible],
    [700, 500, flexible],
  ])("in %i x %i every face is whole in some look", (width, height, input) => {
    const area = at(7, 3, width, height);
    const looks = planLooks(area, input);
    const unseen: string[] = [];
    for (let side = 22; side < Math.min(width, height); side = Math.ceil(side * 1.17)) {
      for (let y = 0; y <= height - side; y += 37) {
        for (let x = 0; x <= width - side; x += 41) {
          if (!isSeen(looks, 7 + x, 3 + y, side, 19)) unseen.push(`${side} at ${x},${y}`);
        }
      }
    }
    expect(unseen).toEqual([]);
  });

  test("looks stay in the area, and fit into the input", () => {
    for (const input of [fixed, flexible]) {
      for (const look of planLooks(at(11, 13, 1901, 1063), input)) {
        expect(look.x).toBeGreaterThanOrEqual(11);
        expect(look.y).toBeGreaterThanOrEqual(13);
        expect(look.x + look.width).toBeLessThanOrEqual(11 + 1901 + 1e-9);
        expect(look.y + look.height).toBeLessThanOrEqual(13 + 1063 + 1e-9);
        expect(Math.round(look.width / look.shrink)).toBeLessThanOrEqual(input.width);
        expect(Math.round(look.height / look.shrink)).toBeLessThanOrEqual(input.height);
      }
    }
  });
});

describe("areas", () => {
  const frame = { width: 1280, height: 720 };
  const contains = (area: Box, region: Box) =>
    area.x <= region.x &&
    area.y <= region.y &&
    area.x + area.width >= region.x + region.width &&
    area.y + area.height >= region.y + region.height;

  test("nothing moves: nothing is looked at", () => {
    expect(areasToSearch([], frame, fixed)).toEqual([]);
    expect(areasToSearch([at(2000, 0, 10, 10)], frame, fixed)).toEqual([]);
  });

  test("a small region gets as much around it as the network takes anyway", () => {
    expect(areasToSearch([at(600, 300, 40, 60)], frame, fixed)).toEqual([at(460, 210, 320, 240)]);
    expect(areasToSearch([at(0, 700, 40, 20)], frame, fixed)).toEqual([at(0, 480, 320, 240)]);
  });

  test("a frame smaller than the input is one area", () => {
    const small = { width: 200, height: 100 };
    expect(areasToSearch([at(5, 5, 9, 9)], small, fixed)).toEqual([at(0, 0, 200, 100)]);
  });

  test("regions side by side are one area, far ones are not; all are covered in whole pixels", () => {
    const close = [at(600, 300, 40, 60), at(660.5, 310.2, 40, 60)];
    const far = at(20, 20, 30, 30);
    const areas = areasToSearch([...close, far], frame, fixed);
    expect(areas).toHaveLength(2);
    for (const region of [...close, far]) {
      expect(areas.some((area) => contains(area, region))).toBe(true);
    }
    for (const { x, y, width, height } of areas) {
      expect([x, y, width, height].every(Number.isInteger)).toBe(true);
    }
  });
});
