// Owns what the guard remembers of an incident that isn't closed. Times are milliseconds on the
// camera's own timeline.

export interface RunningIncident {
  readonly openedMs: number;
  beganMs: number;
  lastMovingMs: number;
  /** What is being recorded; null in the cooldown and while the camera is lost. */
  part: { readonly number: number; readonly fromMs: number } | null;
  /** How many parts were begun. */
  parts: number;
  /** Where the last whole part ended; null while part 1 is being recorded. */
  wholeToMs: number | null;
  firstClipMade: boolean;
  /** Since when the camera is lost, in an incident that hasn't ended. */
  lostMs: number | null;
  /** The end; of a continuation the newest one. Null before the first. */
  endedMs: number | null;
}
