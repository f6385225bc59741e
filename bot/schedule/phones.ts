// Owns what is tapped and typed about the household's phones: adding and removing them, and whether
// everybody's leaving arms.
import { Composer, InlineKeyboard } from "grammy";
import {
  checkAddress,
  checkName,
  type PhoneProblem,
  readPhone,
} from "../../vision/presence/address.ts";
import type { Asked } from "../asking/asking.ts";
import type { ChatContext } from "../context.ts";
import { answerFirst } from "../lateness.ts";
import { showPage } from "../page.ts";
import { say, sayPlain, type TextVariables } from "../texts/texts.ts";
import { phoneQuestion, phonesPage, removePhoneQuestion } from "./phones-page.ts";
import { lateNews, type ScheduleRoom } from "./room.ts";
import { scheduleChanges, scheduleData, scheduleLooks } from "./taps.ts";

const minuteMs = 60_000;
/** As storage/presence.ts allows. */
const longestAwayMinutes = 120;
const question = "schedule-phone";

export function phones(room: ScheduleRoom): Composer<ChatContext> {
  const composer = new Composer<ChatContext>();
  const { presence } = room.selfActing;

  room.asking.add({
    kind: question,
    answer: answerPhone,
    giveUp: async (ctx) => phonesPage(room, ctx),
  });

  composer.callbackQuery(scheduleLooks.phones, async (ctx) => {
    await answerFirst(ctx);
    await showPage(ctx, phonesPage(room, ctx));
  });
  composer.callbackQuery(scheduleChanges.presence, async (ctx) => {
    const isLate = (await answerFirst(ctx)) === "too_old";
    const enabled = ctx.match[1] === "on";
    const { phones: all, enabled: before } = presence.value;
    if (!isLate && enabled !== before && all.length > 0) {
      await presence.change({ enabled });
      tell(ctx, "presence-told", () => ({ enabled: enabled ? "yes" : "no" }));
    }
    await showPage(ctx, phonesPage(room, ctx, lateNews(ctx, isLate)));
  });
  composer.callbackQuery(scheduleChanges.awayAfter, async (ctx) => {
    const isLate = (await answerFirst(ctx)) === "too_old";
    const minutes = Math.min(longestAwayMinutes, Math.max(1, Number(ctx.match[1])));
    const awayAfterMs = minutes * minuteMs;
    if (!isLate && awayAfterMs !== presence.value.awayAfterMs)
      await presence.change({ awayAfterMs });
    await showPage(ctx, phonesPage(room, ctx, lateNews(ctx, isLate)));
  });
  composer.callbackQuery(scheduleChanges.addPhone, async (ctx) => {
    await answerFirst(ctx);
    const address = ctx.match[1];
    if (address === undefined || checkAddress(address) !== null) await ask(ctx, {});
    else await ask(ctx, { address });
  });
  composer.callbackQuery(scheduleChanges.askPhone, async (ctx) => {
    await answerFirst(ctx);
    await showPage(ctx, removePhoneQuestion(room, ctx, ctx.match[1] as string));
  });
  composer.callbackQuery(scheduleChanges.removePhone, async (ctx) => {
    const id = ctx.match[1] as string;
    if ((await answerFirst(ctx)) === "too_old") {
      await showPage(ctx, removePhoneQuestion(room, ctx, id));
      return;
    }
    const removed = await presence.removePhone(id);
    if (!removed) {
      await showPage(ctx, phonesPage(room, ctx, say(ctx.locale, "presence-phone-gone")));
      return;
    }
    const phone = removed.name;
    tell(ctx, "presence-told-phone", () => ({ what: "removed", phone }));
    await showPage(ctx, phonesPage(room, ctx, say(ctx.locale, "presence-removed", { phone })));
  });
  return composer;

  async function ask(
    ctx: ChatContext,
    about: { address?: string; problem?: PhoneProblem | "there_already" },
    place?: Asked["place"],
  ): Promise<void> {
    const known = new Set(presence.value.phones.map((phone) => phone.address));
    const neighbours = about.address === undefined ? await room.selfActing.phones.neighbours() : [];
    const suggested = neighbours.filter((address) => !known.has(address));
    const kept: Record<string, string> = {};
    if (about.address !== undefined) kept["address"] = about.address;
    await room.asking.ask(ctx, question, kept, phoneQuestion(ctx, { ...about, suggested }), place);
  }

  async function answerPhone(ctx: ChatContext, text: string, asked: Asked): Promise<void> {
    const address = asked.about["address"];
    const typed = address === undefined ? readPhone(text) : readName(text, address);
    if (typeof typed === "string") {
      await ask(
        ctx,
        { ...(address === undefined ? {} : { address }), problem: typed },
        asked.place,
      );
      return;
    }
    const added = await presence.addPhone(typed.name, typed.address);
    if (!added) {
      await ask(ctx, { problem: "there_already" }, asked.place);
      return;
    }
    const phone = added.name;
    tell(ctx, "presence-told-phone", () => ({ what: "added", phone }));
    await showPage(
      ctx,
      phonesPage(room, ctx, say(ctx.locale, "presence-added", { phone })),
      asked.place,
    );
  }

  function tell(ctx: ChatContext, key: string, words: () => TextVariables): void {
    room.jobs.start(ctx, `tell:${ctx.update.update_id}`, () =>
      room.tellOthers(ctx, (locale) => ({
        text: say(locale, key, { name: ctx.person.name, ...words() }),
        keyboard: new InlineKeyboard().text(
          sayPlain(locale, "schedule-button-phones"),
          scheduleData.phones(),
        ),
      })),
    );
  }
}

function readName(text: string, address: string) {
  const name = text.trim().replaceAll(/\s+/gu, " ");
  return checkName(name) ?? { name, address };
}
