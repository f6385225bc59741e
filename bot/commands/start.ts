// Owns /start: the welcome after pairing, and the greeting at any other time.
import { Composer, InlineKeyboard } from "grammy";
import { data } from "../callback-data.ts";
import { cameraNames } from "../cameras-keyboard.ts";
import type { ChatContext } from "../context.ts";
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
    const first = ctx.justPaired
      ? say(locale, "start-paired")
      : say(locale, "start-known", { name: ctx.person.name });
    const lines = [first, alarmSince(readerOf(room, ctx), alarm)];
    if (cameras.length === 0) {
      lines.push(say(locale, "no-camera"));
      await reply(ctx, {
        text: lines.join("\n"),
        keyboard: new InlineKeyboard().text(sayPlain(locale, "button-status"), data.status()),
      });
      return;
    }
    lines.push(say(locale, "start-cameras", { cameras: cameraNames(cameras) }));
    const keyboard = new InlineKeyboard();
    if (alarm.state === "disarmed") keyboard.text(sayPlain(locale, "button-arm"), data.arm());
    keyboard.text(sayPlain(locale, "button-show"), data.snapshot("all"));
    keyboard.text(sayPlain(locale, "button-status"), data.status());
    if (alarm.state !== "disarmed") {
      keyboard.text(sayPlain(locale, "button-disarm"), data.disarm());
    }
    await reply(ctx, { text: lines.join("\n"), keyboard });
  });
  return composer;
}
