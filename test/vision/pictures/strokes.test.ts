import { describe, expect, test } from "vitest";
import { strokesOf } from "../../../vision/pictures/strokes.ts";
import type { Box } from "../../../vision/faces/faces.ts";
import type { LineStyle } from "../../../vision/pictures/marks.ts";

const outer = { x: 10, y: 20, width: 40, height: 30 };
const styles: LineStyle[] = ["solid", "heavy", "dashed", "dotted", "corners"];

/** One string a row: "#" where a stroke is. */
function drawn(strokes: readonly Box[], within: Box): string[] {
  return Array.from({ length: within.height }, (_row, down) =>
    Array.from({ length: within.width }, (_column, across) => {
      const [x, y] = [within.x + across, within.y + down];
      const hit = strokes.some(
        (s) => x >= s.x && x < s.x + s.width && y >= s.y && y < s.y + s.height,
      );
      return hit ? "#" : ".";
    }).join(""),
  );
}

describe("the line around a face", () => {
  test("solid is four bars along the edge", () => {
    expect(strokesOf(outer, 2, "solid")).toEqual([
      { x: 10, y: 20, width: 40, height: 2 },
      { x: 10, y: 48, width: 40, height: 2 },
      { x: 10, y: 20, width: 2, height: 30 },
      { x: 48, y: 20, width: 2, height: 30 },
    ]);
  });

  test("heavy is the same, twice as thick", () => {
    expect(strokesOf(outer, 2, "heavy")).toEqual(strokesOf(outer, 4, "solid"));
  });

  test("the others have gaps, each its own, and reach all four corners", () => {
    const box = { x: 0, y: 0, width: 30, height: 20 };
    const tops = styles.map((style) => drawn(strokesOf(box, 1, style), box)[0]);
    expect(tops).toEqual([
      "##############################",
      "##############################",
      "#####...#####....#####...#####",
      "##..##..##..##..##..##..##..##",
      "########..............########",
    ]);
  });

  test.each(styles)("%s stays inside of its box and is the same from all sides", (style) => {
    for (const [width, height] of [
      [40, 30],
      [37, 23],
      [9, 9],
      [3, 50],
      [1, 1],
    ] as const) {
      const box = { x: 5, y: 7, width, height };
      for (const { x, y, width: wide, height: high } of strokesOf(box, 3, style)) {
        expect(wide > 0 && high > 0).toBe(true);
        expect([x >= box.x, y >= box.y]).toEqual([true, true]);
        expect(x + wide).toBeLessThanOrEqual(box.x + box.width);
        expect(y + high).toBeLessThanOrEqual(box.y + box.height);
      }
      const rows = drawn(strokesOf(box, 3, style), box);
      const corner = [rows[0]?.[0], rows[0]?.at(-1), rows.at(-1)?.[0], rows.at(-1)?.at(-1)];
      expect(corner).toEqual(["#", "#", "#", "#"]);
    }
  });
});
