// Owns the page of one setting: what it is now and what that means, the buttons that change it, and
// the limits that are real on this camera.
import { InlineKeyboard } from "grammy";
import type { SettingKey, Settings, SettingsScope } from "../../storage/settings.ts";
import type { CameraView } from "../../vision/watch-view.ts";
import { cameraById } from "../cameras-keyboard.ts";
import type { Page } from "../page.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { isPreviewed, settingCatalogue, stepsFrom } from "./catalogue.ts";
import { differingFrom, othersThan, type SettingsRoom } from "./list-page.ts";
import { withNews } from "./root-page.ts";
import { settingsData } from "./taps.ts";
import { shortValueOf, stepLabel, timeOf, valueOf, variablesOf } from "./words.ts";

/** A camera's memory is full by then, so that what it holds now is all it ever will. */
const memoryFullAfterMs = 60_000;
/** The most that the schema allows, whatever memory holds. */
const longestPreRollMs = 25_000;

export interface SettingPageOptions {
  /** What just happened, as Telegram HTML. */
  news?: string;
  /** What a reset took away: there is a way back to it. */
  before?: Settings[SettingKey];
}

export function settingPage(
  room: SettingsRoom,
  locale: string,
  scope: SettingsScope,
  key: SettingKey,
  { news, before }: SettingPageOptions = {},
): Page {
  const camera = cameraById(room.watch, scope);
  const value = room.settings.of(scope)[key];
  const lines = [
    headOf(key, camera, locale),
    say(locale, "settings-now", variablesOf(key, value, locale)),
    whoseLine(room, locale, scope, key),
    limitLine(room, locale, camera, key, value),
  ].filter((line) => line !== "");
  const keyboard = new InlineKeyboard();
  addValueButtons(keyboard, room, locale, scope, key, (to) => settingsData.change(scope, key, to));
  keyboard.row();
  if (before !== undefined) {
    keyboard.text(sayPlain(locale, "button-undo"), settingsData.change(scope, key, before)).row();
  }
  if (isPreviewed(key) && room.watch.cameras.length > 0) {
    keyboard
      .text(sayPlain(locale, "settings-button-preview"), settingsData.preview(scope, key))
      .row();
  }
  if (camera && differingFrom(room, locale, key, value) !== "") {
    keyboard
      .text(sayPlain(locale, "settings-button-same"), settingsData.same(scope, key, value))
      .row();
  }
  if (room.settings.own(scope)[key] !== undefined) {
    keyboard.text(sayPlain(locale, "settings-button-reset"), settingsData.reset(scope, key));
  }
  keyboard.text(sayPlain(locale, "button-back"), settingsData.list(scope));
  return { text: withNews(news, lines.join("\n")), keyboard, picture: null };
}

/** "Sensitivity · Front door". */
export function headOf(key: SettingKey, camera: CameraView | undefined, locale: string): string {
  return camera
    ? say(locale, "settings-head-camera", { setting: key, camera: camera.name })
    : say(locale, "settings-head-all", { setting: key });
}

/** [−5] [−1] [25] [+1] [+5], or a button for each choice; `dataOf` writes what they say. */
export function addValueButtons(
  keyboard: InlineKeyboard,
  room: SettingsRoom,
  locale: string,
  scope: SettingsScope,
  key: SettingKey,
  dataOf: (to: string | number) => string,
): void {
  const kind = settingCatalogue[key];
  const value = room.settings.of(scope)[key];
  if (kind.kind === "choice" || typeof value === "string") {
    const values = kind.kind === "choice" ? kind.values : [];
    for (const choice of values) {
      const label = choice === value ? "settings-button-chosen" : "settings-button-choice";
      keyboard.text(sayPlain(locale, label, { setting: key, choice }), dataOf(choice)).row();
    }
    return;
  }
  const most = mostOf(room, cameraById(room.watch, scope), key);
  const { leapDown, down, up, leapUp } = stepsFrom(kind, value, most);
  const step = (to: number | null) => {
    if (to !== null) keyboard.text(stepLabel(key, value, to, locale), dataOf(to));
  };
  step(leapDown);
  step(down);
  keyboard.text(shortValueOf(key, value, locale), dataOf(value));
  step(up);
  step(leapUp);
}

function whoseLine(
  room: SettingsRoom,
  locale: string,
  scope: SettingsScope,
  key: SettingKey,
): string {
  const { settings, watch } = room;
  if (scope === "all") {
    const others = othersThan(room, locale, key);
    return others === "" ? "" : say(locale, "settings-others", { others });
  }
  if (watch.cameras.length < 2) return "";
  const value = valueOf(key, settings.of("all")[key], locale);
  return settings.own(scope)[key] === undefined
    ? say(locale, "settings-as-all")
    : say(locale, "settings-own", { value });
}

/** Said where the limit is reached, or where memory can't give what was set. */
function limitLine(
  room: SettingsRoom,
  locale: string,
  camera: CameraView | undefined,
  key: SettingKey,
  value: Settings[SettingKey],
): string {
  const kind = settingCatalogue[key];
  if (kind.kind !== "number" || typeof value !== "number") return "";
  if (key === "preRollMs") {
    const held = camera ? heldBy(camera) : null;
    const variables = { value: timeOf(value, locale), held: timeOf(held ?? 0, locale) };
    if (held !== null && held < value) return say(locale, "settings-memory-short", variables);
    if (held !== null && value >= mostOf(room, camera, key)) {
      return say(locale, "settings-memory-most", variables);
    }
  }
  if (value >= (kind.scale.at(-1) ?? Infinity)) return say(locale, "settings-most");
  if (value <= (kind.scale[0] ?? -Infinity)) return say(locale, "settings-least");
  return "";
}

/** How much of the past a clip of this camera can have, in whole seconds; null: nothing is held. */
function heldBy(camera: CameraView): number | null {
  const { ringMs } = camera.status();
  return ringMs > 0 ? Math.floor(ringMs / 1000) * 1000 : null;
}

/** No button goes beyond it. While a camera's memory still fills, nobody knows its end. */
function mostOf({ clock }: SettingsRoom, camera: CameraView | undefined, key: SettingKey): number {
  if (key !== "preRollMs" || !camera) return Infinity;
  const { state, since } = camera.status();
  const isFull = state === "live" && clock.wall() - since >= memoryFullAfterMs;
  const held = heldBy(camera);
  return isFull && held !== null ? Math.min(longestPreRollMs, held) : longestPreRollMs;
}
