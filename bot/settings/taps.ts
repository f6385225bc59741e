// Owns what the buttons of /settings say: which setting of which camera, and the very value that is
// wanted, so that a tap means the same on an old message, tapped twice, or by two people.
import type { SettingKey, SettingsScope } from "../../storage/settings.ts";
import type { Control } from "../rights.ts";

/** Settings as they are called in buttons: short, because callback data has 64 bytes. */
const names = {
  sensitivity: "sensitivity",
  minimumArea: "area",
  backgroundAlpha: "background",
  cooldownMs: "cooldown",
  preRollMs: "preroll",
  postMotionMs: "postmotion",
  unknownMs: "unknown",
  framesPerSecond: "rate",
  idleLook: "idle",
  alertStyle: "style",
} as const satisfies Record<SettingKey, string>;

/** In the order in which they are listed. */
export const settingKeys = Object.keys(names) as SettingKey[];

const scope = String.raw`(all|c\d{1,4})`;
const setting = `(${Object.values(names).join("|")})`;
const value = String.raw`([a-z_]{1,20}|\d{1,7}(?:\.\d{1,4})?)`;

/** Recognises taps; the groups are what the functions in `settingsData` put there. */
export const settingsTaps = {
  root: /^settings$/,
  where: /^settings:where$/,
  list: new RegExp(`^settings:${scope}$`),
  one: new RegExp(`^settings:${scope}:${setting}$`),
  change: new RegExp(`^set:${scope}:${setting}:${value}$`),
  same: new RegExp(`^set:${scope}:${setting}:${value}:same$`),
  reset: new RegExp(`^settings:${scope}:${setting}:reset$`),
  preview: new RegExp(String.raw`^settings:${scope}:${setting}:look(?::(c\d{1,4}))?$`),
  tune: new RegExp(String.raw`^set:${scope}:${setting}:${value}:look:(c\d{1,4})$`),
  household: /^settings:household$/,
  language: /^set:household:language:(none|[a-z]{2,3}(?:-[A-Za-z]{2,8})?)$/,
  timezones: /^settings:timezone$/,
  typeTimezone: /^settings:timezone:type$/,
  timezone: /^set:household:timezone:(none|[A-Za-z0-9_+/-]{1,40})$/,
  tellKnown: /^set:household:tellknown:(on|off)$/,
} as const;

const { root, ...changing } = settingsTaps;

/** The first page shows to everybody what they may use; the rest changes how the guard works. */
export const settingsControls: readonly Control[] = [
  { name: "settings.root", pattern: root, needs: "look" },
  ...Object.entries(changing).map(([key, pattern]): Control => {
    return { name: `settings.${key}`, pattern, needs: "own" };
  }),
];

export const settingsData = {
  root: () => "settings",
  /** All cameras, or which one? */
  where: () => "settings:where",
  list: (of: SettingsScope) => `settings:${of}`,
  one: (of: SettingsScope, key: SettingKey) => `settings:${of}:${names[key]}`,
  change: (of: SettingsScope, key: SettingKey, to: string | number) =>
    `set:${of}:${names[key]}:${to}`,
  same: (of: SettingsScope, key: SettingKey, to: string | number) =>
    `set:${of}:${names[key]}:${to}:same`,
  reset: (of: SettingsScope, key: SettingKey) => `settings:${of}:${names[key]}:reset`,
  /** Without a camera: which one's picture? */
  preview: (of: SettingsScope, key: SettingKey, camera?: string) =>
    `settings:${of}:${names[key]}:look${camera === undefined ? "" : `:${camera}`}`,
  /** Changes it, and shows what that makes of this camera's picture. */
  tune: (of: SettingsScope, key: SettingKey, to: string | number, camera: string) =>
    `set:${of}:${names[key]}:${to}:look:${camera}`,
  household: () => "settings:household",
  language: (to: string | null) => `set:household:language:${to ?? "none"}`,
  timezones: () => "settings:timezone",
  typeTimezone: () => "settings:timezone:type",
  timezone: (to: string | null) => `set:household:timezone:${to ?? "none"}`,
  tellKnown: (to: boolean) => `set:household:tellknown:${to ? "on" : "off"}`,
} as const;

/** The setting that a button calls so. Throws RangeError for a name that no pattern lets through. */
export function settingNamed(name: string | undefined): SettingKey {
  const key = settingKeys.find((one) => names[one] === name);
  if (!key) throw new RangeError(`There is no setting ${name}`);
  return key;
}
