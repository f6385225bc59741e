// Owns how the control side speaks: silently (only alarms ring), in the topic it was asked in,
// and in place where a button was tapped.
import { type Api, GrammyError, type InlineKeyboard } from "grammy";
import type { ChatContext } from "./context.ts";

export interface Answer {
  /** Telegram HTML. */
  text: string;
  keyboard?: InlineKeyboard;
}

/** A tap's answer came later than Telegram waits for it (it then knows the query no more). */
export function isQueryTooOld(error: unknown): boolean {
  return error instanceof GrammyError && error.description.includes("query is too old");
}

/** Telegram wants to be left alone for a while. */
export function isTooManyRequests(error: unknown): boolean {
  return error instanceof GrammyError && error.error_code === 429;
}

/** The message cannot be changed in that way (any more): deleted, too old, or of another kind. */
export function isNotEditable(error: unknown): boolean {
  return (
    error instanceof GrammyError &&
    error.error_code === 400 &&
    /message to edit not found|message can't be edited|MESSAGE_ID_INVALID|there is no (text|caption) in the message/.test(
      error.description,
    )
  );
}

/** The message is there no more, or not ours to delete. */
export function isNotDeletable(error: unknown): boolean {
  return (
    error instanceof GrammyError &&
    error.error_code === 400 &&
    /message to delete not found|message can't be deleted/.test(error.description)
  );
}

/** Sends a new silent message into the chat (and topic) of the update. Returns its id. */
export async function reply(ctx: ChatContext, answer: Answer): Promise<number> {
  const message = await ctx.reply(answer.text, {
    disable_notification: true,
    ...(answer.keyboard ? { reply_markup: answer.keyboard } : {}),
  });
  return message.message_id;
}

/** Turns the text message `messageId` into `answer`, or says it anew where that one is gone. */
export async function rewrite(ctx: ChatContext, messageId: number, answer: Answer): Promise<void> {
  if (ctx.chatId === undefined) return;
  try {
    await ctx.api.editMessageText(
      ctx.chatId,
      messageId,
      answer.text,
      answer.keyboard ? { reply_markup: answer.keyboard } : {},
    );
  } catch (error) {
    if (!isNotEditable(error)) throw error;
    await reply(ctx, answer);
  }
}

/** Answers a command with a new message, a tap in the message that was tapped. */
export async function respond(ctx: ChatContext, answer: Answer): Promise<void> {
  const tapped = ctx.callbackQuery?.message?.message_id;
  if (tapped === undefined) await reply(ctx, answer);
  else await rewrite(ctx, tapped, answer);
}

/** Takes the buttons off the tapped message, if it is still there. */
export async function removeButtons(ctx: ChatContext): Promise<void> {
  try {
    await ctx.editMessageReplyMarkup();
  } catch (error) {
    if (!isNotEditable(error)) throw error;
  }
}

/** grammY types its signals by an older package; Node's own does all that it needs of one. */
export function forCall(signal: AbortSignal): NonNullable<Parameters<Api["getMe"]>[0]> {
  return signal as unknown as NonNullable<Parameters<Api["getMe"]>[0]>;
}
