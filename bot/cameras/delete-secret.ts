// Owns getting rid of a message that held a password, before anything else is done about it.
import type { ChatContext } from "../context.ts";
import { isNotDeletable } from "../reply.ts";

/** "refused": Telegram doesn't let us (any more); then its sender has to. */
export async function deleteSecret(ctx: ChatContext): Promise<"deleted" | "refused"> {
  try {
    await ctx.deleteMessage();
    return "deleted";
  } catch (error) {
    if (isNotDeletable(error)) return "refused";
    throw error;
  }
}
