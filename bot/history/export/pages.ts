// Owns the page of an export before it begins: how much there is of some days, and which other days
// there are to choose.
import { InlineKeyboard } from "grammy";
import { type ExportPlan, mostExportBytes } from "../../../storage/export/exports.ts";
import type { ChatContext } from "../../context.ts";
import type { Page } from "../../page.ts";
import type { ControlRoom } from "../../parts.ts";
import { mayDo } from "../../rights.ts";
import { bytes } from "../../texts/numbers.ts";
import { say, sayPlain } from "../../texts/texts.ts";
import { addDays, type Day, dayName, dayOf } from "../dates.ts";
import { everythingOf } from "../filter.ts";
import { historyData } from "../taps.ts";
import { exportData } from "./taps.ts";

export interface Days {
  from: Day;
  to: Day;
}

/** "Sun, 22 Nov 2026", or both ends of several days. */
export function daysName(locale: string, { from, to }: Days): string {
  if (from === to) return dayName(locale, from);
  return sayPlain(locale, "export-days", { from: dayName(locale, from), to: dayName(locale, to) });
}

/** What the export of `days` would be: `plan` says how much. `news` comes first. */
export function daysPage(
  room: Pick<ControlRoom, "clock" | "householdSettings">,
  { locale, person }: Pick<ChatContext, "locale" | "person">,
  days: Days,
  plan: ExportPlan,
  news?: string,
): Page {
  const lines = news === undefined ? [] : [news];
  lines.push(say(locale, "export-head", { days: daysName(locale, days) }));
  lines.push(...sizeLines(locale, plan));
  const keyboard = new InlineKeyboard();
  if (plan.parts.length > 0 && mayDo(person.role, "act")) {
    const label = sayPlain(locale, "export-button-go", { files: plan.parts.length });
    keyboard.text(label, exportData.go(days.from, days.to)).row();
  }
  const today = dayOf(room.clock.wall(), room.householdSettings.current().timezone);
  const yesterday = addDays(today, -1);
  keyboard
    .text(sayPlain(locale, "export-button-today"), exportData.days(today, today))
    .text(sayPlain(locale, "export-button-yesterday"), exportData.days(yesterday, yesterday))
    .text(sayPlain(locale, "export-button-week"), exportData.days(addDays(today, -6), today))
    .row()
    .text(sayPlain(locale, "export-button-other"), exportData.type())
    .text(sayPlain(locale, "button-back"), historyData.newest(everythingOf("events")));
  return { text: lines.join("\n"), keyboard, picture: null };
}

/** How much it is, and what keeps it from being sent. */
export function sizeLines(locale: string, plan: ExportPlan): string[] {
  const incidents = plan.incidents.length;
  const size = bytes(locale, plan.bytes);
  if (plan.tooMuch) {
    const most = bytes(locale, mostExportBytes);
    return [say(locale, "export-too-much", { incidents, size, most })];
  }
  if (plan.parts.length === 0 && plan.tooLarge.length === 0) return [say(locale, "export-nothing")];
  return [
    say(locale, "export-size", { incidents, size, count: plan.parts.length }),
    ...leftOutLine(locale, plan),
    say(locale, "export-how"),
  ];
}

/** What no file can hold is named before and after. */
export function leftOutLine(locale: string, { tooLarge }: ExportPlan): string[] {
  if (tooLarge.length === 0) return [];
  return [say(locale, "export-left-out", { count: tooLarge.length })];
}

/** Asks for the days of an export. */
export function questionPage(
  { locale }: Pick<ChatContext, "locale">,
  today: Day,
  news?: string,
): Page {
  const question = say(locale, "export-question");
  return {
    text: news === undefined ? question : `${news}\n${question}`,
    keyboard: new InlineKeyboard().text(
      sayPlain(locale, "button-cancel"),
      exportData.days(today, today),
    ),
    picture: null,
  };
}
