// Owns the page of one incident: its photo, everything that is known of it, and what can be done.
import { InlineKeyboard } from "grammy";
import type { IncidentSummary } from "../../storage/history/incident-summary.ts";
import { tapData } from "../alerts/buttons.ts";
import { joined } from "../alerts/compose.ts";
import type { ChatContext } from "../context.ts";
import { rowsThatFit, withoutEmptyRows } from "../keyboard-rows.ts";
import type { Page } from "../page.ts";
import { type ControlRoom, readerOf } from "../parts.ts";
import { mayDo } from "../rights.ts";
import { sayPlain } from "../texts/texts.ts";
import { type Filter, queryOf } from "./filter.ts";
import { storyLines, storyOf, type Story } from "./incident-story.ts";
import { wholePhoto } from "./list-picture.ts";
import { exportData } from "./export/taps.ts";
import { addStrangerButtons } from "./strangers-words.ts";
import { historyData } from "./taps.ts";

/** `news` is what just happened, as Telegram HTML, and comes first. Rejects with StorageError. */
export async function incidentPage(
  room: ControlRoom,
  ctx: ChatContext,
  filter: Filter,
  incident: IncidentSummary,
  news?: string,
): Promise<Page> {
  const [story, picture, around] = await Promise.all([
    storyOf(room, incident),
    wholePhoto(room, incident),
    neighbours(room, filter, incident),
  ]);
  const lines = storyLines(room, readerOf(room, ctx), story);
  return {
    text: joined(news === undefined ? lines : [news, ...lines]),
    keyboard: incidentButtons(room, ctx, filter, story, around),
    picture,
  };
}

interface Around {
  earlier: string | null;
  later: string | null;
}

/** The next ones on both sides, within the filter. */
async function neighbours(
  { history }: ControlRoom,
  filter: Filter,
  { id }: IncidentSummary,
): Promise<Around> {
  const query = queryOf(filter);
  const [older, newer] = await Promise.all([
    history.page(query, { from: "older", than: id }, 1),
    history.page(query, { from: "newer", than: id }, 1),
  ]);
  return { earlier: older.incidents[0]?.id ?? null, later: newer.incidents[0]?.id ?? null };
}

function incidentButtons(
  room: ControlRoom,
  ctx: ChatContext,
  filter: Filter,
  { incident, falseAlarm, pinned, hasClip }: Story,
  { earlier, later }: Around,
): InlineKeyboard {
  const { locale, person } = ctx;
  const { id, cause, verdict } = incident;
  const mayAct = mayDo(person.role, "act");
  const keyboard = new InlineKeyboard();
  if (hasClip) {
    const clip = tapData({ kind: "clip_again", incident: id });
    keyboard.text(sayPlain(locale, "history-button-clip"), clip);
  }
  if (mayAct) {
    keyboard.text(
      sayPlain(locale, pinned ? "alert-button-unpin" : "alert-button-pin"),
      pinned ? historyData.unpin(filter, id) : historyData.pin(filter, id),
    );
  }
  keyboard.row();
  if (mayAct && falseAlarm) {
    const label = sayPlain(locale, "alert-button-not-false");
    keyboard.text(label, historyData.noFalseAlarm(filter, id));
  } else if (mayAct && cause === "movement" && verdict !== "household") {
    const label = sayPlain(locale, "alert-button-false");
    keyboard.text(label, historyData.falseAlarm(filter, id));
  }
  keyboard.text(sayPlain(locale, "history-button-export"), exportData.incident(id));
  if (mayDo(person.role, "own")) {
    keyboard.text(sayPlain(locale, "button-delete"), historyData.askDelete(filter, id));
  }
  keyboard.row();
  addStrangerButtons(keyboard, room, ctx, filter, incident);
  keyboard.row();
  if (earlier !== null) {
    const label = sayPlain(locale, "history-button-earlier");
    keyboard.text(label, historyData.incident(filter, earlier));
  }
  if (later !== null) {
    keyboard.text(sayPlain(locale, "history-button-later"), historyData.incident(filter, later));
  }
  keyboard.text(sayPlain(locale, "history-button-list"), historyData.at(filter, id));
  return InlineKeyboard.from(rowsThatFit(withoutEmptyRows(keyboard).inline_keyboard));
}
