// Owns what the buttons of /modes say: mode and value, always explicit. "sure" is in those that were
// asked back, because nothing would alarm any more.
import type { ArmedMode, CameraId } from "../../storage/incident-events.ts";
import type { ModeRules } from "../../storage/mode-rules.ts";
import type { Control } from "../rights.ts";

const mode = "(away|home|night)";
const camera = String.raw`(c\d{1,4})`;
const zone = "(z[a-z0-9]{1,8})";
const onOff = "(on|off)";
const sure = "(:sure)?";

/** Recognises taps; the groups are what the functions in `modesData` put there. */
export const modesTaps = {
  root: /^modes$/,
  mode: new RegExp(`^modes:${mode}$`),
  movement: new RegExp(`^modes:${mode}:movement:(at_once|unless_known|never)${sure}$`),
  unknown: new RegExp(`^modes:${mode}:unknown:${onOff}${sure}$`),
  unsure: new RegExp(`^modes:${mode}:unsure:${onOff}${sure}$`),
  cameras: new RegExp(`^modes:${mode}:cameras$`),
  camera: new RegExp(`^modes:${mode}:camera:${camera}:${onOff}${sure}$`),
  zones: new RegExp(`^modes:${mode}:zones$`),
  zonesOf: new RegExp(`^modes:${mode}:zones:${camera}$`),
  zone: new RegExp(`^modes:${mode}:zone:${camera}:${zone}:${onOff}$`),
  exit: new RegExp(`^modes:${mode}:exit:(\\d{1,3})$`),
  entry: new RegExp(`^modes:${mode}:entry:(\\d{1,3})$`),
  reset: new RegExp(`^modes:${mode}:reset${sure}$`),
  undo: new RegExp(`^modes:${mode}:undo:([a-z0-9]{1,12})${sure}$`),
} as const;

const lookingTaps = new Set(["root", "mode", "cameras", "zones", "zonesOf"]);

export const modesControls: readonly Control[] = Object.entries(modesTaps).map(
  ([key, pattern]) => ({
    name: `modes.${key}`,
    pattern,
    needs: lookingTaps.has(key) ? "look" : "own",
  }),
);

const of = (armed: ArmedMode) => `modes:${armed.replace("armed_", "")}`;
const word = (value: boolean) => (value ? "on" : "off");

export const modesData = {
  root: () => "modes",
  mode: (armed: ArmedMode) => of(armed),
  movement: (armed: ArmedMode, rule: ModeRules["movement"]) => `${of(armed)}:movement:${rule}`,
  unknown: (armed: ArmedMode, alarms: boolean) => `${of(armed)}:unknown:${word(alarms)}`,
  unsure: (armed: ArmedMode, alarms: boolean) => `${of(armed)}:unsure:${word(alarms)}`,
  cameras: (armed: ArmedMode) => `${of(armed)}:cameras`,
  camera: (armed: ArmedMode, id: CameraId, counts: boolean) =>
    `${of(armed)}:camera:${id}:${word(counts)}`,
  zones: (armed: ArmedMode) => `${of(armed)}:zones`,
  zonesOf: (armed: ArmedMode, id: CameraId) => `${of(armed)}:zones:${id}`,
  zone: (armed: ArmedMode, id: CameraId, zoneId: string, counts: boolean) =>
    `${of(armed)}:zone:${id}:${zoneId}:${word(counts)}`,
  exit: (armed: ArmedMode, seconds: number) => `${of(armed)}:exit:${seconds}`,
  entry: (armed: ArmedMode, seconds: number) => `${of(armed)}:entry:${seconds}`,
  reset: (armed: ArmedMode) => `${of(armed)}:reset`,
  /** `key` names what is to be brought back. */
  undo: (armed: ArmedMode, key: string) => `${of(armed)}:undo:${key}`,
  /** As `data`, but not asked back any more. */
  sure: (data: string) => `${data}:sure`,
} as const;

/** The mode a tap's first group names. */
export function modeOf(group: string | undefined): ArmedMode {
  return `armed_${group as "away" | "home" | "night"}`;
}
