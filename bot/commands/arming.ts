// Owns /arm and /disarm: what may follow them, the honest question where arming is doubtful, and
// telling the others who acted. A late wish is asked back (lateness.ts).
import { Composer } from "grammy";
import {
  alarmNow,
  armedAnswer,
  armQuestion,
  changedNotice,
  deafAnswer,
  notUnderstood,
  withUnsaved,
} from "../arming/answers.ts";
import { armWords, readArmWish } from "../arming/arm-words.ts";
import { deafness, doubtsAbout } from "../arming/doubts.ts";
import type { Exits } from "../arming/exits.ts";
import { lateArm } from "../arming/late-arm.ts";
import { noCameraAnswer } from "../cameras/list-page.ts";
import { type ArmTap, readArmTap, taps } from "../callback-data.ts";
import { actorOf, type ChatContext } from "../context.ts";
import { answerFirst, askBack, lateSince } from "../lateness.ts";
import { judgesFaces } from "../modes/what-alarms.ts";
import { type ControlRoom, readerOf } from "../parts.ts";
import { type Answer, reply, respond, rewrite } from "../reply.ts";
import { say } from "../texts/texts.ts";
import type { Notice } from "../tell-others.ts";
import { alarmSince } from "../wording.ts";

export function arming(room: ControlRoom, exits: Exits): Composer<ChatContext> {
  const composer = new Composer<ChatContext>();

  composer.command("arm", async (ctx) => {
    const read = readArmWish(ctx.match, armWords(ctx.locale));
    if (read.kind !== "arm") {
      answer(ctx, notUnderstood(ctx, read));
      return;
    }
    const wish: ArmTap = {
      mode: read.mode ?? "armed_away",
      missing: [],
      moving: false,
      delaySeconds: read.delayMs === null ? null : Math.round(read.delayMs / 1000),
    };
    const asked = lateSince(ctx, room.clock);
    if (asked === null) await arm(ctx, wish);
    else askBack(ctx, lateArm(room, ctx, wish), asked);
  });
  composer.command("disarm", async (ctx) => {
    const asked = lateSince(ctx, room.clock);
    if (asked === null) await disarm(ctx);
    else askBack(ctx, "disarm", asked);
  });
  composer.callbackQuery(taps.arm, async (ctx) => {
    const wish = readArmTap(ctx.match);
    if ((await answerFirst(ctx)) === "too_old") askBack(ctx, lateArm(room, ctx, wish));
    else await arm(ctx, wish);
  });
  composer.callbackQuery(taps.disarm, async (ctx) => {
    if ((await answerFirst(ctx)) === "too_old") askBack(ctx, "disarm");
    else await disarm(ctx);
  });
  composer.callbackQuery(taps.keepAlarm, async (ctx) => {
    await answerFirst(ctx);
    answer(ctx, alarmNow(room, ctx));
  });
  return composer;

  /** Arms, unless that is doubtful in a way that `wish` does not accept: then it asks. */
  async function arm(ctx: ChatContext, wish: ArmTap): Promise<void> {
    ctx.lateness.forget(ctx, "alarm");
    const { cameras } = room.watch;
    if (cameras.length === 0) {
      answer(ctx, noCameraAnswer(ctx, [say(ctx.locale, "arm-no-camera")]));
      return;
    }
    const before = room.alarm.current();
    const { mode } = wish;
    const rules = room.modes.rules(mode);
    const isAsWished =
      before.mode === mode && (before.state !== "arming" || wish.delaySeconds === null);
    if (!isAsWished && !hasSeen(before.state)) {
      const why = deafness(mode, rules, cameras, room.zones);
      if (why) {
        answer(ctx, deafAnswer(ctx, mode, why));
        return;
      }
      // Armed already, only a delay that is asked for opens the house once more (guard/alarm.ts).
      const isArmedOtherwise = before.mode !== null && before.state !== "arming";
      const ownDelayMs = isArmedOtherwise ? 0 : rules.exitDelayMs;
      const delayMs = wish.delaySeconds === null ? ownDelayMs : wish.delaySeconds * 1000;
      // Without faces movement alarms at once, whatever the mode says.
      const movement = judgesFaces(room.faces) ? rules.movement : "at_once";
      const doubted = { ...wish, rules: { ...rules, movement }, delayMs };
      const doubts = doubtsAbout(cameras, doubted, room.clock.wall());
      if (doubts.asksForMissing || doubts.moving.length > 0) {
        answer(ctx, armQuestion(room, ctx, wish, doubts));
        return;
      }
    }
    const options = wish.delaySeconds === null ? {} : { exitDelayMs: wish.delaySeconds * 1000 };
    const comeBack = exits.leave(ctx);
    const { alarm, changed, unsaved } = await room.alarm
      .arm(mode, actorOf(ctx), options)
      .catch((error: unknown) => {
        comeBack();
        throw error;
      });
    const words = withUnsaved(ctx, armedAnswer(room, ctx, { alarm, changed }), alarm, unsaved);
    if (alarm.state === "arming") follow(ctx, words);
    else answer(ctx, words);
    // While there is time to leave, the others hear nothing; exits.ts tells them when it is armed.
    if (changed && alarm.state !== "arming") {
      tellOthers(ctx, changedNotice(room, ctx, alarm, ctx.person.name));
    }
  }

  async function disarm(ctx: ChatContext): Promise<void> {
    ctx.lateness.forget(ctx, "alarm");
    const comeBack = exits.leave(ctx);
    const { alarm, changed, unsaved } = await room.alarm
      .disarm(actorOf(ctx))
      .catch((error: unknown) => {
        comeBack();
        throw error;
      });
    const notice = changedNotice(room, ctx, alarm, ctx.person.name);
    const words = notice(ctx.locale);
    const now = changed ? words : { ...words, text: alarmSince(readerOf(room, ctx), alarm) };
    answer(ctx, withUnsaved(ctx, now, alarm, unsaved));
    if (changed) tellOthers(ctx, notice);
  }

  /** Beside the update loop: the next wish doesn't wait until this one's words are sent. */
  function answer(ctx: ChatContext, words: Answer): void {
    room.jobs.inTurn(ctx, () => respond(ctx, words));
  }

  /** As answer(), with words that change by themselves. */
  function follow(ctx: ChatContext, words: Answer): void {
    const stands = exits.follow(ctx);
    room.jobs.inTurn(ctx, async () => {
      const tapped = ctx.callbackQuery?.message?.message_id;
      if (tapped !== undefined) await rewrite(ctx, tapped, words);
      stands(tapped ?? (await reply(ctx, words)));
    });
  }

  /** Beside the update loop: the answer to the next tap doesn't wait for it. */
  function tellOthers(ctx: ChatContext, notice: Notice): void {
    room.jobs.start(ctx, `tell:${ctx.update.update_id}`, () => room.tellOthers(ctx, notice));
  }
}

/** It is armed and has seen something: arming again changes nothing, so nothing is asked. */
function hasSeen(state: string): boolean {
  return state === "pending" || state === "triggered";
}
