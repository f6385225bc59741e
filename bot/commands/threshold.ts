// Owns /threshold: every tap shows another proposal and what it would do; only [Use] changes
// anything, and can be undone.
import { Composer, InlineKeyboard } from "grammy";
import type { ChatContext } from "../context.ts";
import { answerFirst } from "../lateness.ts";
import { type ControlRoom, readerOf } from "../parts.ts";
import { reply, respond } from "../reply.ts";
import { scoreText } from "../texts/numbers.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { clockTime } from "../texts/times.ts";
import { thresholdPage, usedPage } from "../threshold/page.ts";
import {
  type Proposal,
  proposalOf,
  readProposal,
  sameProposal,
  thresholdData,
  thresholdTap,
} from "../threshold/proposal.ts";

export function threshold(room: ControlRoom): Composer<ChatContext> {
  const composer = new Composer<ChatContext>();
  const { faces } = room;
  if (!faces) {
    composer.command("threshold", async (ctx) => {
      await reply(ctx, { text: say(ctx.locale, "faces-missing") });
    });
    return composer;
  }

  composer.command("threshold", (ctx) => show(ctx, proposalOf(faces.settings.value)));

  composer.callbackQuery(thresholdTap, async (ctx) => {
    const isLate = (await answerFirst(ctx)) === "too_old";
    const proposal = readProposal(ctx.match as RegExpMatchArray, faces.pack);
    const current = proposalOf(faces.settings.value);
    if (!proposal) await show(ctx, current, say(ctx.locale, "threshold-other-pack"));
    else if (ctx.match[1] === "show") await show(ctx, proposal);
    else if (isLate) await show(ctx, proposal, say(ctx.locale, "threshold-late"));
    else if (sameProposal(proposal, current)) {
      await show(ctx, current, say(ctx.locale, "threshold-same"));
    } else await use(ctx, proposal, current);
  });
  return composer;

  async function show(ctx: ChatContext, proposal: Proposal, news?: string): Promise<void> {
    if (!faces) return;
    await respond(ctx, await thresholdPage(faces, proposal, readerOf(room, ctx), news));
  }

  async function use(ctx: ChatContext, proposal: Proposal, before: Proposal): Promise<void> {
    if (!faces) return;
    await faces.settings.change(proposal);
    const reader = readerOf(room, ctx);
    await respond(ctx, usedPage(faces, before, reader));
    const { known } = faces.thresholds();
    const news = {
      name: ctx.person.name,
      time: clockTime(reader.now, reader.timezone),
    };
    const change = thresholdData("show", faces.pack, proposal);
    room.jobs.start(ctx, `tell:${ctx.update.update_id}`, () =>
      room.tellOthers(ctx, (locale) => ({
        text: say(locale, "threshold-changed-by", { ...news, known: scoreText(locale, known) }),
        keyboard: new InlineKeyboard().text(sayPlain(locale, "button-change"), change),
      })),
    );
  }
}
