// Owns a proposed threshold: what a tap on /threshold carries, and what it would make of the
// pack's numbers. Nothing is kept until it is used, so two people may look at different proposals.
import type { Pack } from "../../models/packs/pack.ts";
import type { FaceSettingsValue } from "../../storage/face-settings.ts";
import {
  knownRange,
  type Preset,
  type Recognition,
  recognitionFor,
  withKnown,
} from "../../vision/faces/presets.ts";
import { defaultRules } from "../../vision/faces/verdict.ts";

/** A scenario, a threshold by hand, both (which then beats the scenario's) or the pack's own. */
export type Proposal = Pick<FaceSettingsValue, "preset" | "known">;

export const packsOwn: Proposal = { preset: null, known: null };

/** Show it, or use it; the pack, because another's numbers mean something else. */
export const thresholdTap =
  /^thr:(show|use):([a-z0-9_-]{1,36}):(lenient|normal|strict|low_light|-):(0\.\d{1,3}|-)$/;

/** So much of a pack's id fits into a button. */
const packIdLength = 36;

export function thresholdData(
  deed: "show" | "use",
  pack: Pick<Pack, "id">,
  { preset, known }: Proposal,
): string {
  return `thr:${deed}:${packKey(pack)}:${preset ?? "-"}:${known ?? "-"}`;
}

/** What a tap carried; null when it was made for another pack. */
export function readProposal(match: RegExpMatchArray, pack: Pick<Pack, "id">): Proposal | null {
  const [, , key, preset, known] = match;
  if (key !== packKey(pack)) return null;
  return {
    preset: preset === "-" ? null : (preset as Preset),
    known: known === "-" ? null : Number(known),
  };
}

function packKey({ id }: Pick<Pack, "id">): string {
  return id.slice(0, packIdLength);
}

export function sameProposal(one: Proposal, other: Proposal): boolean {
  return one.preset === other.preset && one.known === other.known;
}

/** What the household's settings say now. */
export function proposalOf({ preset, known }: FaceSettingsValue): Proposal {
  return { preset, known };
}

/** What it makes of the pack's numbers, as recognition itself does (household-faces.ts). */
export function recognitionWith(
  { preset, known }: Proposal,
  { thresholds, presets }: Pick<Pack, "thresholds" | "presets">,
): Recognition {
  const base =
    preset === null
      ? { thresholds, rules: defaultRules }
      : recognitionFor(preset, thresholds, presets);
  return known === null ? base : { ...base, thresholds: withKnown(base.thresholds, known) };
}

/**
 * The proposal `step` further up (or down), as far as the pack allows. A threshold by hand stands
 * for itself; only low light, which is no matter of likeness, stays beside it.
 */
export function stepped(
  proposal: Proposal,
  step: number,
  pack: Pick<Pack, "thresholds" | "presets">,
): Proposal {
  const { known } = recognitionWith(proposal, pack).thresholds;
  const { lowest, highest } = knownRange(pack.thresholds);
  const next = Math.min(highest, Math.max(lowest, Math.round((known + step) * 1000) / 1000));
  return next === known
    ? proposal
    : { preset: proposal.preset === "low_light" ? "low_light" : null, known: next };
}
