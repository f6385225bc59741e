// The two detectors' outputs, made by hand: what comes out must lie where the look lay.
import { describe, expect, test } from "vitest";
import type { Output } from "../../../vision/faces/network.ts";
import { readScrfd } from "../../../vision/faces/scrfd.ts";
import { readUltraFace } from "../../../vision/faces/ultraface.ts";

const output = (name: string, dims: number[], data: Float32Array): Output => ({ name, dims, data });

describe("UltraFace", () => {
  const scores = Float32Array.from([0.9, 0.1, 0.25, 0.75, 0.45, 0.55]);
  const boxes = Float32Array.from([0, 0, 1, 1, 0.25, 0.5, 0.375, 0.75, 0, 0, 1, 1]);
  const outputs = [output("boxes", [1, 3, 4], boxes), output("scores", [1, 3, 2], scores)];

  test("boxes are shares of 320x240, scores those of the second class, from .6 on", () => {
    expect(readUltraFace(outputs, { x: 0, y: 0, width: 320, height: 240, shrink: 1 })).toEqual([
      { box: { x: 80, y: 120, width: 40, height: 60 }, score: 0.75, landmarks: null },
    ]);
  });

  test("and lie where the look lay, as large as it was shrunk", () => {
    expect(readUltraFace(outputs, { x: 100, y: 50, width: 640, height: 480, shrink: 2 })).toEqual([
      { box: { x: 260, y: 290, width: 80, height: 120 }, score: 0.75, landmarks: null },
    ]);
  });

  test("another network's outputs are refused", () => {
    const look = { x: 0, y: 0, width: 320, height: 240, shrink: 1 };
    expect(() => readUltraFace([output("x", [1, 512], scores)], look)).toThrow("not UltraFace's");
  });
});

describe("SCRFD", () => {
  /** Nine outputs for an input of 64x32, in an order that no network has. */
  function outputs(): Output[] {
    const all: Output[] = [];
    for (const stride of [32, 8, 16]) {
      const anchors = (64 / stride) * (32 / stride) * 2;
      const of = (width: number) => new Float32Array(anchors * width);
      const [score, box, points] = [of(1), of(4), of(10)];
      if (stride === 16) {
        // The second anchor of cell (column 3, row 1): 4 columns, so cell 7, anchor 15.
        score[15] = 0.75;
        box.set([0.5, 1, 0.5, 1.5], 15 * 4);
        points.set([-0.25, -0.5, 0.25, -0.5, 0, 0, -0.25, 0.5, 0.25, 0.5], 15 * 10);
      }
      all.push(output(`k${stride}`, [anchors, 10], points));
      all.push(output(`s${stride}`, [anchors, 1], score));
      all.push(output(`b${stride}`, [anchors, 4], box));
    }
    return all;
  }

  test("distances are in strides from the cell's corner", () => {
    const look = { x: 0, y: 0, width: 64, height: 32, shrink: 1 };
    expect(readScrfd(outputs(), look, 64)).toEqual([
      {
        box: { x: 40, y: 0, width: 16, height: 40 },
        score: 0.75,
        landmarks: [
          { x: 44, y: 8 },
          { x: 52, y: 8 },
          { x: 48, y: 16 },
          { x: 44, y: 24 },
          { x: 52, y: 24 },
        ],
      },
    ]);
  });

  test("and lie where the look lay, as large as it was shrunk", () => {
    const look = { x: 100, y: 10, width: 128, height: 64, shrink: 2 };
    const [face] = readScrfd(outputs(), look, 64);
    expect(face?.box).toEqual({ x: 180, y: 10, width: 32, height: 80 });
    expect(face?.landmarks?.[2]).toEqual({ x: 196, y: 42 });
  });

  test("a detector without landmarks is refused", () => {
    const look = { x: 0, y: 0, width: 64, height: 32, shrink: 1 };
    const without = outputs().filter(({ dims }) => dims[1] !== 10);
    expect(() => readScrfd(without, look, 64)).toThrow("not those of SCRFD");
  });
});
