// Owns the two ways to watch as the chat offers them: the button that leads to the other one,
// where faces work, and what it says to the bot.
import type { InlineKeyboard } from "grammy";
import type { FaceSettingsValue } from "../storage/face-settings.ts";
import type { FacesView } from "../vision/faces/faces-view.ts";
import { sayPlain } from "./texts/texts.ts";

type WatchMode = FaceSettingsValue["watchMode"];

/** Which message the button is under, so that it becomes that one again. */
type Under = "alarm" | "status";

export const modeTap = /^mode:(everything|only_strangers):(alarm|status)$/;

export function modeData(mode: WatchMode, under: Under): string {
  return `mode:${mode}:${under}`;
}

export function modeLabel(mode: WatchMode, locale: string): string {
  return mode === "only_strangers"
    ? sayPlain(locale, "button-only-strangers")
    : sayPlain(locale, "button-everything");
}

/** The button for the way that is not taken now; none while faces yield no verdicts. */
export function addModeButton(
  keyboard: InlineKeyboard,
  faces: FacesView | undefined,
  under: Under,
  locale: string,
): InlineKeyboard {
  if (faces?.state().kind !== "ready") return keyboard;
  const other = faces.settings.value.watchMode === "everything" ? "only_strangers" : "everything";
  return keyboard.text(modeLabel(other, locale), modeData(other, under));
}
