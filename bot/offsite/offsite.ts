// Owns /offsite and its taps: the page of the copy off site, its test, the copy of everything.
import { Composer } from "grammy";
import type { OffsiteView } from "../../storage/offsite/offsite-view.ts";
import type { TestStep } from "../../storage/offsite/trial.ts";
import type { ChatContext } from "../context.ts";
import { answerFirst } from "../lateness.ts";
import { type ControlRoom, readerOf } from "../parts.ts";
import { reply, respond, rewrite } from "../reply.ts";
import { mayDo } from "../rights.ts";
import { say } from "../texts/texts.ts";
import { offsiteTaps, offsiteLooks } from "./taps.ts";
import { offsitePage, testAnswer, withoutRemote } from "./words.ts";

const testJob = "offsite:test";

export function offsite(room: ControlRoom): Composer<ChatContext> {
  const composer = new Composer<ChatContext>();
  const { offsite: copy } = room;

  composer.command("offsite", async (ctx) => {
    // Who may not test sees the page, which has no such button for them either.
    const wantsTest = /^test\b/i.test(ctx.match.trim()) && mayDo(ctx.person.role, "own");
    if (copy && wantsTest) await test(ctx, copy, null);
    else await show(ctx);
  });

  composer.callbackQuery(offsiteLooks.page, async (ctx) => {
    await answerFirst(ctx);
    await show(ctx);
  });

  composer.callbackQuery(offsiteTaps.test, async (ctx) => {
    await answerFirst(ctx);
    if (copy) await test(ctx, copy, ctx.callbackQuery.message?.message_id ?? null);
    else await show(ctx);
  });

  composer.callbackQuery(offsiteTaps.everything, async (ctx) => {
    await answerFirst(ctx);
    await copy?.copyEverything();
    await show(ctx);
  });

  composer.callbackQuery(offsiteTaps.cancel, async (ctx) => {
    await answerFirst(ctx);
    await copy?.cancelEverything();
    await show(ctx);
  });
  return composer;

  async function show(ctx: ChatContext): Promise<void> {
    const answer = copy
      ? offsitePage(copy.status(), readerOf(room, ctx))
      : withoutRemote(ctx.locale);
    await respond(ctx, answer);
  }

  /** In `message`, or in one of its own; a second wish while it goes on is the same one. */
  async function test(ctx: ChatContext, view: OffsiteView, message: number | null): Promise<void> {
    const { locale } = ctx;
    if (room.jobs.isRunning(testJob)) {
      await reply(ctx, { text: say(locale, "offsite-test-running") });
      return;
    }
    room.jobs.start(ctx, testJob, async (signal) => {
      const begun = testAnswer(locale, [], "running");
      const place = message ?? (await reply(ctx, begun));
      if (message !== null) await rewrite(ctx, place, begun);
      const steps = await view.test(signal, inTurn(ctx, place));
      await rewrite(ctx, place, testAnswer(locale, steps, signal.aborted ? "stopped" : "over"));
    });
  }

  /** Shows the steps as they are taken, at most every 3 s: the last ones come with the end. */
  function inTurn(ctx: ChatContext, place: number): (steps: readonly TestStep[]) => void {
    let shownAt = room.clock.monotonic();
    return (steps) => {
      const now = room.clock.monotonic();
      if (now - shownAt < 3_000) return;
      shownAt = now;
      room.jobs.start(ctx, `${testJob}:shown:${steps.length}`, () =>
        rewrite(ctx, place, testAnswer(ctx.locale, steps, "running")),
      );
    };
  }
}
