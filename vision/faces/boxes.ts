// Owns plain geometry of boxes, and choosing among detections that mean the same face.
import type { Box, Detection } from "./faces.ts";

type Size = Pick<Box, "width" | "height">;

export function areaOf(box: Box): number {
  return Math.max(0, box.width) * Math.max(0, box.height);
}

/** Pixels that both cover. */
export function sharedArea(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}

/** Intersection over union, 0 to 1. */
export function overlap(a: Box, b: Box): number {
  const shared = sharedArea(a, b);
  return shared === 0 ? 0 : shared / (areaOf(a) + areaOf(b) - shared);
}

/** The smallest box around both. */
export function around(a: Box, b: Box): Box {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
}

/** `box` with every side `margin` further out. */
export function grown(box: Box, margin: number): Box {
  return {
    x: box.x - margin,
    y: box.y - margin,
    width: box.width + 2 * margin,
    height: box.height + 2 * margin,
  };
}

/** The part of `box` that lies in a picture of this size; `box` may have no area afterwards. */
export function cutToPicture(box: Box, picture: { width: number; height: number }): Box {
  const x = Math.min(Math.max(box.x, 0), picture.width);
  const y = Math.min(Math.max(box.y, 0), picture.height);
  return {
    x,
    y,
    width: Math.min(Math.max(box.x + box.width, x), picture.width) - x,
    height: Math.min(Math.max(box.y + box.height, y), picture.height) - y,
  };
}

/** Boxes that overlap by more are one face: the value both detectors were measured with. */
export const sameFace = 0.4;

/** Non-maximum suppression: of detections that overlap, the one with the highest score. */
export function keepBest(detections: readonly Detection[]): Detection[] {
  const kept: Detection[] = [];
  for (const detection of [...detections].sort((a, b) => b.score - a.score)) {
    if (kept.every((better) => overlap(better.box, detection.box) <= sameFace))
      kept.push(detection);
  }
  return kept;
}

/**
 * Where a box of one picture lies in another of the same scene. Each way for itself: two streams of a
 * camera may differ in shape.
 */
export function scaledBox({ x, y, width, height }: Box, from: Size, to: Size): Box {
  const across = to.width / from.width;
  const down = to.height / from.height;
  return { x: x * across, y: y * down, width: width * across, height: height * down };
}
