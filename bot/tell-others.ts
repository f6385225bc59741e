// Owns telling the rest of the household who acted: silently, once per chat and in that chat's
// language, never the chat or the person it was done by.
import type { Log } from "../storage/log.ts";
import type { ChatContext } from "./context.ts";
import { sendTo } from "./groups/send-to.ts";
import type { Targets } from "./groups/targets.ts";
import type { Answer } from "./reply.ts";
import { defaultLocale, type LocaleOf } from "./texts/texts.ts";

/** What the others read in `locale`: Telegram HTML that names who acted. Pure; asked per language. */
export type Notice = (locale: string) => Answer;

/**
 * Tells everybody but the one who acted in `ctx`; never rejects and need not be awaited. `knowing`
 * are people who hear of it otherwise.
 */
export type TellOthers = (
  ctx: ChatContext,
  notice: Notice,
  knowing?: readonly number[],
) => Promise<void>;

/** Members hear it privately, and the groups that alerts go to. */
export function createTellOthers(parts: {
  targets: Pick<Targets, "privateChats" | "groups" | "move">;
  log: Log;
  /** English for everybody unless said. */
  localeOf?: LocaleOf;
}): TellOthers {
  const { targets, log } = parts;
  const localeOf = parts.localeOf ?? (() => defaultLocale);
  return async (ctx, notice, knowing = []) => {
    const knows = new Set([ctx.person.id, ctx.chatId, ...knowing]);
    const chats = [...targets.privateChats(), ...targets.groups()];
    await Promise.all(
      chats.map(async ({ chat, thread }) => {
        if (knows.has(chat)) return;
        const { text, keyboard } = notice(localeOf(chat));
        const options = {
          disable_notification: true,
          ...(keyboard ? { reply_markup: keyboard } : {}),
        };
        try {
          await sendTo(
            { chat, thread },
            (id, topic) => ctx.api.sendMessage(id, text, { ...options, ...topic }),
            (from, to) => targets.move(from, to),
          );
        } catch (error) {
          // Somebody who never opened or has blocked the bot cannot be told.
          log.warn(`Chat ${chat} could not be told who acted`, { error });
        }
      }),
    );
  };
}
