// Owns a camera's second stream: the question for its address, using it, and using it no more. The
// smaller of the two is watched, the larger one kept; trying it is trial.ts's, like a new camera.
import { Composer, InlineKeyboard } from "grammy";
import type { SecondStream } from "../../storage/camera-list.ts";
import type { CameraId } from "../../storage/incident-events.ts";
import type { KeptCamera } from "../../vision/watch-view.ts";
import type { ChatContext } from "../context.ts";
import { answerFirst } from "../lateness.ts";
import { type Page, type Place, showPage, tappedPlace } from "../page.ts";
import type { ControlRoom } from "../parts.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { readAddress } from "./address.ts";
import { cameraPage } from "./camera-page.ts";
import { viewOf } from "./desk.ts";
import { listPage } from "./list-page.ts";
import { isPrivate, privateOnlyPage } from "./private-chat.ts";
import { addressProblem, deletedNote } from "./sent-address.ts";
import { cameraData, cameraTaps } from "./taps.ts";
import { beginTrial, trialJob } from "./trial.ts";
import { streamSizes } from "../wording.ts";

/** The question for the address of a second stream. */
export const secondAddressKind = "camera-smaller";

export function smallerStream(room: ControlRoom): Composer<ChatContext> {
  const composer = new Composer<ChatContext>();
  const { keeper, pending } = room.cameraDesk;

  room.asking.add({
    kind: secondAddressKind,
    answer: (ctx, text, { about, place }) => receive(ctx, about["camera"] ?? "", text, place),
    giveUp: (ctx, { about }) => unchangedPage(room, ctx, about["camera"] ?? ""),
  });

  composer.callbackQuery(cameraTaps.smaller, async (ctx) => {
    await answerFirst(ctx);
    const id = ctx.match[1] as CameraId;
    const camera = keeper.find(id);
    if (camera?.second) await showPage(ctx, secondPage(room, ctx, camera, camera.second));
    else await askForSecond(room, ctx, id, tappedPlace(ctx));
  });
  composer.callbackQuery(cameraTaps.askSmaller, async (ctx) => {
    await answerFirst(ctx);
    await askForSecond(room, ctx, ctx.match[1] as CameraId, tappedPlace(ctx));
  });

  composer.callbackQuery(cameraTaps.useSmaller, async (ctx) => {
    await answerFirst(ctx);
    const waiting = pending.find(ctx.match[1] as string);
    const id = waiting?.secondOf;
    if (!waiting || id === undefined) {
      await showPage(ctx, listPage(room, ctx, say(ctx.locale, "cameras-decided")));
      return;
    }
    const second = { url: waiting.url, use: ctx.match[2] as SecondStream["use"] };
    await keeper.useSecond(id, second, ctx.person.name);
    await pending.drop(waiting.id);
    await showChanged(ctx, id, "cameras-smaller-used", "cameras-told-smaller");
  });

  composer.callbackQuery(cameraTaps.stopSmaller, async (ctx) => {
    await answerFirst(ctx);
    const id = ctx.match[1] as CameraId;
    if (keeper.find(id)?.second) {
      await keeper.useSecond(id, null, ctx.person.name);
      await showChanged(ctx, id, "cameras-smaller-stopped", "cameras-told-smaller-stopped");
    } else await showPage(ctx, await cameraPage(room, ctx, id));
  });
  return composer;

  async function receive(
    ctx: ChatContext,
    id: CameraId,
    text: string,
    place: Place,
  ): Promise<void> {
    const sent = readAddress(text);
    const note = await deletedNote(ctx, sent);
    const problem = await addressProblem(room, ctx, sent);
    if (problem === null && keeper.find(id)) {
      for (const former of pending.all()) {
        const isOver = former.secondOf === id && !room.jobs.isRunning(trialJob(former.id));
        if (isOver) await pending.drop(former.id);
      }
      const wish = { url: text.trim(), name: null, secondOf: id };
      beginTrial(room, ctx, await pending.put(wish), place, note);
      return;
    }
    const lines = [problem, note].filter((line) => typeof line === "string");
    await askForSecond(room, ctx, id, place, lines.join("\n"));
  }

  async function showChanged(
    ctx: ChatContext,
    id: CameraId,
    news: "cameras-smaller-used" | "cameras-smaller-stopped",
    told: "cameras-told-smaller" | "cameras-told-smaller-stopped",
  ): Promise<void> {
    const camera = keeper.find(id)?.name ?? "";
    await showPage(ctx, await cameraPage(room, ctx, id, say(ctx.locale, news, { camera })));
    if (camera === "") return;
    await room.tellOthers(ctx, (locale) => ({
      text: say(locale, told, { camera, name: ctx.person.name }),
    }));
  }
}

/** Asks for the address of the camera's second stream, in `place`; `problem` as Telegram HTML. */
export async function askForSecond(
  room: ControlRoom,
  ctx: ChatContext,
  id: CameraId,
  place: Place | null,
  problem?: string,
): Promise<void> {
  const { locale } = ctx;
  const camera = room.cameraDesk.keeper.find(id);
  if (!camera) {
    await showPage(ctx, await cameraPage(room, ctx, id), place);
    return;
  }
  if (!isPrivate(ctx)) {
    await showPage(ctx, privateOnlyPage(ctx), null);
    return;
  }
  const question = say(locale, "cameras-smaller-question", { camera: camera.name });
  const page = {
    text: problem === undefined ? question : `${problem}\n${question}`,
    keyboard: new InlineKeyboard().text(sayPlain(locale, "button-cancel"), cameraData.page(id)),
    picture: null,
  };
  await room.asking.ask(ctx, secondAddressKind, { camera: id }, page, place);
}

/** The camera's page, saying that nothing came of it. */
export async function unchangedPage(
  room: ControlRoom,
  ctx: ChatContext,
  id: CameraId,
): Promise<Page> {
  const camera = room.cameraDesk.keeper.find(id)?.name;
  const news = camera && say(ctx.locale, "cameras-smaller-unchanged", { camera });
  return await cameraPage(room, ctx, id, ...(news ? [news] : []));
}

/** Which stream is for what, of a camera that has two. */
function secondPage(
  room: ControlRoom,
  { locale }: ChatContext,
  { id, name }: KeptCamera,
  second: NonNullable<KeptCamera["second"]>,
): Page {
  const lines = [say(locale, "cameras-smaller-set", { camera: name, ...second })];
  const status = viewOf(room, id)?.status();
  if (status) lines.push(...streamSizes(locale, status));
  const keyboard = new InlineKeyboard()
    .text(sayPlain(locale, "cameras-button-another"), cameraData.askSmaller(id))
    .text(sayPlain(locale, "cameras-button-stop-smaller"), cameraData.stopSmaller(id))
    .row()
    .text(sayPlain(locale, "button-back"), cameraData.page(id));
  return { text: lines.join("\n"), keyboard, picture: null };
}
