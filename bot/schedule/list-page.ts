// Owns the first page of /schedule: every entry in words, what comes next, and the reminder.
import { InlineKeyboard } from "grammy";
import { mostEntries, type ScheduleEntry } from "../../storage/schedule.ts";
import type { ChatContext } from "../context.ts";
import type { Page } from "../page.ts";
import { readerOf } from "../parts.ts";
import { mayDo } from "../rights.ts";
import { say, sayPlain } from "../texts/texts.ts";
import type { Reader } from "../wording.ts";
import { comingNext, type ScheduleRoom, skippedDay } from "./room.ts";
import { type EntryForm, scheduleData } from "./taps.ts";
import { entryWords, nextLine, shortDate } from "./words.ts";

/** Minutes before arming at which a reminder makes sense; 0: none. */
export const reminderSteps = [0, 5, 10, 15, 20, 30, 45, 60, 90, 120] as const;
const usualReminder = 10;
/** What a new entry starts as: somebody only has to choose the time. */
const firstForm: EntryForm = {
  id: "new",
  wanted: "armed_night",
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  minute: 23 * 60,
};

/** `news` is what just happened, as Telegram HTML, and comes first. */
export function listPage(room: ScheduleRoom, ctx: ChatContext, news?: string): Page {
  const { locale } = ctx;
  const reader = readerOf(room, ctx);
  const { entries, remindMinutes } = room.selfActing.schedule.value;
  const lines = [
    ...(news === undefined ? [] : [news]),
    say(locale, "schedule-head", { timezone: reader.timezone }),
    ...entries.map((entry) => entryLine(reader, entry)),
  ];
  if (entries.length === 0) lines.push(say(locale, "schedule-none"));
  else {
    lines.push(nextLine(reader, comingNext(entries, reader)));
    lines.push(say(locale, "schedule-remind", { minutes: remindMinutes }));
  }
  return { text: lines.join("\n"), keyboard: keyboard(room, ctx), picture: null };
}

/** "Mon–Fri 23:00 · Night", and what keeps it from happening. */
export function entryLine(reader: Reader, entry: ScheduleEntry): string {
  const { locale } = reader;
  const words = entryWords(locale, entry);
  if (!entry.enabled) return say(locale, "schedule-entry-off", words);
  const skipped = skippedDay(entry, reader);
  if (skipped === null) return say(locale, "schedule-entry", words);
  return say(locale, "schedule-entry-skipped", { ...words, date: shortDate(locale, skipped) });
}

/** The step before and after `value`; the same where there is none. */
export function stepsAround(
  steps: readonly number[],
  value: number,
): { less: number; more: number } {
  const less = steps.findLast((step) => step < value) ?? value;
  return { less, more: steps.find((step) => step > value) ?? value };
}

function keyboard(room: ScheduleRoom, { locale, person }: ChatContext): InlineKeyboard {
  const { entries, remindMinutes } = room.selfActing.schedule.value;
  const owns = mayDo(person.role, "own");
  const buttons = new InlineKeyboard();
  for (const entry of entries) {
    const label = sayPlain(locale, "schedule-entry", entryWords(locale, entry));
    buttons.text(label, scheduleData.entry(entry.id)).row();
  }
  if (owns && entries.length > 0) {
    const { less, more } = stepsAround(reminderSteps, remindMinutes);
    if (less !== remindMinutes) buttons.text("−", scheduleData.remind(less));
    const label = sayPlain(locale, "schedule-button-reminder", { minutes: remindMinutes });
    buttons.text(label, scheduleData.remind(usualReminder));
    if (more !== remindMinutes) buttons.text("+", scheduleData.remind(more));
    buttons.row();
  }
  if (owns && entries.length < mostEntries) {
    buttons.text(sayPlain(locale, "schedule-button-add"), scheduleData.form(firstForm));
  }
  buttons.text(sayPlain(locale, "schedule-button-phones"), scheduleData.phones());
  return buttons.text(sayPlain(locale, "button-back"), "settings");
}
