// Owns making a picture in memory larger or smaller: Catmull-Rom, which keeps an enlarged face
// crisp, widened when shrinking so that no pixel is skipped.
import type { Picture } from "../faces/faces.ts";
import type { Size } from "../faces/looks.ts";

/** Which source pixels make one target pixel: from `first` on, with weights that sum to 1. */
interface Taps {
  first: number;
  weights: Float32Array;
}

/** A new picture of that size; the shape is stretched where the sizes' shapes differ. */
export function resample(picture: Picture, { width, height }: Size): Picture {
  const columns = tapsOf(picture.width, width);
  const rows = tapsOf(picture.height, height);
  const source = Float32Array.from(picture.data);
  const wide = new Float32Array(picture.height * width * 3);
  for (let row = 0, at = 0; row < picture.height; row++) {
    for (const { first, weights } of columns) {
      const from = (row * picture.width + first) * 3;
      for (let channel = 0; channel < 3; channel++, at++) {
        wide[at] = weighted(source, from + channel, 3, weights);
      }
    }
  }
  const data = new Uint8ClampedArray(width * height * 3); // clamps what Catmull-Rom overshoots
  const stride = width * 3;
  let at = 0;
  for (const { first, weights } of rows) {
    for (let from = first * stride; from < (first + 1) * stride; from++, at++) {
      data[at] = weighted(wide, from, stride, weights);
    }
  }
  return { width, height, data: new Uint8Array(data.buffer) };
}

function weighted(
  values: Float32Array,
  start: number,
  step: number,
  weights: Float32Array,
): number {
  let sum = 0;
  for (let tap = 0, at = start; tap < weights.length; tap++, at += step) {
    sum += (values[at] as number) * (weights[tap] as number);
  }
  return sum;
}

function tapsOf(from: number, to: number): Taps[] {
  const scale = from / to;
  const stretch = Math.max(1, scale);
  return Array.from({ length: to }, (_, index) => {
    const centre = (index + 0.5) * scale - 0.5;
    const first = Math.max(0, Math.ceil(centre - 2 * stretch));
    const last = Math.min(from - 1, Math.floor(centre + 2 * stretch));
    const weights = Float32Array.from({ length: last - first + 1 }, (_unused, tap) =>
      catmullRom((first + tap - centre) / stretch),
    );
    const sum = weights.reduce((total, weight) => total + weight, 0);
    return { first, weights: weights.map((weight) => weight / sum) };
  });
}

/** Keys' cubic with a = -1/2 (IEEE ASSP 29, 1981). */
function catmullRom(distance: number): number {
  const x = Math.abs(distance);
  if (x < 1) return (1.5 * x - 2.5) * x * x + 1;
  return x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0;
}
