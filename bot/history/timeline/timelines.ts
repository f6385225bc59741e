// Owns the taps on a day's timeline.
import { Composer } from "grammy";
import { showing } from "../../chat-action.ts";
import type { ChatContext } from "../../context.ts";
import { answerFirst } from "../../lateness.ts";
import { showPage } from "../../page.ts";
import type { ControlRoom } from "../../parts.ts";
import { dayOf, fromShortDay, shortDay } from "../dates.ts";
import { timelinePage } from "./page.ts";
import { timelineLooks } from "./taps.ts";

export function timelines(room: ControlRoom): Composer<ChatContext> {
  const composer = new Composer<ChatContext>();
  composer.callbackQuery(timelineLooks.day, async (ctx) => {
    await answerFirst(ctx);
    const { timezone } = room.householdSettings.current();
    const wanted = fromShortDay(shortDay(ctx.match[1] ?? ""));
    const day = wanted ?? dayOf(room.clock.wall(), timezone);
    const page = await showing(room, ctx, "upload_photo", () => timelinePage(room, ctx, day));
    await showPage(ctx, page);
  });
  return composer;
}
