// Owns what is left of /cancel: whatever asks something takes its own first (enroll, who, people).
import { Composer } from "grammy";
import type { ChatContext } from "../context.ts";
import { reply } from "../reply.ts";
import { say } from "../texts/texts.ts";

export function cancel(): Composer<ChatContext> {
  const composer = new Composer<ChatContext>();
  composer.command("cancel", async (ctx) => {
    await reply(ctx, { text: say(ctx.locale, "cancel-nothing") });
  });
  return composer;
}
