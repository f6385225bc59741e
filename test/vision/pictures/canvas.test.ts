import { describe, expect, test } from "vitest";
import { blankPicture, cutOut, drawLine, fill, paste } from "../../../vision/pictures/canvas.ts";
import { wholePixels, writeText } from "../../../vision/pictures/canvas.ts";
import type { Picture } from "../../../vision/faces/faces.ts";
import { black, white } from "../../../vision/pictures/marks.ts";

/** One string a row: "#" white, "." black, "o" anything between. */
function seen({ width, height, data }: Picture): string[] {
  return Array.from({ length: height }, (_row, y) =>
    Array.from({ length: width }, (_column, x) => {
      const value = data[(y * width + x) * 3];
      return value === 255 ? "#" : value === 0 ? "." : "o";
    }).join(""),
  );
}

describe("drawing", () => {
  test("a rectangle, cut at the edges", () => {
    const picture = blankPicture({ width: 5, height: 4 }, black);
    fill(picture, { x: 3, y: -5, width: 9, height: 7 }, white);
    fill(picture, { x: 9, y: 9, width: 3, height: 3 }, white);
    fill(picture, { x: 0, y: 3, width: 0, height: 1 }, white);
    expect(seen(picture)).toEqual(["...##", "...##", ".....", "....."]);
  });

  test("the three colours in their order", () => {
    const { data } = blankPicture({ width: 2, height: 1 }, [1, 2, 3]);
    expect(Array.from(data)).toEqual([1, 2, 3, 1, 2, 3]);
  });

  test("a picture in a picture, cut at all edges", () => {
    const source = blankPicture({ width: 3, height: 3 }, white);
    fill(source, { x: 1, y: 1, width: 1, height: 1 }, black);
    const target = blankPicture({ width: 5, height: 4 }, black);
    paste(target, source, -1, -1);
    paste(target, source, 3, 2);
    paste(target, source, 7, 0);
    expect(seen(target)).toEqual([".#...", "##...", "...##", "...#."]);
  });

  test("a part cut out is a copy", () => {
    const source = blankPicture({ width: 4, height: 3 }, black);
    fill(source, { x: 1, y: 1, width: 2, height: 1 }, white);
    const part = cutOut(source, { x: 1, y: 0, width: 3, height: 2 });
    expect(seen(part)).toEqual(["...", "##."]);
    fill(source, { x: 0, y: 0, width: 4, height: 3 }, white);
    expect(seen(part)).toEqual(["...", "##."]);
  });

  test("a slanted line has no holes", () => {
    const picture = blankPicture({ width: 8, height: 5 }, black);
    drawLine(picture, { x: 1, y: 1 }, { x: 7, y: 4 }, 2, white);
    const columns = seen(picture).map((row) => Array.from(row));
    for (let x = 0; x < 8; x++) expect(columns.some((row) => row[x] === "#")).toBe(true);
    expect(seen(picture)[4]?.startsWith(".....")).toBe(true);
  });

  test("text: full ink in the strokes, none between them, nothing outside", () => {
    const picture = blankPicture({ width: 60, height: 60 }, black);
    writeText(picture, "1", { x: 4, y: 2 }, 56, white);
    const rows = seen(picture);
    expect(rows[30]?.[4 + 20]).toBe("#"); // the middle of the stem
    expect(rows[30]?.[4 + 4]).toBe(".");
    expect(rows[30]?.[4 + 36]).toBe(".");
    expect(rows[2 + 52]?.[4 + 12]).toBe("#"); // the foot
    expect(rows.slice(0, 2).join("") + rows.slice(58).join("")).toMatch(/^\.+$/);
    const corner = blankPicture({ width: 6, height: 6 }, black);
    writeText(corner, "8", { x: -3, y: 3 }, 14, white);
    expect(seen(corner).join("")).toMatch(/[#o]/);
  });

  test("edges between pixels go to the nearer one, the same for neighbours", () => {
    expect(wholePixels({ x: 1.4, y: 1.6, width: 2.2, height: 2.1 })).toEqual({
      x: 1,
      y: 2,
      width: 3,
      height: 2,
    });
  });
});
