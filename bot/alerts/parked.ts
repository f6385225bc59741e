// Owns what /status says of chats that take no alerts, and its button [Try again].
import { Composer, InlineKeyboard } from "grammy";
import { data } from "../callback-data.ts";
import type { ChatContext } from "../context.ts";
import { showing } from "../chat-action.ts";
import { answerFirst } from "../lateness.ts";
import type { ControlRoom } from "../parts.ts";
import { reply } from "../reply.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { againTaps } from "./again-tap.ts";
import type { ParkedChat, TriedChat } from "./parked-chats.ts";

type Room = Pick<ControlRoom, "parkedChats" | "household" | "targets">;

/** One for each chat: "🟠 Anna has blocked me: 3 messages wait." */
export function parkedLines(room: Room, locale: string): string[] {
  return (room.parkedChats?.list() ?? []).map((one) =>
    say(locale, "parked-line", { why: whyNot(room, one, locale), count: one.count }),
  );
}

export function parked(room: ControlRoom): Composer<ChatContext> {
  const composer = new Composer<ChatContext>();
  composer.callbackQuery(againTaps.again, async (ctx) => {
    await answerFirst(ctx);
    room.jobs.start(ctx, "alerts:again", async () => {
      const tried = await showing(room, ctx, "typing", async () => room.parkedChats?.tryAgain());
      const lines = (tried ?? []).map((one) => outcomeLine(room, one, ctx.locale));
      if (lines.length === 0) lines.push(say(ctx.locale, "parked-none"));
      const keyboard = new InlineKeyboard().text(
        sayPlain(ctx.locale, "button-status"),
        data.status(),
      );
      await reply(ctx, { text: lines.join("\n"), keyboard });
    });
  });
  return composer;
}

function outcomeLine(room: Room, tried: TriedChat, locale: string): string {
  switch (tried.outcome) {
    case "told":
      return say(locale, "parked-told", { chat: nameOf(room, tried.chat, locale) });
    case "refused":
      return say(locale, "parked-refused", { why: whyNot(room, tried, locale) });
    case "trying":
      return say(locale, "parked-trying", { chat: nameOf(room, tried.chat, locale) });
  }
}

function whyNot(room: Room, { chat, why }: ParkedChat, locale: string): string {
  const name = nameOf(room, chat, locale);
  return sayPlain(locale, "parked-why", { why: why ?? "unknown", chat: name });
}

/** Somebody's first name, or the group's title where it is known. */
function nameOf({ household, targets }: Room, chat: number, locale: string): string {
  if (chat > 0) return household.find(chat)?.name ?? sayPlain(locale, "parked-somebody");
  const group = targets.groups().find((target) => target.chat === chat);
  return group?.chosen?.title ?? sayPlain(locale, "parked-group");
}
