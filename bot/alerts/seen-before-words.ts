// Owns the words for how often a stranger was here before. Days are told from the incident's own, so
// that a message means the same however late it is read or edited. Pure.
import { DateTime } from "luxon";
import type { IncidentRecord, SeenBefore } from "../../storage/incident-events.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { calendarDate, clockTime } from "../texts/times.ts";

type When = Pick<IncidentRecord, "openedAt" | "timezone">;

/** "Never seen before.", "Seen before: 3 times since Tuesday." as Telegram HTML. */
export function seenBeforeText(locale: string, seen: SeenBefore, told: When): string {
  const { times, since, complete } = seen;
  if (times === 0 || since === null) {
    return say(locale, complete ? "strangers-never" : "strangers-still-looking");
  }
  const when = dayText(locale, times === 1 ? "on" : "since", since, told);
  return say(locale, complete ? "strangers-seen" : "strangers-seen-so-far", { times, when });
}

/** "Seen again: once, on Friday." as Telegram HTML; `first` is the first of these visits. */
export function seenAgainText(locale: string, times: number, first: number, told: When): string {
  const when = dayText(locale, times === 1 ? "on" : "since", first, told);
  return say(locale, "strangers-seen-again", { times, when });
}

const dayKeys = {
  on: { time: "strangers-on-time", weekday: "strangers-on-weekday", date: "strangers-on-date" },
  since: {
    time: "strangers-since-time",
    weekday: "strangers-since-weekday",
    date: "strangers-since-date",
  },
} as const;

/** "on Tuesday", "since 08:14", "since 2 Nov 2026" as plain text. */
function dayText(locale: string, how: "on" | "since", at: number, told: When): string {
  const { openedAt, timezone } = told;
  const keys = dayKeys[how];
  const dayOf = (moment: number) => DateTime.fromMillis(moment, { zone: timezone }).startOf("day");
  const day = dayOf(at);
  const back = Math.round(dayOf(openedAt).diff(day, "days").days);
  if (back === 0) return sayPlain(locale, keys.time, { time: clockTime(at, timezone) });
  if (back > 0 && back < 7) return sayPlain(locale, keys.weekday, { day: day.weekday });
  return sayPlain(locale, keys.date, { date: calendarDate(locale, at, timezone) });
}
