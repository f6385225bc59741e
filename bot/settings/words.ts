// Owns how a setting and its value become words: its name, its value as people say it, and the
// labels of the buttons that change it.
import { referencePixels } from "../../vision/motion/regions.ts";
import type { SettingKey, Settings } from "../../storage/settings.ts";
import { sayPlain, type TextVariables } from "../texts/texts.ts";

/** For a text that names the setting alone. */
export function nameOf(key: SettingKey, locale: string): string {
  return sayPlain(locale, "settings-name", { setting: key });
}

/** "25", "5,000 px (1.6 %)", "30 s", "a photo, then the clip". */
export function valueOf(key: SettingKey, value: Settings[SettingKey], locale: string): string {
  return sayPlain(locale, "settings-value", variablesOf(key, value, locale));
}

/** As it stands on the button between − and +: "5,000". */
export function shortValueOf(key: SettingKey, value: number, locale: string): string {
  return sayPlain(locale, "settings-value-short", variablesOf(key, value, locale));
}

/** What any text about a value may need. */
export function variablesOf(
  key: SettingKey,
  value: Settings[SettingKey],
  locale: string,
): TextVariables {
  if (typeof value === "string") return { setting: key, choice: value };
  return {
    setting: key,
    number: isTime(key) ? value / 1000 : value,
    span: timeOf(value, locale),
    percent: shareOf(value),
  };
}

/** "−5" or "+1,000": how far a button goes from `value`, in what the value is told in. */
export function stepLabel(key: SettingKey, value: number, to: number, locale: string): string {
  const far = Math.abs(to - value) / (isTime(key) ? 1000 : 1);
  // What binary fractions leave over (0.07 - 0.05) is nobody's business.
  const by = Number(far.toPrecision(4));
  const inMinutes = isTime(key) && by >= 60 && by % 60 === 0;
  const variables = { by: inMinutes ? by / 60 : by, unit: inMinutes ? "minutes" : "plain" };
  return to < value
    ? sayPlain(locale, "settings-button-less", variables)
    : sayPlain(locale, "settings-button-more", variables);
}

/** How much of the picture so many pixels of 640x480 are, in percent, to two digits. */
export function shareOf(area: number): number {
  return Number(((100 * area) / referencePixels).toPrecision(2));
}

/** "30 s", "0.5 s", "5 min": never rounded, because it is what was set. */
export function timeOf(ms: number, locale: string): string {
  const seconds = ms / 1000;
  const inMinutes = seconds >= 120 && seconds % 60 === 0;
  return inMinutes
    ? sayPlain(locale, "settings-minutes", { number: seconds / 60 })
    : sayPlain(locale, "settings-seconds", { number: seconds });
}

function isTime(key: SettingKey): boolean {
  return (
    key === "cooldownMs" || key === "preRollMs" || key === "postMotionMs" || key === "unknownMs"
  );
}
