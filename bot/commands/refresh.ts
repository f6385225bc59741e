// Owns /refresh: everybody is learned anew from their photos, and what failed at the start (models
// that did not come) is tried again. One message, which ends with how it is.
import { Composer } from "grammy";
import type { ChatContext } from "../context.ts";
import type { ControlRoom } from "../parts.ts";
import { facesLine } from "../people/state-line.ts";
import { reply, rewrite } from "../reply.ts";
import { say } from "../texts/texts.ts";

export function refresh(room: ControlRoom): Composer<ChatContext> {
  const composer = new Composer<ChatContext>();
  composer.command("refresh", async (ctx) => {
    const { faces } = room;
    if (!faces) {
      await reply(ctx, { text: say(ctx.locale, "faces-missing") });
      return;
    }
    // Once for all: a second wish while it goes on is the same one.
    if (room.jobs.isRunning("refresh")) {
      await reply(ctx, { text: facesLine(faces, ctx.locale) });
      return;
    }
    const message = await reply(ctx, { text: say(ctx.locale, "refresh-begun") });
    room.jobs.start(ctx, "refresh", async () => {
      await faces.refresh();
      await rewrite(ctx, message, { text: facesLine(faces, ctx.locale) });
    });
  });
  return composer;
}
