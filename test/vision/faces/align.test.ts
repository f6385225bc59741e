import { describe, expect, test } from "vitest";
import { frameOf, plainPicture } from "../../media/frames.ts";
import {
  alignedSide,
  Aligner,
  alignment,
  boundsOf,
  inverse,
  similarityBetween,
  template,
} from "../../../vision/faces/align.ts";
import type { Similarity } from "../../../vision/faces/align.ts";
import { lightOf, poseOf } from "../../../vision/faces/crop-quality.ts";
import { normalised } from "../../../vision/faces/embedder.ts";
import type { Landmarks, Point } from "../../../vision/faces/faces.ts";
import { fiveOf68, squareAround } from "../../../vision/faces/landmarks.ts";

function apply({ a, b, left, top }: Similarity, { x, y }: Point): Point {
  return { x: a * x - b * y + left, y: b * x + a * y + top };
}

function moved(by: Similarity): Landmarks {
  return template.map((point) => apply(by, point)) as unknown as Landmarks;
}

/** Turned by 30 degrees, three times as large, somewhere else. */
const turned: Similarity = {
  a: 3 * Math.cos(Math.PI / 6),
  b: 3 * Math.sin(Math.PI / 6),
  left: 200,
  top: 100,
};

describe("similarity", () => {
  test("finds a turn, a scale and a move exactly, and the way back", () => {
    const found = similarityBetween(template, moved(turned)) as Similarity;
    for (const part of ["a", "b", "left", "top"] as const)
      expect(found[part]).toBeCloseTo(turned[part]);
    const back = inverse(found);
    const there = apply(back, apply(turned, { x: 11, y: 7 }));
    expect(there.x).toBeCloseTo(11);
    expect(there.y).toBeCloseTo(7);
  });

  test("never mirrors: a mirrored face is fitted by a turn, and badly", () => {
    const mirrored = template.map(({ x, y }) => ({ x: 112 - x, y }));
    const found = similarityBetween(mirrored, template) as Similarity;
    const [left, right] = mirrored.slice(0, 2).map((point) => apply(found, point)) as [
      Point,
      Point,
    ];
    // The eye that was on the left before, mirrored to the right, stays there.
    expect(left.x).toBeGreaterThan(right.x);
  });

  test("one wrong point moves the fit only a little", () => {
    const points = template.map((point, index) =>
      index === 2 ? { x: point.x + 5, y: point.y } : point,
    );
    const { a, b, left } = similarityBetween(points, template) as Similarity;
    expect(Math.hypot(a, b)).toBeCloseTo(1, 1);
    expect(Math.abs(left)).toBeLessThan(3);
  });

  test("five times the same point is no face", () => {
    expect(
      similarityBetween(
        template.map(() => ({ x: 3, y: 3 })),
        template,
      ),
    ).toBeNull();
  });
});

describe("the aligned crop", () => {
  const spot = (picture: { width: number; data: Uint8Array }, { x, y }: Point, radius: number) => {
    for (let row = Math.floor(y - radius); row <= y + radius; row++) {
      for (let column = Math.floor(x - radius); column <= x + radius; column++) {
        picture.data.set([250, 20, 20], (row * picture.width + column) * 3);
      }
    }
  };

  test.each([
    ["as large as the template", { a: 1, b: 0, left: 20, top: 10 }],
    ["three times as large and turned", turned],
    ["half as large", { a: 0.5, b: 0.1, left: 60, top: 60 }],
  ])("has every landmark where the template wants it: a face %s", (_name, placed) => {
    const picture = plainPicture(700, 600, [0, 0, 0]);
    const landmarks = moved(placed);
    for (const point of landmarks) spot(picture, point, 3 * Math.hypot(placed.a, placed.b));
    const back = alignment(landmarks) as Similarity;
    const crop = new Aligner().align(picture, back);
    for (const { x, y } of template) {
      const pixel = Math.round(y) * alignedSide + Math.round(x);
      expect([...crop.subarray(pixel * 3, pixel * 3 + 3)]).toEqual([250, 20, 20]);
    }
    expect([...crop.subarray(0, 3)]).toEqual([0, 0, 0]);
  });

  test("is the picture itself when nothing is to be done", () => {
    const picture = plainPicture(112, 112);
    for (let index = 0; index < picture.data.length; index++) picture.data[index] = index % 251;
    const crop = new Aligner().align(picture, { a: 1, b: 0, left: 0, top: 0 });
    expect(Buffer.compare(crop, picture.data)).toBe(0);
  });

  test("is black beyond the picture", () => {
    const picture = plainPicture(50, 50, [200, 200, 200]);
    const crop = new Aligner().align(picture, { a: 1, b: 0, left: -10, top: -10 });
    const valueAt = (x: number, y: number) => crop[(y * alignedSide + x) * 3];
    expect(valueAt(5, 30)).toBe(0);
    expect(valueAt(30, 30)).toBe(200);
    expect(valueAt(61, 30)).toBe(0);
  });

  test("comes from inside its bounds", () => {
    const { x, y, width, height } = boundsOf(turned);
    for (const corner of [
      { x: 0, y: 0 },
      { x: 111, y: 0 },
      { x: 0, y: 111 },
      { x: 111, y: 111 },
    ]) {
      const point = apply(turned, corner);
      expect(point.x).toBeGreaterThanOrEqual(x);
      expect(point.x).toBeLessThanOrEqual(x + width);
      expect(point.y).toBeGreaterThanOrEqual(y);
      expect(point.y).toBeLessThanOrEqual(y + height);
    }
  });
});

describe("how good a crop is", () => {
  const crop = (value: (x: number, y: number) => number) => {
    const { data } = plainPicture(alignedSide, alignedSide);
    for (let pixel = 0; pixel < alignedSide ** 2; pixel++) {
      data.fill(
        value(pixel % alignedSide, Math.floor(pixel / alignedSide)),
        pixel * 3,
        pixel * 3 + 3,
      );
    }
    return data;
  };

  test("a flat crop has no sharpness; a chessboard has all of it; a slope has none", () => {
    expect(lightOf(crop(() => 90))).toEqual({
      sharpness: expect.closeTo(0),
      brightness: expect.closeTo(90),
    });
    const chess = lightOf(crop((x, y) => ((x + y) % 2) * 10));
    expect(chess.sharpness).toBeCloseTo(40 * 40);
    expect(chess.brightness).toBeCloseTo(5);
    expect(lightOf(crop((x) => x)).sharpness).toBeCloseTo(0);
  });

  test("the nose between the eyes is frontal, under an eye is profile, also on a tilted head", () => {
    const face = (nose: number): Landmarks => {
      const along = { x: 0.8, y: 0.6 };
      const point = (far: number, down: number) => ({
        x: 50 + far * along.x - down * along.y,
        y: 50 + far * along.y + down * along.x,
      });
      return [point(0, 0), point(40, 0), point(nose, 25), point(5, 50), point(35, 50)];
    };
    expect(poseOf(face(20))).toBeCloseTo(0);
    expect(poseOf(face(30))).toBeCloseTo(0.5);
    expect(poseOf(face(0))).toBeCloseTo(1);
    expect(poseOf(face(60))).toBe(1);
  });
});

test("68 points become five, in pixels of the square that was looked at", () => {
  const points = new Float32Array(136).fill(0.5);
  for (const index of [37, 38, 40, 41]) points.set([0.3, 0.4], index * 2);
  points.set([0.25, 0.75], 48 * 2);
  points.set([0.35, 0.85], 60 * 2);
  const [leftEye, rightEye, nose, leftMouth] = fiveOf68(points, {
    x: 10,
    y: 20,
    width: 100,
    height: 200,
  });
  expect(leftEye.x).toBeCloseTo(40);
  expect(leftEye.y).toBeCloseTo(100);
  expect(rightEye).toEqual({ x: 60, y: 120 });
  expect(nose).toEqual({ x: 60, y: 120 });
  expect(leftMouth.x).toBeCloseTo(40);
  expect(leftMouth.y).toBeCloseTo(180);
});

test("landmarks are looked for in a square as high as the box, cut at the picture's edge", () => {
  const picture = { width: 200, height: 100 };
  const box = { x: 50, y: 20, width: 40, height: 60 };
  expect(squareAround(box, picture)).toEqual({ x: 40, y: 20, width: 60, height: 60 });
  const rim = { x: 180, y: 60, width: 40, height: 60 };
  expect(squareAround(rim, picture)).toEqual({ x: 170, y: 60, width: 29, height: 39 });
});

test("an embedding has length 1 and its own memory; nought stays nought", () => {
  const vector = Float32Array.from([3, 4]);
  const { embedding, rawNorm } = normalised(vector);
  expect(rawNorm).toBe(5);
  expect([...embedding]).toEqual([0.6, 0.8].map(Math.fround));
  expect(embedding.buffer).not.toBe(vector.buffer);
  expect(normalised(new Float32Array(2))).toEqual({ embedding: new Float32Array(2), rawNorm: 0 });
});

test("frames for tests have even sides and the size of yuv420p", () => {
  expect(frameOf(plainPicture(4, 2)).bytes).toHaveLength(12);
});
