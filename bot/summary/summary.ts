// Owns /summary: the last 24 hours at once, and when the daily one comes.
import { Composer, InlineKeyboard } from "grammy";
import type { EvidenceSettings } from "../../storage/evidence-settings.ts";
import { showing } from "../chat-action.ts";
import type { ChatContext } from "../context.ts";
import { answerFirst } from "../lateness.ts";
import { type Page, showPage } from "../page.ts";
import { type ControlRoom, readerOf } from "../parts.ts";
import { reply } from "../reply.ts";
import { mayDo } from "../rights.ts";
import type { DailySummary } from "./daily.ts";
import { summaryButtons, timePage } from "./pages.ts";
import { summaryChanges, summaryLooks } from "./taps.ts";
import { composeSummary } from "./words.ts";

export interface SummaryPart {
  daily: Pick<DailySummary, "ofLastDay" | "noteTold">;
  settings: Pick<EvidenceSettings, "current" | "change">;
}

export function summaries(
  room: ControlRoom,
  { daily, settings }: SummaryPart,
): Composer<ChatContext> {
  const composer = new Composer<ChatContext>();

  composer.command("summary", (ctx) => tell(ctx));
  composer.callbackQuery(summaryLooks.now, async (ctx) => {
    await answerFirst(ctx);
    tell(ctx);
  });
  composer.callbackQuery(summaryLooks.root, async (ctx) => {
    await answerFirst(ctx);
    await showPage(ctx, page(ctx));
  });
  composer.callbackQuery(summaryLooks.time, async (ctx) => {
    await answerFirst(ctx);
    await showPage(ctx, page(ctx), null);
  });
  composer.callbackQuery(summaryChanges.at, async (ctx) => {
    await answerFirst(ctx);
    const minute = Number(ctx.match[1]);
    if (minute < 24 * 60) await settings.change({ summaryAt: minute });
    await showPage(ctx, page(ctx));
  });
  composer.callbackQuery(summaryChanges.never, async (ctx) => {
    await answerFirst(ctx);
    await settings.change({ summaryAt: null });
    await showPage(ctx, page(ctx));
  });
  return composer;

  function page(ctx: ChatContext): Page {
    return timePage(ctx.locale, settings.current().summaryAt, mayDo(ctx.person.role, "own"));
  }

  function tell(ctx: ChatContext): void {
    room.jobs.start(ctx, `summary:${ctx.chatId}`, async () => {
      const summary = await showing(room, ctx, "typing", () => daily.ofLastDay());
      const { locale, timezone } = readerOf(room, ctx);
      const nameOf = (person: string) => room.faces?.people.find(person)?.name ?? null;
      await reply(ctx, {
        text: composeSummary(summary, { locale, timezone, nameOf }),
        keyboard: summaryButtons(locale, new InlineKeyboard()),
      });
      await daily.noteTold(summary);
    });
  }
}
