// Owns a camera's new name: asked for in place, refused with a sentence.
import { Composer, InlineKeyboard } from "grammy";
import { CameraNameError } from "../../storage/camera-name.ts";
import type { CameraId } from "../../storage/incident-events.ts";
import { type ChatContext, inGroup } from "../context.ts";
import { answerFirst } from "../lateness.ts";
import { type Place, showPage, tappedPlace } from "../page.ts";
import type { ControlRoom } from "../parts.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { cameraPage } from "./camera-page.ts";
import { nameProblem } from "./name-problem.ts";
import { cameraData, cameraTaps } from "./taps.ts";

const nameKind = "camera-name";

export function renaming(room: ControlRoom): Composer<ChatContext> {
  const composer = new Composer<ChatContext>();
  const { keeper } = room.cameraDesk;

  room.asking.add({
    kind: nameKind,
    answer: (ctx, text, { about, place }) => rename(ctx, about["camera"] ?? "", text, place),
    giveUp: (ctx, { about }) =>
      cameraPage(room, ctx, about["camera"] ?? "", say(ctx.locale, "cameras-rename-given-up")),
  });

  composer.callbackQuery(cameraTaps.rename, async (ctx) => {
    await answerFirst(ctx);
    await ask(ctx, ctx.match[1] as CameraId, tappedPlace(ctx));
  });
  return composer;

  async function ask(
    ctx: ChatContext,
    id: CameraId,
    place: Place | null,
    problem?: string,
  ): Promise<void> {
    const { locale } = ctx;
    const camera = keeper.find(id);
    if (!camera) {
      await showPage(ctx, await cameraPage(room, ctx, id), place);
      return;
    }
    const lines = problem === undefined ? [] : [problem];
    lines.push(say(locale, "cameras-rename-question", { camera: camera.name }));
    if (inGroup(ctx)) lines.push(say(locale, "cameras-rename-group"));
    const page = {
      text: lines.join("\n"),
      keyboard: new InlineKeyboard().text(sayPlain(locale, "button-cancel"), cameraData.page(id)),
      picture: null,
    };
    await room.asking.ask(ctx, nameKind, { camera: id }, page, place);
  }

  async function rename(ctx: ChatContext, id: CameraId, text: string, place: Place): Promise<void> {
    const before = keeper.find(id)?.name;
    try {
      if (before === undefined) {
        await showPage(ctx, await cameraPage(room, ctx, id), place);
        return;
      }
      const after = await keeper.rename(id, text);
      const names = { old: before, new: after };
      const news = say(ctx.locale, "cameras-renamed", names);
      await showPage(ctx, await cameraPage(room, ctx, id, news), place);
      if (before === after) return;
      await room.tellOthers(ctx, (locale) => ({
        text: say(locale, "cameras-told-renamed", { ...names, name: ctx.person.name }),
      }));
    } catch (error) {
      if (!(error instanceof CameraNameError)) throw error;
      await ask(ctx, id, place, nameProblem(ctx.locale, error));
    }
  }
}
