// The small picture: grids for all sizes, averaging, blur.
import { describe, expect, test } from "vitest";
import { blur, gridFor, poolLuma } from "../../../vision/motion/picture.ts";
import { Drawing } from "./scene.ts";

describe("gridFor", () => {
  test.each([
    [640, 360, { width: 320, height: 180, pool: 2, cells: 57_600 }],
    [1280, 720, { width: 320, height: 180, pool: 4, cells: 57_600 }],
    [320, 180, { width: 320, height: 180, pool: 1, cells: 57_600 }],
    [360, 640, { width: 180, height: 320, pool: 2, cells: 57_600 }],
    [641, 359, { width: 320, height: 179, pool: 2, cells: 57_280 }],
    [100, 3, { width: 100, height: 3, pool: 1, cells: 300 }],
    [3200, 4, { width: 800, height: 1, pool: 4, cells: 800 }],
    [1, 1, { width: 1, height: 1, pool: 1, cells: 1 }],
  ])("%dx%d", (width, height, grid) => {
    expect(gridFor(width, height)).toEqual(grid);
  });

  test.each([
    [0, 360],
    [640, -1],
    [640.5, 360],
    [Number.NaN, 360],
  ])("refuses %dx%d", (width, height) => {
    expect(() => gridFor(width, height)).toThrow(RangeError);
  });
});

describe("poolLuma", () => {
  test.each([
    [640, 360],
    [960, 540],
    [321, 180],
  ])("averages %dx%d by hand and by loop alike, and leaves chroma alone", (width, height) => {
    const drawing = new Drawing(width, height).paint((_, x, y) => (x * 3 + y * 5) % 256);
    const frame = drawing.frame(0);
    const grid = gridFor(width, height);
    const into = new Float32Array(grid.cells);
    const mean = poolLuma(frame, grid, into);
    let total = 0;
    for (const [x, y] of [
      [0, 0],
      [grid.width - 1, 0],
      [17, 30],
      [grid.width - 1, grid.height - 1],
    ] as const) {
      let sum = 0;
      for (let row = 0; row < grid.pool; row++) {
        for (let column = 0; column < grid.pool; column++) {
          sum += frame.bytes[(y * grid.pool + row) * width + x * grid.pool + column]!;
        }
      }
      expect(into[y * grid.width + x]).toBeCloseTo(sum / grid.pool ** 2, 3);
    }
    for (const cell of into) total += cell;
    expect(mean).toBeCloseTo(total / grid.cells, 3);
  });
});

describe("blur", () => {
  test("leaves an even picture as it is, also at the edges", () => {
    const grid = gridFor(40, 30);
    const values = new Float32Array(grid.cells).fill(77);
    blur(values, grid, new Float32Array(grid.cells));
    expect(Math.min(...values)).toBeCloseTo(77, 4);
    expect(Math.max(...values)).toBeCloseTo(77, 4);
  });

  test("spreads a point over 5 x 5 cells and loses nothing", () => {
    const grid = gridFor(20, 20);
    const values = new Float32Array(grid.cells);
    values[10 * 20 + 9] = 250;
    blur(values, grid, new Float32Array(grid.cells));
    const touched = [...values.entries()].filter(([, value]) => value > 0);
    expect(touched).toHaveLength(25);
    expect(touched.every(([, value]) => Math.abs(value - 10) < 1e-3)).toBe(true);
    expect(touched[0]?.[0]).toBe(8 * 20 + 7);
    expect(touched.at(-1)?.[0]).toBe(12 * 20 + 11);
  });

  test.each([
    [1, 1],
    [2, 1],
    [1, 3],
  ])("works on a grid of %dx%d", (width, height) => {
    const grid = gridFor(width, height);
    const values = new Float32Array(grid.cells).fill(50);
    blur(values, grid, new Float32Array(grid.cells));
    expect([...values]).toEqual(Array.from({ length: grid.cells }, () => 50));
  });
});
