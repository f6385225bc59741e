// Owns what kind of value each setting has: which values buttons offer, which are the limits, and
// how a button's text becomes a value again. Pure; the words are in words.ts.
import { type SettingKey, type Settings, settingsSchema } from "../../storage/settings.ts";

/** A setting with a number that is stepped through. */
interface Numeric {
  readonly kind: "number";
  /** All that buttons offer, in order: a tap on − or + goes to the next, a double one further. */
  readonly scale: readonly number[];
  /** How many places of the scale the double buttons go. */
  readonly leap: number;
}

/** A setting with a few values, each with a button. */
interface Choice {
  readonly kind: "choice";
  readonly values: readonly string[];
}

export type SettingKind = Numeric | Choice;

export const settingCatalogue: Readonly<Record<SettingKey, SettingKind>> = {
  // No thumb makes a camera next to blind: what is beyond these ends, .env may ask for.
  sensitivity: numeric([...span(1, 60, 1), ...span(65, 120, 5)], 5),
  // About a fifth more each: nobody can tell 5000 px from 5100.
  minimumArea: numeric(
    [
      100, 200, 300, 400, 500, 600, 800, 1000, 1250, 1500, 2000, 2500, 3000, 3500, 4000, 5000, 6000,
      7000, 8500, 10_000, 12_000, 15_000, 18_000, 22_000, 27_000, 33_000, 40_000, 50_000,
    ],
    3,
  ),
  backgroundAlpha: numeric(
    [0.001, 0.002, 0.005, 0.01, 0.02, 0.03, 0.05, 0.07, 0.1, 0.15, 0.2, 0.3, 0.5],
    3,
  ),
  cooldownMs: numeric(
    [0, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 300, 600, 900, 1800, 3600].map(milliseconds),
    3,
  ),
  preRollMs: numeric(span(0, 25, 1).map(milliseconds), 5),
  postMotionMs: numeric([...span(1, 10, 1), 12, 15, 20, 30, 45, 60].map(milliseconds), 3),
  unknownMs: numeric([...span(0.5, 4, 0.5), 5, 6, 8, 10].map(milliseconds), 3),
  framesPerSecond: numeric(span(2, 10, 1), 3),
  idleLook: { kind: "choice", values: settingsSchema.shape.idleLook.options },
  alertStyle: { kind: "choice", values: settingsSchema.shape.alertStyle.options },
};

/** Settings whose effect can be seen in a picture. */
export type PreviewedSetting = "sensitivity" | "minimumArea" | "backgroundAlpha";

export function isPreviewed(key: SettingKey): key is PreviewedSetting {
  return key === "sensitivity" || key === "minimumArea" || key === "backgroundAlpha";
}

/** What the four buttons beside the value would set; null where there is no way further. */
export interface Steps {
  readonly leapDown: number | null;
  readonly down: number | null;
  readonly up: number | null;
  readonly leapUp: number | null;
}

/**
 * From `value`, which may lie between two places of the scale (.env's, or an older version's). A
 * leap is missing where it would go no further than the single step. `most`: the limit in force.
 */
export function stepsFrom({ scale, leap }: Numeric, value: number, most = Infinity): Steps {
  const lower = scale.filter((one) => one < value);
  const higher = scale.filter((one) => one > value && one <= most);
  const down = lower.at(-1) ?? null;
  const up = higher[0] ?? null;
  const leapDown = lower.at(-leap) ?? lower[0] ?? null;
  const leapUp = higher[leap - 1] ?? higher.at(-1) ?? null;
  return {
    leapDown: leapDown === down ? null : leapDown,
    down,
    up,
    leapUp: leapUp === up ? null : leapUp,
  };
}

/**
 * A button's text as the setting's value; null where the setting can't have it (a button of another
 * version). What is between the buttons' values is fine: the household's limits are the schema's.
 */
export function readValue<Key extends SettingKey>(
  key: Key,
  text: string | undefined,
): Settings[Key] | null {
  const raw = settingCatalogue[key].kind === "number" && text ? Number(text) : text;
  const read = settingsSchema.shape[key].safeParse(raw);
  return read.success ? (read.data as Settings[Key]) : null;
}

/** One setting as a part of them all. */
export function partOf(key: SettingKey, value: Settings[SettingKey]): Partial<Settings> {
  return { [key]: value };
}

function numeric(scale: readonly number[], leap: number): Numeric {
  return { kind: "number", scale, leap };
}

/** Both ends included. */
function span(from: number, to: number, step: number): number[] {
  return Array.from({ length: Math.round((to - from) / step) + 1 }, (_, index) => {
    return from + index * step;
  });
}

function milliseconds(seconds: number): number {
  return seconds * 1000;
}
