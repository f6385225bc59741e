// Owns what the buttons of /evidence say: which limit, and the very value that is wanted, so that a tap
// means the same on an old message, tapped twice, or by two people.
import { type LimitName, limitNames, type LimitValue } from "./choices.ts";

const limit = `(${limitNames.join("|")})`;
const value = String.raw`(none|\d{1,9})`;

/** For whoever may look. */
export const evidenceLooks = {
  root: /^evidence$/,
  plan: /^evidence:plan$/,
} as const;

/** For owners; the groups are what the functions in `evidenceData` put there. */
export const evidenceChanges = {
  choose: new RegExp(`^evidence:${limit}$`),
  set: new RegExp(`^evidence:set:${limit}:${value}$`),
  sure: new RegExp(`^evidence:sure:${limit}:${value}$`),
} as const;

const written = (to: LimitValue) => (to === null ? "none" : String(Math.round(to)));

export const evidenceData = {
  root: () => "evidence",
  /** What would go first. */
  plan: () => "evidence:plan",
  choose: (name: LimitName) => `evidence:${name}`,
  /** Asked back where something would go now. */
  set: (name: LimitName, to: LimitValue) => `evidence:set:${name}:${written(to)}`,
  /** Whatever goes. */
  sure: (name: LimitName, to: LimitValue) => `evidence:sure:${name}:${written(to)}`,
} as const;

/** What a tap of `set` or `sure` wants. */
export function readLimit([, name, to]: RegExpMatchArray): { name: LimitName; to: LimitValue } {
  return { name: name as LimitName, to: to === "none" ? null : Number(to) };
}
