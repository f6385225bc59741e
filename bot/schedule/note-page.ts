// Owns the reminder that it will arm by itself, and what becomes of that message: skipped for the
// day, as planned again, or over.
import { InlineKeyboard } from "grammy";
import type { ArmedMode } from "../../storage/incident-events.ts";
import { data } from "../callback-data.ts";
import type { Page } from "../page.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { span } from "../texts/times.ts";
import type { Reader } from "../wording.ts";
import { type SelfActing, stillComing } from "./room.ts";
import { scheduleData } from "./taps.ts";
import { entryWords, shortDate } from "./words.ts";

/** An evening or night, in which "tonight" is what people say; in minutes of the day. */
const nightFrom = 17 * 60;
const nightUntil = 5 * 60;

/** What that message says now about entry `id` on `day`. `news` comes first, as Telegram HTML. */
export function notePage(
  { schedule }: Pick<SelfActing, "schedule">,
  reader: Reader,
  { id, day, isArmed }: { id: string; day: string; isArmed: boolean },
  news?: string,
): Page {
  const { locale } = reader;
  const before = news === undefined ? [] : [news];
  const entry = schedule.find(id);
  const keyboard = new InlineKeyboard();
  const show = () => keyboard.text(sayPlain(locale, "schedule-button-show"), scheduleData.root());
  const page = (text: string): Page => {
    return { text: [...before, text].join("\n"), keyboard, picture: null };
  };
  if (!entry) {
    show();
    return page(say(locale, "schedule-gone"));
  }
  const words = { ...entryWords(locale, entry), date: shortDate(locale, day) };
  const coming = stillComing(entry, day, reader);
  if (!coming || entry.wanted === "disarmed" || !entry.enabled) {
    if (isArmed) keyboard.text(sayPlain(locale, "button-disarm"), data.disarm());
    show();
    return page(say(locale, coming ? "schedule-page-off" : "schedule-skip-over", words));
  }
  if (entry.skip === day) {
    keyboard.text(sayPlain(locale, "schedule-button-undo"), scheduleData.unskip(id, day, "note"));
    show();
    return page(say(locale, "schedule-skipped-note", words));
  }
  reminderButtons(keyboard, locale, { id, day, minute: entry.minute, mode: entry.wanted });
  const left = span(locale, coming.at - reader.now);
  return page(
    say(locale, "schedule-reminder", { mode: entry.wanted, time: words.time, span: left }),
  );
}

function reminderButtons(
  keyboard: InlineKeyboard,
  locale: string,
  { id, day, minute, mode }: { id: string; day: string; minute: number; mode: ArmedMode },
): void {
  const isNight = minute >= nightFrom || minute < nightUntil;
  const skip = isNight ? "schedule-button-not-tonight" : "schedule-button-not-today";
  keyboard
    .text(sayPlain(locale, skip), scheduleData.skip(id, day, "note"))
    .text(sayPlain(locale, "button-arm-now"), data.arm({ mode }))
    .text(sayPlain(locale, "schedule-button-ok"), scheduleData.fine());
}
