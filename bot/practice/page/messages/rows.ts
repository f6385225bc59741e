// Owns how a chat's messages become rows on the screen: days, albums, and groups of bubbles.
import type { ChatMessage } from "../protocol.ts";
import { type TimeZone, dayHeading, dayOf } from "../text/wording.ts";
import { serviceText } from "./message-kind.ts";

export type Row =
  | { kind: "day"; key: string; heading: string }
  | { kind: "service"; key: string; message: ChatMessage; text: string }
  | {
      kind: "bubble";
      key: string;
      /** More than one: an album. Never empty. */
      messages: [ChatMessage, ...ChatMessage[]];
      own: boolean;
      /** Begins a group of bubbles by the same side. */
      first: boolean;
      /** Ends it, and so has the tail. */
      last: boolean;
    };

type Bubble = Extract<Row, { kind: "bubble" }>;

/** Bubbles farther apart than this stand apart, as in Telegram. */
const groupSeconds = 15 * 60;

/** `messages` oldest first; `nowSeconds` decides what "Today" is. */
export function rowsOf(
  messages: readonly ChatMessage[],
  nowSeconds: number,
  timeZone?: TimeZone,
): Row[] {
  const rows: Row[] = [];
  let day = "";
  for (const message of messages) {
    const itsDay = dayOf(message.date, timeZone);
    if (itsDay !== day) {
      day = itsDay;
      const heading = dayHeading(message.date, nowSeconds, timeZone);
      rows.push({ kind: "day", key: `day-${itsDay}-${message.message_id}`, heading });
    }
    addMessage(rows, message);
  }
  return rows;
}

function addMessage(rows: Row[], message: ChatMessage): void {
  const key = `message-${message.message_id}`;
  const text = serviceText(message);
  if (text !== null) {
    rows.push({ kind: "service", key, message, text });
    return;
  }
  const before = rows.at(-1);
  const own = message.from?.is_bot !== true;
  if (before?.kind === "bubble" && belongsToAlbum(before, message)) {
    before.messages.push(message);
    return;
  }
  const joins = before?.kind === "bubble" && joinsGroup(before, message, own);
  if (joins) before.last = false;
  rows.push({ kind: "bubble", key, messages: [message], own, first: !joins, last: true });
}

function belongsToAlbum(row: Bubble, message: ChatMessage): boolean {
  const album = message.media_group_id;
  return album !== undefined && row.messages[0].media_group_id === album;
}

function joinsGroup(row: Bubble, message: ChatMessage, own: boolean): boolean {
  const latest = row.messages.at(-1) ?? row.messages[0];
  return row.own === own && message.date - latest.date < groupSeconds;
}

/** The message that carries an album's words and buttons: the one with a caption, or the first. */
export function speaker(messages: readonly [ChatMessage, ...ChatMessage[]]): ChatMessage {
  return messages.find(({ caption }) => caption !== undefined) ?? messages[0];
}
