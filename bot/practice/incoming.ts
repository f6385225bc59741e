// Owns how what happens in a chat becomes an update for the bot, and what the bot never hears:
// in groups it has privacy mode, as every new bot has, unless it is an administrator.
import type { Message, Update } from "grammy/types";
import type { ChatMessage } from "./changes.ts";
import type { ChatRecord, MessageDraft, SendingOptions } from "./chats.ts";
import type { PracticeState } from "./state.ts";

/** Puts a message into the chat and tells the bot, if the bot is to hear of it. */
export function announce(
  state: PracticeState,
  record: ChatRecord,
  draft: MessageDraft,
  options: SendingOptions,
): ChatMessage {
  const message = state.chats.send(record, draft, options);
  if (!isHeard(state, record, message)) return message;
  if (record.chat.type === "channel") {
    state.updates.push({ channel_post: message as Message & Update.Channel });
  } else {
    state.updates.push({ message: message as Message & Update.NonChannel });
  }
  return message;
}

/**
 * In a group without administrator rights: commands not meant for another bot, replies to the bot's
 * own messages, and service messages (core.telegram.org/bots/features#privacy-mode).
 */
export function isHeard(state: PracticeState, record: ChatRecord, message: ChatMessage): boolean {
  if (record.botStatus === "left" || record.botStatus === "kicked") return false;
  if (record.chat.type === "private" || record.chat.type === "channel") return true;
  if (record.botStatus === "administrator") return true;
  if (message.reply_to_message?.from?.id === state.bot.id) return true;
  const text = message.text ?? message.caption;
  const media = message.photo ?? message.video ?? message.animation ?? message.document;
  if (text === undefined && media === undefined) return true;
  const entities = message.entities ?? message.caption_entities ?? [];
  return entities.some((entity) => {
    if (entity.type !== "bot_command" || text === undefined) return false;
    const command = text.slice(entity.offset, entity.offset + entity.length);
    const addressee = command.split("@")[1];
    return !addressee || addressee.toLowerCase() === state.bot.username.toLowerCase();
  });
}
