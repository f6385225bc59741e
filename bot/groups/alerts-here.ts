// Owns /alertshere and its button: the group or topic it is used in gets the alerts from now on.
import { Composer, InlineKeyboard } from "grammy";
import { type ChatContext, inGroup } from "../context.ts";
import { answerFirst } from "../lateness.ts";
import { membersData } from "../members/buttons.ts";
import type { ControlRoom } from "../parts.ts";
import { type Answer, reply, respond } from "../reply.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { groupTaps } from "./taps.ts";

export function alertsHere(room: ControlRoom): Composer<ChatContext> {
  const composer = new Composer<ChatContext>();

  composer.command("alertshere", async (ctx) => {
    if (inGroup(ctx)) await reply(ctx, await choose(ctx));
    else await reply(ctx, howTo(ctx));
  });

  composer.callbackQuery(groupTaps.here, async (ctx) => {
    await answerFirst(ctx);
    await respond(ctx, inGroup(ctx) ? await choose(ctx) : howTo(ctx));
  });
  return composer;

  async function choose(ctx: ChatContext): Promise<Answer> {
    const { locale, chat, person } = ctx;
    const title = chat?.title ?? "";
    const target = {
      chat: ctx.chatId as number,
      thread: topicOf(ctx),
      title,
      addedBy: person.name,
    };
    const before = room.targets.groups().find((group) => group.chat === target.chat);
    const isNews = !before?.chosen || before.thread !== target.thread;
    const place = target.thread === null ? "group" : "topic";
    if (isNews) {
      await room.targets.choose(target);
      room.log.info(`${person.name} chose ${title} (${target.chat}) for alerts`);
      room.jobs.start(ctx, `tell:${ctx.update.update_id}`, () =>
        room.tellOthers(ctx, (language) => ({
          text: say(language, "groups-chosen-by", { group: title, place, name: person.name }),
        })),
      );
    }
    return {
      text: say(locale, "groups-chosen", { place }),
      keyboard: new InlineKeyboard().text(
        sayPlain(locale, "groups-button-stop"),
        membersData.askStop(target.chat),
      ),
    };
  }
}

/** A private chat is no group: how to get there. */
function howTo({ locale, me }: ChatContext): Answer {
  return {
    text: say(locale, "groups-how-to"),
    keyboard: new InlineKeyboard().url(
      sayPlain(locale, "groups-button-add"),
      `https://t.me/${me.username}?startgroup=alerts`,
    ),
  };
}

/** The topic that a message stands in; null: General, or a group without topics. */
function topicOf({ msg }: ChatContext): number | null {
  return msg?.is_topic_message ? (msg.message_thread_id ?? null) : null;
}
