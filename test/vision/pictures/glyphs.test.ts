import { expect, test } from "vitest";
import { cellsOf, fittingText, textWidth, writable } from "../../../vision/pictures/glyphs.ts";

test("a sign is five by seven cells, one cell apart from the next", () => {
  const rows = cellsOf("17").map((row) => row.map((cell) => (cell ? "#" : ".")).join(""));
  expect(rows).toEqual([
    "..#...#####",
    ".##.......#",
    "..#......#.",
    "..#.....#..",
    "..#....#...",
    "..#....#...",
    ".###...#...",
  ]);
});

test("every sign is complete and differs from all others", () => {
  const signs = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ .,:-+/%#?";
  const shapes = Array.from(signs, (sign) => cellsOf(sign));
  for (const shape of shapes) expect(shape.map((row) => row.length)).toEqual(Array(7).fill(5));
  expect(new Set(shapes.map((shape) => JSON.stringify(shape))).size).toBe(signs.length);
});

test("small letters become capitals, accents go, other scripts are question marks", () => {
  expect(writable("José 5")).toBe("JOSE 5");
  expect(writable("Аня 😀")).toBe("??? ?");
  expect(writable("constructor")).toBe("CONSTRUCTOR");
});

test("text is as wide as its signs, and cut where it doesn't fit", () => {
  expect(textWidth("", 14)).toBe(0);
  expect(textWidth("8", 14)).toBe(10);
  expect(textWidth("88", 14)).toBe(22);
  expect(fittingText("ABC", 14, 34)).toBe("ABC");
  expect(fittingText("ABC", 14, 33)).toBe("AB");
  expect(fittingText("AB C", 14, 40)).toBe("AB");
  expect(fittingText("A", 14, 3)).toBe("");
});
