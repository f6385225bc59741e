// Owns what the control side's buttons say to the bot: explicit values, never "toggle", so that a
// tap means the same on an old message as on a new one. The alerts' buttons are in bot/alerts.
import type { ArmedMode, CameraId } from "../storage/incident-events.ts";

/** Telegram's limit for callback data, in bytes. */
export const callbackDataLimit = 64;

/** Which cameras may be missing when arming: those listed, or any. */
export type AcceptedMissing = readonly CameraId[] | "any";

/** What a button that arms says. */
export interface ArmTap {
  mode: ArmedMode;
  /** Arm even if these show nothing. */
  missing: AcceptedMissing;
  /** Arm even if somebody is still moving. */
  moving: boolean;
  /** The exit delay; null: the mode's own. */
  delaySeconds: number | null;
}

const plainArm: ArmTap = { mode: "armed_away", missing: [], moving: false, delaySeconds: null };

const camera = String.raw`(c\d{1,4})`;

/** Recognises taps; the groups are what the functions in `data` put there. */
export const taps = {
  arm: /^arm:(away|home|night)(?::(any|c[\dc,]+))?(:moving)?(?::(\d{1,3})s)?$/,
  disarm: /^disarm$/,
  keepAlarm: /^alarm:keep$/,
  snapshot: new RegExp(`^snap:(all|${camera.slice(1, -1)})$`),
  clip: new RegExp(`^clip:${camera}:(\\d{1,2})$`),
  clipStop: /^clip:stop$/,
  live: new RegExp(`^live:${camera}$`),
  liveStop: /^live:stop$/,
  status: /^status$/,
  cameraStatus: new RegExp(`^status:${camera}$`),
  unmute: new RegExp(`^unmute:${camera}$`),
} as const;

/** Writes callback data. "stop" needs no name: the tapped message says which job is meant. */
export const data = {
  /** Arms; away, and only without any doubt, unless said otherwise. */
  arm(wish: Partial<ArmTap> = {}): string {
    const { mode, missing, moving, delaySeconds } = { ...plainArm, ...wish };
    const write = (accepted: AcceptedMissing) =>
      [
        `arm:${mode.replace("armed_", "")}`,
        ...(accepted.length === 0 ? [] : [accepted === "any" ? "any" : accepted.join(",")]),
        ...(moving ? ["moving"] : []),
        ...(delaySeconds === null ? [] : [`${delaySeconds}s`]),
      ].join(":");
    const exact = write(missing);
    return exact.length <= callbackDataLimit ? exact : write("any");
  },
  disarm: () => "disarm",
  /** Leaves the alarm as it is and shows how that is. */
  keepAlarm: () => "alarm:keep",
  snapshot: (id: CameraId | "all") => `snap:${id}`,
  clip: (id: CameraId, seconds: number) => `clip:${id}:${seconds}`,
  clipStop: () => "clip:stop",
  live: (id: CameraId) => `live:${id}`,
  liveStop: () => "live:stop",
  status: () => "status",
  cameraStatus: (id: CameraId) => `status:${id}`,
  unmute: (id: CameraId) => `unmute:${id}`,
} as const;

/** Reads what `taps.arm` has matched. */
export function readArmTap(match: string | RegExpMatchArray): ArmTap {
  const [, mode = "away", accepted, moving, delay] = match;
  return {
    mode: `armed_${mode as "away" | "home" | "night"}`,
    missing: accepted === undefined || accepted === "any" ? (accepted ?? []) : accepted.split(","),
    moving: moving !== undefined,
    delaySeconds: delay === undefined ? null : Number(delay),
  };
}
