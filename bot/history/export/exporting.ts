// Owns /export and the buttons that hand evidence out: which days or incident is meant, and that a
// chat has one export at a time.
import { Composer } from "grammy";
import type { ExportPlan, Exports, ExportWish } from "../../../storage/export/exports.ts";
import type { Answering } from "../../asking/asking.ts";
import { showing } from "../../chat-action.ts";
import type { ChatContext } from "../../context.ts";
import { answerFirst } from "../../lateness.ts";
import { type Page, showPage, tappedPlace } from "../../page.ts";
import type { ControlRoom } from "../../parts.ts";
import { reply, respond, rewrite } from "../../reply.ts";
import { say, sayPlain } from "../../texts/texts.ts";
import { calendarDate, clockTime } from "../../texts/times.ts";
import { type Day, dayOf, fromShortDay, parseDays, shortDay } from "../dates.ts";
import { type Days, daysName, daysPage, questionPage, sizeLines } from "./pages.ts";
import { cancelButton, sendExport } from "./sending.ts";
import { exportActs, exportData, exportLooks } from "./taps.ts";

/** Which questions of the chat are ours. */
export const daysQuestion = "export-days";

export function exporting(room: ControlRoom, exports: Exports): Composer<ChatContext> {
  const composer = new Composer<ChatContext>();
  /** Which export a [Cancel] means, by the message it is under. */
  const jobOfMessage = new Map<string, string>();
  room.asking.add(daysAnswering());

  composer.command("export", async (ctx) => {
    const asked = ctx.match.trim();
    const days = asked === "" ? null : parseDays(asked, ctx.locale, today());
    const news = asked !== "" && !days ? say(ctx.locale, "export-not-understood") : undefined;
    const chosen = days ?? { from: today(), to: today() };
    await showPage(ctx, await pageOf(ctx, chosen, news), null);
  });

  composer.callbackQuery(exportLooks.days, async (ctx) => {
    await answerFirst(ctx);
    await showPage(ctx, await pageOf(ctx, readDays(ctx.match)));
  });

  composer.callbackQuery(exportLooks.type, async (ctx) => {
    await answerFirst(ctx);
    await room.asking.ask(ctx, daysQuestion, {}, questionPage(ctx, today()));
  });

  composer.callbackQuery(exportActs.go, async (ctx) => {
    const days = readDays(ctx.match);
    await begin(ctx, {
      wish: { kind: "days", ...days },
      what: (locale) => daysName(locale, days),
      again: exportData.days(days.from, days.to),
    });
  });

  composer.callbackQuery(exportActs.incident, async (ctx) => {
    const incident = ctx.match[1] as string;
    const one = await room.history.find(incident);
    await begin(ctx, {
      wish: { kind: "incident", incident },
      what: (locale) => {
        if (!one) return incident;
        const { cameraName, openedAt, timezone } = one;
        const day = calendarDate(locale, openedAt, timezone);
        return `${cameraName} · ${day} ${clockTime(openedAt, timezone)}`;
      },
      again: exportData.incident(incident),
    });
  });

  composer.callbackQuery(exportActs.stop, async (ctx) => {
    const key = jobOfMessage.get(messageKey(ctx, ctx.callbackQuery.message?.message_id));
    await answerFirst(ctx);
    if (key !== undefined) room.jobs.abort(key);
    else await respond(ctx, { text: say(ctx.locale, "export-over") });
  });
  return composer;

  interface Begun {
    wish: ExportWish;
    what: (locale: string) => string;
    again: string;
  }

  async function begin(ctx: ChatContext, { wish, what, again }: Begun): Promise<void> {
    const key = `export:${ctx.chatId}`;
    if (room.jobs.isRunning(key)) {
      await answerFirst(ctx, sayPlain(ctx.locale, "export-toast-busy"));
      return;
    }
    await answerFirst(ctx);
    room.jobs.start(ctx, key, async (signal) => {
      const plan = await exports.plan(wish);
      if (plan.parts.length === 0) {
        await showNothing(ctx, wish, plan);
        return;
      }
      const incidents = plan.incidents.length;
      const text = say(ctx.locale, "export-packing", { incidents });
      const messageId = await showStart(ctx, text);
      jobOfMessage.set(messageKey(ctx, messageId), key);
      try {
        await sendExport(room, ctx, { exports, plan, what, messageId, again, signal });
      } finally {
        jobOfMessage.delete(messageKey(ctx, messageId));
      }
    });
  }

  async function showNothing(ctx: ChatContext, wish: ExportWish, plan: ExportPlan): Promise<void> {
    if (wish.kind === "days") {
      await showPage(ctx, daysPage(room, ctx, wish, plan));
      return;
    }
    const isGone = plan.incidents.length === 0;
    const lines = isGone ? [say(ctx.locale, "export-gone")] : sizeLines(ctx.locale, plan);
    await reply(ctx, { text: lines.join("\n") });
  }

  async function pageOf(ctx: ChatContext, days: Days, news?: string): Promise<Page> {
    const plan = await showing(room, ctx, "typing", () => exports.plan({ kind: "days", ...days }));
    return daysPage(room, ctx, days, plan, news);
  }

  function daysAnswering(): Answering {
    return {
      kind: daysQuestion,
      needs: "look",
      async answer(ctx, text, { place }) {
        const days = parseDays(text, ctx.locale, today());
        if (days) {
          await showPage(ctx, await pageOf(ctx, days), place);
          return;
        }
        const news = say(ctx.locale, "export-days-unknown");
        await room.asking.ask(ctx, daysQuestion, {}, questionPage(ctx, today(), news), place);
      },
      giveUp: (ctx) => pageOf(ctx, { from: today(), to: today() }),
    };
  }

  function today(): Day {
    return dayOf(room.clock.wall(), room.householdSettings.current().timezone);
  }

  /** What a tap's two groups say; a day that is in no calendar is today. */
  function readDays(match: string | RegExpMatchArray): Days {
    const first = fromShortDay(shortDay(match[1] ?? "")) ?? today();
    const last = fromShortDay(shortDay(match[2] ?? "")) ?? today();
    return first <= last ? { from: first, to: last } : { from: last, to: first };
  }
}

/** The message that tells of it: the tapped one where it is text, else a new one. */
async function showStart(ctx: ChatContext, text: string): Promise<number> {
  const answer = { text, keyboard: cancelButton(ctx.locale) };
  const place = tappedPlace(ctx);
  if (!place?.isText) return reply(ctx, answer);
  await rewrite(ctx, place.messageId, answer);
  return place.messageId;
}

function messageKey(ctx: ChatContext, messageId: number | undefined): string {
  return `${ctx.chatId}:${messageId}`;
}
