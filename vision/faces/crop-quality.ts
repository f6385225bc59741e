// Owns how good an aligned crop is for telling people apart: sharp, lit, and looking at us.
import { alignedSide } from "./align.ts";
import type { Landmarks } from "./faces.ts";

/** Variance of the Laplacian and mean of the crop's luma (BT.601). */
export function lightOf(crop: Uint8Array): { sharpness: number; brightness: number } {
  const side = alignedSide;
  let brightness = 0;
  for (let pixel = 0; pixel < side * side; pixel++) {
    const luma = lumaAt(crop, pixel);
    scratch[pixel] = luma;
    brightness += luma;
  }
  let [sum, squares] = [0, 0];
  for (let row = 1; row < side - 1; row++) {
    for (let at = row * side + 1; at < (row + 1) * side - 1; at++) {
      const around =
        (scratch[at - 1] as number) +
        (scratch[at + 1] as number) +
        (scratch[at - side] as number) +
        (scratch[at + side] as number);
      const curvature = around - 4 * (scratch[at] as number);
      sum += curvature;
      squares += curvature * curvature;
    }
  }
  const inner = (side - 2) ** 2;
  return {
    sharpness: squares / inner - (sum / inner) ** 2,
    brightness: brightness / (side * side),
  };
}

const scratch = new Float32Array(alignedSide * alignedSide);

function lumaAt(crop: Uint8Array, pixel: number): number {
  return (
    0.299 * (crop[pixel * 3] as number) +
    0.587 * (crop[pixel * 3 + 1] as number) +
    0.114 * (crop[pixel * 3 + 2] as number)
  );
}

/**
 * 0 frontal, 1 profile: how far the nose lies from the middle between the eyes along the line
 * through them; 1 when it is at or beyond an eye.
 */
export function poseOf([leftEye, rightEye, nose]: Landmarks): number {
  const x = rightEye.x - leftEye.x;
  const y = rightEye.y - leftEye.y;
  const squared = x * x + y * y;
  if (squared === 0) return 1;
  const along = ((nose.x - leftEye.x) * x + (nose.y - leftEye.y) * y) / squared;
  return Math.min(1, Math.abs(along - 0.5) * 2);
}
