// Owns the list of /events and /intruders: six incidents a page, a photo of each, and the taps that
// lead on. Where a page begins and ends is said by incidents' ids, so that it means the same next week.
import { InlineKeyboard } from "grammy";
import type {
  HistoryPage,
  HistoryPlace,
  HistoryQuery,
  HistoryView,
} from "../../storage/history/history-view.ts";
import type { IncidentSummary } from "../../storage/history/incident-summary.ts";
import type { IncidentId } from "../../storage/incident-events.ts";
import { dateOf } from "../../storage/incident-id.ts";
import { data } from "../callback-data.ts";
import type { ChatContext } from "../context.ts";
import { withoutEmptyRows } from "../keyboard-rows.ts";
import type { Page } from "../page.ts";
import { type ControlRoom, readerOf } from "../parts.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { dayName } from "./dates.ts";
import { everythingOf, type Filter, isUnfiltered, queryOf } from "./filter.ts";
import { exportData } from "./export/taps.ts";
import { causesData } from "./false-alarms/taps.ts";
import { columns, listPicture } from "./list-picture.ts";
import { historyData } from "./taps.ts";
import { timelineData } from "./timeline/taps.ts";
import { filterWords, summaryLine } from "./words.ts";

export const incidentsOnPage = 6;

/** around: the newest page where the incident is on it, so that who was there comes back to it; else "at". */
export type ListPlace = HistoryPlace | { from: "around"; incident: IncidentId };

/**
 * The page that begins at `place`, or the newest where nothing is there any more. `news` is what just
 * happened, as Telegram HTML, and comes first. Rejects with StorageError.
 */
export async function listPage(
  room: ControlRoom,
  ctx: ChatContext,
  filter: Filter,
  place: ListPlace = { from: "newest" },
  news?: string,
): Promise<Page> {
  const { locale } = ctx;
  const query = queryOf(filter);
  const count = await room.history.count(query);
  const lines = news === undefined ? [] : [news];
  if (count === 0) return emptyPage(room, ctx, filter, lines);
  const page = await pageAt(room.history, query, place);
  if (page.isElsewhere) lines.push(say(locale, "history-nothing-there"));
  const what = filterWords(room, locale, filter);
  lines.push(say(locale, "history-head", { what, count }));
  lines.push(...incidentLines(room, ctx, page.incidents));
  return {
    text: lines.join("\n"),
    keyboard: listButtons(locale, filter, page),
    picture: await listPicture(room, page.incidents),
  };
}

interface ShownPage extends HistoryPage {
  /** Nothing was there where it was to begin: it is the newest instead. */
  isElsewhere: boolean;
}

async function pageAt(
  history: HistoryView,
  query: HistoryQuery,
  place: ListPlace,
): Promise<ShownPage> {
  const newest = await history.page(query, { from: "newest" }, incidentsOnPage);
  if (place.from === "newest") return { ...newest, isElsewhere: false };
  const isAround = place.from === "around";
  const exact = isAround ? ({ from: "at", incident: place.incident } as const) : place;
  const page = await history.page(query, exact, incidentsOnPage);
  const [wanted] = page.incidents;
  if (!wanted) return { ...newest, isElsewhere: true };
  const isFirst = isAround && newest.incidents.some(({ id }) => id === wanted.id);
  // Half a page of the newest would look as if there were no older ones to fill it with.
  const isHalf = place.from === "newer" && page.incidents.length < incidentsOnPage;
  return { ...(isFirst || isHalf ? newest : page), isElsewhere: false };
}

/** The lines, with the day above the first one of each. */
function incidentLines(
  room: ControlRoom,
  ctx: ChatContext,
  incidents: readonly IncidentSummary[],
): string[] {
  const reader = readerOf(room, ctx);
  let day: string | null = null;
  return incidents.flatMap((incident, index) => {
    const line = `${index + 1} ${summaryLine(room, reader, incident)}`;
    const date = dateOf(incident.id);
    if (date === day) return [line];
    day = date;
    return [say(reader.locale, "history-day", { day: dayName(reader.locale, date) }), line];
  });
}

function listButtons(locale: string, filter: Filter, page: HistoryPage): InlineKeyboard {
  const { incidents, newer, older } = page;
  const buttons = new InlineKeyboard();
  for (const [index, { id }] of incidents.entries()) {
    if (index > 0 && index % columns === 0) buttons.row();
    buttons.text(String(index + 1), historyData.incident(filter, id));
  }
  const [first, last] = [incidents[0], incidents.at(-1)];
  buttons.row();
  if (older && last) {
    buttons.text(sayPlain(locale, "history-button-older"), historyData.older(filter, last.id));
  }
  if (newer && first) {
    buttons
      .text(sayPlain(locale, "history-button-newer"), historyData.newer(filter, first.id))
      .text(sayPlain(locale, "history-button-newest"), historyData.newest(filter));
  }
  const day = filter.day ?? dateOf((first as IncidentSummary).id);
  buttons
    .row()
    .text(sayPlain(locale, "history-button-filter"), historyData.filter(filter))
    .text(sayPlain(locale, "history-button-jump"), historyData.calendar(filter, day.slice(0, 7)))
    .text(sayPlain(locale, "history-button-timeline"), timelineData.day(day))
    .row();
  if (filter.day !== null) {
    buttons.text(sayPlain(locale, "history-button-export-day"), exportData.days(day, day));
  }
  if (filter.kind === "false_alarm") {
    buttons.text(sayPlain(locale, "history-button-causes"), causesData.page());
  }
  return withoutEmptyRows(buttons);
}

/** Nothing of that: says so, and where there is more to see. */
function emptyPage(
  room: ControlRoom,
  { locale }: ChatContext,
  filter: Filter,
  lines: string[],
): Page {
  const keyboard = new InlineKeyboard();
  if (isUnfiltered(filter)) {
    lines.push(say(locale, "history-empty", { kind: filter.kind }));
    if (filter.kind === "events") {
      keyboard.text(sayPlain(locale, "button-show"), data.snapshot("all"));
      keyboard.text(sayPlain(locale, "button-status"), data.status());
    } else {
      const everything = everythingOf("events");
      keyboard.text(sayPlain(locale, "history-button-all"), historyData.newest(everything));
      keyboard.text(sayPlain(locale, "history-button-filter"), historyData.filter(filter));
    }
  } else {
    const what = filterWords(room, locale, filter);
    lines.push(say(locale, "history-empty-filter", { what }));
    keyboard.text(sayPlain(locale, "history-button-change"), historyData.filter(filter));
    const clear = historyData.newest(everythingOf("events"));
    keyboard.text(sayPlain(locale, "history-button-all"), clear);
  }
  return { text: lines.join("\n"), keyboard, picture: null };
}
