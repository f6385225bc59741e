import { describe, expect, test } from "vitest";
import { contactSheet, layOutSheet } from "../../../vision/pictures/contact-sheet.ts";
import type { SheetItem } from "../../../vision/pictures/contact-sheet.ts";
import { lookOf } from "../../../vision/pictures/marks.ts";
import type { Colour } from "../../../vision/pictures/marks.ts";
import { difference, plainCrop, plainJpeg, readBack, toolsOfEach, tools } from "./pictures.ts";

const red: Colour = [200, 40, 40];
const blue: Colour = [40, 60, 200];

describe("the grid", () => {
  test("rows from the top left, the last one short", () => {
    const { size, cells, gap } = layOutSheet(5, 3, 100);
    expect(gap).toBe(5);
    expect(size).toEqual({ width: 5 + 3 * 105, height: 5 + 2 * 105 });
    expect(cells.map(({ x, y }) => [x, y])).toEqual([
      [5, 5],
      [110, 5],
      [215, 5],
      [5, 110],
      [110, 110],
    ]);
  });

  test("fewer items than columns leave no empty cells", () => {
    expect(layOutSheet(2, 5, 100).size).toEqual({ width: 215, height: 110 });
  });

  test.each([
    [0, 3],
    [31, 5],
    [3, 0],
  ])("%i items in %i columns are refused", (count, columns) => {
    expect(() => layOutSheet(count, columns, 100)).toThrow(RangeError);
  });
});

describe.each(toolsOfEach)("ffmpeg %s", { timeout: 60_000 }, (_version, ownTools) => {
  test("faces and pictures in their cells, numbered; a damaged one leaves its cell empty", async () => {
    const wide = await plainJpeg(300, 60, blue);
    const items: SheetItem[] = [
      { crop: plainCrop(red), label: "1" },
      { jpeg: wide, label: "2", verdict: "KNOWN" },
      { jpeg: Buffer.from("no picture"), label: "3" },
      { jpeg: await plainJpeg(9, 200, red), label: "" },
    ];
    const made = await readBack(await contactSheet(items, 3, { ...ownTools, side: 100 }));
    const { size, cells } = layOutSheet(4, 3, 100);
    expect(made).toMatchObject(size);
    const colourIn = (index: number, x: number, y: number) => {
      const cell = cells[index] ?? { x: 0, y: 0 };
      return made.colourAt(cell.x + x, cell.y + y);
    };
    const middles = items.map((_, index) => colourIn(index, 50, 60));
    for (const [index, colour] of [red, blue, [70, 70, 70] as const, red].entries()) {
      expect(difference(middles[index] as Colour, colour)).toBeLessThan(12);
    }
    expect(difference(colourIn(0, 3, 3), [255, 255, 255])).toBeLessThan(40);
    expect(difference(colourIn(1, 3, 3), lookOf("KNOWN").colour)).toBeLessThan(60);
    expect(difference(colourIn(3, 3, 3), red)).toBeLessThan(12);
    expect(difference(made.colourAt(size.width - 50, 160), [24, 24, 24])).toBeLessThan(8);
  });
});

test("twenty faces", { timeout: 60_000 }, async () => {
  const items = Array.from({ length: 20 }, (_, index) => {
    return { crop: plainCrop([index * 12, 90, 90]), label: `${index + 1}` };
  });
  const made = await readBack(await contactSheet(items, 5, { ...tools, side: 60 }));
  const { cells } = layOutSheet(20, 5, 60);
  for (const [index, { x, y }] of cells.entries()) {
    expect(difference(made.colourAt(x + 40, y + 45), [index * 12, 90, 90])).toBeLessThan(12);
  }
});

test("an ffmpeg that can't be started is told", async () => {
  const nowhere = { ...tools, ffmpeg: { path: "/nowhere/ffmpeg" } };
  const made = contactSheet([{ crop: plainCrop(red), label: "1" }], 3, nowhere);
  await expect(made).rejects.toThrow("The picture could not be drawn.");
});
