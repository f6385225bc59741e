// Owns /cameras: its first page, each camera's page, and the parts that do what is tapped there.
import { Composer } from "grammy";
import type { CameraId } from "../../storage/incident-events.ts";
import { showing } from "../chat-action.ts";
import type { ChatContext } from "../context.ts";
import { answerFirst } from "../lateness.ts";
import { showPage } from "../page.ts";
import type { ControlRoom } from "../parts.ts";
import { adding } from "./adding.ts";
import { cameraPage } from "./camera-page.ts";
import { finding } from "./finding.ts";
import { listPage } from "./list-page.ts";
import { nightTest } from "./night-test.ts";
import { pausing } from "./pausing.ts";
import { isPrivate, startWord } from "./private-chat.ts";
import { removing } from "./removing.ts";
import { renaming } from "./renaming.ts";
import { smallerStream } from "./smaller-stream.ts";
import { cameraLooks } from "./taps.ts";

export function cameras(room: ControlRoom): Composer<ChatContext> {
  const composer = new Composer<ChatContext>();
  composer.command("cameras", async (ctx) => {
    await showPage(ctx, listPage(room, ctx), null);
  });
  // By the link that a group is given.
  composer.command("start", async (ctx, next) => {
    if (!isPrivate(ctx) || ctx.match.trim() !== startWord || ctx.justPaired) return next();
    await showPage(ctx, listPage(room, ctx), null);
  });
  composer.callbackQuery(cameraLooks.root, async (ctx) => {
    await answerFirst(ctx);
    await showPage(ctx, listPage(room, ctx));
  });
  composer.callbackQuery(cameraLooks.page, async (ctx) => {
    await answerFirst(ctx);
    const id = ctx.match[1] as CameraId;
    await showing(room, ctx, "upload_photo", async () => {
      await showPage(ctx, await cameraPage(room, ctx, id));
    });
  });
  composer.use(renaming(room), pausing(room), removing(room));
  composer.use(nightTest(room), smallerStream(room), adding(room), finding(room));
  return composer;
}
