// Owns one camera's page: what it sees and what is known about it, and what can be done with it.
import { InlineKeyboard } from "grammy";
import type { CameraId } from "../../storage/incident-events.ts";
import { CameraError, type CameraView } from "../../vision/watch-view.ts";
import type { ChatContext } from "../context.ts";
import { failureText } from "../failure.ts";
import type { Page } from "../page.ts";
import { type ControlRoom, readerOf } from "../parts.ts";
import { mayDo, mayTap } from "../rights.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { cameraDetails, cameraLine } from "../wording.ts";
import { viewOf } from "./desk.ts";
import { listPage } from "./list-page.ts";
import { cameraData } from "./taps.ts";

/** The list, with a word about it, where the camera is gone. `news` as Telegram HTML. */
export async function cameraPage(
  room: ControlRoom,
  ctx: ChatContext,
  id: CameraId,
  news?: string,
): Promise<Page> {
  const { locale } = ctx;
  const camera = viewOf(room, id);
  if (!camera) return listPage(room, ctx, say(locale, "cameras-gone"));
  const reader = readerOf(room, ctx);
  const lines = news === undefined ? [] : [news];
  lines.push(cameraLine(reader, camera, 0), ...cameraDetails(reader, camera.status()));
  const kept = room.cameraDesk.keeper.find(id);
  if (kept && mayDo(ctx.person.role, "own")) {
    lines.push(say(locale, "cameras-address", { address: kept.address }));
    if (kept.second) {
      lines.push(say(locale, "cameras-smaller-set", { camera: kept.name, ...kept.second }));
    }
  }
  const { picture, problem } = await pictureOf(camera, locale);
  if (problem !== null) lines.push(problem);
  return { text: lines.join("\n"), keyboard: keyboard(ctx, camera), picture };
}

async function pictureOf(
  camera: CameraView,
  locale: string,
): Promise<{ picture: Buffer | null; problem: string | null }> {
  if (camera.status().state !== "live") return { picture: null, problem: null };
  try {
    return { picture: (await camera.still()).jpeg, problem: null };
  } catch (error) {
    if (!(error instanceof CameraError)) throw error;
    return { picture: null, problem: failureText(locale, error) };
  }
}

function keyboard(ctx: ChatContext, camera: CameraView): InlineKeyboard {
  const { locale, person } = ctx;
  const { id } = camera;
  const buttons = new InlineKeyboard();
  const add = (label: string, data: string) => {
    if (mayTap(person.role, data)) buttons.text(sayPlain(locale, label), data);
  };
  const isPaused = camera.status().state === "paused";
  if (isPaused) add("cameras-button-resume", cameraData.resume(id));
  else add("cameras-button-pause", cameraData.askPause(id));
  add("cameras-button-rename", cameraData.rename(id));
  buttons.row();
  add("cameras-button-zones", `zones:${id}`);
  add("cameras-button-settings", `settings:${id}`);
  if (!isPaused) add("cameras-button-night", cameraData.night(id));
  buttons.row();
  if (!isPaused) add("cameras-button-smaller", cameraData.smaller(id));
  add("cameras-button-remove", cameraData.askRemove(id));
  return buttons.row().text(sayPlain(locale, "button-back"), cameraData.root());
}
