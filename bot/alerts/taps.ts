// Owns what happens when somebody taps a button of an alert, on the day or long after. Every tap
// is answered; one that disarms or mutes is answered before it acts, and asked back when late.
import { Composer, InlineKeyboard } from "grammy";
import type { Clock } from "../../storage/clock.ts";
import type { Incidents } from "../../storage/incidents.ts";
import type { Log } from "../../storage/log.ts";
import type { Mutes } from "../../storage/mutes.ts";
import type { AlarmControl } from "../../vision/watch-view.ts";
import { data } from "../callback-data.ts";
import { withUnsaved } from "../arming/answers.ts";
import { actorOf, type ChatContext, inGroup } from "../context.ts";
import { answerFirst, askBack } from "../lateness.ts";
import { reply, type Answer } from "../reply.ts";
import type { TellOthers } from "../tell-others.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { clockTime } from "../texts/times.ts";
import { alarmChanged, alarmSince, type Reader } from "../wording.ts";
import { isFalseAlarm, isPinned, parseTap, tapData, tapPrefix, type AlertTap } from "./buttons.ts";
import type { ClipRequest } from "./clip-again.ts";
import type { Telling } from "./step.ts";
import type { Buttons } from "./telegram.ts";

export interface AlertTapsOptions {
  incidents: Pick<Incidents, "append">;
  mutes: Pick<Mutes, "mute" | "unmute" | "mutedFor">;
  alarm: AlarmControl;
  clock: Clock;
  log: Log;
  timezone: () => string;
  tellOthers: TellOthers | undefined;
  /** The incident, however old; null when it is not kept any more. */
  recall: (incident: string) => Promise<Telling | null>;
  /** The alert's buttons as they must be now. */
  buttons: (telling: Telling, chat: number, locale: string) => Buttons;
  /** Puts them below the messages `messageIds`; never rejects. */
  refresh: (chat: number, messageIds: number[], buttons: Buttons) => Promise<void>;
  /** The chat's own messages about the incident that have buttons, as far as they are there. */
  alertsIn: (incident: string, chat: number) => number[];
  /** False when that is under way already. */
  sendClips: (request: ClipRequest) => boolean;
}

/** Handles the taps whose data begins with "a:"; belongs before conversations and menus. */
export function alertTaps(options: AlertTapsOptions): Composer<ChatContext> {
  const composer = new Composer<ChatContext>();
  composer.callbackQuery(new RegExp(`^${tapPrefix}`), async (ctx) => {
    const tap = parseTap(ctx.callbackQuery.data);
    if (!tap) {
      await answerFirst(ctx, sayPlain(ctx.locale, "alert-tap-unknown-button"));
      return;
    }
    try {
      await act(tap, ctx, options);
    } catch (error) {
      options.log.error("A tap on an alert could not be carried out", { tap: tap.kind, error });
      await reply(ctx, { text: say(ctx.locale, "alert-tap-failed") });
    }
  });
  return composer;
}

async function act(tap: AlertTap, ctx: ChatContext, options: AlertTapsOptions): Promise<void> {
  // Disarming needs no incident, and must not fail because its evidence is gone.
  if (tap.kind === "disarm") return disarm(tap.incident, ctx, options);
  const telling = await options.recall(tap.incident);
  if (!telling) {
    await answerFirst(ctx, sayPlain(ctx.locale, "alert-tap-unknown-incident"));
    return;
  }
  switch (tap.kind) {
    case "mute":
      return mute(telling, tap.minutes, ctx, options);
    case "unmute":
      return unmute(telling, ctx, options);
    case "false_alarm":
      return mark(telling, tap.falseAlarm, ctx, options);
    case "pin":
      return pin(telling, tap.pinned, ctx, options);
    case "clip_again":
      return clipAgain(telling, ctx, options);
  }
}

async function disarm(incident: string, ctx: ChatContext, options: AlertTapsOptions) {
  if ((await answerFirst(ctx)) === "too_old") {
    askBack(ctx, "disarm");
    return;
  }
  ctx.lateness.forget(ctx, "alarm");
  const { alarm, changed, unsaved } = await options.alarm.disarm(actorOf(ctx));
  const words = (locale: string): Answer => {
    const reader: Reader = { locale, timezone: options.timezone(), now: options.clock.wall() };
    return {
      text: changed ? alarmChanged(reader, alarm, ctx.person.name) : alarmSince(reader, alarm),
      keyboard: new InlineKeyboard().text(sayPlain(locale, "button-arm"), data.arm()),
    };
  };
  await reply(ctx, withUnsaved(ctx, words(ctx.locale), alarm, unsaved));
  // Not awaited (it never rejects): other chats must not hold back the next tap.
  if (changed) void options.tellOthers?.(ctx, words);
  const telling = await options.recall(incident);
  if (telling) await refresh(telling, ctx, options);
}

async function mute(
  telling: Telling,
  minutes: number,
  ctx: ChatContext,
  options: AlertTapsOptions,
) {
  const { camera, cameraName, id } = telling.record;
  const { clock, timezone, mutes } = options;
  const ms = minutes * 60_000;
  const variables = { camera: cameraName, time: clockTime(clock.wall() + ms, timezone()) };
  const key = inGroup(ctx) ? "alert-tap-muted-privately" : "alert-tap-muted";
  const toast = sayPlain(ctx.locale, key, variables);
  const topic = `mute ${camera}`;
  if ((await answerFirst(ctx, toast)) === "too_old") {
    askBack(ctx, {
      topic,
      question: () => ({
        text: say(ctx.locale, "alert-tap-mute-late", { camera: cameraName }),
        keyboard: new InlineKeyboard()
          .text(
            sayPlain(ctx.locale, "alert-button-mute", { minutes }),
            tapData({ kind: "mute", incident: id, minutes }),
          )
          .text(
            sayPlain(ctx.locale, "alert-button-keep-sound"),
            tapData({ kind: "unmute", incident: id }),
          ),
      }),
    });
    return;
  }
  ctx.lateness.forget(ctx, topic);
  // For whoever tapped alone: a private chat has its person's id.
  await mutes.mute(ctx.person.id, camera, ms);
  await refresh(telling, ctx, options);
}

async function unmute(telling: Telling, ctx: ChatContext, options: AlertTapsOptions) {
  const { camera, cameraName } = telling.record;
  ctx.lateness.forget(ctx, `mute ${camera}`);
  // Hearing alarms again does no harm, however late it was asked for.
  const key = inGroup(ctx) ? "alert-tap-unmuted-privately" : "alert-tap-unmuted";
  await answerFirst(ctx, sayPlain(ctx.locale, key, { camera: cameraName }));
  await options.mutes.unmute(ctx.person.id, camera);
  await refresh(telling, ctx, options);
}

/** The verdict is an event like others: it reaches every chat's message by way of the outbox. */
async function mark(
  telling: Telling,
  falseAlarm: boolean,
  ctx: ChatContext,
  options: AlertTapsOptions,
) {
  const key = falseAlarm ? "alert-tap-marked" : "alert-tap-unmarked";
  await answerFirst(ctx, sayPlain(ctx.locale, key));
  if (isFalseAlarm(telling.events) === falseAlarm) {
    await refresh(telling, ctx, options);
    return;
  }
  const by = ctx.person.name;
  await options.incidents.append(telling.record.id, { kind: "marked", falseAlarm, by });
}

/** Reaches every chat's message likewise. */
async function pin(telling: Telling, pinned: boolean, ctx: ChatContext, options: AlertTapsOptions) {
  await answerFirst(ctx, sayPlain(ctx.locale, pinned ? "alert-tap-pinned" : "alert-tap-unpinned"));
  if (isPinned(telling.events) === pinned) {
    await refresh(telling, ctx, options);
    return;
  }
  const by = ctx.person.name;
  await options.incidents.append(telling.record.id, { kind: "pinned", pinned, by });
}

async function clipAgain(telling: Telling, ctx: ChatContext, options: AlertTapsOptions) {
  if (!telling.events.some(({ kind }) => kind === "clip")) {
    await answerFirst(ctx, sayPlain(ctx.locale, "alert-clip-none"));
    return;
  }
  if (ctx.chatId === undefined) return;
  const starts = options.sendClips({
    telling,
    chat: ctx.chatId,
    thread: ctx.msg?.is_topic_message ? (ctx.msg.message_thread_id ?? null) : null,
    replyTo: ctx.callbackQuery?.message?.message_id ?? null,
    locale: ctx.locale,
  });
  const key = starts ? "alert-tap-clip-coming" : "alert-tap-clip-on-its-way";
  await answerFirst(ctx, sayPlain(ctx.locale, key));
}

/** Below the tapped message and the chat's own alerts, which may be others (a repeated one). */
async function refresh(telling: Telling, ctx: ChatContext, options: AlertTapsOptions) {
  const { chatId } = ctx;
  if (chatId === undefined) return;
  const tapped = ctx.callbackQuery?.message?.message_id;
  const own = options.alertsIn(telling.record.id, chatId);
  const messageIds = [...new Set([...(tapped === undefined ? [] : [tapped]), ...own])];
  await options.refresh(chatId, messageIds, options.buttons(telling, chatId, ctx.locale));
}
