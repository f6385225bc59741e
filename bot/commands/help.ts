// Owns /help: every command that the reader may use in one line, from the table.
import { Composer, InlineKeyboard } from "grammy";
import { data } from "../callback-data.ts";
import type { ChatContext } from "../context.ts";
import { reply } from "../reply.ts";
import { commandsFor } from "../rights.ts";
import { say, sayPlain } from "../texts/texts.ts";

export function help(): Composer<ChatContext> {
  const composer = new Composer<ChatContext>();
  composer.command("help", async (ctx) => {
    const { locale, person } = ctx;
    const lines = commandsFor(person.role).map(({ name, about, follows }) => {
      const command = follows === null ? `/${name}` : `/${name} ${say(locale, follows)}`;
      return `${command} · ${say(locale, about)}`;
    });
    await reply(ctx, {
      text: [say(locale, "help-head"), "", ...lines, "", say(locale, "help-foot")].join("\n"),
      keyboard: new InlineKeyboard()
        .text(sayPlain(locale, "button-status"), data.status())
        .text(sayPlain(locale, "button-show"), data.snapshot("all")),
    });
  });
  return composer;
}
