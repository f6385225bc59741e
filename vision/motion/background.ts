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

/** Cells that a camera on a pole or a branch sways to each side: 4 pixels at 640. */
const swayCells = 2;

/**
 * Unmarks changed cells whose value the background, seen at `exposure`, has nearby, give or take
 * `tolerance`: an edge that moved a little because the camera sways. Returns how many cells stay
 * changed. Meant for pictures far apart, between which the background can't follow the sway; a
 * person next to an edge loses a few cells by it.
 */
export function forgiveSway(
  background: Float32Array,
  picture: Float32Array,
  { gain, offset }: Exposure,
  tolerance: number,
  changed: Uint8Array,
  width: number,
): number {
  const lastRow = background.length / width - 1;
  let count = 0;
  for (let cell = changed.indexOf(1); cell !== -1; cell = changed.indexOf(1, cell + 1)) {
    const y = Math.floor(cell / width);
    const x = cell - y * width;
    const right = Math.min(width - 1, x + swayCells);
    const bottom = Math.min(lastRow, y + swayCells);
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (let row = Math.max(0, y - swayCells); row <= bottom; row++) {
      for (let column = Math.max(0, x - swayCells); column <= right; column++) {
        const value = gain * background[row * width + column]! + offset;
        if (value < low) low = value;
        if (value > high) high = value;
      }
    }
    const now = picture[cell]!;
    if (now >= low - tolerance && now <= high + tolerance) changed[cell] = 0;
    else count++;
  }
  return count;
}
