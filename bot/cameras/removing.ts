// Owns removing a camera, confirmed in place, and bringing it back.
import { Composer, InlineKeyboard } from "grammy";
import type { CameraId } from "../../storage/incident-events.ts";
import { type KeptCamera, undoForMs } from "../../vision/watch-view.ts";
import type { ChatContext } from "../context.ts";
import { answerFirst, askBack } from "../lateness.ts";
import { showPage } from "../page.ts";
import type { ControlRoom } from "../parts.ts";
import type { Answer } from "../reply.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { span } from "../texts/times.ts";
import { cameraPage } from "./camera-page.ts";
import { listPage } from "./list-page.ts";
import { cameraData, cameraTaps } from "./taps.ts";

export function removing(room: ControlRoom): Composer<ChatContext> {
  const composer = new Composer<ChatContext>();
  const { keeper } = room.cameraDesk;

  composer.callbackQuery(cameraTaps.askRemove, async (ctx) => {
    await answerFirst(ctx);
    const id = ctx.match[1] as CameraId;
    const camera = keeper.find(id);
    const page = camera
      ? { ...question(ctx, camera, "cameras-remove-question"), picture: null }
      : await cameraPage(room, ctx, id);
    await showPage(ctx, page);
  });

  composer.callbackQuery(cameraTaps.remove, async (ctx) => {
    const isLate = (await answerFirst(ctx)) === "too_old";
    const id = ctx.match[1] as CameraId;
    const camera = keeper.find(id);
    if (camera && isLate) {
      const topic = `camera:${id}`;
      askBack(ctx, { topic, question: () => question(ctx, camera, "cameras-late-remove") });
    } else if (camera) await remove(ctx, camera);
    else await showPage(ctx, await cameraPage(room, ctx, id));
  });

  composer.callbackQuery(cameraTaps.restore, async (ctx) => {
    await answerFirst(ctx);
    const id = ctx.match[1] as CameraId;
    const isThere = keeper.find(id) !== null;
    if (!isThere && !(await keeper.restore(id))) {
      await showPage(ctx, listPage(room, ctx, say(ctx.locale, "cameras-not-restored")));
      return;
    }
    const variables = { camera: keeper.find(id)?.name ?? "", name: ctx.person.name };
    const news = isThere ? undefined : say(ctx.locale, "cameras-restored", variables);
    await showPage(ctx, await cameraPage(room, ctx, id, news));
    if (isThere) return;
    await room.tellOthers(ctx, (locale) => ({
      text: say(locale, "cameras-told-restored", variables),
    }));
  });
  return composer;

  async function remove(ctx: ChatContext, { id, name }: KeptCamera): Promise<void> {
    const { locale, person } = ctx;
    ctx.lateness.forget(ctx, `camera:${id}`);
    await keeper.remove(id, person.name);
    const isFromEnv = keeper.removed().some((camera) => camera.id === id && camera.isFromEnv);
    const news = isFromEnv
      ? say(locale, "cameras-removed-env", { camera: name })
      : say(locale, "cameras-removed", { camera: name, span: span(locale, undoForMs) });
    await showPage(ctx, listPage(room, ctx, news));
    await room.tellOthers(ctx, (theirs) => ({
      text: say(theirs, "cameras-told-removed", { camera: name, name: person.name }),
    }));
  }
}

function question(
  { locale }: ChatContext,
  { id, name }: KeptCamera,
  key: "cameras-remove-question" | "cameras-late-remove",
): Required<Answer> {
  return {
    text: say(locale, key, { camera: name }),
    keyboard: new InlineKeyboard()
      .text(sayPlain(locale, "cameras-button-keep"), cameraData.page(id))
      .text(sayPlain(locale, "cameras-button-remove"), cameraData.remove(id)),
  };
}
