// Owns the verdict: what a track's votes and the time it was seen come to. Pure. The numbers of
// scores come with the models' pack (FaceThresholds), those of time and agreement are here.
import type { FaceThresholds, Verdict } from "./faces.ts";
import type { PersonId } from "./gallery.ts";
import { knownFrom, type Tally } from "./votes.ts";

export interface VerdictRules {
  /** Good frames that must agree before somebody is known. */
  readonly agreeingFrames: number;
  /** The same before a known person resolves an alarm (DESIGN.md decision 10). */
  readonly resolvingFrames: number;
  /** Seen time after which a face nobody looks like is a stranger's; others are UNSURE by then. */
  readonly unknownMs: number;
  /** A face that turns away for so long is the same when it comes back. */
  readonly bridgeMs: number;
  /** A track that ends after less seen time says nothing; after more it is UNSURE. */
  readonly unsureFromMs: number;
}

export const defaultRules: VerdictRules = {
  agreeingFrames: 3,
  resolvingFrames: 5,
  unknownMs: 2000,
  bridgeMs: 1000,
  unsureFromMs: 600,
};

/** All that a verdict rests on. */
export interface Evidence {
  readonly tally: Tally;
  /** How long faces were seen that are large enough, good or not. */
  readonly seenMs: number;
  /** How long good faces were seen. */
  readonly goodMs: number;
  /** How long faces were seen that are too small. */
  readonly smallMs: number;
}

export interface Judgement {
  readonly verdict: Verdict | null;
  /** Who it is (KNOWN) or looks like (UNSURE); null for the others. */
  readonly person: PersonId | null;
  /** That person's weighted mean; of UNKNOWN, what the closest person may have at most. */
  readonly score: number | null;
}

/** What the evidence says on its own; `verdict` is null while it is too early to say. */
export function judge(
  evidence: Evidence,
  pack: FaceThresholds,
  rules: VerdictRules,
  ended = false,
): Judgement {
  const { tally, seenMs, goodMs, smallMs } = evidence;
  if (isKnown(tally, pack, rules)) return about("KNOWN", tally);
  const enoughFrames = tally.frames >= rules.agreeingFrames;
  if (enoughFrames && goodMs >= rules.unknownMs && tally.highest < pack.unknownBelow) {
    return { verdict: "UNKNOWN", person: null, score: tally.highest };
  }
  const patienceMs = ended ? rules.unsureFromMs : rules.unknownMs;
  // A few bad frames among those of a stranger must not make two alarms of one.
  const leansUnknown = !ended && tally.frames > 0 && tally.highest < pack.unknownBelow;
  if (seenMs >= patienceMs + (leansUnknown ? rules.bridgeMs : 0)) return about("UNSURE", tally);
  if (!leansUnknown && smallMs + seenMs >= patienceMs) {
    return { verdict: "TOO_SMALL", person: null, score: null };
  }
  return { verdict: null, person: tally.best?.person ?? null, score: tally.best?.score ?? null };
}

function isKnown({ best, second, frames }: Tally, pack: FaceThresholds, rules: VerdictRules) {
  return (
    best !== null &&
    frames >= rules.agreeingFrames &&
    best.agreeing >= rules.agreeingFrames &&
    best.score >= knownFrom(best, pack) &&
    best.score - second >= pack.margin
  );
}

function about(verdict: Verdict, { best }: Tally): Judgement {
  return { verdict, person: best?.person ?? null, score: best?.score ?? null };
}

/** The verdict a track has had so far. */
export type Held = Pick<Judgement, "verdict" | "person">;

/**
 * What becomes of the verdict `before`. It follows the evidence, but nothing is taken back lightly:
 * - A known face is not doubted for scores that are a little lower. If it must be doubted, it is
 *   UNSURE, and the track begins anew (track.ts).
 * - What was a stranger's face, or a track that two people may share (`mixed`), is KNOWN only by
 *   as many agreeing frames as resolve an alarm; until then it stays what it was.
 */
export function follow(
  before: Held,
  now: Judgement,
  { tally, mixed }: { tally: Tally; mixed: boolean },
  pack: FaceThresholds,
  rules: VerdictRules,
): Judgement {
  const { best, second, highest } = tally;
  if (before.verdict === "KNOWN") {
    if (best?.person !== before.person) return about("UNSURE", tally);
    const holds = best.score >= knownFrom(best, pack) - pack.margin && best.score > second;
    return about(holds ? "KNOWN" : "UNSURE", tally);
  }
  const certain = now.verdict === "KNOWN" && (best?.agreeing ?? 0) >= rules.resolvingFrames;
  if (before.verdict === "UNKNOWN") {
    return certain ? now : { verdict: "UNKNOWN", person: null, score: highest };
  }
  if (now.verdict === "KNOWN" && mixed && !certain) return { ...now, verdict: "UNSURE" };
  const saysLess = now.verdict === null || now.verdict === "TOO_SMALL";
  return saysLess && before.verdict !== null ? { ...now, verdict: before.verdict } : now;
}
