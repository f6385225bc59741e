// Owns the question whether the bot may do this in that chat, and the words when it may not.
import type { Message } from "grammy/types";
import type { ChatRecord } from "../chats.ts";
import { badRequest, forbidden } from "../errors.ts";
import type { Parameters } from "../parameters.ts";
import type { PracticeState } from "../state.ts";

/** The chat named by chat_id, as long as the bot can see it. */
export function visibleChat(state: PracticeState, parameters: Parameters): ChatRecord {
  if (!parameters.text("chat_id")) throw badRequest("chat_id is empty");
  const chatId = parameters.integer("chat_id");
  const record = chatId === undefined ? undefined : state.chats.find(chatId);
  if (!record) throw badRequest("chat not found");
  if (record.migratedTo !== undefined) {
    throw badRequest("group chat was upgraded to a supergroup chat", {
      migrate_to_chat_id: record.migratedTo,
    });
  }
  if (record.chat.type === "private") return record;
  const kind = record.chat.type === "channel" ? "channel chat" : `${record.chat.type} chat`;
  if (record.botStatus === "kicked") throw forbidden(`bot was kicked from the ${kind}`);
  if (record.botStatus === "left") throw forbidden(`bot is not a member of the ${kind}`);
  return record;
}

/** The chat named by chat_id, as long as the bot may send something there. */
export function writableChat(state: PracticeState, parameters: Parameters): ChatRecord {
  const record = visibleChat(state, parameters);
  if (record.chat.type !== "private") return record;
  if (record.botStatus === "kicked") throw forbidden("bot was blocked by the user");
  if (record.botStatus === "left") {
    throw forbidden("bot can't initiate conversation with a user");
  }
  return record;
}

/** The topic named by message_thread_id, as fields of a message. General has no number. */
export function topicOf(
  record: ChatRecord,
  parameters: Parameters,
): Pick<Message, "message_thread_id" | "is_topic_message"> {
  const threadId = parameters.integer("message_thread_id");
  if (threadId === undefined || threadId === 0) return {};
  const topic = record.topics.get(threadId);
  if (!topic) throw badRequest("message thread not found");
  if (topic.closed && record.botStatus !== "administrator") throw badRequest("TOPIC_CLOSED");
  return { message_thread_id: threadId, is_topic_message: true };
}

/** The bot's message named by message_id, which it is about to edit. */
export function editableMessage(record: ChatRecord, state: PracticeState, parameters: Parameters) {
  const messageId = parameters.integer("message_id");
  if (messageId === undefined) throw badRequest("message identifier is not specified");
  const message = record.messages.get(messageId);
  if (!message) throw badRequest("message to edit not found");
  const own = message.from?.id === state.bot.id || record.chat.type === "channel";
  if (!own) throw badRequest("message can't be edited");
  return message;
}
