// Owns the alarm's state machine: which wishes change its state, and into which. Pure; the
// state lies on disk in storage/arming.ts, and time is passed in. The vocabulary is that of Home
// Assistant's manual alarm panel. So far only disarmed and armed_away are ever reached.
import type { AlarmState, ArmedMode } from "../../storage/incident-events.ts";

export interface Alarm {
  readonly state: AlarmState;
  /** Wall-clock milliseconds since when. */
  readonly since: number;
  /** Who brought it there, by first name; null before anybody did. */
  readonly by: string | null;
}

/** What somebody wants of the alarm; `by` is a first name. */
export type AlarmWish =
  | { readonly kind: "arm"; readonly mode: ArmedMode; readonly by: string }
  | { readonly kind: "disarm"; readonly by: string };

/**
 * The alarm after `wish`, made at `now` (wall-clock milliseconds). `changed` is false, and `alarm`
 * the one passed in, when it was that way already: since and by tell of the first wish.
 */
export function decideAlarm(
  alarm: Alarm,
  wish: AlarmWish,
  now: number,
): { alarm: Alarm; changed: boolean } {
  const state = nextState(alarm.state, wish);
  if (state === alarm.state) return { alarm, changed: false };
  return { alarm: { state, since: now, by: wish.by }, changed: true };
}

function nextState(state: AlarmState, wish: AlarmWish): AlarmState {
  if (wish.kind === "disarm") return "disarmed";
  switch (state) {
    case "disarmed":
    case "arming":
    case "armed_home":
    case "armed_away":
    case "armed_night":
      return wish.mode;
    case "pending":
    case "triggered":
      // It is armed and has seen something: arming it again must not make that undone.
      return state;
    default:
      return unknownState(state);
  }
}

/** Whether movement opens incidents. While arming, the household is still on its way out. */
export function isArmed(state: AlarmState): boolean {
  switch (state) {
    case "disarmed":
    case "arming":
      return false;
    case "armed_home":
    case "armed_away":
    case "armed_night":
    case "pending":
    case "triggered":
      return true;
    default:
      return unknownState(state);
  }
}

function unknownState(state: never): never {
  throw new RangeError(`There is no alarm state "${String(state)}"`);
}
