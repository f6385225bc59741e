// Owns pausing a camera for privacy and resuming it. Pausing makes the guard blind there: while it is
// armed that is said before, and a tap that comes late is asked back.
import { Composer, InlineKeyboard } from "grammy";
import type { CameraId } from "../../storage/incident-events.ts";
import type { CameraView } from "../../vision/watch-view.ts";
import type { ChatContext } from "../context.ts";
import { answerFirst, askBack } from "../lateness.ts";
import { showPage } from "../page.ts";
import type { ControlRoom } from "../parts.ts";
import type { Answer } from "../reply.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { span } from "../texts/times.ts";
import { cameraPage } from "./camera-page.ts";
import { viewOf } from "./desk.ts";
import { cameraData, cameraTaps, type PauseLength } from "./taps.ts";

const hourMs = 3_600_000;

export function pausing(room: ControlRoom): Composer<ChatContext> {
  const composer = new Composer<ChatContext>();
  const { keeper } = room.cameraDesk;

  composer.callbackQuery(cameraTaps.askPause, async (ctx) => {
    await answerFirst(ctx);
    await ask(ctx, ctx.match[1] as CameraId);
  });

  composer.callbackQuery(cameraTaps.pause, async (ctx) => {
    const isLate = (await answerFirst(ctx)) === "too_old";
    const id = ctx.match[1] as CameraId;
    const camera = viewOf(room, id);
    const length = ctx.match[2] as PauseLength;
    const knowsArmed = ctx.match[3] !== undefined;
    if (camera && isLate) {
      const topic = `camera:${id}`;
      askBack(ctx, { topic, question: () => question(ctx, camera, "cameras-late-pause") });
    } else if (!camera || (isArmed() && !knowsArmed)) {
      await ask(ctx, id);
    } else {
      await pause(ctx, camera, length);
    }
  });

  composer.callbackQuery(cameraTaps.resume, async (ctx) => {
    await answerFirst(ctx);
    const id = ctx.match[1] as CameraId;
    const camera = viewOf(room, id);
    const wasPaused = camera?.status().state === "paused";
    await keeper.resume(id);
    const variables = { camera: camera?.name ?? "", name: ctx.person.name };
    const news = wasPaused ? say(ctx.locale, "cameras-resumed", variables) : undefined;
    await showPage(ctx, await cameraPage(room, ctx, id, news));
    if (!wasPaused) return;
    await room.tellOthers(ctx, (locale) => ({
      text: say(locale, "cameras-told-resumed", variables),
    }));
  });
  return composer;

  async function ask(ctx: ChatContext, id: CameraId): Promise<void> {
    const camera = viewOf(room, id);
    const page = camera
      ? { ...question(ctx, camera, "cameras-pause-question"), picture: null }
      : await cameraPage(room, ctx, id);
    await showPage(ctx, page);
  }

  async function pause(ctx: ChatContext, camera: CameraView, length: PauseLength): Promise<void> {
    const { id } = camera;
    const { name } = ctx.person;
    ctx.lateness.forget(ctx, `camera:${id}`);
    await keeper.pause(id, name, length === "hour" ? hourMs : null);
    const variables = { camera: camera.name, name };
    const news = say(ctx.locale, "cameras-paused", variables);
    await showPage(ctx, await cameraPage(room, ctx, id, news));
    await room.tellOthers(ctx, (locale) => ({
      text:
        length === "hour"
          ? say(locale, "cameras-told-paused-for", { ...variables, span: span(locale, hourMs) })
          : say(locale, "cameras-told-paused", variables),
    }));
  }

  function question(
    { locale }: ChatContext,
    { id, name }: CameraView,
    key: "cameras-pause-question" | "cameras-late-pause",
  ): Required<Answer> {
    const armed = isArmed();
    const lines = [say(locale, key, { camera: name })];
    if (armed) lines.push(say(locale, "cameras-pause-armed"));
    const button = (label: string, length: PauseLength): [string, string] => [
      sayPlain(locale, label),
      cameraData.pause(id, length, armed),
    ];
    const keyboard = new InlineKeyboard()
      .text(...button("cameras-button-pause-hour", "hour"))
      .row()
      .text(...button("cameras-button-pause-open", "open"))
      .row()
      .text(sayPlain(locale, "cameras-button-keep-watching"), cameraData.page(id));
    return { text: lines.join("\n"), keyboard };
  }

  function isArmed(): boolean {
    return room.alarm.current().state !== "disarmed";
  }
}
