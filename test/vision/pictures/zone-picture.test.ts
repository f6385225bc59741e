import { describe, expect, test } from "vitest";
import { wholeGrid } from "../../../storage/zone-cells.ts";
import type { Zone } from "../../../storage/zones.ts";
import type { Picture } from "../../../vision/faces/faces.ts";
import { blankPicture } from "../../../vision/pictures/canvas.ts";
import type { Colour } from "../../../vision/pictures/marks.ts";
import { blankBackdrop, drawZones, openBackdrop } from "../../../vision/pictures/zone-picture.ts";
import { difference, plainJpeg, tools } from "./pictures.ts";

const size = { width: 640, height: 360 };
const eighth = 1 / 8;
const gate: Zone = {
  id: "z1",
  name: "Gate",
  kind: "watch",
  boxes: [{ x: eighth, y: 4 * eighth, width: 3 * eighth, height: 3 * eighth }],
};
const street: Zone = {
  id: "z2",
  name: "Street",
  kind: "ignore",
  boxes: [{ x: 0, y: 0, width: 1, height: 2 * eighth }],
};
const zones = [gate, street];

/** How much larger than its backdrop: the edge above and at the left. */
function edgeOf(picture: Picture, backdrop: Picture): number {
  expect(picture.width - backdrop.width).toBe(picture.height - backdrop.height);
  return picture.width - backdrop.width;
}

function colourAt({ data, width }: Picture, x: number, y: number): Colour {
  const at = (y * width + x) * 3;
  return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
}

describe.each([
  ["a night picture", [4, 5, 6]],
  ["a grey one", [128, 128, 128]],
  ["a dazzling one", [252, 252, 252]],
] as const)("on %s", (_, ground) => {
  const backdrop = blankPicture(size, ground);
  const picture = drawZones(backdrop, { zones, painted: null, area: wholeGrid });
  const edge = edgeOf(picture, backdrop);
  const at = (x: number, y: number) => colourAt(picture, edge + x, edge + y);

  test("every line of the grid is seen", () => {
    for (let index = 1; index < 8; index++) {
      const across = Math.round((index * size.width) / 8);
      const down = Math.round((index * size.height) / 8);
      const beside = [at(across - 1, 330), at(across, 330)];
      const below = [at(600, down - 1), at(600, down)];
      const seen = (pair: Colour[], around: Colour) =>
        Math.max(...pair.map((colour) => difference(colour, around)));
      expect(seen(beside, at(across - 9, 330))).toBeGreaterThan(60);
      expect(seen(below, at(600, down - 9))).toBeGreaterThan(60);
    }
  });

  test("watched is tinted evenly, ignored is striped, the rest is left alone", () => {
    const rowOf = (y: number) => Array.from({ length: 60 }, (_unused, x) => at(90 + x, y));
    const spread = (colours: Colour[]) =>
      Math.max(...colours.map((colour) => difference(colour, colours[0] as Colour)));
    expect(spread(rowOf(300))).toBe(0);
    expect(difference(at(120, 300), ground)).toBeGreaterThan(15);
    expect(spread(rowOf(30))).toBeGreaterThan(60);
    expect(at(600, 300)).toEqual(ground);
  });

  test("the backdrop itself is only read", () => {
    expect(backdrop.data.every((value, index) => value === ground[index % 3])).toBe(true);
  });
});

test("of the zone that is painted the cells are filled, of the others only the frame is drawn", () => {
  const backdrop = blankPicture(size, [128, 128, 128]);
  const picture = drawZones(backdrop, { zones, painted: "z2", area: wholeGrid });
  const edge = edgeOf(picture, backdrop);
  const [left, top] = [edge + 80, edge + 180];
  expect(colourAt(picture, left + 60, top + 60)).toEqual([128, 128, 128]);
  const frame = Array.from({ length: 4 }, (_, x) => colourAt(picture, left + x, top + 60));
  expect(Math.max(...frame.map((c) => difference(c, [128, 128, 128])))).toBeGreaterThan(30);
});

test("a cell enlarged shows its part of the picture, and its own 8 x 8 cells", () => {
  const backdrop = blankPicture(size, [40, 40, 40]);
  // The cell D5 is light.
  for (let y = 180; y < 225; y++) backdrop.data.fill(220, (y * 640 + 240) * 3, (y * 640 + 320) * 3);
  const part: Zone = {
    ...gate,
    boxes: [{ x: 24 / 64, y: 32 / 64, width: 1 / 64, height: 1 / 64 }],
  };
  const area = { x: 24, y: 32, width: 8, height: 8 };
  const picture = drawZones(backdrop, { zones: [part], painted: "z1", area });
  const edge = edgeOf(picture, backdrop);
  expect(difference(colourAt(picture, edge + 600, edge + 330), [220, 220, 220])).toBeLessThan(6);
  // Its first cell is painted, the one beside it is not.
  expect(difference(colourAt(picture, edge + 70, edge + 36), [220, 220, 220])).toBeGreaterThan(15);
  expect(difference(colourAt(picture, edge + 120, edge + 20), [220, 220, 220])).toBeLessThan(6);
});

test.each([
  [1920, 1080, 1240, 698],
  [1080, 1920, 698, 1240],
  [640, 480, 640, 480],
])("a camera's %d x %d is drawn on as %d x %d", async (width, height, asWide, asHigh) => {
  const jpeg = await plainJpeg(width, height, [90, 120, 60]);
  const backdrop = await openBackdrop(jpeg, tools);
  expect(backdrop).toMatchObject({ width: asWide, height: asHigh });
  const picture = drawZones(backdrop, { zones, painted: null, area: wholeGrid });
  expect(Math.max(picture.width, picture.height)).toBeLessThanOrEqual(1290);
});

test("a blank grid can be drawn on", () => {
  const picture = drawZones(blankBackdrop(), { zones: [], painted: null, area: wholeGrid });
  expect(picture.data.length).toBe(picture.width * picture.height * 3);
});
