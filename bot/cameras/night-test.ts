// Owns [Test the night]: the picture as it is now, and whether somebody would be seen in it.
import { Composer, InlineKeyboard } from "grammy";
import type { CameraId } from "../../storage/incident-events.ts";
import { CameraError, type PictureCheck } from "../../vision/watch-view.ts";
import { showing } from "../chat-action.ts";
import type { ChatContext } from "../context.ts";
import { failureText } from "../failure.ts";
import { answerFirst } from "../lateness.ts";
import { type Page, showPage, tappedPlace } from "../page.ts";
import type { ControlRoom } from "../parts.ts";
import { mayTap } from "../rights.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { cameraPage } from "./camera-page.ts";
import { viewOf } from "./desk.ts";
import { cameraData, cameraTaps } from "./taps.ts";

/**
 * Mean luma, 0-255, below which clothes don't differ from walls by a sensitivity of 25, and above
 * which nobody would call it dark.
 */
const tooDarkBelow = 16;
const lightFrom = 70;

export type NightVerdict = "too_dark" | "restless" | "infrared" | "dark" | "light";

/** Whether somebody would be seen. Pure. */
export function judgeNight(check: Omit<PictureCheck, "still">): NightVerdict {
  const { light, largestMovement, minimumArea, hasColour } = check;
  if (light < tooDarkBelow) return "too_dark";
  if (largestMovement >= minimumArea) return "restless";
  if (!hasColour) return "infrared";
  return light < lightFrom ? "dark" : "light";
}

export function nightTest(room: ControlRoom): Composer<ChatContext> {
  const composer = new Composer<ChatContext>();
  composer.callbackQuery(cameraTaps.night, async (ctx) => {
    const id = ctx.match[1] as CameraId;
    const camera = viewOf(room, id);
    if (!camera) {
      await answerFirst(ctx);
      await showPage(ctx, await cameraPage(room, ctx, id));
      return;
    }
    const looking = sayPlain(ctx.locale, "cameras-night-looking", { camera: camera.name });
    await answerFirst(ctx, looking);
    const place = tappedPlace(ctx);
    room.jobs.start(ctx, `camera-night:${ctx.chatId}:${id}`, () =>
      showing(room, ctx, "upload_photo", async () => {
        await showPage(ctx, await nightPage(room, ctx, id, camera.name), place);
      }),
    );
  });
  return composer;
}

async function nightPage(
  room: ControlRoom,
  ctx: ChatContext,
  id: CameraId,
  camera: string,
): Promise<Page> {
  const { locale } = ctx;
  const keyboard = new InlineKeyboard().text(
    sayPlain(locale, "button-again"),
    cameraData.night(id),
  );
  const settings = `settings:${id}`;
  if (mayTap(ctx.person.role, settings)) {
    keyboard.text(sayPlain(locale, "cameras-button-settings"), settings);
  }
  keyboard.row().text(sayPlain(locale, "button-back"), cameraData.page(id));
  try {
    const check = await room.cameraDesk.keeper.checkPicture(id);
    const lines = [
      say(locale, "cameras-night-head", { camera }),
      say(locale, "cameras-night", { verdict: judgeNight(check) }),
      say(locale, "cameras-night-figures", {
        light: Math.round(check.light),
        noise: Math.round(check.noise * 10) / 10,
        area: Math.round(check.largestMovement),
        least: Math.round(check.minimumArea),
      }),
    ];
    return { text: lines.join("\n"), keyboard, picture: check.still.jpeg };
  } catch (error) {
    if (!(error instanceof CameraError)) throw error;
    return { text: failureText(locale, error), keyboard, picture: null };
  }
}
