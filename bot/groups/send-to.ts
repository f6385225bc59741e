// Owns getting one message into a chat that may have changed: a group that became a supergroup is
// followed, and what was for a topic that is gone goes to General.
import { GrammyError } from "grammy";
import type { Destination } from "../alerts/telegram.ts";
import { faultOf } from "../alerts/telegram-errors.ts";

/** What of sendMessage's options says where it goes. */
export type ThreadOption = { message_thread_id?: number };

/**
 * Calls `send` with the chat and its topic, and again where Telegram says that they are others now;
 * `onMove` hears of a group's new id. Rejects as `send` does.
 */
export async function sendTo<T>(
  { chat, thread }: Destination,
  send: (chat: number, options: ThreadOption) => Promise<T>,
  onMove: (chat: number, to: number) => Promise<void>,
): Promise<T> {
  try {
    return await send(chat, thread === null ? {} : { message_thread_id: thread });
  } catch (error) {
    if (!(error instanceof GrammyError)) throw error;
    const fault = faultOf(error);
    if (fault.kind === "thread_gone" && thread !== null) return send(chat, {});
    if (fault.kind !== "moved") throw error;
    await onMove(chat, fault.to);
    return send(fault.to, {});
  }
}
