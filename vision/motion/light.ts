// Owns the question "was that the light?": whether a picture that differs from the background in
// large parts shows the same scene in another light (lamp, clouds, exposure, infrared filter) or
// something that wasn't there. Brightness says nothing about that; structure does. A scene keeps
// its edges under another light, a person close to the camera or a hand on the lens brings others
// or none. Everything here is data in, data out; how long light may excuse a picture is decided
// in light-patience.ts.
import { type Exposure, sameExposure } from "./background.ts";
import type { Grid } from "./picture.ts";

/** Every how many cells, in both directions, the exposure is sampled. */
const sampleStep = 4;
const rounds = 4;
/** A fit must explain at least this share of the picture. */
const supportNeeded = 0.5;
/** Beyond these gains noise and clipping decide, not the scene. */
const lowestGain = 0.4;
const highestGain = 2.5;
/** Luma spread among the samples below which a gain can't be told from an offset. */
const flatSpread = 6;

/**
 * The change of exposure that explains most of the picture, or null when none explains half of it
 * or nothing changed: least squares over a sample, refitted on what lies within `tolerance` (luma
 * levels). It starts from "unchanged", so a scene that kept its light beats any other reading,
 * then from all samples.
 */
export function fitExposure(
  background: Float32Array,
  picture: Float32Array,
  grid: Grid,
  tolerance: number,
): Exposure | null {
  for (const start of [tolerance, Number.POSITIVE_INFINITY]) {
    let fit = refit(background, picture, grid, sameExposure, start);
    if (start === tolerance && isTrusted(fit) && isUnchanged(fit.exposure, tolerance)) return null;
    for (let round = 1; round < rounds; round++) {
      fit = refit(background, picture, grid, fit.exposure, tolerance);
    }
    if (isTrusted(fit)) return isUnchanged(fit.exposure, tolerance) ? null : fit.exposure;
  }
  return null;
}

interface Fit {
  readonly exposure: Exposure;
  /** Share of the samples that went into it, 0-1. */
  readonly support: number;
}

function isTrusted({ exposure: { gain }, support }: Fit): boolean {
  return support >= supportNeeded && gain >= lowestGain && gain <= highestGain;
}

/** Too small a change to care: a few levels in the middle and at the ends. */
function isUnchanged({ gain, offset }: Exposure, tolerance: number): boolean {
  const middle = Math.abs(gain * 128 + offset - 128);
  return middle + Math.abs(gain - 1) * 128 < tolerance / 4;
}

/** One round of least squares over the samples within `tolerance` of `exposure`. */
function refit(
  background: Float32Array,
  picture: Float32Array,
  grid: Grid,
  exposure: Exposure,
  tolerance: number,
): Fit {
  const { gain, offset } = exposure;
  let samples = 0;
  let count = 0;
  let sumB = 0;
  let sumP = 0;
  let sumBB = 0;
  let sumBP = 0;
  for (let y = 0; y < grid.height; y += sampleStep) {
    for (let x = 0; x < grid.width; x += sampleStep) {
      const b = background[y * grid.width + x]!;
      const p = picture[y * grid.width + x]!;
      samples++;
      if (Math.abs(p - gain * b - offset) > tolerance) continue;
      count++;
      sumB += b;
      sumP += p;
      sumBB += b * b;
      sumBP += b * p;
    }
  }
  if (count === 0) return { exposure: sameExposure, support: 0 };
  const meanB = sumB / count;
  const meanP = sumP / count;
  const variance = sumBB / count - meanB * meanB;
  const slope = variance < flatSpread ** 2 ? 1 : (sumBP / count - meanB * meanP) / variance;
  return {
    exposure: { gain: slope, offset: meanP - slope * meanB },
    support: count / samples,
  };
}

/**
 * What a picture shows that differs from the background in large parts:
 * `same`: the same scene in another light; `lit`: the background was too dark to know the scene;
 * `blank`: nothing any more (covered lens, black or blinding light); `other`: something else.
 */
export type Scene = "same" | "lit" | "blank" | "other";

/** Cells on a tile's side: about 16 pixels at 640. */
const tileSide = 8;
/** Share of a tile's cells that must have changed for the tile to be asked. */
const tileChanged = 0.25;
/** Variance of a tile (luma levels squared) that is structure; noise leaves about 1 after the blur. */
const structure = 4;
/** Correlation from which a tile shows the same structure as before. Unrelated: about 1 in 5. */
const sameStructure = 0.5;
/** Mean luma below which a camera sees no structure, and a covered lens lets through. */
const darkLuma = 32;

/** Compares structure tile by tile, in the tiles where enough cells are `changed`. */
export function compareScene(
  background: Float32Array,
  picture: Float32Array,
  changed: Uint8Array,
  grid: Grid,
): Scene {
  let tiles = 0;
  let structured = 0;
  let asked = 0;
  let kept = 0;
  let lost = 0;
  let vanished = 0;
  let unseen = 0;
  let sumBefore = 0;
  let sumNow = 0;
  for (let top = 0; top < grid.height; top += tileSide) {
    for (let left = 0; left < grid.width; left += tileSide) {
      const tile = measureTile(background, picture, changed, grid, left, top);
      tiles++;
      if (tile.varianceNow > structure) structured++;
      if (tile.changedShare < tileChanged) continue;
      asked++;
      sumBefore += tile.meanBefore;
      sumNow += tile.meanNow;
      const before = tile.varianceBefore > structure;
      const now = tile.varianceNow > structure;
      if (!before && tile.meanBefore < darkLuma && tile.meanNow > tile.meanBefore) unseen++;
      else if (before && tile.correlation > sameStructure) kept++;
      else if (before && !now) vanished++;
      else if (before || now) lost++;
    }
  }
  const known = kept + lost + vanished;
  if (unseen > known && unseen > asked / 2) return "lit";
  const blank = structured < tiles / 10 && asked > (tiles * 3) / 4;
  if (known < asked / 10) {
    // Flat before and now (fog, a bare wall): only a change of the whole is the light's.
    if (blank && sumNow < asked * darkLuma && sumNow < sumBefore / 2) return "blank";
    return asked > tiles * 0.9 ? "same" : "other";
  }
  if (kept >= known / 2) return "same";
  return blank ? "blank" : "other";
}

interface Tile {
  changedShare: number;
  meanBefore: number;
  meanNow: number;
  varianceBefore: number;
  varianceNow: number;
  /** Pearson's, -1 to 1; 0 where one of the two is perfectly flat. */
  correlation: number;
}

function measureTile(
  background: Float32Array,
  picture: Float32Array,
  changed: Uint8Array,
  grid: Grid,
  left: number,
  top: number,
): Tile {
  const right = Math.min(left + tileSide, grid.width);
  const bottom = Math.min(top + tileSide, grid.height);
  const cells = (right - left) * (bottom - top);
  let marked = 0;
  let sumB = 0;
  let sumP = 0;
  let sumBB = 0;
  let sumPP = 0;
  let sumBP = 0;
  for (let y = top; y < bottom; y++) {
    for (let at = y * grid.width + left; at < y * grid.width + right; at++) {
      const b = background[at]!;
      const p = picture[at]!;
      marked += changed[at]!;
      sumB += b;
      sumP += p;
      sumBB += b * b;
      sumPP += p * p;
      sumBP += b * p;
    }
  }
  const meanBefore = sumB / cells;
  const meanNow = sumP / cells;
  const varianceBefore = Math.max(0, sumBB / cells - meanBefore * meanBefore);
  const varianceNow = Math.max(0, sumPP / cells - meanNow * meanNow);
  const spread = Math.sqrt(varianceBefore * varianceNow);
  return {
    changedShare: marked / cells,
    meanBefore,
    meanNow,
    varianceBefore,
    varianceNow,
    correlation: spread > 0 ? (sumBP / cells - meanBefore * meanNow) / spread : 0,
  };
}
