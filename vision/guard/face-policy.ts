// Owns how faces and movement count on one camera at the moment: the orders that stand
// (standing-orders.ts), and whether faces can be judged at all.
import type { StandingOrders } from "./standing-orders.ts";

/** Movement waits so long for a verdict; a hooded thief has no face. */
export const verdictWaitMs = 8000;

export interface FacePolicy extends Pick<
  StandingOrders,
  "movement" | "unknown" | "unsure" | "away" | "entryMs"
> {
  /**
   * Whether faces can be judged now: models there, somebody enrolled, the gallery learned. If not,
   * movement alarms at once, whatever the mode's rule says: the guard is never silently deaf
   * (DESIGN.md decision 8).
   */
  readonly ready: boolean;
  /** Agreeing frames that resolve an alarm (VerdictRules). */
  readonly resolvingFrames: number;
}

/** How it is without faces, with nobody at home and no time to disarm. */
export const movementOnly: FacePolicy = {
  movement: "at_once",
  unknown: true,
  unsure: true,
  away: true,
  entryMs: 0,
  ready: false,
  resolvingFrames: 5,
};

/** The policy under `orders`. `faces` is null where there is no recognition. */
export function policyUnder(
  { movement, unknown, unsure, away, entryMs }: StandingOrders,
  faces: Pick<FacePolicy, "ready" | "resolvingFrames"> | null,
): FacePolicy {
  const { ready, resolvingFrames } = faces ?? movementOnly;
  return { movement, unknown, unsure, away, entryMs, ready, resolvingFrames };
}
