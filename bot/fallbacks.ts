// Owns what is left: taps nobody knows are still answered, words and pictures nobody
// knows get one useful sentence. In a group only what is surely meant for us.
import { Composer, InlineKeyboard } from "grammy";
import { isAddressedToUs } from "./access.ts";
import { data } from "./callback-data.ts";
import type { ChatContext } from "./context.ts";
import { answerFirst } from "./lateness.ts";
import { reply } from "./reply.ts";
import { say, sayPlain } from "./texts/texts.ts";

export function fallbacks(): Composer<ChatContext> {
  const composer = new Composer<ChatContext>();
  /** An album comes as a message for each picture, and gets one answer. */
  let answeredAlbum: string | undefined;
  composer.on("callback_query", async (ctx) => {
    await answerFirst(ctx, sayPlain(ctx.locale, "toast-unknown-button"));
  });
  composer.on(["message:text", "message:file"], async (ctx) => {
    const { text, media_group_id: album } = ctx.message;
    if (!isAddressedToUs(ctx) || (album !== undefined && album === answeredAlbum)) return;
    answeredAlbum = album;
    await reply(ctx, {
      text: say(ctx.locale, text === undefined ? "no-words" : "not-understood"),
      keyboard: new InlineKeyboard()
        .text(sayPlain(ctx.locale, "button-status"), data.status())
        .text(sayPlain(ctx.locale, "button-show"), data.snapshot("all")),
    });
  });
  return composer;
}
