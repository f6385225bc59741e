// Owns what the guard may order during an incident on one camera. Orders are plain data; the
// recorder carries them out. All times are milliseconds on the camera's own timeline.
import type { EndReason } from "../../storage/incident-events.ts";

/**
 * In the order in which they can come:
 * open, then began_earlier / first_clip / part, then end, then continue / part in turn, closed.
 *
 * Video begins and ends at keyframes, so fromMs, toMs and recordFromMs are wishes: the recorder
 * starts at the last keyframe at or before, and a part that goes on in the next one ends where
 * that one starts.
 */
export type IncidentOrder =
  /** Movement was confirmed while armed. */
  | {
      readonly kind: "open";
      /** The earliest moving frame known. */
      readonly beganMs: number;
      /** The moving frame with the largest region known by now. */
      readonly photoMs: number;
      /** Recording of part 1 starts here: beganMs less the pre-roll. */
      readonly recordFromMs: number;
      /** Given by the guard around it: told without a sound, and an alarm in so long ("raise"). */
      readonly entryMs?: number;
    }
  /** The look-back found that it began earlier, before a clip of part 1 was made. */
  | { readonly kind: "began_earlier"; readonly beganMs: number; readonly recordFromMs: number }
  /** 10 s after opening, if the incident goes on: a clip of what there is of part 1. */
  | {
      readonly kind: "first_clip";
      readonly part: 1;
      readonly fromMs: number;
      readonly toMs: number;
    }
  /** A part is whole. */
  | {
      readonly kind: "part";
      readonly part: number;
      readonly fromMs: number;
      readonly toMs: number;
      /** It was recorded after the incident's end, within the cooldown. */
      readonly continued: boolean;
      /** It is full, and the next part, starting at toMs, is being recorded from now on. */
      readonly goesOn: boolean;
    }
  | {
      readonly kind: "end";
      readonly reason: Extract<EndReason, "quiet" | "disarmed" | "camera_lost" | "shutdown">;
      /** The incident's end, from which the cooldown counts; quiet: after the post-roll. */
      readonly endedMs: number;
      readonly lastMovingMs: number;
    }
  /** Recording starts again: movement within the cooldown, or a lost camera that is back in time. */
  | { readonly kind: "continue"; readonly part: number; readonly recordFromMs: number }
  /** The incident can't continue any more. */
  | { readonly kind: "closed" };
