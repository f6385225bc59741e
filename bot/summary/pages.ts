// Owns the buttons below a summary, and the page on which its hour is chosen.
import { InlineKeyboard } from "grammy";
import { evidenceData } from "../evidence/taps.ts";
import { historyData } from "../history/taps.ts";
import { everythingOf } from "../history/filter.ts";
import type { Page } from "../page.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { verifyData } from "../verify/taps.ts";
import { summaryData } from "./taps.ts";

/** Minutes since midnight. */
const hours = [6, 8, 12, 18, 20, 22].map((hour) => hour * 60);

export function summaryButtons(locale: string, keyboard: InlineKeyboard): InlineKeyboard {
  return keyboard
    .text(sayPlain(locale, "summary-button-events"), historyData.newest(everythingOf("events")))
    .text(sayPlain(locale, "summary-button-verify"), verifyData.begin())
    .text(sayPlain(locale, "summary-button-time"), summaryData.time());
}

/** `at`: when it comes now; null: never. */
export function timePage(locale: string, at: number | null, mayChange: boolean): Page {
  const keyboard = new InlineKeyboard();
  if (mayChange) {
    for (const [index, minute] of hours.entries()) {
      if (index > 0 && index % 3 === 0) keyboard.row();
      const chosen = minute === at ? "yes" : "no";
      const label = sayPlain(locale, "summary-button-at", { time: timeOf(minute), chosen });
      keyboard.text(label, summaryData.at(minute));
    }
    keyboard.row();
    const chosen = at === null ? "yes" : "no";
    keyboard.text(sayPlain(locale, "summary-button-never", { chosen }), summaryData.never());
  }
  keyboard
    .text(sayPlain(locale, "summary-button-now"), summaryData.now())
    .row()
    .text(sayPlain(locale, "button-back"), evidenceData.root());
  const text =
    at === null
      ? say(locale, "summary-time-never")
      : say(locale, "summary-time", { time: timeOf(at) });
  return { text, keyboard, picture: null };
}

function timeOf(minute: number): string {
  return [Math.floor(minute / 60), minute % 60]
    .map((count) => String(count).padStart(2, "0"))
    .join(":");
}
