// Owns the taps that change how movement counts when faces are known: everything alarms, or only
// strangers do. It makes the guard quieter or louder, so a late tap is asked back.
import { Composer, InlineKeyboard } from "grammy";
import type { FaceSettingsValue } from "../../storage/face-settings.ts";
import type { ChatContext } from "../context.ts";
import { answerFirst, askBack } from "../lateness.ts";
import { type ControlRoom, readerOf } from "../parts.ts";
import { respond } from "../reply.ts";
import { say } from "../texts/texts.ts";
import { clockTime } from "../texts/times.ts";
import { addModeButton, modeData, modeLabel, modeTap } from "../watch-mode.ts";
import { alarmAsItIs } from "./arming.ts";
import { overview } from "./status.ts";

type WatchMode = FaceSettingsValue["watchMode"];

const topic = "watch mode";

export function watchMode(room: ControlRoom): Composer<ChatContext> {
  const composer = new Composer<ChatContext>();
  const { faces } = room;
  if (!faces) return composer;

  composer.callbackQuery(modeTap, async (ctx) => {
    const wanted = ctx.match[1] as WatchMode;
    if ((await answerFirst(ctx)) === "too_old") {
      askBack(ctx, { topic, question: () => lateQuestion(ctx, wanted) });
      return;
    }
    ctx.lateness.forget(ctx, topic);
    const changed = faces.settings.value.watchMode !== wanted;
    if (changed) await faces.settings.change({ watchMode: wanted });
    const under = ctx.match[2];
    await respond(ctx, under === "status" ? await overview(room, ctx) : alarmAsItIs(room, ctx));
    if (changed) tellOthers(ctx, wanted);
  });
  return composer;

  function tellOthers(ctx: ChatContext, mode: WatchMode): void {
    const { locale, person } = ctx;
    const { now, timezone } = readerOf(room, ctx);
    const text = say(locale, "mode-changed", {
      mode,
      name: person.name,
      time: clockTime(now, timezone),
    });
    const keyboard = addModeButton(new InlineKeyboard(), faces, "alarm", locale);
    room.jobs.start(ctx, `tell:${ctx.update.update_id}`, () =>
      room.tellOthers(ctx, { text, keyboard }),
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
