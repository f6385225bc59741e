// Owns the step between a command and the camera it means: found at once, or asked for by buttons.
import type { CameraView } from "../vision/watch-view.ts";
import { noCameraAnswer } from "./cameras/list-page.ts";
import { cameraButtons, findCamera } from "./cameras-keyboard.ts";
import type { ChatContext } from "./context.ts";
import type { ControlRoom } from "./parts.ts";
import { reply } from "./reply.ts";
import { say } from "./texts/texts.ts";

/**
 * The camera that `text` names, or the only one there is when it is empty. Null after the user
 * was answered: with buttons (`dataOf` writes what they say), or with a sentence.
 */
export async function chooseCamera(
  room: Pick<ControlRoom, "watch">,
  ctx: ChatContext,
  text: string,
  dataOf: (camera: CameraView) => string,
): Promise<CameraView | null> {
  const { cameras } = room.watch;
  const [only] = cameras;
  if (!only) {
    await reply(ctx, noCameraAnswer(ctx));
    return null;
  }
  if (text === "" && cameras.length === 1) return only;
  const found = text === "" ? { kind: "several" as const, cameras } : findCamera(room.watch, text);
  if (found.kind === "found") return found.camera;
  const question =
    found.kind === "none"
      ? say(ctx.locale, "camera-unknown", { asked: text })
      : say(ctx.locale, "camera-which");
  const offered = found.kind === "none" ? cameras : found.cameras;
  await reply(ctx, { text: question, keyboard: cameraButtons(offered, dataOf) });
  return null;
}
