// Owns the alarm's state machine: what each wish, each sight of an incident and passing time make
// of it. Pure; time is passed in, the state lies on disk in storage/arming.ts. The vocabulary is
// that of Home Assistant's manual alarm panel
// (https://www.home-assistant.io/integrations/manual/).
import type { AlarmState, ArmedMode } from "../../storage/incident-events.ts";
import type { AlarmActor, AlarmMeans } from "../watch-view.ts";

/** How long an alarm stays triggered after the last that alarmed: Home Assistant's trigger_time. */
export const triggeredMs = 120_000;

export interface Alarm {
  readonly state: AlarmState;
  /** The mode it is armed or being armed in; null while disarmed. */
  readonly mode: ArmedMode | null;
  /** Wall-clock milliseconds since when. */
  readonly since: number;
  /** Who brought it there, by first name; null before anybody did, and where nobody did. */
  readonly by: string | null;
  readonly means: AlarmMeans;
  /** arming, pending, triggered: when it goes on by itself, on the monotonic clock; else null. */
  readonly endsAt: number | null;
}

/** What happens to the alarm. Delays are milliseconds. */
export type AlarmInput =
  | {
      readonly kind: "arm";
      readonly mode: ArmedMode;
      readonly actor: AlarmActor;
      /** The mode's own. */
      readonly exitDelayMs: number;
      /** The one that was asked for just now; null: none was. */
      readonly askedDelayMs: number | null;
    }
  | { readonly kind: "disarm"; readonly actor: AlarmActor }
  /** A camera sees what alarms. `immediately`: a stranger is certain, which no delay excuses. */
  | { readonly kind: "trigger"; readonly entryDelayMs: number; readonly immediately: boolean }
  /** All that was seen since it is pending was the household. */
  | { readonly kind: "settled" }
  /** Time passed. `goesOn`: what alarmed is still going on. */
  | { readonly kind: "time"; readonly goesOn: boolean };

/** Milliseconds: `wall` for texts, `monotonic` for delays. */
export interface Moment {
  readonly wall: number;
  readonly monotonic: number;
}

/**
 * The alarm after `input`. `changed` is false when it is in the same state for the same reason as
 * before: since and by then tell of the first wish, though a deadline may have moved.
 *
 * - Armed, it changes to another mode at once: the house is guarded all the time. Only an exit delay
 *   that is asked for is granted, because somebody wants out.
 * - Arming again while pending or triggered changes nothing: it must not make undone what was seen.
 * - Triggered, it goes back to its mode `triggeredMs` after the last that alarmed was over.
 */
export function decideAlarm(
  alarm: Alarm,
  input: AlarmInput,
  now: Moment,
): { alarm: Alarm; changed: boolean } {
  const next = after(alarm, input, now);
  const renewed = alarm.state === "triggered" && next.state === "triggered";
  return { alarm: next, changed: next !== alarm && !renewed };
}

function after(alarm: Alarm, input: AlarmInput, now: Moment): Alarm {
  switch (input.kind) {
    case "arm":
      return armed(alarm, input, now);
    case "disarm":
      if (alarm.state === "disarmed" || endsAnAlarm(alarm, input.actor)) return alarm;
      return { state: "disarmed", mode: null, ...begun(input.actor, now), endsAt: null };
    case "trigger":
      return seen(alarm, input, now);
    case "settled":
      if (alarm.state !== "pending" || alarm.mode === null) return alarm;
      return { state: alarm.mode, mode: alarm.mode, ...begun(null, now), endsAt: null };
    case "time":
      return later(alarm, input.goesOn, now);
    default:
      return impossible(input);
  }
}

/** Somebody may be in: only a person ends that, whatever the hour. */
function endsAnAlarm({ state }: Alarm, { means }: AlarmActor): boolean {
  return means !== "person" && (state === "pending" || state === "triggered");
}

function armed(alarm: Alarm, wish: Extract<AlarmInput, { kind: "arm" }>, now: Moment): Alarm {
  const { mode, actor, exitDelayMs, askedDelayMs } = wish;
  switch (alarm.state) {
    case "pending":
    case "triggered":
      return alarm;
    case "arming":
      if (mode === alarm.mode && askedDelayMs === null) return alarm;
      return leaving(mode, actor, askedDelayMs ?? exitDelayMs, now);
    case "armed_home":
    case "armed_away":
    case "armed_night":
      if (mode === alarm.mode) return alarm;
      return leaving(mode, actor, askedDelayMs ?? 0, now);
    case "disarmed":
      return leaving(mode, actor, askedDelayMs ?? exitDelayMs, now);
    default:
      return impossible(alarm.state);
  }
}

function leaving(mode: ArmedMode, actor: AlarmActor, delayMs: number, now: Moment): Alarm {
  const begins = begun(actor, now);
  return delayMs > 0
    ? { state: "arming", mode, ...begins, endsAt: now.monotonic + delayMs }
    : { state: mode, mode, ...begins, endsAt: null };
}

function seen(alarm: Alarm, sight: Extract<AlarmInput, { kind: "trigger" }>, now: Moment): Alarm {
  const { entryDelayMs, immediately } = sight;
  switch (alarm.state) {
    case "disarmed":
    case "arming":
      return alarm;
    case "armed_home":
    case "armed_away":
    case "armed_night":
      if (immediately || entryDelayMs === 0) return triggered(alarm, now);
      return {
        state: "pending",
        mode: alarm.state,
        ...begun(null, now),
        endsAt: now.monotonic + entryDelayMs,
      };
    case "pending":
      return immediately ? triggered(alarm, now) : alarm;
    case "triggered":
      return { ...alarm, endsAt: now.monotonic + triggeredMs };
    default:
      return impossible(alarm.state);
  }
}

function later(alarm: Alarm, goesOn: boolean, now: Moment): Alarm {
  const { endsAt, mode } = alarm;
  if (endsAt === null || mode === null) return alarm;
  if (alarm.state === "triggered" && goesOn) {
    return { ...alarm, endsAt: now.monotonic + triggeredMs };
  }
  if (now.monotonic < endsAt) return alarm;
  if (alarm.state === "pending") return triggered(alarm, now);
  // Who armed it is still the one who did when the way out is over.
  const by = alarm.state === "arming" ? alarm.by : null;
  return { state: mode, mode, ...begun(null, now), by, endsAt: null };
}

function triggered({ mode }: Alarm, now: Moment): Alarm {
  const endsAt = now.monotonic + triggeredMs;
  return { state: "triggered", mode, ...begun(null, now), endsAt };
}

/** From now on; null: by the guard itself. */
function begun(actor: AlarmActor | null, { wall }: Moment) {
  const by = actor?.means === "person" ? actor.name : null;
  return { since: wall, by, means: actor?.means ?? ("guard" as const) };
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
      return impossible(state);
  }
}

function impossible(state: never): never {
  throw new RangeError(`There is no alarm state "${String(state)}"`);
}
