// Owns getting rid of a message that held a password, before anything else is done about it.
import { GrammyError, HttpError } from "grammy";
import type { ChatContext } from "../context.ts";

/**
 * "refused": Telegram doesn't let us (any more), or isn't reached; then its sender has to, and must
 * be told so.
 */
export async function deleteSecret(ctx: ChatContext): Promise<"deleted" | "refused"> {
  try {
    await ctx.deleteMessage();
    return "deleted";
  } catch (error) {
    if (error instanceof GrammyError || error instanceof HttpError) return "refused";
    throw error;
  }
}
