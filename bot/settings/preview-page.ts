// Owns the live preview in the chat: what a camera sees now with what moves drawn over it, said in
// words and numbers, and the setting's − and + right below, so that it is tuned by looking.
import { InlineKeyboard } from "grammy";
import type { SettingKey, SettingsScope } from "../../storage/settings.ts";
import { CameraError, type CameraView, type MovementPreview } from "../../vision/watch-view.ts";
import type { Page } from "../page.ts";
import { say, sayPlain, type TextVariables } from "../texts/texts.ts";
import { clockTime } from "../texts/times.ts";
import type { Reader } from "../wording.ts";
import type { SettingsRoom } from "./list-page.ts";
import { addValueButtons, headOf, settingPage } from "./setting-page.ts";
import { settingsData } from "./taps.ts";
import { variablesOf } from "./words.ts";

/** Below this the detector tells nothing apart from noise (vision/motion/regions.ts). */
const smallestToldArea = 100;

/**
 * Asks `camera` for its picture under what is set for `scope`; where it has none, the setting's own
 * page says so.
 */
export async function previewPage(
  room: SettingsRoom,
  reader: Reader,
  scope: SettingsScope,
  key: SettingKey,
  camera: CameraView,
): Promise<Page> {
  const { locale } = reader;
  try {
    const settings = { ...room.settings.of(camera.id), [key]: room.settings.of(scope)[key] };
    const seen = await camera.preview(settings);
    const keyboard = new InlineKeyboard();
    addValueButtons(keyboard, room, locale, scope, key, (to) =>
      settingsData.tune(scope, key, to, camera.id),
    );
    keyboard
      .row()
      .text(sayPlain(locale, "button-again"), settingsData.preview(scope, key, camera.id))
      .text(sayPlain(locale, "button-back"), settingsData.one(scope, key));
    const text = previewText(seen, settings.minimumArea, reader, {
      ...variablesOf(key, settings[key], locale),
      camera: camera.name,
    });
    return { text, keyboard, picture: seen.still.jpeg };
  } catch (error) {
    if (!(error instanceof CameraError)) throw error;
    const news = say(locale, "settings-preview-none", { message: error.words });
    return settingPage(room, locale, scope, key, { news });
  }
}

/** Which camera's picture shows what a setting of all cameras does? */
export function previewWherePage(room: SettingsRoom, locale: string, key: SettingKey): Page {
  const keyboard = new InlineKeyboard();
  for (const [index, { id, name }] of room.watch.cameras.entries()) {
    if (index > 0 && index % 2 === 0) keyboard.row();
    keyboard.text(name, settingsData.preview("all", key, id));
  }
  keyboard.row().text(sayPlain(locale, "button-back"), settingsData.one("all", key));
  const text = `${headOf(key, undefined, locale)}\n${say(locale, "settings-preview-where")}`;
  return { text, keyboard, picture: null };
}

/** `about`: variablesOf() the setting that is tuned, and the camera's name. */
export function previewText(
  seen: MovementPreview,
  minimumArea: number,
  { locale, timezone }: Reader,
  about: TextVariables,
): string {
  const variables = {
    largest: Math.round(seen.largest),
    minimum: minimumArea,
    smallest: smallestToldArea,
    percent: Number((seen.changedShare * 100).toPrecision(2)),
  };
  const time = clockTime(seen.still.takenAt, timezone, { seconds: true });
  const lines = [
    say(locale, "settings-preview-head", { ...about, time }),
    say(locale, "settings-preview-value", about),
    say(locale, resultKey(seen), variables),
  ];
  if (about["setting"] === "backgroundAlpha") lines.push(say(locale, "settings-preview-slowly"));
  if (!seen.learning) lines.push("", say(locale, "settings-preview-legend"));
  return lines.join("\n");
}

function resultKey({ learning, light, moving, largest }: MovementPreview): string {
  if (learning) return "settings-preview-learning";
  if (light) return "settings-preview-light";
  if (moving) return "settings-preview-moving";
  return largest > 0 ? "settings-preview-small" : "settings-preview-still";
}
