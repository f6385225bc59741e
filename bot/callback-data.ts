// Owns what the control side's buttons say to the bot: explicit values, never "toggle", so that a
// tap means the same on an old message as on a new one. The alerts' buttons are in bot/alerts.
import type { CameraId } from "../storage/incident-events.ts";

/** Telegram's limit for callback data, in bytes. */
export const callbackDataLimit = 64;

/** Which cameras may be missing when arming: those listed, or any. */
export type AcceptedMissing = readonly CameraId[] | "any";

const camera = String.raw`(c\d{1,4})`;

/** Recognises taps; the groups are what the functions in `data` put there. */
export const taps = {
  arm: /^arm:away(?::(any|c[\dc,]+))?$/,
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
  /** Arms away even if the `missing` cameras show nothing. */
  arm(missing: AcceptedMissing = []): string {
    if (missing.length === 0) return "arm:away";
    const exact = `arm:away:${missing === "any" ? "any" : missing.join(",")}`;
    return exact.length <= callbackDataLimit ? exact : "arm:away:any";
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

/** Reads the first group of `taps.arm`. */
export function readAccepted(group: string | undefined): AcceptedMissing {
  if (group === undefined) return [];
  return group === "any" ? "any" : group.split(",");
}
