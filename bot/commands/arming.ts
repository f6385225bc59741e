// Owns /arm and /disarm: the answer, the honest question where a camera shows nothing, and telling
// the others who acted. A late wish is asked back (lateness.ts).
import { Composer, InlineKeyboard } from "grammy";
import type { AlarmView, CameraView } from "../../vision/watch-view.ts";
import { type AcceptedMissing, data, readAccepted, taps } from "../callback-data.ts";
import { cameraNames } from "../cameras-keyboard.ts";
import { actorOf, type ChatContext, inGroup } from "../context.ts";
import { answerFirst, askBack, lateSince } from "../lateness.ts";
import { type ControlRoom, readerOf } from "../parts.ts";
import { whatAlarms } from "../people/state-line.ts";
import { type Answer, respond } from "../reply.ts";
import { escapeHtml, say, sayPlain } from "../texts/texts.ts";
import type { Notice } from "../tell-others.ts";
import { addModeButton } from "../watch-mode.ts";
import { alarmChanged, alarmSince, whyMissing } from "../wording.ts";

/**
 * A camera that has just begun to connect is no reason to ask: it watches in a moment, and if it
 * doesn't, its loss is told after as long (vision/outage.ts).
 */
const connectsWithinMs = 30_000;

export function arming(room: ControlRoom): Composer<ChatContext> {
  const composer = new Composer<ChatContext>();

  composer.command("arm", async (ctx) => {
    const asked = lateSince(ctx, room.clock);
    if (asked === null) await arm(room, ctx, []);
    else askBack(ctx, "arm", asked);
  });
  composer.command("disarm", async (ctx) => {
    const asked = lateSince(ctx, room.clock);
    if (asked === null) await disarm(room, ctx);
    else askBack(ctx, "disarm", asked);
  });
  composer.callbackQuery(taps.arm, async (ctx) => {
    if ((await answerFirst(ctx)) === "too_old") askBack(ctx, "arm");
    else await arm(room, ctx, readAccepted(ctx.match[1]));
  });
  composer.callbackQuery(taps.disarm, async (ctx) => {
    if ((await answerFirst(ctx)) === "too_old") askBack(ctx, "disarm");
    else await disarm(room, ctx);
  });
  composer.callbackQuery(taps.keepAlarm, async (ctx) => {
    await answerFirst(ctx);
    answer(room, ctx, alarmNow(room, ctx));
  });
  return composer;
}

/** Arms away, unless a camera that isn't among `accepted` shows nothing: then it asks. */
async function arm(room: ControlRoom, ctx: ChatContext, accepted: AcceptedMissing): Promise<void> {
  ctx.lateness.forget(ctx, "alarm");
  const { cameras } = room.watch;
  const missing = cameras.filter((camera) => camera.status().state !== "live");
  const unexpected =
    accepted === "any"
      ? []
      : missing.filter((camera) => !accepted.includes(camera.id) && !isJustConnecting(camera));
  if (cameras.length === 0) {
    answer(room, ctx, { text: say(ctx.locale, "arm-no-camera") });
    return;
  }
  const isArmedAlready = room.alarm.current().state === "armed_away";
  if (unexpected.length > 0 && !isArmedAlready) {
    answer(room, ctx, armQuestion(room, ctx, missing));
    return;
  }
  const { alarm, changed } = await room.alarm.arm("armed_away", actorOf(ctx));
  answer(room, ctx, armedAnswer(room, ctx, { alarm, changed, missing }));
  if (changed) {
    tellOthers(room, ctx, {
      text: alarmChanged(readerOf(room, ctx), alarm, ctx.person.name),
      keyboard: new InlineKeyboard().text(sayPlain(ctx.locale, "button-disarm"), data.disarm()),
    });
  }

  function isJustConnecting(camera: CameraView): boolean {
    const { state, since } = camera.status();
    return state === "connecting" && room.clock.wall() - since < connectsWithinMs;
  }
}

async function disarm(room: ControlRoom, ctx: ChatContext): Promise<void> {
  ctx.lateness.forget(ctx, "alarm");
  const { alarm, changed } = await room.alarm.disarm(actorOf(ctx));
  const reader = readerOf(room, ctx);
  const keyboard = new InlineKeyboard().text(sayPlain(ctx.locale, "button-arm"), data.arm());
  const text = changed ? alarmChanged(reader, alarm, ctx.person.name) : alarmSince(reader, alarm);
  answer(room, ctx, { text, keyboard });
  if (changed) tellOthers(room, ctx, { text, keyboard });
}

/** Beside the update loop: the next wish doesn't wait until this one's words are sent. */
function answer(room: ControlRoom, ctx: ChatContext, words: Answer): void {
  room.jobs.inTurn(ctx, () => respond(ctx, words));
}

/** Beside the update loop: the answer to the next tap doesn't wait for it. */
function tellOthers(room: ControlRoom, ctx: ChatContext, notice: Notice): void {
  room.jobs.start(ctx, `tell:${ctx.update.update_id}`, () => room.tellOthers(ctx, notice));
}

/** "🟠 Not armed yet: Hall has been lost for 4 min." */
function armQuestion(room: ControlRoom, ctx: ChatContext, missing: CameraView[]): Answer {
  const { locale } = ctx;
  const reader = readerOf(room, ctx);
  const noneLeft = missing.length === room.watch.cameras.length;
  const reasons = missing.map((camera) => whyMissing(reader, camera)).join(" ");
  const without = cameraNames(missing);
  // A button is one line on a phone: more than two names don't fit.
  const label =
    noneLeft || missing.length > 2
      ? sayPlain(locale, "button-arm-anyway")
      : sayPlain(locale, "button-arm-without", { cameras: without });
  const question = `${say(locale, "arm-question")} ${reasons}`;
  return {
    text: noneLeft ? `${question}\n${say(locale, "arm-question-none-left")}` : question,
    keyboard: new InlineKeyboard()
      .text(label, data.arm(missing.map((camera) => camera.id)))
      .row()
      .text(sayPlain(locale, "button-show"), data.snapshot("all"))
      .text(sayPlain(locale, "button-cancel"), data.keepAlarm()),
  };
}

function armedAnswer(
  room: ControlRoom,
  ctx: ChatContext,
  result: { alarm: AlarmView; changed: boolean; missing: CameraView[] },
): Answer {
  const { locale } = ctx;
  const { alarm, changed, missing } = result;
  const reader = readerOf(room, ctx);
  const watched = room.watch.cameras.filter((camera) => !missing.includes(camera));
  const cameras = watched.length > 0 ? ` · ${escapeHtml(cameraNames(watched))}` : "";
  const lines = [head() + cameras, whatAlarms(room.faces, locale)];
  if (missing.length > 0) {
    const reasons = missing.map((camera) => whyMissing(reader, camera)).join(" ");
    lines.push(`${say(locale, "armed-without")} ${reasons}`);
  }
  return {
    text: lines.join("\n"),
    keyboard: addModeButton(
      new InlineKeyboard().text(sayPlain(locale, "button-disarm"), data.disarm()),
      room.faces,
      "alarm",
      locale,
    ),
  };

  /** In a group the others read it too, so it names who acted. */
  function head(): string {
    if (!changed) return alarmSince(reader, alarm);
    return inGroup(ctx)
      ? say(locale, "alarm-state-by", { state: alarm.state, name: ctx.person.name })
      : say(locale, "alarm-state", { state: alarm.state });
  }
}

/** The alarm as it is, and what it does: after the way to watch was changed. */
export function alarmAsItIs(room: ControlRoom, ctx: ChatContext): Answer {
  const alarm = room.alarm.current();
  if (alarm.state !== "disarmed") {
    const missing = room.watch.cameras.filter((camera) => camera.status().state !== "live");
    return armedAnswer(room, ctx, { alarm, changed: false, missing });
  }
  const { text, keyboard } = alarmNow(room, ctx);
  addModeButton(keyboard, room.faces, "alarm", ctx.locale);
  const onceArmed = `${say(ctx.locale, "armed-once")} ${whatAlarms(room.faces, ctx.locale)}`;
  return { text: `${text}\n${onceArmed}`, keyboard };
}

/** The alarm as it is, with the tap that changes it. */
function alarmNow(room: ControlRoom, ctx: ChatContext): { text: string; keyboard: InlineKeyboard } {
  const alarm = room.alarm.current();
  const keyboard = new InlineKeyboard();
  if (alarm.state === "disarmed") keyboard.text(sayPlain(ctx.locale, "button-arm"), data.arm());
  else keyboard.text(sayPlain(ctx.locale, "button-disarm"), data.disarm());
  return { text: alarmSince(readerOf(room, ctx), alarm), keyboard };
}
