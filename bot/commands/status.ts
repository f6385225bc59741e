// Owns /status, one glance: alarm, cameras, evidence, what waits; and each camera's own page.
import { Composer, InlineKeyboard } from "grammy";
import { CameraError, type CameraView } from "../../vision/watch-view.ts";
import { againData } from "../alerts/again-tap.ts";
import { parkedLines } from "../alerts/parked.ts";
import { annotatedStill } from "../annotated-still.ts";
import { addAlarmButtons } from "../arming/answers.ts";
import { blindCameras } from "../arming/doubts.ts";
import { data, taps } from "../callback-data.ts";
import { addFirstSteps, noCamera } from "../cameras/list-page.ts";
import { isPrivate } from "../cameras/private-chat.ts";
import { cameraButtons, cameraById, cameraNames } from "../cameras-keyboard.ts";
import { showing } from "../chat-action.ts";
import type { ChatContext } from "../context.ts";
import { evidenceStatus } from "../evidence/status-lines.ts";
import { failureText } from "../failure.ts";
import { strangersStatus } from "../history/strangers-words.ts";
import { answerFirst } from "../lateness.ts";
import { rowsThatFit } from "../keyboard-rows.ts";
import { offsiteInStatus } from "../offsite/words.ts";
import { type ControlRoom, readerOf } from "../parts.ts";
import { facesLine, skippedLine } from "../people/state-line.ts";
import { type Answer, reply, respond } from "../reply.ts";
import { mayDo } from "../rights.ts";
import { sendStill } from "../still-photo.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { ago } from "../texts/times.ts";
import { addModeButton, onlyStrangers } from "../watch-mode.ts";
import { alarmSince, cameraDetails, cameraLine, pictureCaption } from "../wording.ts";

export function status(room: ControlRoom): Composer<ChatContext> {
  const composer = new Composer<ChatContext>();

  composer.command("status", async (ctx) => {
    await reply(ctx, await overview(room, ctx));
  });

  composer.callbackQuery(taps.status, async (ctx) => {
    await answerFirst(ctx);
    // Only a message of words can become the overview; under a photo it comes as a new one.
    if (ctx.callbackQuery.message?.text) await respond(ctx, await overview(room, ctx));
    else await reply(ctx, await overview(room, ctx));
  });

  composer.callbackQuery(taps.cameraStatus, async (ctx) => {
    const camera = cameraById(room.watch, ctx.match[1]);
    await answerFirst(ctx, camera ? undefined : sayPlain(ctx.locale, "toast-camera-gone"));
    if (!camera) return;
    room.jobs.start(ctx, `status:${ctx.chatId}:${camera.id}`, () => showCamera(room, ctx, camera));
  });

  composer.callbackQuery(taps.unmute, async (ctx) => {
    const camera = cameraById(room.watch, ctx.match[1]);
    if (!camera) {
      await answerFirst(ctx, sayPlain(ctx.locale, "toast-camera-gone"));
      return;
    }
    await answerFirst(ctx);
    await room.mutes.unmute(ctx.person.id, camera.id);
    await reply(ctx, { text: say(ctx.locale, "camera-unmuted", { camera: camera.name }) });
  });
  return composer;
}

/** The glance. */
export async function overview(room: ControlRoom, ctx: ChatContext): Promise<Answer> {
  const { locale } = ctx;
  const reader = readerOf(room, ctx);
  const { cameras } = room.watch;
  const lines = [alarmSince(reader, room.alarm.current())];
  for (const camera of cameras) lines.push(cameraLine(reader, camera, mutedFor(room, ctx, camera)));
  if (cameras.length === 0) lines.push(noCamera(ctx));
  const { mode } = room.alarm.current();
  const blind = mode === null ? [] : blindCameras(cameras, room.modes.rules(mode), room.zones);
  if (blind.length > 0) {
    lines.push(say(locale, "zones-blind", { cameras: cameraNames(blind) }));
  }
  if (room.faces) {
    const mayEnroll = mayDo(ctx.person.role, "own");
    lines.push(facesLine(room.faces, locale, { onlyStrangers: onlyStrangers(room), mayEnroll }));
    lines.push(...skippedLine(room.faces, locale), ...strangersStatus(room, locale));
  }
  for (const trouble of room.troubles?.(locale) ?? []) {
    lines.push(say(locale, "status-trouble", { trouble }));
  }
  const parked = parkedLines(room, locale);
  lines.push(...parked);
  const evidence = await evidenceStatus(room, locale);
  if (evidence.trouble) lines.push(say(locale, "status-trouble", { trouble: evidence.trouble }));
  const copy = room.offsite ? offsiteInStatus(room.offsite.status(), reader) : null;
  if (copy?.trouble) lines.push(say(locale, "status-trouble", { trouble: copy.trouble }));
  const last = [evidence.line, ...outboxParts(room, ctx), ...(copy?.parts ?? [])];
  lines.push(asSentence(last.join(" · "), locale));
  const keyboard = cameraButtons(cameras, ({ id }) => data.cameraStatus(id));
  if (cameras.length > 0) keyboard.row();
  else if (isPrivate(ctx) && mayDo(ctx.person.role, "own")) addFirstSteps(keyboard, locale).row();
  addAlarmButtons(keyboard, room.alarm.current(), ctx);
  keyboard.text(sayPlain(locale, "button-refresh"), data.status());
  if (parked.length > 0 && mayDo(ctx.person.role, "act")) {
    keyboard.text(sayPlain(locale, "parked-button-again"), againData.again());
  }
  if (mayDo(ctx.person.role, "act")) addModeButton(keyboard, room, "status", locale);
  const rows = rowsThatFit(keyboard.inline_keyboard);
  return { text: lines.join("\n"), keyboard: InlineKeyboard.from(rows) };
}

function asSentence(text: string, locale: string): string {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}

function outboxParts(room: ControlRoom, ctx: ChatContext): string[] {
  const { locale } = ctx;
  const { now, timezone } = readerOf(room, ctx);
  const { waiting, parked, lastSuccessAt } = room.outboxSummary();
  const parts = [say(locale, "status-waiting", { count: waiting })];
  if (waiting > 0 && lastSuccessAt !== null) {
    parts.push(say(locale, "status-last-sent", { ago: ago(locale, lastSuccessAt, now, timezone) }));
  }
  if (parked > 0) parts.push(say(locale, "status-parked", { count: parked }));
  return parts;
}

/** What the camera sees and everything known about it; without the picture where there is none. */
async function showCamera(room: ControlRoom, ctx: ChatContext, camera: CameraView): Promise<void> {
  const reader = readerOf(room, ctx);
  const lines = [
    cameraLine(reader, camera, mutedFor(room, ctx, camera)),
    ...cameraDetails(reader, camera.status()),
  ];
  try {
    const taken = await showing(room, ctx, "upload_photo", () => camera.still());
    const { still, lines: names } = await annotatedStill(room, taken, ctx.locale);
    const picture = pictureCaption(reader, camera, still.takenAt);
    const caption = [...lines, picture, ...names].join("\n");
    await sendStill(ctx, { camera, still, caption }, nextTaps(room, ctx, camera));
  } catch (error) {
    if (!(error instanceof CameraError)) throw error;
    await reply(ctx, {
      text: [...lines, failureText(ctx.locale, error)].join("\n"),
      keyboard: nextTaps(room, ctx, camera),
    });
  }
}

function nextTaps(room: ControlRoom, ctx: ChatContext, camera: CameraView): InlineKeyboard {
  const { locale } = ctx;
  const keyboard = new InlineKeyboard()
    .text(sayPlain(locale, "button-again"), data.cameraStatus(camera.id))
    .text(sayPlain(locale, "button-live"), data.live(camera.id))
    .text(sayPlain(locale, "button-clip", { seconds: 10 }), data.clip(camera.id, 10));
  if (mutedFor(room, ctx, camera) > 0) {
    keyboard.row().text(sayPlain(locale, "button-unmute"), data.unmute(camera.id));
  }
  return keyboard;
}

function mutedFor(room: ControlRoom, ctx: ChatContext, camera: CameraView): number {
  return room.mutes.mutedFor(ctx.person.id, camera.id);
}
