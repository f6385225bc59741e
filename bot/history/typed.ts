// Owns what people type about the history: "/events 21 Nov", "/intruders anna", and the date that the
// calendar asks for.
import { InlineKeyboard } from "grammy";
import type { HistoryPlace } from "../../storage/history/history-view.ts";
import type { Answering } from "../asking/asking.ts";
import { findCamera } from "../cameras-keyboard.ts";
import type { ChatContext } from "../context.ts";
import { type Page, showPage } from "../page.ts";
import type { ControlRoom } from "../parts.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { calendarPage } from "./calendar-page.ts";
import { parseDay } from "./dates.ts";
import { type Filter, readFilter, writeFilter } from "./filter.ts";
import { today } from "./filter-page.ts";
import { listPage } from "./list-page.ts";
import { historyData } from "./taps.ts";

/** Which questions of the chat are ours. */
export const dateQuestion = "history-date";
/** Years before this one are misread, not meant; a filter holds this century's alone. */
const firstYear = "2000";

/**
 * What follows the command, as a filter: a day, somebody's name, a camera, or several of them ("anna
 * hall"); null where one of the words is none of these.
 */
export function filterOf(
  room: ControlRoom,
  ctx: ChatContext,
  text: string,
  start: Filter,
): Filter | null {
  const asked = text.trim();
  if (asked === "") return start;
  const one = meaningOf(room, ctx, asked);
  if (one) return { ...start, ...one };
  // "front door yesterday": cut in two wherever both halves mean something.
  const words = asked.split(/\s+/);
  for (let cut = 1; cut < words.length; cut++) {
    const first = meaningOf(room, ctx, words.slice(0, cut).join(" "));
    const rest = first && filterOf(room, ctx, words.slice(cut).join(" "), { ...start, ...first });
    if (rest) return rest;
  }
  return null;
}

function meaningOf(room: ControlRoom, ctx: ChatContext, text: string): Partial<Filter> | null {
  const day = parseDay(text, ctx.locale, today(room, ctx));
  if (day !== null && day >= firstYear) return { day };
  const wanted = normal(text);
  const people = room.faces?.people.all() ?? [];
  const person =
    people.find(({ name }) => normal(name) === wanted) ??
    people.find(({ name }) => normal(name).startsWith(wanted));
  if (person) return { person: person.id };
  const found = findCamera(room.watch, text);
  return found.kind === "found" ? { camera: found.camera.id } : null;
}

function normal(text: string): string {
  return text.normalize("NFC").trim().toLowerCase();
}

/** The last one of that day, or, where there is none, the next older. */
export function placeOf(day: string): HistoryPlace {
  // No camera's id sorts behind it, and it is an incident's id in form.
  return { from: "at", incident: `${day.replaceAll("-", "")}-235959-zzzzzzzzzzzz` };
}

/** "Send me a date like 21 Nov"; `news` says what was wrong with the last one. */
export async function askForDate(
  room: ControlRoom,
  ctx: ChatContext,
  filter: Filter,
  options: { news?: string; place?: Parameters<typeof showPage>[2] } = {},
): Promise<void> {
  const { locale } = ctx;
  const { news, place } = options;
  const question = say(locale, "history-date-question");
  const cancel = historyData.calendar(filter, today(room, ctx).slice(0, 7));
  const page: Page = {
    text: news === undefined ? question : `${news}\n${question}`,
    keyboard: new InlineKeyboard().text(sayPlain(locale, "button-cancel"), cancel),
    picture: null,
  };
  await room.asking.ask(ctx, dateQuestion, { filter: writeFilter(filter) }, page, place);
}

/** Takes the date that was asked for. */
export function dateAnswering(room: ControlRoom): Answering {
  return {
    kind: dateQuestion,
    needs: "look",
    async answer(ctx, text, { about, place }) {
      const filter = readFilter(about["filter"] ?? "");
      const day = parseDay(text, ctx.locale, today(room, ctx));
      if (day === null || day < firstYear) {
        const news = say(ctx.locale, "history-date-unknown");
        await askForDate(room, ctx, filter, { news, place });
        return;
      }
      await showPage(ctx, await listPage(room, ctx, { ...filter, day: null }, placeOf(day)), place);
    },
    giveUp(ctx, { about }) {
      const filter = readFilter(about["filter"] ?? "");
      const month = today(room, ctx).slice(0, 7);
      return calendarPage(room, ctx, filter, month, "jump");
    },
  };
}
