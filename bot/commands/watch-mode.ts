// Owns the taps that change how movement counts when faces are known: everything alarms, or only
// strangers do. It makes the guard quieter or louder, so a late tap is asked back.
import { Composer, InlineKeyboard } from "grammy";
import { alarmAsItIs } from "../arming/answers.ts";
import type { ChatContext } from "../context.ts";
import { answerFirst, askBack } from "../lateness.ts";
import { type ControlRoom, readerOf } from "../parts.ts";
import { respond } from "../reply.ts";
import { say } from "../texts/texts.ts";
import { clockTime } from "../texts/times.ts";
import {
  addModeButton,
  modeData,
  modeLabel,
  louderTap,
  quieterTap,
  movementOf,
  watchedMode,
  type WatchMode,
} from "../watch-mode.ts";
import { overview } from "./status.ts";

const topic = "watch mode";

export function watchMode(room: ControlRoom): Composer<ChatContext> {
  const composer = new Composer<ChatContext>();
  composer.callbackQuery([louderTap, quieterTap], async (ctx) => {
    const wanted = ctx.match[1] as WatchMode;
    if ((await answerFirst(ctx)) === "too_old") {
      askBack(ctx, { topic, question: () => lateQuestion(ctx, wanted) });
      return;
    }
    ctx.lateness.forget(ctx, topic);
    const mode = watchedMode(room);
    const movement = movementOf(wanted);
    const changed = room.modes.rules(mode).movement !== movement;
    if (changed) await room.modes.change(mode, { movement });
    const under = ctx.match[2];
    await respond(ctx, under === "status" ? await overview(room, ctx) : alarmAsItIs(room, ctx));
    if (changed) tellOthers(ctx, wanted);
  });
  return composer;

  function tellOthers(ctx: ChatContext, mode: WatchMode): void {
    const { now, timezone } = readerOf(room, ctx);
    const news = { mode, name: ctx.person.name, time: clockTime(now, timezone) };
    room.jobs.start(ctx, `tell:${ctx.update.update_id}`, () =>
      room.tellOthers(ctx, (locale) => ({
        text: say(locale, "mode-changed", news),
        keyboard: addModeButton(new InlineKeyboard(), room, "alarm", locale),
      })),
    );
  }
}

function lateQuestion(ctx: ChatContext, wanted: WatchMode) {
  const other: WatchMode = wanted === "everything" ? "only_strangers" : "everything";
  const keyboard = new InlineKeyboard();
  for (const mode of [wanted, other]) {
    keyboard.text(modeLabel(mode, ctx.locale), modeData(mode, "alarm"));
  }
  return { text: say(ctx.locale, "mode-late", { mode: wanted }), keyboard };
}
