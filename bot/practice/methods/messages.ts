// Owns sending texts and chat actions, deleting, reactions and pins.
import { z } from "zod";
import type { ChatMessage } from "../changes.ts";
import type { ChatRecord } from "../chats.ts";
import { badRequest } from "../errors.ts";
import { announce } from "../incoming.ts";
import type { PracticeState } from "../state.ts";
import { visibleChat, writableChat } from "./access.ts";
import { openDestination, quoted } from "./deliver.ts";
import { readText } from "./formatting.ts";
import type { Methods } from "./method.ts";

const deletableSeconds = 48 * 60 * 60;
const reactionsSchema = z.array(z.looseObject({ type: z.string(), emoji: z.string().optional() }));
const actions = new Set([
  "typing",
  "upload_photo",
  "record_video",
  "upload_video",
  "record_voice",
  "upload_voice",
  "upload_document",
  "choose_sticker",
  "find_location",
  "record_video_note",
  "upload_video_note",
]);

export const messageMethods: Methods = {
  sendMessage(state, parameters) {
    const destination = openDestination(state, parameters);
    const { text, entities } = readText(parameters);
    return destination.send({ text, ...(entities.length > 0 ? { entities } : {}) });
  },

  /** The real server doesn't notice a deleted topic here (tdlib/telegram-bot-api#732). */
  sendChatAction(state, parameters) {
    const record = writableChat(state, parameters);
    const action = parameters.text("action") ?? "";
    if (!actions.has(action)) throw badRequest("wrong parameter action in request");
    const threadId = parameters.integer("message_thread_id");
    const topic = threadId === undefined ? {} : { threadId };
    state.changes.tell({ kind: "action", chatId: record.chat.id, action, ...topic });
    return true;
  },

  deleteMessage(state, parameters) {
    const record = visibleChat(state, parameters);
    const messageId = parameters.integer("message_id");
    const message = messageId === undefined ? undefined : record.messages.get(messageId);
    if (!message) throw badRequest("message to delete not found");
    if (!isDeletable(state, record, message)) throw badRequest("message can't be deleted");
    state.chats.remove(record, message.message_id, "bot");
    return true;
  },

  /** Skips what isn't there or can't be deleted, as documented. */
  deleteMessages(state, parameters) {
    const record = visibleChat(state, parameters);
    const ids = parameters.json("message_ids", z.array(z.coerce.number().int())) ?? [];
    if (ids.length === 0) throw badRequest("message identifiers are not specified");
    if (ids.length > 100) throw badRequest("too many message identifiers specified");
    for (const id of ids) {
      const message = record.messages.get(id);
      if (message && isDeletable(state, record, message)) state.chats.remove(record, id, "bot");
    }
    return true;
  },

  setMessageReaction(state, parameters) {
    const record = visibleChat(state, parameters);
    const message = record.messages.get(parameters.integer("message_id") ?? 0);
    if (!message) throw badRequest("message to react not found");
    const reactions = parameters.json("reaction", reactionsSchema) ?? [];
    if (reactions.length > 1) throw badRequest("REACTIONS_TOO_MANY");
    const emoji = reactions.flatMap((reaction) => reaction.emoji ?? []);
    state.changes.tell({ kind: "reaction", message, emoji });
    return true;
  },

  pinChatMessage(state, parameters) {
    const record = visibleChat(state, parameters);
    const message = record.messages.get(parameters.integer("message_id") ?? 0);
    if (!message) throw badRequest("message to pin not found");
    requirePinRight(record);
    setPins(state, record, [
      ...record.pinned.filter((id) => id !== message.message_id),
      message.message_id,
    ]);
    const silent = record.chat.type === "private" || parameters.flag("disable_notification");
    const pinned = quoted(message);
    if (pinned) {
      const notice = { from: state.bot, pinned_message: pinned };
      announce(state, record, notice, { by: "bot", silent });
    }
    return true;
  },

  unpinChatMessage(state, parameters) {
    const record = visibleChat(state, parameters);
    requirePinRight(record);
    const messageId = parameters.integer("message_id") ?? record.pinned.at(-1);
    if (messageId === undefined || !record.pinned.includes(messageId)) {
      throw badRequest("message to unpin not found");
    }
    setPins(
      state,
      record,
      record.pinned.filter((id) => id !== messageId),
    );
    return true;
  },
};

/** 48 hours, and other people's messages only in private chats or as an administrator. */
function isDeletable(state: PracticeState, record: ChatRecord, message: ChatMessage): boolean {
  const administrator = record.botStatus === "administrator";
  if (administrator && record.chat.type !== "private" && record.chat.type !== "group") return true;
  if (state.seconds() - message.date >= deletableSeconds) return false;
  const own = message.from?.id === state.bot.id;
  return own || administrator || record.chat.type === "private";
}

function requirePinRight(record: ChatRecord): void {
  if (record.chat.type === "private" || record.botStatus === "administrator") return;
  throw badRequest("not enough rights to manage pinned messages in the chat");
}

function setPins(state: PracticeState, record: ChatRecord, messageIds: number[]): void {
  record.pinned = messageIds;
  state.changes.tell({ kind: "pins", chatId: record.chat.id, messageIds });
}
