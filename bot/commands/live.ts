// Owns /live: one photo message, refreshed for a minute. One per chat; a second one takes its place.
import { Composer, InlineKeyboard, InputMediaBuilder } from "grammy";
import { sleep } from "../../storage/clock.ts";
import { CameraError, type CameraView } from "../../vision/watch-view.ts";
import { annotatedStill, type AnnotatedStill } from "../annotated-still.ts";
import { data, taps } from "../callback-data.ts";
import { chooseCamera } from "../camera-choice.ts";
import { cameraById } from "../cameras-keyboard.ts";
import { showing } from "../chat-action.ts";
import { type ChatContext, inGroup } from "../context.ts";
import { failureText, logFailure } from "../failure.ts";
import { answerFirst } from "../lateness.ts";
import { type ControlRoom, readerOf } from "../parts.ts";
import { isNotEditable, removeButtons, reply } from "../reply.ts";
import { fitsPhoto, sendStill, stillFile } from "../still-photo.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { pictureCaption } from "../wording.ts";

const durationMs = 60_000;
/** Telegram allows about one message a second in a chat, 20 a minute in a group. */
const refreshEveryMs = { private: 3_000, group: 6_000 };

export function live(room: ControlRoom): Composer<ChatContext> {
  const composer = new Composer<ChatContext>();
  /** The message that is being refreshed, by chat. */
  const showingIn = new Map<number, number>();

  composer.command("live", async (ctx) => {
    const camera = await chooseCamera(room, ctx, ctx.match.trim(), ({ id }) => data.live(id));
    if (camera) begin(ctx, camera);
  });

  composer.callbackQuery(taps.live, async (ctx) => {
    const camera = cameraById(room.watch, ctx.match[1]);
    await answerFirst(ctx, camera ? undefined : sayPlain(ctx.locale, "toast-camera-gone"));
    if (camera) begin(ctx, camera);
  });

  composer.callbackQuery(taps.liveStop, async (ctx) => {
    const tapped = ctx.callbackQuery.message?.message_id;
    const isShown = tapped !== undefined && showingIn.get(ctx.chatId as number) === tapped;
    await answerFirst(ctx, isShown ? undefined : sayPlain(ctx.locale, "toast-live-over"));
    if (isShown) room.jobs.abort(liveJob(ctx.chatId));
    else await removeButtons(ctx);
  });
  return composer;

  function begin(ctx: ChatContext, camera: CameraView): void {
    room.jobs.replace(ctx, liveJob(ctx.chatId), async (signal) => {
      const first = await showing(room, ctx, "upload_photo", async () => {
        const still = await camera.still();
        return await annotatedStill(room, still, ctx.locale);
      });
      if (!fitsPhoto(first.still)) {
        await reply(ctx, { text: say(ctx.locale, "live-too-large", { camera: camera.name }) });
        return;
      }
      const chat = ctx.chatId as number;
      const messageId = await sendStill(ctx, asPhoto(room, ctx, camera, first), stopButton(ctx));
      showingIn.set(chat, messageId);
      try {
        await refresh(room, ctx, { camera, messageId, first, signal });
      } finally {
        showingIn.delete(chat);
      }
    });
  }
}

interface Showing {
  camera: CameraView;
  messageId: number;
  first: AnnotatedStill;
  signal: AbortSignal;
}

/** Refreshes the photo until the minute is over, [Stop] is tapped or something fails. */
async function refresh(room: ControlRoom, ctx: ChatContext, shown: Showing): Promise<void> {
  const { camera, messageId, signal } = shown;
  const { clock } = room;
  const everyMs = inGroup(ctx) ? refreshEveryMs.group : refreshEveryMs.private;
  const endsAt = clock.monotonic() + durationMs;
  let { first: newest } = shown;
  let ending = say(ctx.locale, "live-ended");
  try {
    for (let left = durationMs; left > 0; left = endsAt - clock.monotonic()) {
      await sleep(clock, Math.min(everyMs, left), signal);
      const next = await camera.still();
      if (signal.aborted || next.takenAt === newest.still.takenAt) continue;
      newest = await annotatedStill(room, next, ctx.locale);
      const { still, caption } = asPhoto(room, ctx, camera, newest);
      const photo = InputMediaBuilder.photo(stillFile({ camera, still }), { caption });
      await ctx.api.editMessageMedia(ctx.chatId as number, messageId, photo, {
        reply_markup: stopButton(ctx),
      });
    }
  } catch (error) {
    // Deleted by somebody: that is an ending too, and there is nothing left to say it in.
    if (isNotEditable(error)) return;
    if (!signal.aborted) logFailure(room.log, ctx, error);
    if (!signal.aborted && error instanceof CameraError) ending = failureText(ctx.locale, error);
  }
  await showEnding(room, ctx, shown, `${asPhoto(room, ctx, camera, newest).caption}\n${ending}`);
}

async function showEnding(
  room: ControlRoom,
  ctx: ChatContext,
  { camera, messageId }: Showing,
  caption: string,
): Promise<void> {
  const keyboard = new InlineKeyboard()
    .text(sayPlain(ctx.locale, "button-live-again"), data.live(camera.id))
    .text(sayPlain(ctx.locale, "button-clip", { seconds: 10 }), data.clip(camera.id, 10));
  try {
    await ctx.api.editMessageCaption(ctx.chatId as number, messageId, {
      caption,
      reply_markup: keyboard,
    });
  } catch (error) {
    // The photo stays as it is; its [Stop] says that it is over.
    room.log.debug("The end of /live could not be shown", { error });
  }
}

function asPhoto(
  room: ControlRoom,
  ctx: ChatContext,
  camera: CameraView,
  { still, lines }: AnnotatedStill,
) {
  const caption = pictureCaption(readerOf(room, ctx), camera, still.takenAt);
  return { camera, still, caption: [caption, ...lines].join("\n") };
}

function stopButton(ctx: ChatContext): InlineKeyboard {
  return new InlineKeyboard().text(sayPlain(ctx.locale, "button-stop"), data.liveStop());
}

/** The job that refreshes a photo in this chat. */
export function liveJob(chat: number | undefined): string {
  return `live:${chat}`;
}
