// Owns /me and its taps: language, quiet hours and mutes of whoever taps, and nobody else's.
import { Composer } from "grammy";
import type { Choices, Member } from "../../storage/members.ts";
import type { ChatContext } from "../context.ts";
import { answerFirst } from "../lateness.ts";
import { type Page, showPage } from "../page.ts";
import { type ControlRoom, readerOf } from "../parts.ts";
import { languagesPage, mePage, quietPage } from "./pages.ts";
import { minutesPerDay, type QuietHours } from "./quiet-hours.ts";
import { meTaps } from "./taps.ts";

type MePage = (room: ControlRoom, ctx: ChatContext, me: Member, timezone: string) => Page;

export function me(room: ControlRoom): Composer<ChatContext> {
  const composer = new Composer<ChatContext>();

  composer.command("me", (ctx) => show(ctx, mePage));

  composer.callbackQuery(meTaps.root, (ctx) => shown(ctx, mePage));
  composer.callbackQuery(meTaps.languages, (ctx) => shown(ctx, languagesPage));
  composer.callbackQuery(meTaps.quiet, (ctx) => shown(ctx, quietPage));

  composer.callbackQuery(meTaps.language, async (ctx) => {
    await answerFirst(ctx);
    const chosen = ctx.match[1] ?? "telegram";
    await choose(ctx, { language: chosen === "telegram" ? null : chosen }, mePage);
  });

  composer.callbackQuery(meTaps.quietOff, async (ctx) => {
    await answerFirst(ctx);
    await choose(ctx, { quietHours: null }, quietPage);
  });

  composer.callbackQuery(meTaps.quietHours, async (ctx) => {
    const hours: QuietHours = { from: Number(ctx.match[1]), to: Number(ctx.match[2]) };
    const isTime = Object.values(hours).every((minute) => minute < minutesPerDay);
    if ((await answerFirst(ctx)) === "too_old" || !isTime) {
      // It would make alerts silent: the page shows what holds, and may be tapped again.
      await show(ctx, quietPage);
      return;
    }
    await choose(ctx, { quietHours: hours }, quietPage);
  });

  composer.callbackQuery(meTaps.privately, async (ctx) => {
    await answerFirst(ctx);
    await choose(ctx, { alsoPrivately: ctx.match[1] === "yes" }, mePage);
  });

  composer.callbackQuery(meTaps.unmute, async (ctx) => {
    await answerFirst(ctx);
    await room.mutes.unmute(ctx.person.id, ctx.match[1] ?? "");
    await show(ctx, mePage);
  });
  return composer;

  async function shown(ctx: ChatContext, page: MePage): Promise<void> {
    await answerFirst(ctx);
    await show(ctx, page);
  }

  async function choose(ctx: ChatContext, choices: Partial<Choices>, page: MePage): Promise<void> {
    await room.members.choose(ctx.person.id, choices);
    ctx.locale = room.locales.ofUpdate(ctx);
    await show(ctx, page);
  }

  async function show(ctx: ChatContext, page: MePage): Promise<void> {
    const member = room.household.member(ctx.person.id);
    // access.ts let them in a moment ago; somebody may have removed them since.
    if (!member) return;
    await showPage(ctx, page(room, ctx, member, readerOf(room, ctx).timezone));
  }
}
