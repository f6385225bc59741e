import { describe, expect, test } from "vitest";
import {
  boxesOf,
  type CellArea,
  cellsAcross,
  cellsOf,
  fillingOf,
  isCellArea,
  painted,
  wholeGrid,
} from "../../storage/zone-cells.ts";
import { chance } from "../vision/motion/scene.ts";

const nothing = cellsOf([]);
const area = (x: number, y: number, width: number, height: number): CellArea => {
  return { x, y, width, height };
};

/** Cells that belong to any of the areas. */
const shape = (...areas: CellArea[]) =>
  areas.reduce((cells, one) => painted(cells, one, true), nothing);

describe("cells become few boxes", () => {
  test.each([
    ["nothing", [], 0],
    ["everything", [wholeGrid], 1],
    ["one cell of 64 x 64", [area(63, 63, 1, 1)], 1],
    ["a block painted cell by cell", [area(0, 0, 8, 8), area(8, 0, 8, 8), area(0, 8, 16, 8)], 1],
    ["rows", [area(0, 8, 64, 8), area(0, 24, 64, 8)], 2],
    ["columns", [area(8, 0, 8, 64), area(24, 0, 8, 64), area(40, 0, 8, 64)], 3],
    ["a corner", [area(0, 0, 8, 64), area(0, 56, 64, 8)], 2],
    ["a gate in a wall", [area(0, 0, 64, 16), area(24, 16, 16, 8)], 2],
    [
      "columns of different lengths",
      [area(0, 0, 8, 64), area(8, 8, 8, 56), area(16, 16, 8, 48)],
      3,
    ],
  ] as const)("%s", (_, areas, count) => {
    expect(boxesOf(shape(...areas))).toHaveLength(count);
  });

  test("whatever is painted, the boxes hold exactly those cells, each once", () => {
    const next = chance(7);
    const upTo = (limit: number) => Math.floor(next() * limit);
    for (let round = 0; round < 40; round++) {
      let cells = nothing;
      for (let stroke = 0; stroke <= round % 12; stroke++) {
        const x = upTo(64);
        const y = upTo(64);
        const one = area(x, y, 1 + upTo(64 - x), 1 + upTo(64 - y));
        cells = painted(cells, one, next() < 0.65);
      }
      const boxes = boxesOf(cells);
      expect(cellsOf(boxes)).toEqual(cells);
      // None overlap: then their sizes add up to the cells.
      const covered = boxes.reduce((sum, { width, height }) => sum + width * height, 0);
      const count = cells.reduce((sum, cell) => sum + cell, 0);
      expect(Math.round(covered * cellsAcross ** 2)).toBe(count);
    }
  });

  test("they survive JSON exactly", () => {
    const cells = shape(area(3, 5, 7, 11), area(60, 1, 3, 62));
    expect(cellsOf(JSON.parse(JSON.stringify(boxesOf(cells))))).toEqual(cells);
  });
});

test("painting leaves what it was given as it is", () => {
  const before = shape(area(0, 0, 2, 2));
  const after = painted(before, area(1, 1, 1, 1), false);
  expect(fillingOf(before, area(0, 0, 2, 2))).toBe("all");
  expect(fillingOf(after, area(0, 0, 2, 2))).toBe("some");
  expect(fillingOf(after, area(1, 1, 1, 1))).toBe("none");
});

test.each([
  [area(0, 0, 1, 1), true],
  [wholeGrid, true],
  [area(63, 63, 1, 1), true],
  [area(63, 63, 2, 1), false],
  [area(0, 0, 0, 1), false],
  [area(-1, 0, 1, 1), false],
  [area(0, 64, 1, 1), false],
  [area(0.5, 0, 1, 1), false],
  [area(Number.NaN, 0, 1, 1), false],
])("%j is an area of cells: %s", (one, is) => {
  expect(isCellArea(one)).toBe(is);
});
