// Owns how a page of a menu gets onto the screen: a picture with words below it, or words alone,
// edited in place from page to page.
import { InputFile, InputMediaBuilder, type InlineKeyboard } from "grammy";
import type { ChatContext } from "./context.ts";
import { isNotDeletable, isNotEditable, reply, rewrite } from "./reply.ts";

export interface Page {
  /** Telegram HTML, short enough for a caption (1024 characters). */
  text: string;
  keyboard: InlineKeyboard;
  /** A JPEG; null: words alone. */
  picture: Buffer | null;
}

/** The message that a page stands in. */
export interface Place {
  messageId: number;
  /** Whether it has words only: such a message can be edited into either kind. */
  isText: boolean;
}

/** The tapped message. */
export function tappedPlace(ctx: ChatContext): Place | null {
  const message = ctx.callbackQuery?.message;
  if (!message) return null;
  return { messageId: message.message_id, isText: "text" in message };
}

/**
 * Puts the page into `place`, or sends it where there is none (any more). Returns where it stands
 * now: a picture can't be edited into words alone, so that message is replaced by a new one.
 */
export async function showPage(
  ctx: ChatContext,
  page: Page,
  place: Place | null = tappedPlace(ctx),
): Promise<Place> {
  const { text, keyboard, picture } = page;
  if (!place) return send(ctx, page);
  if (!picture) {
    if (!place.isText) {
      await removeMessage(ctx, place);
      return send(ctx, page);
    }
    await rewrite(ctx, place.messageId, { text, keyboard });
    return place;
  }
  try {
    const media = InputMediaBuilder.photo(pictureFile(picture), { caption: text });
    const options = { reply_markup: keyboard };
    await ctx.api.editMessageMedia(ctx.chatId as number, place.messageId, media, options);
    return { ...place, isText: false };
  } catch (error) {
    if (!isNotEditable(error)) throw error;
    return send(ctx, page);
  }
}

async function send(ctx: ChatContext, { text, keyboard, picture }: Page): Promise<Place> {
  if (!picture) return { messageId: await reply(ctx, { text, keyboard }), isText: true };
  const message = await ctx.replyWithPhoto(pictureFile(picture), {
    caption: text,
    disable_notification: true,
    reply_markup: keyboard,
  });
  return { messageId: message.message_id, isText: false };
}

/** Telegram lets bots delete for 48 h; after that the message at least loses its buttons. */
async function removeMessage(ctx: ChatContext, { messageId }: Place): Promise<void> {
  const chat = ctx.chatId as number;
  try {
    await ctx.api.deleteMessage(chat, messageId);
  } catch (error) {
    if (!isNotDeletable(error)) throw error;
    await ctx.api.editMessageReplyMarkup(chat, messageId).catch((second: unknown) => {
      if (!isNotEditable(second)) throw second;
    });
  }
}

function pictureFile(jpeg: Buffer): InputFile {
  return new InputFile(jpeg, "picture.jpg");
}
