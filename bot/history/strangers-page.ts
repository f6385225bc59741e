// Owns the page of a stranger's visits: their best face of each, when and where, and the way to those
// incidents; and the question before a stranger is forgotten.
import { InlineKeyboard } from "grammy";
import type { IncidentId } from "../../storage/incident-events.ts";
import { dateOf } from "../../storage/incident-id.ts";
import type { SheetItem } from "../../vision/pictures/contact-sheet.ts";
import { PictureError } from "../../vision/pictures/picture-jpeg.ts";
import type { StrangersView, StrangerVisit } from "../../vision/strangers/strangers-view.ts";
import type { ChatContext } from "../context.ts";
import type { Page } from "../page.ts";
import type { ControlRoom } from "../parts.ts";
import { shortName } from "../people/names.ts";
import { mayDo } from "../rights.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { clockTime } from "../texts/times.ts";
import { dayName } from "./dates.ts";
import type { Filter } from "./filter.ts";
import { strangersData } from "./strangers-taps.ts";
import { historyData } from "./taps.ts";

/** Where strangers can be told apart at all. */
export interface VisitsRoom extends ControlRoom {
  seenBefore: StrangersView;
}

/** As many as two rows of faces and of buttons show. */
const mostShown = 10;
const inRow = 5;

/** Rejects with StorageError. */
export async function visitsPage(
  room: VisitsRoom,
  ctx: ChatContext,
  filter: Filter,
  id: IncidentId,
): Promise<Page> {
  const { locale, person } = ctx;
  const { seenBefore: view } = room;
  const { earlier, later } = view.visits(id);
  const all = [...later, ...earlier];
  const shown = all.slice(0, mostShown);
  const keyboard = new InlineKeyboard();
  const lines: string[] = [];
  if (shown.length > 0) {
    lines.push(`<b>${say(locale, "strangers-page-head", { count: all.length })}</b>`);
    const isAll = shown.length === all.length;
    const how = isAll ? "strangers-page-all" : "strangers-page-newest";
    lines.push(say(locale, how, isAll ? {} : { count: shown.length }));
  }
  for (const [index, visit] of shown.entries()) {
    if (index > 0 && index % inRow === 0) keyboard.row();
    lines.push(await visitLine(room, locale, visit, index + 1));
    keyboard.text(String(index + 1), historyData.incident(filter, visit.incident));
  }
  lines.push(...stateLines(view, locale, shown.length));
  keyboard.row().text(sayPlain(locale, "button-back"), historyData.incident(filter, id));
  if (mayDo(person.role, "own") && view.traces(id).faces > 0) {
    const label = sayPlain(locale, "strangers-button-forget");
    keyboard.text(label, strangersData.askForget(filter, id));
  }
  return { text: lines.join("\n"), keyboard, picture: await sheet(room, shown) };
}

/** "Really forget this stranger?" in the place of the page it was asked on. */
export async function forgetQuestion(
  room: VisitsRoom,
  locale: string,
  filter: Filter,
  id: IncidentId,
): Promise<Page> {
  const { earlier, later } = room.seenBefore.visits(id);
  const picture = await sheet(room, [...later, ...earlier].slice(0, mostShown));
  return { ...forgetWords(room, locale, filter, id), picture };
}

/** The question itself, also for whoever asked while the bot was offline (`late`). */
export function forgetWords(
  { seenBefore: view }: VisitsRoom,
  locale: string,
  filter: Filter,
  id: IncidentId,
  late = false,
): { text: string; keyboard: InlineKeyboard } {
  const traces = view.traces(id);
  const keyboard = new InlineKeyboard();
  const back = historyData.incident(filter, id);
  if (traces.faces === 0 || view.state().kind !== "ready") {
    const why = traces.faces === 0 ? "strangers-forget-nothing" : "strangers-forget-later";
    keyboard.text(sayPlain(locale, "button-back"), back);
    return { text: say(locale, why), keyboard };
  }
  keyboard
    .text(sayPlain(locale, "button-forget"), strangersData.forget(filter, id))
    .text(sayPlain(locale, "button-keep"), back);
  const question = say(locale, "strangers-forget-question", { ...traces });
  return { text: late ? `${say(locale, "people-late")}\n${question}` : question, keyboard };
}

function stateLines(view: StrangersView, locale: string, shown: number): string[] {
  const state = view.state();
  if (state.kind === "off") return [say(locale, "strangers-page-off")];
  if (state.kind === "looking") {
    const { known, total } = state;
    return [say(locale, "strangers-page-looking", { known, total })];
  }
  return shown === 0 ? [say(locale, "strangers-page-none")] : [];
}

/** "1. Front door · Tue, 17 Nov 2026 · 03:12". */
async function visitLine(
  room: VisitsRoom,
  locale: string,
  { incident, from }: StrangerVisit,
  number: number,
): Promise<string> {
  const summary = await room.history.find(incident);
  const timezone = summary?.timezone ?? room.householdSettings.current().timezone;
  return say(locale, "strangers-page-visit", {
    number,
    camera: shortName(summary?.cameraName ?? sayPlain(locale, "history-camera-gone")),
    day: dayName(locale, dateOf(incident)),
    time: clockTime(from, timezone),
  });
}

/** Null where nothing can be drawn; the lines have to do then. */
async function sheet(room: VisitsRoom, shown: readonly StrangerVisit[]): Promise<Buffer | null> {
  if (!room.facePictures || shown.length === 0) return null;
  const items = await Promise.all(
    shown.map(async ({ incident, file }, index): Promise<SheetItem> => {
      const label = String(index + 1);
      const crop = await room.seenBefore.crop(incident, file);
      return crop ? { label, crop } : { label, jpeg: Buffer.alloc(0) };
    }),
  );
  try {
    return await room.facePictures.sheet(items, inRow);
  } catch (error) {
    if (!(error instanceof PictureError)) throw error;
    room.log.warn("A picture of a stranger's visits could not be drawn", { error });
    return null;
  }
}
