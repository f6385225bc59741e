// Owns the month of buttons from which a day is chosen: to look from it on, or at it alone. Days on
// which nothing was are there, so that the month has its shape, and do nothing.
import { InlineKeyboard } from "grammy";
import { DateTime } from "luxon";
import type { ChatContext } from "../context.ts";
import { withoutEmptyRows } from "../keyboard-rows.ts";
import type { Page } from "../page.ts";
import type { ControlRoom } from "../parts.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { chosenOrNot } from "./filter-page.ts";
import type { Filter } from "./filter.ts";
import { exportData } from "./export/taps.ts";
import { historyData } from "./taps.ts";

const daysInWeek = 7;

/** jump: the list begins at the day. only: the list shows the day alone. */
export type CalendarPurpose = "jump" | "only";

/** `month` as in "2026-11"; Monday comes first. Rejects with StorageError. */
export async function calendarPage(
  room: ControlRoom,
  { locale }: ChatContext,
  filter: Filter,
  month: string,
  purpose: CalendarPurpose,
): Promise<Page> {
  const days = await room.history.days();
  const eventful = new Set(days);
  const first = DateTime.fromISO(`${month}-01`, { zone: "utc" });
  const keyboard = new InlineKeyboard();
  for (let day = 0; day < daysInWeek; day++) {
    keyboard.text(weekdayName(locale, day), historyData.nothing());
  }
  keyboard.row();
  const blank = () => keyboard.text("·", historyData.nothing());
  for (let before = 1; before < first.weekday; before++) blank();
  for (let date = first; date.hasSame(first, "month"); date = date.plus({ days: 1 })) {
    const day = date.toFormat("yyyy-MM-dd");
    if (date.weekday === 1 && date.day > 1) keyboard.row();
    if (eventful.has(day)) {
      const label = chosenOrNot(day === filter.day, String(date.day));
      keyboard.text(label, dataOf(filter, day, purpose));
    } else blank();
  }
  const last = first.endOf("month");
  for (let after = last.weekday + 1; after <= daysInWeek; after++) blank();
  keyboard.row();
  const turn = (to: DateTime, label: string) =>
    keyboard.text(label, pageData(filter, to.toFormat("yyyy-MM"), purpose));
  const [earlier, later] = [first.minus({ months: 1 }), first.plus({ months: 1 })];
  if (days.some((day) => day < `${month}-01`)) turn(earlier, `‹ ${monthName(locale, earlier)}`);
  if (days.some((day) => day.slice(0, 7) > month)) turn(later, `${monthName(locale, later)} ›`);
  keyboard.row();
  if (purpose === "jump") {
    keyboard.text(sayPlain(locale, "history-button-type"), historyData.type(filter));
    if (days.some((day) => day.startsWith(month))) {
      const data = exportData.days(`${month}-01`, last.toFormat("yyyy-MM-dd"));
      keyboard.text(sayPlain(locale, "history-button-export-month"), data);
    }
    keyboard.text(sayPlain(locale, "button-back"), historyData.newest(filter));
  } else {
    const anyDay = historyData.filter({ ...filter, day: null });
    keyboard.text(
      chosenOrNot(filter.day === null, sayPlain(locale, "history-button-any-day")),
      anyDay,
    );
    keyboard.text(sayPlain(locale, "button-back"), historyData.filter(filter));
  }
  return {
    text: say(locale, "history-calendar", { month: monthName(locale, first, "long"), purpose }),
    keyboard: withoutEmptyRows(keyboard),
    picture: null,
  };
}

function dataOf(filter: Filter, day: string, purpose: CalendarPurpose): string {
  return purpose === "jump"
    ? historyData.jump({ ...filter, day: null }, day)
    : historyData.filter({ ...filter, day });
}

function pageData(filter: Filter, month: string, purpose: CalendarPurpose): string {
  return purpose === "jump" ? historyData.calendar(filter, month) : historyData.day(filter, month);
}

/** "Mo" for 0. */
function weekdayName(locale: string, day: number): string {
  // 5 January 2026 is a Monday.
  const at = Date.UTC(2026, 0, 5 + day, 12);
  const format = new Intl.DateTimeFormat(locale, { timeZone: "UTC", weekday: "short" });
  return format.format(at).replace(/\.$/, "").slice(0, 2);
}

function monthName(locale: string, month: DateTime, style: "short" | "long" = "short"): string {
  const format = new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, {
    timeZone: "UTC",
    month: style,
    year: "numeric",
  });
  return format.format(month.toMillis());
}
