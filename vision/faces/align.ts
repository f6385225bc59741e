// Owns straightening a face: the similarity that brings its five landmarks onto the template that
// ArcFace networks were trained with, and the 112x112 crop that it makes.
import type { Box, Landmarks, Picture, Point } from "./faces.ts";
import { Shrinker } from "./shrink.ts";

/** Width and height of an aligned face. */
export const alignedSide = 112;
export const alignedBytes = alignedSide * alignedSide * 3;

/** InsightFace's template (python-package/insightface/utils/face_align.py, arcface_dst). */
export const template: Landmarks = [
  { x: 38.2946, y: 51.6963 },
  { x: 73.5318, y: 51.5014 },
  { x: 56.0252, y: 71.7366 },
  { x: 41.5493, y: 92.3655 },
  { x: 70.7299, y: 92.2041 },
];

/** (x, y) → (a x - b y + left, b x + a y + top): turning, scaling and moving, never mirroring. */
export interface Similarity {
  a: number;
  b: number;
  left: number;
  top: number;
}

/**
 * The least-squares similarity from `points` onto `targets` (Umeyama 1991; in the plane, without
 * reflection, it has this closed form). Null when all points are one.
 */
export function similarityBetween(
  points: readonly Point[],
  targets: readonly Point[],
): Similarity | null {
  const from = meanOf(points);
  const to = meanOf(targets);
  let [along, turned, spread] = [0, 0, 0];
  for (const [index, point] of points.entries()) {
    const target = targets[index] as Point;
    const [x, y] = [point.x - from.x, point.y - from.y];
    const [u, v] = [target.x - to.x, target.y - to.y];
    along += x * u + y * v;
    turned += x * v - y * u;
    spread += x * x + y * y;
  }
  const [a, b] = [along / spread, turned / spread];
  if (!(a * a + b * b > 0) || !Number.isFinite(a * a + b * b)) return null;
  return { a, b, left: to.x - a * from.x + b * from.y, top: to.y - b * from.x - a * from.y };
}

/** The way back. */
export function inverse({ a, b, left, top }: Similarity): Similarity {
  const length = a * a + b * b;
  return {
    a: a / length,
    b: -b / length,
    left: -(a * left + b * top) / length,
    top: (b * left - a * top) / length,
  };
}

function meanOf(points: readonly Point[]): Point {
  let [x, y] = [0, 0];
  for (const point of points) {
    x += point.x / points.length;
    y += point.y / points.length;
  }
  return { x, y };
}

/** Where each pixel of the aligned crop lies in the picture; null when the landmarks are no face. */
export function alignment(landmarks: Landmarks): Similarity | null {
  const toCrop = similarityBetween(landmarks, template);
  return toCrop && inverse(toCrop);
}

/** Straightens faces; keeps its buffers. */
export class Aligner {
  readonly #shrinker = new Shrinker();

  /** A new RGB24 crop, 112x112, black beyond the picture. */
  align(picture: Picture, back: Similarity): Uint8Array {
    const perPixel = Math.hypot(back.a, back.b);
    if (perPixel < 2) return warp(picture, back);
    const part = this.#shrinker.shrink(picture, boundsOf(back), perPixel);
    // Pixel centres: the first pixel of the part lies in the middle of those that it is made of.
    const middle = (part.factor - 1) / 2;
    return warp(part, {
      a: back.a / part.factor,
      b: back.b / part.factor,
      left: (back.left - part.x - middle) / part.factor,
      top: (back.top - part.y - middle) / part.factor,
    });
  }
}

/** The part of the picture that the crop is made of: the box around its four corners. */
export function boundsOf({ a, b, left, top }: Similarity): Box {
  const [across, down] = [a * alignedSide, b * alignedSide];
  const x = left + Math.min(0, across) + Math.min(0, -down);
  const y = top + Math.min(0, down) + Math.min(0, across);
  const side = Math.abs(across) + Math.abs(down);
  return { x, y, width: side, height: side };
}

/** Samples `picture` bilinearly where `toPicture` sends each pixel of the crop. */
export function warp(picture: Picture, toPicture: Similarity): Uint8Array {
  const { width, height, data } = picture;
  const { a, b, left, top } = toPicture;
  const crop = new Uint8Array(alignedBytes);
  const stride = width * 3;
  let at = 0;
  for (let row = 0; row < alignedSide; row++) {
    for (let column = 0; column < alignedSide; column++, at += 3) {
      const u = a * column - b * row + left;
      const v = b * column + a * row + top;
      if (!(u > -1 && v > -1 && u < width && v < height)) continue;
      const x = Math.floor(u);
      const y = Math.floor(v);
      const along = u - x;
      const down = v - y;
      // Neighbours outside count as black: their weight is nought and any pixel may stand in.
      const before = x >= 0 ? 1 - along : 0;
      const after = x + 1 < width ? along : 0;
      const above = y >= 0 ? 1 - down : 0;
      const below = y + 1 < height ? down : 0;
      const upper = (y >= 0 ? y : 0) * stride;
      const lower = (y + 1 < height ? y + 1 : y) * stride;
      const near = (x >= 0 ? x : 0) * 3;
      const far = (x + 1 < width ? x + 1 : x) * 3;
      for (let channel = 0; channel < 3; channel++) {
        const value =
          above *
            (before * (data[upper + near + channel] as number) +
              after * (data[upper + far + channel] as number)) +
          below *
            (before * (data[lower + near + channel] as number) +
              after * (data[lower + far + channel] as number));
        crop[at + channel] = value + 0.5;
      }
    }
  }
  return crop;
}
