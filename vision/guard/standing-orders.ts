// Owns what the alarm's present state and its mode's rules ask of one camera: whether it counts,
// what alarms on it, how long there is to disarm. Pure; asked anew at every frame.
import type { AlarmState, CameraId } from "../../storage/incident-events.ts";
import { defaultModeRules, type ModeRules, type ModeRulesStore } from "../../storage/mode-rules.ts";
import type { AlarmView } from "../watch-view.ts";
import { isArmed } from "./alarm.ts";

export interface StandingOrders extends Pick<ModeRules, "movement" | "unknown" | "unsure"> {
  readonly state: AlarmState;
  /** Who brought it there, by first name. */
  readonly by: string | null;
  /** Whether what this camera sees counts now. One that is off in this mode is not armed. */
  readonly armed: boolean;
  /** Nobody is at home: then UNSURE is an alarm, else a question. */
  readonly away: boolean;
  /** So many milliseconds are left to disarm before what is seen now is an alarm; 0: none. */
  readonly entryMs: number;
}

type Rules = Pick<ModeRulesStore, "rules">;

export function standingOrders(alarm: AlarmView, modes: Rules, camera: CameraId): StandingOrders {
  const { state, mode, by, leftMs } = alarm;
  // Disarmed nothing alarms; the rules are only there so that nobody needs to ask.
  const rules = mode === null ? defaultModeRules.armed_away : modes.rules(mode);
  const { movement, unknown, unsure, camerasOff, entryDelayMs } = rules;
  return {
    state,
    by,
    armed: isArmed(state) && !camerasOff.includes(camera),
    // An alarm that went off is not asked twice.
    away: mode === "armed_away" || state === "triggered",
    movement,
    unknown,
    unsure,
    entryMs: state === "triggered" ? 0 : state === "pending" ? (leftMs ?? 0) : entryDelayMs,
  };
}

/**
 * The zones that don't count now, as "camera/zone"; none while disarmed, when every zone may be
 * looked at. While arming those of the mode that is coming.
 */
export function zonesOffNow({ mode }: Pick<AlarmView, "mode">, modes: Rules): ReadonlySet<string> {
  return new Set(mode === null ? [] : modes.rules(mode).zonesOff);
}
