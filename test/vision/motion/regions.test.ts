// From changed cells to regions: areas, boxes, what is joined and what isn't.
import { expect, test } from "vitest";
import { gridFor } from "../../../vision/motion/picture.ts";
import { RegionFinder } from "../../../vision/motion/regions.ts";

/** 320 x 240 cells: one cell is 4 pixels of a 640x480 picture. */
const grid = gridFor(640, 480);

type Rectangle = readonly [left: number, top: number, width: number, height: number];

function cells(...rectangles: Rectangle[]): Uint8Array {
  const changed = new Uint8Array(grid.cells);
  for (const [left, top, width, height] of rectangles) {
    for (let y = top; y < top + height; y++) {
      changed.fill(1, y * grid.width + left, y * grid.width + left + width);
    }
  }
  return changed;
}

const find = (...rectangles: Rectangle[]) => new RegionFinder(grid).find(cells(...rectangles));

test("nothing changed, no region", () => {
  expect(find()).toEqual([]);
});

test("a rectangle counts its own area: the dilated rim is taken back", () => {
  expect(find([100, 60, 25, 50])).toEqual([
    { x: 100 / 320, y: 60 / 240, width: 25 / 320, height: 50 / 240, area: 5000 },
  ]);
});

test.each<[string, Rectangle]>([
  ["top left", [0, 0, 20, 20]],
  ["bottom right", [300, 220, 20, 20]],
  ["the whole picture", [0, 0, 320, 240]],
  ["a row", [0, 239, 320, 1]],
])("also at the edge: %s", (_, [left, top, width, height]) => {
  expect(find([left, top, width, height])).toEqual([
    {
      x: left / 320,
      y: top / 240,
      width: width / 320,
      height: height / 240,
      area: width * height * 4,
    },
  ]);
});

test("pieces up to 4 cells apart are one region, and the gap counts", () => {
  const [region, ...others] = find([100, 50, 20, 20], [124, 50, 20, 20]);
  expect(others).toEqual([]);
  expect(region?.area).toBe((20 + 4 + 20) * 20 * 4);
});

test("pieces further apart are two, the larger first", () => {
  const regions = find([100, 50, 20, 20], [125, 50, 30, 20]);
  expect(regions.map(({ area }) => area)).toEqual([2400, 1600]);
});

test("pieces that touch by a corner of their dilation are one", () => {
  expect(find([100, 50, 20, 20], [124, 74, 20, 20])).toHaveLength(1);
});

test("specks are not told; of many regions the 16 largest are", () => {
  expect(find([10, 10, 5, 4])).toEqual([]);
  const many = Array.from({ length: 20 }, (_, index): Rectangle => [
    (index % 5) * 60,
    Math.floor(index / 5) * 50,
    10 + index,
    10,
  ]);
  const regions = find(...many);
  expect(regions).toHaveLength(16);
  expect(regions[0]?.area).toBe(29 * 10 * 4);
  expect(regions.at(-1)?.area).toBe(14 * 10 * 4);
});

test("nothing of one call is left over in the next", () => {
  const finder = new RegionFinder(grid);
  finder.find(cells([0, 0, 320, 240]));
  expect(finder.find(cells([100, 60, 25, 50]))[0]?.area).toBe(5000);
  expect(finder.find(cells())).toEqual([]);
});

test("a ring keeps its hole when the hole is large", () => {
  const changed = cells([100, 60, 40, 40]);
  for (let y = 70; y < 90; y++) changed.fill(0, y * 320 + 110, y * 320 + 130);
  expect(new RegionFinder(grid).find(changed)[0]?.area).toBe((1600 - 400) * 4);
});
