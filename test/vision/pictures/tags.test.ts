import { describe, expect, test } from "vitest";
import { overlap, sharedArea } from "../../../vision/faces/boxes.ts";
import type { Box } from "../../../vision/faces/faces.ts";
import { placeTags } from "../../../vision/pictures/tags.ts";

const picture = { width: 640, height: 360 };
const tag = { width: 30, height: 20 };

function places(boxes: readonly Box[], size = picture) {
  return placeTags(
    boxes,
    boxes.map(() => tag),
    size,
  );
}

const square = (x: number, y: number, side = 60): Box => ({ x, y, width: side, height: side });

describe("where the numbers go", () => {
  test.each([
    ["above", square(100, 100), { x: 100, y: 80 }],
    ["below at the top edge", square(100, 0), { x: 100, y: 60 }],
    ["at the right edge within the picture", square(620, 100, 20), { x: 610, y: 80 }],
    ["above, the last row at the bottom", square(0, 340, 20), { x: 0, y: 320 }],
    ["beside, between both edges", { x: 100, y: 0, width: 60, height: 360 }, { x: 160, y: 0 }],
    ["inside, when the box is the picture", { x: 0, y: 0, ...picture }, { x: 0, y: 0 }],
  ])("%s", (_where, box, corner) => {
    expect(places([box])).toEqual([{ box: { ...corner, ...tag }, leader: null }]);
  });

  test("neighbours give way to each other and to faces", () => {
    const [first, second] = places([square(100, 100), square(100, 165)]);
    expect(first?.box).toMatchObject({ x: 100, y: 80 });
    // Above would be on the first face.
    expect(second?.box).toMatchObject({ x: 100, y: 225 });
  });

  test("the same box again and again: every number is readable, and led to its box", () => {
    const boxes = Array.from({ length: 20 }, () => square(300, 150));
    const tags = places(boxes);
    for (const [index, { box }] of tags.entries()) {
      for (const other of tags.slice(index + 1)) expect(overlap(box, other.box)).toBe(0);
    }
    const away = tags.filter(({ leader }) => leader);
    expect(away.length).toBeGreaterThan(3);
    for (const { box, leader } of away) {
      expect(leader?.from).toEqual({ x: box.x + 15, y: box.y + 10 });
      expect(leader?.to.x).toBeGreaterThanOrEqual(300);
      expect(leader?.to.x).toBeLessThanOrEqual(360);
      expect(leader?.to.y).toBeGreaterThanOrEqual(150);
      expect(leader?.to.y).toBeLessThanOrEqual(210);
    }
  });

  test("wherever 24 faces are, no number is outside or on another one", () => {
    let seed = 7;
    const random = (most: number) => {
      seed = (seed * 48271) % 2147483647;
      return seed % most;
    };
    const inside = { x: 0, y: 0, ...picture };
    for (let round = 0; round < 12; round++) {
      const boxes = Array.from({ length: 24 }, () => square(random(620), random(340), 20));
      const tags = places(boxes).map(({ box }) => box);
      const outside = tags.filter((box) => sharedArea(box, inside) < tag.width * tag.height);
      const covered = tags.filter((box, index) =>
        tags.slice(index + 1).some((other) => sharedArea(box, other) > 0),
      );
      expect({ outside, covered }).toEqual({ outside: [], covered: [] });
    }
  });

  test("a picture with no room for all still shows all of them inside", () => {
    const small = { width: 40, height: 30 };
    for (const { box } of places([square(0, 0, 9), square(9, 9, 9), square(20, 9, 9)], small)) {
      expect(box.x >= 0 && box.x + box.width <= 40).toBe(true);
      expect(box.y >= 0 && box.y + box.height <= 30).toBe(true);
    }
    expect(places([square(0, 0, 1)], { width: 1, height: 1 })[0]?.box).toEqual(square(0, 0, 1));
  });
});
