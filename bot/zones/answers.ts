// Owns what /zones answers where it can't do what was wanted.
import { InlineKeyboard } from "grammy";
import { mostZones, type ZoneError } from "../../storage/zones.ts";
import type { ChatContext } from "../context.ts";
import { say, sayPlain } from "../texts/texts.ts";

/** What the link from a group says to /start. */
export const startWord = "zones";

/** Why a zone was not changed, as Telegram HTML. */
export function refusal({ locale }: ChatContext, { because }: ZoneError): string {
  switch (because) {
    case "too_many":
      return say(locale, "zones-too-many", { most: mostZones });
    case "name_empty":
      return say(locale, "zone-name-empty");
    case "name_too_long":
      return say(locale, "zone-name-long");
    default:
      return say(locale, "zones-gone");
  }
}

/** Where zones can be painted, for whoever asks in a group. */
export function privateWords(ctx: ChatContext): { text: string; keyboard: InlineKeyboard } {
  const link = `https://t.me/${ctx.me.username}?start=${startWord}`;
  const button = sayPlain(ctx.locale, "zones-button-open-private");
  return {
    text: say(ctx.locale, "zones-in-private"),
    keyboard: new InlineKeyboard().url(button, link),
  };
}
