// Owns what Telegram tells of groups themselves: the bot is added or removed, a group becomes a
// supergroup. It comes before access, because anybody in a group may cause it; it only keeps up
// with where things are, and offers the owner what an owner may do.
import { Composer, InlineKeyboard } from "grammy";
import type { ChatContext } from "../context.ts";
import { membersData } from "../members/buttons.ts";
import { tellPerson } from "../members/tell-person.ts";
import type { ControlRoom } from "../parts.ts";
import { mayDo } from "../rights.ts";
import type { Notice } from "../tell-others.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { groupData } from "./taps.ts";

export interface ChatEvents {
  middleware: Composer<ChatContext>;
  /** The topic that alerts went to is gone: General from now on, and the owner is told. */
  topicLost(api: ChatContext["api"], chat: number, thread: number): Promise<void>;
}

export function chatEvents(room: ControlRoom): ChatEvents {
  const middleware = new Composer<ChatContext>();

  middleware.on("message:migrate_to_chat_id", (ctx) => {
    room.jobs.inTurn(ctx, () => move(ctx.chatId, ctx.message.migrate_to_chat_id));
  });
  middleware.on("message:migrate_from_chat_id", (ctx) => {
    room.jobs.inTurn(ctx, () => move(ctx.message.migrate_from_chat_id, ctx.chatId));
  });
  middleware.on("my_chat_member", (ctx) => {
    const { chat, from, old_chat_member: before, new_chat_member: now } = ctx.myChatMember;
    if (chat.type !== "group" && chat.type !== "supergroup") return;
    const wasIn = isIn(before.status);
    if (wasIn === isIn(now.status)) return;
    const person = room.household.find(from.id);
    if (wasIn) room.jobs.inTurn(ctx, () => removed(ctx, chat.id, chat.title));
    else if (person && mayDo(person.role, "own")) room.jobs.inTurn(ctx, () => added(ctx, chat.id));
  });
  return { middleware, topicLost };

  async function move(chat: number, to: number): Promise<void> {
    room.log.info("A group became a supergroup", { chat, to });
    await room.targets.move(chat, to);
    await room.alertsTo?.moved(chat, to);
  }

  async function added(ctx: ChatContext, chat: number): Promise<void> {
    if (room.targets.groups().some((group) => group.chat === chat)) return;
    const locale = room.locales.ofChat(chat);
    await ctx.api.sendMessage(chat, say(locale, "groups-added"), {
      disable_notification: true,
      reply_markup: new InlineKeyboard().text(
        sayPlain(locale, "groups-button-here"),
        groupData.here(),
      ),
    });
  }

  /** Alerts must not wait for a group that the bot is not in. */
  async function removed(ctx: ChatContext, chat: number, title: string): Promise<void> {
    const target = room.targets.groups().find((group) => group.chat === chat);
    if (!target) return;
    await room.alertsTo?.left(chat);
    await room.targets.drop(chat);
    const others = room.targets.groups().some((group) => group.chat !== chat) ? "yes" : "no";
    await tellOwner(ctx.api, (locale) => ({
      text: say(locale, "groups-removed", { group: title, others }),
      keyboard: membersButton(locale),
    }));
  }

  async function topicLost(api: ChatContext["api"], chat: number, thread: number): Promise<void> {
    const title = room.targets.groups().find((group) => group.chat === chat)?.chosen?.title;
    await room.targets.loseThread(chat, thread);
    await tellOwner(api, (locale) => ({
      text:
        title === undefined
          ? say(locale, "groups-topic-gone-env")
          : say(locale, "groups-topic-gone", { group: title }),
      keyboard: membersButton(locale),
    }));
  }

  async function tellOwner(api: ChatContext["api"], notice: Notice): Promise<void> {
    const { ownerId } = room.household;
    if (ownerId !== null) await tellPerson(room, api, ownerId, notice);
  }
}

function membersButton(locale: string): InlineKeyboard {
  return new InlineKeyboard().text(sayPlain(locale, "members-button-open"), membersData.root());
}

function isIn(status: string): boolean {
  return status !== "left" && status !== "kicked";
}
