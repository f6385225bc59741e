// Owns changing the words of a message that may carry a picture, which stays.
import type { ChatContext } from "../context.ts";
import type { Place } from "../page.ts";
import { type Answer, isNotEditable, reply, rewrite } from "../reply.ts";

/** Says it anew where the message is gone. */
export async function changeWords(
  ctx: ChatContext,
  place: Place | null,
  answer: Answer,
): Promise<void> {
  if (!place) {
    await reply(ctx, answer);
    return;
  }
  if (place.isText) {
    await rewrite(ctx, place.messageId, answer);
    return;
  }
  try {
    await ctx.api.editMessageCaption(ctx.chatId as number, place.messageId, {
      caption: answer.text,
      ...(answer.keyboard ? { reply_markup: answer.keyboard } : {}),
    });
  } catch (error) {
    if (!isNotEditable(error)) throw error;
    await reply(ctx, answer);
  }
}
