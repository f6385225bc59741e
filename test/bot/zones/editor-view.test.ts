import { expect, test } from "vitest";
import { wholeGrid } from "../../../storage/zone-cells.ts";
import {
  areaOf,
  cellArea,
  cellName,
  paintedArea,
  readView,
  shownCells,
  writeView,
} from "../../../bot/zones/editor-view.ts";

test.each(["p", "r", "c", "z", "p00", "p77", "r34", "c07"])("the view %s is read back", (text) => {
  expect(writeView(readView(text))).toBe(text);
});

test.each([
  ["p", 3, 4, { x: 24, y: 32, width: 8, height: 8 }],
  ["r", 3, 4, { x: 0, y: 32, width: 64, height: 8 }],
  ["c", 3, 4, { x: 24, y: 0, width: 8, height: 64 }],
  ["p34", 1, 2, { x: 25, y: 34, width: 1, height: 1 }],
  ["r34", 1, 2, { x: 24, y: 34, width: 8, height: 1 }],
  ["c34", 1, 2, { x: 25, y: 32, width: 1, height: 8 }],
])("in the view %s a tap on column %d, row %d paints %j", (text, column, row, area) => {
  expect(paintedArea(readView(text), column, row)).toEqual(area);
});

test.each(["p", "p77"])(
  "the 64 buttons of the view %s are all it shows, each cell once",
  (text) => {
    const view = readView(text);
    const seen = new Set<string>();
    for (let row = 0; row < shownCells; row++) {
      for (let column = 0; column < shownCells; column++) {
        const { x, y, width, height } = cellArea(view, column, row);
        for (let cell = 0; cell < width * height; cell++) {
          seen.add(`${x + (cell % width)},${y + Math.floor(cell / width)}`);
        }
      }
    }
    const { width, height } = areaOf(view);
    expect(seen.size).toBe(width * height);
  },
);

test("cells are called as the picture's edges call them", () => {
  expect(areaOf(readView("z"))).toBe(wholeGrid);
  expect([cellName({ column: 0, row: 0 }), cellName({ column: 7, row: 7 })]).toEqual(["A1", "H8"]);
});
