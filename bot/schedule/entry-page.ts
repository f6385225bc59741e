// Owns one entry's page: what it does, when it does so next, and what can be done about it.
import { InlineKeyboard } from "grammy";
import type { ScheduleEntry } from "../../storage/schedule.ts";
import type { ChatContext } from "../context.ts";
import type { Page } from "../page.ts";
import { readerOf } from "../parts.ts";
import { mayDo } from "../rights.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { listPage } from "./list-page.ts";
import { comingNext, type ScheduleRoom, skippedDay } from "./room.ts";
import { scheduleData } from "./taps.ts";
import { entryWords, nextLine, shortDate } from "./words.ts";

/** The list instead where there is no such entry (any more). `news` comes first, as Telegram HTML. */
export function entryPage(room: ScheduleRoom, ctx: ChatContext, id: string, news?: string): Page {
  const { locale } = ctx;
  const entry = room.selfActing.schedule.find(id);
  if (!entry) return listPage(room, ctx, news ?? say(locale, "schedule-gone"));
  const reader = readerOf(room, ctx);
  const skipped = skippedDay(entry, reader);
  const lines = [
    ...(news === undefined ? [] : [news]),
    say(locale, "schedule-entry", entryWords(locale, entry)),
  ];
  if (!entry.enabled) lines.push(say(locale, "schedule-page-off"));
  else if (skipped !== null) {
    lines.push(say(locale, "schedule-page-skipped", { date: shortDate(locale, skipped) }));
  }
  const next = comingNext([entry], reader);
  if (next) lines.push(nextLine(reader, next));
  return {
    text: lines.join("\n"),
    keyboard: keyboard(ctx, entry, next?.day ?? null, skipped),
    picture: null,
  };
}

/** "Really delete Mon–Fri 23:00 · Night?" in the place of its page. */
export function deleteQuestion(room: ScheduleRoom, ctx: ChatContext, id: string): Page {
  const { locale } = ctx;
  const entry = room.selfActing.schedule.find(id);
  if (!entry) return listPage(room, ctx, say(locale, "schedule-gone"));
  return {
    text: say(locale, "schedule-delete-question", entryWords(locale, entry)),
    keyboard: new InlineKeyboard()
      .text(sayPlain(locale, "button-delete"), scheduleData.delete(id))
      .text(sayPlain(locale, "button-keep"), scheduleData.entry(id)),
    picture: null,
  };
}

function keyboard(
  { locale, person }: ChatContext,
  entry: ScheduleEntry,
  next: string | null,
  skipped: string | null,
): InlineKeyboard {
  const { id, enabled } = entry;
  const buttons = new InlineKeyboard();
  if (mayDo(person.role, "act") && skipped !== null) {
    const date = shortDate(locale, skipped);
    const label = sayPlain(locale, "schedule-button-unskip", { date });
    buttons.text(label, scheduleData.unskip(id, skipped, "entry")).row();
  } else if (mayDo(person.role, "act") && next !== null) {
    const label = sayPlain(locale, "schedule-button-skip", { date: shortDate(locale, next) });
    buttons.text(label, scheduleData.skip(id, next, "entry")).row();
  }
  const owns = mayDo(person.role, "own");
  if (owns) {
    const label = enabled ? "schedule-button-off" : "schedule-button-on";
    buttons
      .text(sayPlain(locale, "schedule-button-edit"), scheduleData.form(entry))
      .text(sayPlain(locale, label), scheduleData.enable(id, !enabled))
      .row();
  }
  buttons.text(sayPlain(locale, "button-back"), scheduleData.root());
  return owns
    ? buttons.text(sayPlain(locale, "button-delete"), scheduleData.askDelete(id))
    : buttons;
}
