// Owns the question whether a wish to arm that came late still holds.
import { InlineKeyboard } from "grammy";
import type { ArmedMode } from "../../storage/incident-events.ts";
import { type ArmTap, data } from "../callback-data.ts";
import type { ChatContext } from "../context.ts";
import type { Wish } from "../lateness.ts";
import { type ControlRoom, readerOf } from "../parts.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { moment } from "../texts/times.ts";

/** For askBack(): speaks of the alarm as it is when it is put. */
export function lateArm(
  room: Pick<ControlRoom, "alarm" | "householdSettings" | "clock">,
  ctx: ChatContext,
  wish: Partial<ArmTap>,
): Wish {
  const { locale } = ctx;
  const wanted: ArmedMode = wish.mode ?? "armed_away";
  return {
    topic: "alarm",
    question(askedAt) {
      const { now, timezone } = readerOf(room, ctx);
      const when =
        askedAt === null
          ? sayPlain(locale, "late-earlier")
          : moment(locale, askedAt, now, timezone);
      const { state, mode } = room.alarm.current();
      const keyboard = new InlineKeyboard();
      if (mode === wanted && state !== "disarmed") {
        keyboard.text(sayPlain(locale, "button-disarm"), data.disarm());
        return { text: say(locale, "late-armed-already", { when }), keyboard };
      }
      const arm = data.arm({ ...wish, mode: wanted });
      if (state === "disarmed" || mode === null) {
        keyboard.text(sayPlain(locale, "button-arm"), arm);
        keyboard.text(sayPlain(locale, "button-stay-disarmed"), data.keepAlarm());
        return { text: say(locale, "late-arm", { when, mode: wanted }), keyboard };
      }
      keyboard.text(sayPlain(locale, "button-arm-mode", { mode: wanted }), arm);
      keyboard.text(sayPlain(locale, "button-stay-armed"), data.keepAlarm());
      return {
        text: say(locale, "late-arm-otherwise", { when, mode: wanted, now: mode }),
        keyboard,
      };
    },
  };
}
