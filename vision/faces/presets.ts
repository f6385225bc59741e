// Owns the three scenarios a household can choose from, and what moving the threshold by hand
// means: always a change of the pack's own numbers, because another pack's cosines differ.
import type { ThresholdPresets } from "../../models/packs/pack.ts";
import type { FaceThresholds } from "./faces.ts";
import { defaultRules, type VerdictRules } from "./verdict.ts";

export const presets = ["lenient", "normal", "strict", "low_light"] as const;
export type Preset = (typeof presets)[number];

export interface Recognition {
  readonly thresholds: FaceThresholds;
  readonly rules: VerdictRules;
}

/** Above it hardly anybody is recognised (facts/models.md: 7 % false rejects at .50 already). */
const highestKnown = 0.6;
/**
 * In bad light a single frame is worth less, so more must agree; a higher threshold would only lose
 * the household.
 */
const lowLight: VerdictRules = { ...defaultRules, agreeingFrames: 6, resolvingFrames: 10 };

/**
 * What `preset` makes of a pack whose curve has these `points` (facts/models.md §4 for the default
 * pack's). `low_light` keeps the pack's own threshold.
 */
export function recognitionFor(
  preset: Preset,
  pack: FaceThresholds,
  points: ThresholdPresets,
): Recognition {
  if (preset === "low_light") return { thresholds: pack, rules: lowLight };
  return { thresholds: withKnown(pack, points[preset]), rules: defaultRules };
}

/**
 * The pack's numbers with another threshold, as far as there is room: it stays a margin above what
 * makes a stranger, so that UNSURE lies between the two. The allowance for people with few photos
 * stays as far below as the pack has it, where that leaves the same room.
 */
export function withKnown(pack: FaceThresholds, wanted: number): FaceThresholds {
  const { lowest, highest } = knownRange(pack);
  const known = rounded(Math.min(highest, Math.max(lowest, wanted)));
  const fewer = rounded(known - (pack.known - pack.knownFewPhotos));
  return { ...pack, known, knownFewPhotos: Math.max(lowest, fewer) };
}

/** Between which values a threshold makes sense with this pack. */
export function knownRange(pack: FaceThresholds): { lowest: number; highest: number } {
  return { lowest: rounded(pack.unknownBelow + pack.margin), highest: highestKnown };
}

/** Steps of .01 must not add up to .4500000001. */
function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
