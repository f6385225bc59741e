// Owns the background: what the camera sees when nothing happens, as a running average over the
// grid of picture.ts, and where a picture differs from it.

/** The reference's alpha is per frame at its nominal 15 frames a second (DESIGN.md, decision 7). */
const referenceFramesPerSecond = 15;
const fastestRate = 0.5;

/**
 * How much of a picture the background takes over when `elapsedMs` passed since the one before:
 * 1 - (1 - backgroundAlpha)^(15 * seconds), so that it adapts as fast at any frame rate; at most
 * 0.5, and 0 when time doesn't advance.
 */
export function learningRate(backgroundAlpha: number, elapsedMs: number): number {
  if (!(elapsedMs > 0)) return 0;
  const frames = (referenceFramesPerSecond * elapsedMs) / 1000;
  return Math.min(fastestRate, 1 - (1 - backgroundAlpha) ** frames);
}

/** A change of exposure between background and picture: picture = gain * background + offset. */
export interface Exposure {
  readonly gain: number;
  readonly offset: number;
}

export const sameExposure: Exposure = { gain: 1, offset: 0 };

/**
 * Moves the background to another exposure and then `rate` (0 keeps it, 1 replaces it) of the way
 * to the picture. What lies between both exposures is taken from the picture: see markChanges().
 */
export function absorb(
  background: Float32Array,
  picture: Float32Array,
  exposure: Exposure,
  rate: number,
): void {
  const cells = background.length;
  if (exposure === sameExposure) {
    for (let cell = 0; cell < cells; cell++) {
      const before = background[cell]!;
      background[cell] = before + rate * (picture[cell]! - before);
    }
    return;
  }
  const { gain, offset } = exposure;
  for (let cell = 0; cell < cells; cell++) {
    const before = background[cell]!;
    const exposed = gain * before + offset;
    const now = picture[cell]!;
    const between = (now - before) * (now - exposed) <= 0;
    background[cell] = between ? now : exposed + rate * (now - exposed);
  }
}

/**
 * Sets `changed` to 1 where the picture differs from the background by more than `sensitivity`
 * (luma levels, 0-255), as it was and as it would be at `exposure`, and to 0 elsewhere. A cell
 * between the two is no change: where highlights were or are cut off, a lower or higher exposure
 * doesn't move them as far as the rest. Returns how many cells changed.
 */
export function markChanges(
  background: Float32Array,
  picture: Float32Array,
  exposure: Exposure,
  sensitivity: number,
  changed: Uint8Array,
): number {
  const cells = background.length;
  let count = 0;
  changed.fill(0);
  if (exposure === sameExposure) {
    for (let cell = 0; cell < cells; cell++) {
      if (Math.abs(picture[cell]! - background[cell]!) > sensitivity) {
        changed[cell] = 1;
        count++;
      }
    }
    return count;
  }
  const { gain, offset } = exposure;
  for (let cell = 0; cell < cells; cell++) {
    const before = picture[cell]! - background[cell]!;
    const exposed = picture[cell]! - gain * background[cell]! - offset;
    const nearest = Math.min(Math.abs(before), Math.abs(exposed));
    if (nearest > sensitivity && before * exposed > 0) {
      changed[cell] = 1;
      count++;
    }
  }
  return count;
}
