// Owns how much a face is worth as evidence: its weight as a vote, from size, sharpness and pose,
// and which faces may neither confirm nor excuse anybody.
import type { FaceThresholds, SeenFace } from "./faces.ts";

/** Lit and turned towards us like this, or better, a face may vote. */
const darkest = 30;
const brightest = 235;
const mostTurned = 0.6;
/**
 * Variance of the Laplacian. Press photos (../shared/media/faces): 2 % below 35, median 122; the
 * same shrunk to faces of 32 px: 2 % below 13, median 26; blurred with radius 2: 90 % below 10.
 */
const blurred = 10;
const sharp = 60;
/** From this width in pixels, a face's size costs it nothing. */
const large = 80;
/** The weight of a face that only just may vote, compared with the best. */
const least = 0.2;

/**
 * Whether what a detector found is believed to be a face: detectors take motorcycles and cats for
 * faces, the embedder answers those with short vectors (facts/models.md §4).
 */
export function isFace(
  face: Pick<SeenFace, "box" | "rawNorm">,
  pack: Pick<FaceThresholds, "rawNorm" | "rawNormSmall" | "smallestWidth">,
): boolean {
  return face.rawNorm >= (isSmall(face, pack) ? pack.rawNormSmall : pack.rawNorm);
}

/** Too small to tell who it is: movement only. */
export function isSmall(
  { box }: Pick<SeenFace, "box">,
  pack: Pick<FaceThresholds, "smallestWidth">,
): boolean {
  return box.width < pack.smallestWidth;
}

/** 0: proves nothing; else its weight as a vote, up to 1. */
export function weightOf(face: Omit<SeenFace, "crop" | "embedding">, pack: FaceThresholds): number {
  if (!isFace(face, pack) || isSmall(face, pack)) return 0;
  if (face.brightness < darkest || face.brightness > brightest) return 0;
  if (!(face.sharpness >= blurred) || !(face.pose <= mostTurned)) return 0;
  const size = between(pack.smallestWidth, face.box.width, Math.max(large, pack.smallestWidth + 1));
  const sharpness = between(blurred, face.sharpness, sharp);
  const pose = 1 - face.pose / mostTurned;
  return graded(size) * graded(sharpness) * graded(pose);
}

/** Where `value` lies from `low` (0) to `high` (1). */
function between(low: number, value: number, high: number): number {
  return Math.min(1, Math.max(0, (value - low) / (high - low)));
}

function graded(part: number): number {
  return least + (1 - least) * part;
}
