// Owns the page on which an entry is made or changed. Every button carries the whole entry as it
// would be after the tap; nothing is kept until [Save].
import { InlineKeyboard } from "grammy";
import type { ScheduleEntry } from "../../storage/schedule.ts";
import type { ChatContext } from "../context.ts";
import type { Page } from "../page.ts";
import { readerOf } from "../parts.ts";
import { say, sayPlain } from "../texts/texts.ts";
import type { ScheduleRoom } from "./room.ts";
import { type EntryForm, scheduleData } from "./taps.ts";
import { dayName, entryWords, timeOfDay } from "./words.ts";

const wanteds: readonly ScheduleEntry["wanted"][] = [
  "armed_night",
  "armed_away",
  "armed_home",
  "disarmed",
];
const weekdays = [1, 2, 3, 4, 5];
const weekend = [6, 7];
const minutesOfDay = 1440;

/** `news` is what just happened, as Telegram HTML, and comes first. */
export function formPage(
  room: ScheduleRoom,
  ctx: ChatContext,
  form: EntryForm,
  news?: string,
): Page {
  const { locale } = ctx;
  const { timezone } = readerOf(room, ctx);
  const words = entryWords(locale, form);
  const head = form.id === "new" ? "schedule-form-new" : "schedule-form-change";
  const lines = [
    ...(news === undefined ? [] : [news]),
    say(locale, head, words),
    say(locale, "schedule-form-help", { timezone }),
  ];
  if (form.weekdays.length === 0) lines.push(say(locale, "schedule-form-no-day"));
  return { text: lines.join("\n"), keyboard: keyboard(locale, form), picture: null };
}

function keyboard(locale: string, form: EntryForm): InlineKeyboard {
  const buttons = new InlineKeyboard();
  const chosen = (label: string, isChosen: boolean) =>
    isChosen ? sayPlain(locale, "schedule-button-chosen", { label }) : label;
  const to = (part: Partial<EntryForm>) => scheduleData.form({ ...form, ...part });

  // In two rows: these words are long in some languages.
  for (const [index, wanted] of wanteds.entries()) {
    if (index === 2) buttons.row();
    const label = sayPlain(locale, "schedule-wanted", { wanted });
    buttons.text(chosen(label, wanted === form.wanted), to({ wanted }));
  }
  buttons.row();
  for (const day of [...weekdays, ...weekend]) {
    // Seven in a row are too narrow on a phone.
    if (day === 5) buttons.row();
    const label = dayName(locale, day).slice(0, 2);
    const isIn = form.weekdays.includes(day);
    const rest = form.weekdays.filter((other) => other !== day);
    buttons.text(
      isIn ? `✓ ${label}` : label,
      to({ weekdays: isIn ? rest : [...rest, day].sort() }),
    );
  }
  buttons
    .row()
    .text(sayPlain(locale, "schedule-button-weekdays"), to({ weekdays }))
    .text(sayPlain(locale, "schedule-button-weekend"), to({ weekdays: weekend }))
    .text(
      sayPlain(locale, "schedule-button-every-day"),
      to({ weekdays: [...weekdays, ...weekend] }),
    )
    .row();
  const later = (by: number) => to({ minute: (form.minute + by + minutesOfDay) % minutesOfDay });
  buttons
    .text(sayPlain(locale, "schedule-button-hour-less"), later(-60))
    .text("−5", later(-5))
    .text(timeOfDay(form.minute), scheduleData.time(form))
    .text("+5", later(5))
    .text(sayPlain(locale, "schedule-button-hour-more"), later(60))
    .row();
  if (form.weekdays.length > 0) {
    buttons.text(sayPlain(locale, "schedule-button-save"), scheduleData.save(form));
  }
  const back = form.id === "new" ? scheduleData.root() : scheduleData.entry(form.id);
  return buttons.text(sayPlain(locale, "button-cancel"), back);
}
