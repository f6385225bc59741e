// Owns /clip: one message that shows the progress, then the clip in its place.
import { rm } from "node:fs/promises";
import path from "node:path";
import { Composer, InlineKeyboard, InputFile } from "grammy";
import type { StoredClip } from "../../storage/incident-events.ts";
import type { CameraView, RequestedClip } from "../../vision/watch-view.ts";
import { noCameraAnswer } from "../cameras/list-page.ts";
import { data, taps } from "../callback-data.ts";
import { chooseCamera } from "../camera-choice.ts";
import { cameraButtons, cameraById, findCamera } from "../cameras-keyboard.ts";
import { showing } from "../chat-action.ts";
import { clipSeconds, readClipRequest } from "../clip-request.ts";
import { type ChatContext, inGroup } from "../context.ts";
import { failureText, logFailure } from "../failure.ts";
import { answerFirst } from "../lateness.ts";
import { type ControlRoom, readerOf } from "../parts.ts";
import { forCall, isNotDeletable, isNotEditable, reply, respond, rewrite } from "../reply.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { clipCaption } from "../wording.ts";

/** Between two edits of the progress; a group allows 20 messages and edits a minute in all. */
const progressEveryMs = { private: 3_000, group: 6_000 };

export function clip(room: ControlRoom): Composer<ChatContext> {
  const composer = new Composer<ChatContext>();
  /** Which recording a [Cancel] means, by the message it is under. */
  const jobOfMessage = new Map<string, string>();

  composer.command("clip", async (ctx) => {
    const isCamera = (name: string) => findCamera(room.watch, name).kind !== "none";
    const request = readClipRequest(ctx.match, isCamera);
    if (request.kind === "wrong_length") {
      await offerGoodLength(room, ctx);
      return;
    }
    const { seconds } = request;
    const camera = await chooseCamera(room, ctx, request.camera, ({ id }) =>
      data.clip(id, seconds),
    );
    if (!camera) return;
    if (!begin(ctx, camera, seconds)) {
      await reply(ctx, { text: say(ctx.locale, "clip-busy", { camera: camera.name }) });
    }
  });

  composer.callbackQuery(taps.clip, async (ctx) => {
    const camera = cameraById(room.watch, ctx.match[1]);
    const seconds = Math.min(clipSeconds.most, Math.max(1, Number(ctx.match[2])));
    if (!camera) await answerFirst(ctx, sayPlain(ctx.locale, "toast-camera-gone"));
    else if (room.jobs.isRunning(jobKey(ctx, camera))) {
      await answerFirst(ctx, sayPlain(ctx.locale, "toast-recording", { camera: camera.name }));
    } else {
      await answerFirst(ctx);
      begin(ctx, camera, seconds);
    }
  });

  composer.callbackQuery(taps.clipStop, async (ctx) => {
    const key = jobOfMessage.get(messageKey(ctx, ctx.callbackQuery.message?.message_id));
    await answerFirst(ctx, key === undefined ? sayPlain(ctx.locale, "toast-clip-over") : undefined);
    if (key !== undefined) room.jobs.abort(key);
    else await respond(ctx, { text: say(ctx.locale, "clip-over") });
  });
  return composer;

  function begin(ctx: ChatContext, camera: CameraView, seconds: number): boolean {
    const key = jobKey(ctx, camera);
    return room.jobs.start(ctx, key, async (signal) => {
      const messageId = await showStart(ctx, camera, seconds);
      jobOfMessage.set(messageKey(ctx, messageId), key);
      try {
        await record(room, ctx, { camera, seconds, messageId, signal });
      } finally {
        jobOfMessage.delete(messageKey(ctx, messageId));
      }
    });
  }
}

/** What was asked for is no clip: says what one is, with a tap for each camera. */
async function offerGoodLength(room: ControlRoom, ctx: ChatContext): Promise<void> {
  const { cameras } = room.watch;
  if (cameras.length === 0) {
    await reply(ctx, noCameraAnswer(ctx));
    return;
  }
  const { most, example } = clipSeconds;
  await reply(ctx, {
    text: say(ctx.locale, "clip-wrong-length", { most, example }),
    keyboard: cameraButtons(cameras, ({ id }) => data.clip(id, example)),
  });
}

/** The progress message: the tapped one where it is text (the camera's choice), else a new one. */
async function showStart(ctx: ChatContext, camera: CameraView, seconds: number): Promise<number> {
  const progress = {
    text: progressText(ctx, camera, 0, seconds),
    keyboard: cancelButton(ctx),
  };
  const tapped = ctx.callbackQuery?.message;
  if (!tapped?.text) return reply(ctx, progress);
  await rewrite(ctx, tapped.message_id, progress);
  return tapped.message_id;
}

interface Recording {
  camera: CameraView;
  seconds: number;
  /** The progress message. */
  messageId: number;
  signal: AbortSignal;
}

/** Records and sends; whatever happens, the progress message ends up gone or saying so. */
async function record(room: ControlRoom, ctx: ChatContext, recording: Recording): Promise<void> {
  const { camera, seconds, messageId, signal } = recording;
  const again = new InlineKeyboard().text(
    sayPlain(ctx.locale, "button-try-again"),
    data.clip(camera.id, seconds),
  );
  let requested: RequestedClip | null = null;
  const progress = progressEditor(room, ctx, recording);
  try {
    requested = await showing(room, ctx, "record_video", () =>
      camera.clip(seconds, { onProgress: progress.show, signal }),
    );
    await progress.settled();
    signal.throwIfAborted();
    await editQuietly(
      room,
      ctx,
      messageId,
      say(ctx.locale, "clip-sending", { camera: camera.name }),
    );
    const made = requested;
    await showing(room, ctx, "upload_video", () => sendClips(room, ctx, recording, made));
    await removeProgress(ctx, messageId);
  } catch (error) {
    await progress.settled();
    if (!signal.aborted) logFailure(room.log, ctx, error);
    const text = signal.aborted
      ? say(ctx.locale, "clip-cancelled", { camera: camera.name })
      : failureText(ctx.locale, error);
    await rewrite(ctx, messageId, { text, keyboard: again });
  } finally {
    if (requested) await rm(requested.folder, { recursive: true, force: true });
  }
}

async function sendClips(
  room: ControlRoom,
  ctx: ChatContext,
  { camera, signal }: Recording,
  { clips, folder }: RequestedClip,
): Promise<void> {
  for (const [index, one] of clips.entries()) {
    const isLast = index === clips.length - 1;
    const caption = clipCaption(readerOf(room, ctx), camera, one.startsAt, one.durationMs);
    const part =
      clips.length > 1
        ? `\n${say(ctx.locale, "clip-part", { part: index + 1, parts: clips.length })}`
        : "";
    const options = {
      ...videoFields(folder, one),
      caption: caption + part,
      disable_notification: true,
      ...(isLast ? { reply_markup: nextTaps(ctx, camera) } : {}),
    };
    const file = new InputFile(path.join(folder, one.file), `${camera.id}.mp4`);
    await ctx.replyWithVideo(file, options, forCall(signal));
  }
}

function videoFields(folder: string, one: StoredClip) {
  return {
    width: one.width,
    height: one.height,
    duration: Math.round(one.durationMs / 1000),
    supports_streaming: true,
    ...(one.thumbnail === null
      ? {}
      : { thumbnail: new InputFile(path.join(folder, one.thumbnail), "thumbnail.jpg") }),
  };
}

/** Shows whole seconds, no oftener than Telegram likes, one edit at a time. */
function progressEditor(room: ControlRoom, ctx: ChatContext, recording: Recording) {
  const { camera, seconds, messageId } = recording;
  const everyMs = inGroup(ctx) ? progressEveryMs.group : progressEveryMs.private;
  let editedAt = room.clock.monotonic();
  let editing: Promise<void> | null = null;
  return {
    show(recorded: number): void {
      const now = room.clock.monotonic();
      if (editing || now - editedAt < everyMs || recorded >= seconds) return;
      editedAt = now;
      const text = progressText(ctx, camera, recorded, seconds);
      editing = editQuietly(room, ctx, messageId, text, cancelButton(ctx)).finally(() => {
        editing = null;
      });
    },
    /** Resolves when no edit is under way, so that a late one cannot overwrite the end. */
    async settled(): Promise<void> {
      await editing;
    },
  };
}

/** An edit that may fail: the next one, or the end, makes up for it. */
async function editQuietly(
  room: ControlRoom,
  ctx: ChatContext,
  messageId: number,
  text: string,
  keyboard?: InlineKeyboard,
): Promise<void> {
  try {
    const options = keyboard ? { reply_markup: keyboard } : {};
    await ctx.api.editMessageText(ctx.chatId as number, messageId, text, options);
  } catch (error) {
    if (!isNotEditable(error)) room.log.debug("The progress could not be shown", { error });
  }
}

async function removeProgress(ctx: ChatContext, messageId: number): Promise<void> {
  try {
    await ctx.api.deleteMessage(ctx.chatId as number, messageId);
  } catch (error) {
    if (!isNotDeletable(error)) throw error;
  }
}

function progressText(ctx: ChatContext, camera: CameraView, recorded: number, of: number): string {
  return say(ctx.locale, "clip-progress", { camera: camera.name, recorded, of });
}

function cancelButton(ctx: ChatContext): InlineKeyboard {
  return new InlineKeyboard().text(sayPlain(ctx.locale, "button-cancel"), data.clipStop());
}

function nextTaps(ctx: ChatContext, camera: CameraView): InlineKeyboard {
  return new InlineKeyboard()
    .text(sayPlain(ctx.locale, "button-again"), data.clip(camera.id, clipSeconds.usual))
    .text(sayPlain(ctx.locale, "button-live"), data.live(camera.id))
    .text(sayPlain(ctx.locale, "button-snapshot"), data.snapshot(camera.id));
}

function jobKey(ctx: ChatContext, camera: CameraView): string {
  return `clip:${ctx.chatId}:${camera.id}`;
}

function messageKey(ctx: ChatContext, messageId: number | undefined): string {
  return `${ctx.chatId}:${messageId}`;
}
