// Owns /evidence: which page a tap leads to and which limit it changes. What would remove something
// is asked in place first, told to the others, and can be taken back for a minute.
import { Composer, InlineKeyboard } from "grammy";
import { showing } from "../chat-action.ts";
import type { ChatContext } from "../context.ts";
import { answerFirst } from "../lateness.ts";
import { showPage } from "../page.ts";
import type { ControlRoom } from "../parts.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { isStricter, type LimitName, partOf, valueOf, withValue } from "./choices.ts";
import { choicePage, evidencePage, planPage, questionPage, todayOf } from "./pages.ts";
import { evidenceChanges, evidenceData, evidenceLooks, readLimit } from "./taps.ts";
import { removalWords } from "./words.ts";

export function evidence(room: ControlRoom): Composer<ChatContext> {
  const composer = new Composer<ChatContext>();
  const { settings, retention } = room.evidence;

  composer.command("evidence", async (ctx) => {
    await showPage(ctx, await evidencePage(room, ctx), null);
  });
  composer.callbackQuery(evidenceLooks.root, async (ctx) => {
    await answerFirst(ctx);
    await showPage(ctx, await evidencePage(room, ctx));
  });
  composer.callbackQuery(evidenceLooks.plan, async (ctx) => {
    await answerFirst(ctx);
    await showPage(ctx, await showing(room, ctx, "typing", () => planPage(room, ctx)));
  });
  composer.callbackQuery(evidenceChanges.choose, async (ctx) => {
    await answerFirst(ctx);
    await showPage(ctx, choicePage(room, ctx, ctx.match[1] as LimitName));
  });
  composer.callbackQuery(evidenceChanges.set, async (ctx) => {
    await wish(ctx, ctx.match as RegExpMatchArray, "asks");
  });
  composer.callbackQuery(evidenceChanges.sure, async (ctx) => {
    await wish(ctx, ctx.match as RegExpMatchArray, "is_sure");
  });
  return composer;

  async function wish(
    ctx: ChatContext,
    match: RegExpMatchArray,
    how: "asks" | "is_sure",
  ): Promise<void> {
    const isLate = (await answerFirst(ctx)) === "too_old";
    const { name, to } = readLimit(match);
    const now = settings.current();
    const before = valueOf(now, name);
    const limits = withValue(now, name, to);
    if (!limits || to === before) return void (await showPage(ctx, choicePage(room, ctx, name)));
    const preview = () => retention.preview(limits);
    const plan = isStricter(name, before, to)
      ? await showing(room, ctx, "typing", preview)
      : { removals: [], stuck: [] };
    const removes = plan.removals.length > 0;
    if (removes && (isLate || how === "asks")) {
      await showPage(ctx, questionPage(room, ctx, { name, to, limits, plan }));
      return;
    }
    // Without a removal it is harmless, but it isn't changed behind anybody's back either.
    if (isLate) return void (await showPage(ctx, choicePage(room, ctx, name)));
    // Before the change, so that nothing looks through the evidence in between.
    if (removes) retention.agreed();
    await settings.change(partOf(limits, name));
    room.log.info("How long evidence is kept was changed", { by: ctx.person.name, name, to });
    if (!removes) return void (await showPage(ctx, choicePage(room, ctx, name)));
    const words = (locale: string) => removalWords(locale, plan.removals, todayOf(room, ctx));
    const news = say(ctx.locale, "evidence-agreed", words(ctx.locale));
    await showPage(ctx, choicePage(room, ctx, name, { news, undo: before }));
    room.jobs.start(ctx, `tell:${ctx.update.update_id}`, () =>
      room.tellOthers(ctx, (locale) => ({
        text: say(locale, "evidence-told", { name: ctx.person.name, ...words(locale) }),
        keyboard: new InlineKeyboard().text(
          sayPlain(locale, "evidence-button-evidence"),
          evidenceData.root(),
        ),
      })),
    );
  }
}
