// Owns the page that lists every setting of a camera, or of all cameras, with its value in words
// and where that value comes from.
import { InlineKeyboard } from "grammy";
import type { SettingKey, SettingsScope } from "../../storage/settings.ts";
import { cameraById } from "../cameras-keyboard.ts";
import type { Page } from "../page.ts";
import type { ControlRoom } from "../parts.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { withNews } from "./root-page.ts";
import { settingKeys, settingsData } from "./taps.ts";
import { nameOf, valueOf } from "./words.ts";

export type SettingsRoom = Pick<ControlRoom, "watch" | "settings" | "clock">;

export function listPage(
  room: SettingsRoom,
  locale: string,
  scope: SettingsScope,
  news?: string,
): Page {
  const camera = cameraById(room.watch, scope);
  const lines = [
    camera
      ? say(locale, "settings-list-camera", { camera: camera.name })
      : say(locale, "settings-list-all"),
    ...settingKeys.map((key) => settingLine(room, locale, scope, key)),
  ];
  if (room.watch.cameras.length > 1) {
    lines.push("", say(locale, camera ? "settings-list-camera-about" : "settings-list-all-about"));
  }
  const keyboard = new InlineKeyboard();
  for (const [index, key] of settingKeys.entries()) {
    if (index > 0 && index % 2 === 0) keyboard.row();
    keyboard.text(nameOf(key, locale), settingsData.one(scope, key));
  }
  // With one camera there was nothing to choose on the way here.
  const several = room.watch.cameras.length > 1;
  const back = several ? settingsData.where() : settingsData.root();
  keyboard.row().text(sayPlain(locale, "button-back"), back);
  return { text: withNews(news, lines.join("\n")), keyboard, picture: null };
}

/** "Sensitivity: 24 (its own)", or for all cameras "Sensitivity: 25 (Hall: 30)". */
function settingLine(
  room: SettingsRoom,
  locale: string,
  scope: SettingsScope,
  key: SettingKey,
): string {
  const { settings } = room;
  const variables = { setting: key, value: valueOf(key, settings.of(scope)[key], locale) };
  if (scope !== "all") {
    return settings.own(scope)[key] === undefined
      ? say(locale, "settings-line", variables)
      : say(locale, "settings-line-own", variables);
  }
  const others = othersThan(room, locale, key);
  return others === ""
    ? say(locale, "settings-line", variables)
    : say(locale, "settings-line-others", { ...variables, others });
}

/** The cameras that have another value now, their own or that of all: "Hall: 30"; empty where none. */
export function differingFrom(
  { watch, settings }: SettingsRoom,
  locale: string,
  key: SettingKey,
  value: string | number,
): string {
  return watch.cameras
    .map(({ id, name }) => ({ camera: name, has: settings.of(id)[key] }))
    .filter(({ has }) => has !== value)
    .map(({ camera, has }) =>
      sayPlain(locale, "settings-other", { camera, value: valueOf(key, has, locale) }),
    )
    .join(", ");
}

/** The cameras with a value of their own: "Hall: 30, Garden: 40"; empty where there is none. */
export function othersThan(
  { watch, settings }: SettingsRoom,
  locale: string,
  key: SettingKey,
): string {
  return watch.cameras
    .map(({ id, name }) => {
      const own = settings.own(id)[key];
      if (own === undefined) return "";
      return sayPlain(locale, "settings-other", { camera: name, value: valueOf(key, own, locale) });
    })
    .filter((words) => words !== "")
    .join(", ");
}
