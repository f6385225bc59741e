// Owns what the guard may order where faces are known: the orders of an incident, and those that
// verdicts add. Plain data; times are milliseconds on the camera's own timeline.
import type { alarmReasons, RecognisedPerson } from "../../storage/incident-events.ts";
import type { TrackView } from "../faces/tracks.ts";
import type { IncidentOrder } from "./incident-orders.ts";

export type AlarmReason = (typeof alarmReasons)[number];

/**
 * "hold" comes in the place of "open": everything is recorded and kept, and nobody is told, until
 * "tell". One that is never told is excused; after that it may still be told, if somebody else comes
 * before "closed".
 */
export type FaceOrder =
  /** As "open", but tell nobody yet: it waits for a verdict. */
  | (Omit<Extract<IncidentOrder, { kind: "open" }>, "kind"> & { readonly kind: "hold" })
  /** What was held is an alarm, with all that was recorded since. Once per incident. */
  | {
      readonly kind: "tell";
      readonly because: AlarmReason;
      /** Not loud: it is asked, because somebody is at home. */
      readonly loud: boolean;
      /** As of "open". */
      readonly entryMs?: number;
      /** The face that it is told for, whose best picture is shown; null: the one from "hold". */
      readonly track: TrackView | null;
    }
  /** Something new or final is known of a face; alarms nobody. */
  | { readonly kind: "face"; readonly track: TrackView }
  /** Movement that is (being) told turned out to be a stranger's. Once per incident. */
  | { readonly kind: "escalate"; readonly track: TrackView }
  /** What was told was the household alone. `loud`: a stranger had been told of. */
  | {
      readonly kind: "resolve";
      readonly people: readonly RecognisedPerson[];
      readonly loud: boolean;
    }
  /**
   * What was held alarms nobody. Again when somebody else of the household was recognised.
   * only_movement: nothing but movement was seen, which alarms nobody in this mode.
   */
  | {
      readonly kind: "excuse";
      readonly because: "known" | "disarmed" | "only_movement";
      readonly people: readonly RecognisedPerson[];
    }
  /**
   * The entry delay is over: all that was told within it, also incidents that are closed, is an alarm
   * now.
   */
  | { readonly kind: "raise" }
  /** Somebody disarmed within the entry delay: what was told within it is no alarm. */
  | { readonly kind: "calm" };

export type GuardOrder = IncidentOrder | FaceOrder;
