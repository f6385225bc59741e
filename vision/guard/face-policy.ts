// Owns how a household wants faces to count, and what that means under each state of the alarm.
import type { AlarmState } from "../../storage/incident-events.ts";

/** everything: movement alarms at once. only_strangers: it waits for a verdict. */
export const watchModes = ["everything", "only_strangers"] as const;
export type WatchMode = (typeof watchModes)[number];

/** Movement waits so long for a verdict; a hooded thief has no face. */
export const verdictWaitMs = 8000;

export interface FacePolicy {
  readonly mode: WatchMode;
  /**
   * Whether faces can be judged now: models there, somebody enrolled, the gallery learned. If not,
   * movement rules apply (DESIGN.md decision 8).
   */
  readonly ready: boolean;
  /** Nobody is at home: then UNSURE is an alarm, else a question. */
  readonly away: boolean;
  /** Agreeing frames that resolve an alarm (VerdictRules). */
  readonly resolvingFrames: number;
}

/** How it is without faces. */
export const movementOnly: FacePolicy = {
  mode: "everything",
  ready: false,
  away: true,
  resolvingFrames: 5,
};

/** Whether nobody is expected at home. An alarm that has seen something is not asked twice. */
export function isAway(state: AlarmState): boolean {
  return state === "armed_away" || state === "pending" || state === "triggered";
}
