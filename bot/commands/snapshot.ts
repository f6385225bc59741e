// Owns /snapshot: what the cameras see now, one or all of them.
import { Composer, InlineKeyboard } from "grammy";
import { CameraError, type CameraView } from "../../vision/watch-view.ts";
import { annotatedStill } from "../annotated-still.ts";
import { data, taps } from "../callback-data.ts";
import { chooseCamera } from "../camera-choice.ts";
import { cameraById } from "../cameras-keyboard.ts";
import { showing } from "../chat-action.ts";
import type { ChatContext } from "../context.ts";
import { failureText, logFailure } from "../failure.ts";
import { answerFirst } from "../lateness.ts";
import { type ControlRoom, readerOf } from "../parts.ts";
import { reply } from "../reply.ts";
import { sendStill, sendStills, type TakenStill } from "../still-photo.ts";
import { sayPlain } from "../texts/texts.ts";
import { pictureCaption } from "../wording.ts";

export function snapshot(room: ControlRoom): Composer<ChatContext> {
  const composer = new Composer<ChatContext>();

  composer.command("snapshot", async (ctx) => {
    const text = ctx.match.trim();
    if (text === "" && room.watch.cameras.length > 1) {
      begin(ctx, room.watch.cameras);
      return;
    }
    const camera = await chooseCamera(room, ctx, text, ({ id }) => data.snapshot(id));
    if (camera) begin(ctx, [camera]);
  });

  composer.callbackQuery(taps.snapshot, async (ctx) => {
    const wanted = ctx.match[1] as string;
    const camera = cameraById(room.watch, wanted);
    const cameras = wanted === "all" ? room.watch.cameras : camera ? [camera] : [];
    if (cameras.length === 0) {
      await answerFirst(ctx, sayPlain(ctx.locale, "toast-camera-gone"));
      return;
    }
    await answerFirst(ctx);
    begin(ctx, cameras);
  });
  return composer;

  /** A second tap while the picture is on its way changes nothing. */
  function begin(ctx: ChatContext, cameras: readonly CameraView[]): void {
    const which = cameras.map(({ id }) => id).join(",");
    room.jobs.start(ctx, `snapshot:${ctx.chatId}:${which}`, () =>
      showing(room, ctx, "upload_photo", () => sendSnapshots(room, ctx, cameras)),
    );
  }
}

/** Sends what the cameras see; those that show nothing are named in one message after it. */
async function sendSnapshots(
  room: ControlRoom,
  ctx: ChatContext,
  cameras: readonly CameraView[],
): Promise<void> {
  const taken: TakenStill[] = [];
  const failures: unknown[] = [];
  const stills = await Promise.allSettled(cameras.map((camera) => camera.still()));
  for (const [index, result] of stills.entries()) {
    const camera = cameras[index] as CameraView;
    if (result.status === "fulfilled") {
      const { still, lines } = await annotatedStill(room, result.value, ctx.locale);
      const caption = pictureCaption(readerOf(room, ctx), camera, still.takenAt);
      taken.push({ camera, still, caption: [caption, ...lines].join("\n") });
    } else failures.push(result.reason);
  }
  const [only] = taken;
  if (only && taken.length === 1) await sendStill(ctx, only, nextTaps(ctx, only.camera));
  else if (taken.length > 1) await sendStills(ctx, taken);
  if (failures.length === 0) return;
  for (const failure of failures) logFailure(room.log, ctx, failure);
  const lines = failures.filter((failure) => failure instanceof CameraError);
  // What isn't a camera's own error is the same sentence for all of them.
  const unexpected = failures.find((failure) => !(failure instanceof CameraError));
  const texts = [...lines, ...(unexpected === undefined ? [] : [unexpected])];
  await reply(ctx, {
    text: texts.map((failure) => failureText(ctx.locale, failure)).join("\n"),
    keyboard: new InlineKeyboard().text(sayPlain(ctx.locale, "button-status"), data.status()),
  });
}

function nextTaps(ctx: ChatContext, camera: CameraView): InlineKeyboard {
  return new InlineKeyboard()
    .text(sayPlain(ctx.locale, "button-again"), data.snapshot(camera.id))
    .text(sayPlain(ctx.locale, "button-live"), data.live(camera.id))
    .text(sayPlain(ctx.locale, "button-clip", { seconds: 10 }), data.clip(camera.id, 10));
}
