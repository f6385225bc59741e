import { expect, test } from "vitest";
import { layOutInsets } from "../../../vision/pictures/inset-strip.ts";

const landscape = { width: 1280, height: 720 };
const portrait = { width: 720, height: 1280 };

test("without faces the picture keeps its size", () => {
  expect(layOutInsets(landscape, 0)).toEqual({ size: landscape, faces: [] });
});

test("one face stands beside a landscape picture, and under a portrait", () => {
  expect(layOutInsets(landscape, 1)).toEqual({
    size: { width: 1280 + 288 + 18, height: 720 },
    faces: [{ x: 1289, y: 9, width: 288, height: 288 }],
  });
  expect(layOutInsets(portrait, 1)).toEqual({
    size: { width: 720, height: 1280 + 288 + 18 },
    faces: [{ x: 9, y: 1289, width: 288, height: 288 }],
  });
});

test("three share the short edge, four go along the long one", () => {
  const three = layOutInsets(landscape, 3);
  expect(three.size).toEqual({ width: 1280 + 228 + 18, height: 720 });
  expect(three.faces.map(({ y }) => y)).toEqual([9, 246, 483]);
  const four = layOutInsets(landscape, 4);
  expect(four.size).toEqual({ width: 1280, height: 720 + 288 + 18 });
  expect(four.faces.map(({ x }) => x)).toEqual([9, 306, 603, 900]);
});

test("what would come out too small is left out; what is there fits", () => {
  for (const picture of [landscape, portrait, { width: 250, height: 250 }]) {
    for (let count = 1; count <= 12; count++) {
      const { size, faces } = layOutInsets(picture, count);
      expect(faces.length).toBeLessThanOrEqual(count);
      expect(faces.length).toBeGreaterThan(0);
      for (const { x, y, width } of faces) {
        expect(width).toBeGreaterThanOrEqual(
          Math.round(Math.min(picture.width, picture.height) * 0.15),
        );
        expect(x + width).toBeLessThan(size.width);
        expect(y + width).toBeLessThan(size.height);
        expect(x >= picture.width || y >= picture.height).toBe(true);
      }
    }
  }
  expect(layOutInsets(landscape, 40).faces.length).toBe(10);
});

test("an aligned face is enlarged four times at most", () => {
  expect(layOutInsets({ width: 3840, height: 2160 }, 1).faces[0]?.width).toBe(448);
});

test("a picture of one pixel", () => {
  const { faces, size } = layOutInsets({ width: 1, height: 1 }, 2);
  expect(faces).toEqual([{ x: 3, y: 2, width: 1, height: 1 }]);
  expect(size).toEqual({ width: 6, height: 1 });
});
