// Owns what all sending methods share: the chat, the topic, the message replied to, the keyboard,
// the sound; then the message appears in the chat.
import type { Message } from "grammy/types";
import { z } from "zod";
import type { ChatMessage } from "../changes.ts";
import type { ChatRecord, MessageDraft } from "../chats.ts";
import { badRequest } from "../errors.ts";
import type { Parameters } from "../parameters.ts";
import { present } from "../present.ts";
import type { PracticeState } from "../state.ts";
import { topicOf, writableChat } from "./access.ts";
import { readMarkup } from "./markup.ts";

const replySchema = z.looseObject({
  message_id: z.coerce.number().int(),
  chat_id: z.union([z.number(), z.string()]).optional(),
  allow_sending_without_reply: z.boolean().optional(),
});

/** A place that has been checked; messages sent there cannot fail any more. */
export interface Destination {
  record: ChatRecord;
  send(content: Omit<MessageDraft, "from" | "reply_markup">): ChatMessage;
}

/** Checks everything about a sending request that isn't its content. */
export function openDestination(state: PracticeState, parameters: Parameters): Destination {
  const record = writableChat(state, parameters);
  const topic = topicOf(record, parameters);
  const reply = repliedMessage(record, parameters, topic.message_thread_id);
  const markup = readMarkup(parameters);
  const silent = parameters.flag("disable_notification");
  return {
    record,
    send(content) {
      const message = state.chats.send(
        record,
        {
          ...(record.chat.type === "channel" ? { sender_chat: record.chat } : { from: state.bot }),
          ...topic,
          ...present({ reply_to_message: reply, reply_markup: markup.inline }),
          ...(parameters.flag("protect_content") ? { has_protected_content: true } : {}),
          ...content,
        },
        { by: "bot", silent },
      );
      if (markup.reply) {
        record.replyKeyboard = markup.reply === "removed" ? undefined : markup.reply;
        const keyboard = record.replyKeyboard;
        state.changes.tell({ kind: "keyboard", chatId: record.chat.id, keyboard });
      }
      return message;
    },
  };
}

function repliedMessage(
  record: ChatRecord,
  parameters: Parameters,
  threadId: number | undefined,
): Message["reply_to_message"] {
  const given = parameters.json("reply_parameters", replySchema);
  const messageId = given?.message_id ?? parameters.integer("reply_to_message_id");
  if (messageId === undefined) {
    // In a topic, what replies to nothing replies to the message that opened the topic.
    return threadId === undefined ? undefined : quoted(record.messages.get(threadId));
  }
  const elsewhere = given?.chat_id !== undefined && Number(given.chat_id) !== record.chat.id;
  const target = elsewhere ? undefined : record.messages.get(messageId);
  if (target) return quoted(target);
  const optional =
    given?.allow_sending_without_reply ?? parameters.flag("allow_sending_without_reply");
  if (!optional) throw badRequest("message to be replied not found");
  return undefined;
}

/** A message as it stands in another's reply_to_message: without its own reply. */
export function quoted(message: ChatMessage | undefined): Message["reply_to_message"] {
  if (!message) return undefined;
  const { reply_to_message: _, ...rest } = message;
  return rest as Message["reply_to_message"];
}
