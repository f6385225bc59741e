// Owns faces that were never seen: embeddings with a chosen likeness, the same in every run, and
// whole faces around them.
import { cosine, embeddingSize, meanOf } from "../../../vision/faces/cosine.ts";
import type { FaceThresholds, SeenFace } from "../../../vision/faces/faces.ts";

/** The default pack's numbers (facts/models.md §6). */
export const pack: FaceThresholds = {
  known: 0.45,
  knownFewPhotos: 0.4,
  margin: 0.05,
  unknownBelow: 0.285,
  seenBefore: 0.55,
  smallestWidth: 32,
  rawNorm: 2.6,
  rawNormSmall: 2.45,
};

/** Numbers from 0 to 1 that look like chance and are the same for the same seed (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A direction by chance: cosines between two of them are near 0 (standard deviation .044). */
export function anybody(seed: number): Float32Array {
  const next = chance(seed);
  const numbers = Float32Array.from({ length: embeddingSize }, () => {
    // Sums of evenly spread numbers are nearly normal, so that no direction is favoured.
    let sum = -6;
    for (let term = 0; term < 12; term++) sum += next();
    return sum;
  });
  return meanOf([numbers]);
}

/** A direction whose cosine with `one` is `likeness`, exactly. */
export function like(one: Float32Array, likeness: number, seed: number): Float32Array {
  const other = anybody(seed);
  const along = cosine(one, other);
  const across = meanOf([other.map((value, index) => value - along * (one[index] as number))]);
  const rest = Math.sqrt(1 - likeness ** 2);
  return one.map((value, index) => likeness * value + rest * (across[index] as number));
}

export function face(embedding: Float32Array, looks: Partial<SeenFace> = {}): SeenFace {
  const point = { x: 0, y: 0 };
  return {
    box: { x: 100, y: 100, width: 80, height: 100 },
    score: 0.9,
    landmarks: [point, point, point, point, point],
    embedding,
    rawNorm: 3.5,
    sharpness: 80,
    brightness: 120,
    pose: 0.1,
    crop: new Uint8Array(0),
    ...looks,
  };
}
