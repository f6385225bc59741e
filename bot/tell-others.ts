// Owns telling the rest of the household who acted: silently, once per chat, never the chat or
// the person it was done by.
import type { InlineKeyboard } from "grammy";
import type { Log } from "../storage/log.ts";
import type { Config } from "./config.ts";
import type { ChatContext } from "./context.ts";
import type { Household } from "./household.ts";

export interface Notice {
  /** Telegram HTML, naming who acted. */
  text: string;
  keyboard?: InlineKeyboard;
}

/** Tells everybody but the one who acted in `ctx`; never rejects and need not be awaited. */
export type TellOthers = (ctx: ChatContext, notice: Notice) => Promise<void>;

/** Members hear it privately, and the alert chat where alerts go elsewhere. */
export function createTellOthers(parts: {
  household: Household;
  config: Pick<Config, "alertChat">;
  log: Log;
}): TellOthers {
  return async (ctx, notice) => {
    const { alertChat } = parts.config;
    const chats = new Map<number, number | null>(parts.household.ids().map((id) => [id, null]));
    if (alertChat) chats.set(alertChat.id, alertChat.thread);
    chats.delete(ctx.person.id);
    if (ctx.chatId !== undefined) chats.delete(ctx.chatId);
    await Promise.all(
      [...chats].map(async ([chat, thread]) => {
        try {
          await ctx.api.sendMessage(chat, notice.text, {
            disable_notification: true,
            ...(thread === null ? {} : { message_thread_id: thread }),
            ...(notice.keyboard ? { reply_markup: notice.keyboard } : {}),
          });
        } catch (error) {
          // Somebody who never opened or has blocked the bot cannot be told.
          parts.log.warn(`Chat ${chat} could not be told who acted`, { error });
        }
      }),
    );
  };
}
