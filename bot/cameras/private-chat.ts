// Owns that addresses and passwords are taken in the private chat only.
import { InlineKeyboard } from "grammy";
import type { ChatContext } from "../context.ts";
import type { Page } from "../page.ts";
import { say, sayPlain } from "../texts/texts.ts";

/** What /start is given when somebody comes by the link. */
export const startWord = "cameras";

export function isPrivate(ctx: ChatContext): boolean {
  return ctx.chat?.type === "private";
}

export function privateLink(ctx: ChatContext): InlineKeyboard {
  const url = `https://t.me/${ctx.me.username}?start=${startWord}`;
  return new InlineKeyboard().url(sayPlain(ctx.locale, "cameras-button-private"), url);
}

/** What a group is told instead. */
export function privateOnlyPage(ctx: ChatContext): Page {
  return {
    text: say(ctx.locale, "cameras-private-only"),
    keyboard: privateLink(ctx),
    picture: null,
  };
}
