// Owns the choice of what the history shows: which kind, who, which camera, which day. Every button
// says the whole filter that it leads to.
import { InlineKeyboard } from "grammy";
import { historyKinds } from "../../storage/history/history-view.ts";
import type { ChatContext } from "../context.ts";
import { rowsThatFit, withoutEmptyRows } from "../keyboard-rows.ts";
import type { Page } from "../page.ts";
import { type ControlRoom, readerOf } from "../parts.ts";
import { shortName } from "../people/names.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { dayName, dayOf } from "./dates.ts";
import { everythingOf, type Filter, isUnfiltered, queryOf } from "./filter.ts";
import { historyData } from "./taps.ts";
import { cameraOf, filterWords, kindName, personOf } from "./words.ts";

/** Of the kinds: with its tick the longest label has half a phone's width. */
const kindsInRows = [3, 2, 2, 2];
const columns = 3;
const rowsOfNames = 4;
const namesOnPage = columns * rowsOfNames;
const longestLabel = 20;

/** What is chosen, how many there are of it, and every other choice. Rejects with StorageError. */
export async function filterPage(
  room: ControlRoom,
  ctx: ChatContext,
  filter: Filter,
): Promise<Page> {
  const { locale } = ctx;
  const count = await room.history.count(queryOf(filter));
  const keyboard = new InlineKeyboard();
  const kinds = [...historyKinds];
  for (const length of kindsInRows) {
    for (const kind of kinds.splice(0, length)) {
      const label = chosenOrNot(kind === filter.kind, kindName(locale, kind));
      keyboard.text(label, historyData.filter({ ...filter, kind }));
    }
    keyboard.row();
  }
  const { person, camera, day } = filter;
  if (person !== null || (room.faces?.people.all().length ?? 0) > 0) {
    const label = sayPlain(locale, "history-button-person");
    const chosen = person === null ? label : chosenOrNot(true, personOf(room, locale, person));
    keyboard.text(chosen, historyData.people(filter, 1));
  }
  if (camera !== null || room.watch.cameras.length > 1) {
    const label = sayPlain(locale, "history-button-camera");
    const chosen = camera === null ? label : chosenOrNot(true, cameraOf(room, locale, camera));
    keyboard.text(chosen, historyData.cameras(filter, 1));
  }
  const month = (day ?? today(room, ctx)).slice(0, 7);
  const label = sayPlain(locale, "history-button-day");
  keyboard.text(
    day === null ? label : chosenOrNot(true, dayName(locale, day)),
    historyData.day(filter, month),
  );
  keyboard
    .row()
    .text(sayPlain(locale, "history-button-show", { count }), historyData.newest(filter));
  if (!isUnfiltered(filter)) {
    const clear = historyData.filter(everythingOf("events"));
    keyboard.text(sayPlain(locale, "history-button-clear"), clear);
  }
  const what = filterWords(room, locale, filter);
  return {
    text: say(locale, "history-filter", { what, count }),
    keyboard: InlineKeyboard.from(rowsThatFit(keyboard.inline_keyboard)),
    picture: null,
  };
}

/** Page `wanted` (from 1; the closest there is) of everybody who is enrolled. */
export function peoplePage(
  room: ControlRoom,
  { locale }: ChatContext,
  filter: Filter,
  wanted: number,
): Page {
  const choices = (room.faces?.people.all() ?? []).map(({ id, name }) => ({ id, name }));
  return {
    text: say(locale, "history-choose-person"),
    keyboard: choiceOf(locale, choices, {
      chosen: filter.person,
      wanted,
      anyone: sayPlain(locale, "history-button-anybody"),
      choose: (person) => historyData.filter({ ...filter, person }),
      turn: (page) => historyData.people(filter, page),
      back: historyData.filter(filter),
    }),
    picture: null,
  };
}

/** Likewise of the cameras. */
export function camerasPage(
  room: ControlRoom,
  { locale }: ChatContext,
  filter: Filter,
  wanted: number,
): Page {
  return {
    text: say(locale, "history-choose-camera"),
    keyboard: choiceOf(locale, room.watch.cameras, {
      chosen: filter.camera,
      wanted,
      anyone: sayPlain(locale, "history-button-any-camera"),
      choose: (camera) => historyData.filter({ ...filter, camera }),
      turn: (page) => historyData.cameras(filter, page),
      back: historyData.filter(filter),
    }),
    picture: null,
  };
}

interface Choice {
  chosen: string | null;
  /** The page, from 1. */
  wanted: number;
  /** The label of the button that chooses none of them. */
  anyone: string;
  choose(id: string | null): string;
  turn(page: number): string;
  back: string;
}

function choiceOf(
  locale: string,
  choices: readonly { id: string; name: string }[],
  { chosen, wanted, anyone, choose, turn, back }: Choice,
): InlineKeyboard {
  const pages = Math.max(1, Math.ceil(choices.length / namesOnPage));
  const page = Math.min(Math.max(wanted, 1), pages);
  const keyboard = new InlineKeyboard();
  const shown = choices.slice((page - 1) * namesOnPage, page * namesOnPage);
  for (const [index, { id, name }] of shown.entries()) {
    if (index > 0 && index % columns === 0) keyboard.row();
    keyboard.text(chosenOrNot(id === chosen, shortName(name, longestLabel)), choose(id));
  }
  keyboard.row();
  if (page > 1) keyboard.text(sayPlain(locale, "button-page-before"), turn(page - 1));
  if (page < pages) keyboard.text(sayPlain(locale, "button-page-after"), turn(page + 1));
  keyboard.row().text(chosenOrNot(chosen === null, anyone), choose(null));
  keyboard.text(sayPlain(locale, "button-back"), back);
  return withoutEmptyRows(keyboard);
}

/** Today's date in the household's timezone. */
export function today(room: ControlRoom, ctx: ChatContext): string {
  const { now, timezone } = readerOf(room, ctx);
  return dayOf(now, timezone);
}

export function chosenOrNot(isChosen: boolean, label: string): string {
  return isChosen ? `✓ ${label}` : label;
}
