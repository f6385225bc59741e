// Owns the message that asks something by buttons: it becomes its answer, in place, or goes.
import type { ChatContext } from "../../context.ts";
import { isNotDeletable, isNotEditable, reply, rewrite, type Answer } from "../../reply.ts";

/** Writes `answer` into the tapped message; what answers a text is a message of its own. */
export async function become(ctx: ChatContext, answer: Answer): Promise<void> {
  const message = ctx.callbackQuery?.message;
  if (!message) {
    await reply(ctx, answer);
    return;
  }
  if ("text" in message) {
    await rewrite(ctx, message.message_id, answer);
    return;
  }
  try {
    const { text: caption, keyboard } = answer;
    await ctx.editMessageCaption({ caption, ...(keyboard ? { reply_markup: keyboard } : {}) });
  } catch (error) {
    if (!isNotEditable(error)) throw error;
    await reply(ctx, answer);
  }
}

export async function removeQuestion(ctx: ChatContext): Promise<void> {
  try {
    await ctx.deleteMessage();
  } catch (error) {
    if (!isNotDeletable(error)) throw error;
  }
}
