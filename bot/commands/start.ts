// Owns /start: the welcome after pairing, and the greeting at any other time.
import { Composer, InlineKeyboard } from "grammy";
import { addAlarmButtons } from "../arming/answers.ts";
import { data } from "../callback-data.ts";
import { noCameraAnswer } from "../cameras/list-page.ts";
import { cameraNames } from "../cameras-keyboard.ts";
import type { ChatContext } from "../context.ts";
import { invitationCode } from "../members/joining.ts";
import { withoutEmptyRows } from "../keyboard-rows.ts";
import { type ControlRoom, readerOf } from "../parts.ts";
import { reply } from "../reply.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { alarmSince } from "../wording.ts";

export function start(room: ControlRoom): Composer<ChatContext> {
  const composer = new Composer<ChatContext>();
  composer.command("start", async (ctx) => {
    const { locale } = ctx;
    const { cameras } = room.watch;
    const alarm = room.alarm.current();
    const first = greeting(ctx);
    const lines = [first, alarmSince(readerOf(room, ctx), alarm)];
    if (cameras.length === 0) {
      await reply(ctx, noCameraAnswer(ctx, lines));
      return;
    }
    lines.push(say(locale, "start-cameras", { cameras: cameraNames(cameras) }));
    const keyboard = addAlarmButtons(new InlineKeyboard(), alarm, ctx).row();
    keyboard.text(sayPlain(locale, "button-show"), data.snapshot("all"));
    keyboard.text(sayPlain(locale, "button-status"), data.status());
    await reply(ctx, { text: lines.join("\n"), keyboard: withoutEmptyRows(keyboard) });
  });
  return composer;
}

function greeting(ctx: ChatContext): string {
  const { locale, person, invitedBy } = ctx;
  const { name, role } = person;
  if (ctx.justPaired) return say(locale, "start-paired");
  if (invitedBy !== null) return say(locale, "join-welcome", { name, role, by: invitedBy });
  if (invitationCode(ctx) !== null) return say(locale, "join-already");
  return say(locale, "start-known", { name });
}
