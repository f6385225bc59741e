// Owns the two ways to watch as the chat offers them below the alarm: everything alarms, or only
// strangers do. They are the movement rule of the mode it is armed in, as /modes has it, too.
import type { InlineKeyboard } from "grammy";
import type { ArmedMode } from "../storage/incident-events.ts";
import type { ModeRules } from "../storage/mode-rules.ts";
import type { ControlRoom } from "./parts.ts";
import { sayPlain } from "./texts/texts.ts";

export type WatchMode = "everything" | "only_strangers";

/** Which message the button is under, so that it becomes that one again. */
type Under = "alarm" | "status";

type Room = Pick<ControlRoom, "alarm" | "modes" | "faces">;

/** Louder than before, or as it was: for whoever may arm. */
export const louderTap = /^mode:(everything):(alarm|status)$/;
/** It changes what alarms, for good, as a rule on the mode's page does: the owner's to say. */
export const quieterTap = /^mode:(only_strangers):(alarm|status)$/;

export function modeData(mode: WatchMode, under: Under): string {
  return `mode:${mode}:${under}`;
}

export function modeLabel(mode: WatchMode, locale: string): string {
  return mode === "only_strangers"
    ? sayPlain(locale, "button-only-strangers")
    : sayPlain(locale, "button-everything");
}

/** The mode that the buttons change: the one it is armed in, or away. */
export function watchedMode({ alarm }: Pick<Room, "alarm">): ArmedMode {
  return alarm.current().mode ?? "armed_away";
}

export function movementOf(mode: WatchMode): ModeRules["movement"] {
  return mode === "only_strangers" ? "unless_known" : "at_once";
}

/** Whether only strangers alarm now (or would, once armed). */
export function onlyStrangers(room: Pick<Room, "alarm" | "modes">): boolean {
  return room.modes.rules(watchedMode(room)).movement === "unless_known";
}

/**
 * The button for the way that is not taken now; none while faces yield no verdicts, nor where
 * movement does not count at all.
 */
export function addModeButton(
  keyboard: InlineKeyboard,
  room: Room,
  under: Under,
  locale: string,
): InlineKeyboard {
  if (room.faces?.state().kind !== "ready") return keyboard;
  if (room.modes.rules(watchedMode(room)).movement === "never") return keyboard;
  const other = onlyStrangers(room) ? "everything" : "only_strangers";
  return keyboard.text(modeLabel(other, locale), modeData(other, under));
}
