// Owns what is left: taps nobody knows are still answered, a misspelt command is guessed, words and
// pictures nobody knows get one useful sentence. In a group only what is surely meant for us.
import { Composer, InlineKeyboard } from "grammy";
import { bareName, commandIn, isAddressedToUs } from "./access.ts";
import { data } from "./callback-data.ts";
import { nearestCommand } from "./commands/nearest.ts";
import type { ChatContext } from "./context.ts";
import { everythingOf } from "./history/filter.ts";
import { historyData } from "./history/taps.ts";
import { answerFirst } from "./lateness.ts";
import { type Answer, reply } from "./reply.ts";
import { commandsFor, mayTap } from "./rights.ts";
import { say, sayPlain } from "./texts/texts.ts";

/** Taps that do what the command does; the others stand in the sentence, to be tapped there. */
const sameTap: Readonly<Record<string, string>> = {
  arm: data.arm(),
  disarm: data.disarm(),
  status: data.status(),
  snapshot: data.snapshot("all"),
  events: historyData.newest(everythingOf("events")),
  intruders: historyData.newest(everythingOf("intruders")),
  people: "people:1",
  settings: "settings",
  modes: "modes",
  schedule: "schedule",
  zones: "zones",
  cameras: "cameras",
  members: "members",
  me: "me",
};

export function fallbacks(): Composer<ChatContext> {
  const composer = new Composer<ChatContext>();
  /** An album comes as a message for each picture, and gets one answer. */
  let answeredAlbum: string | undefined;
  composer.on("callback_query", async (ctx) => {
    await answerFirst(ctx, sayPlain(ctx.locale, "toast-unknown-button"));
  });
  composer.on(["message:text", "message:file"], async (ctx) => {
    const { text, media_group_id: album } = ctx.message;
    if (!isAddressedToUs(ctx) || (album !== undefined && album === answeredAlbum)) return;
    answeredAlbum = album;
    const fallback = {
      text: say(ctx.locale, text === undefined ? "no-words" : "not-understood"),
      keyboard: new InlineKeyboard()
        .text(sayPlain(ctx.locale, "button-status"), data.status())
        .text(sayPlain(ctx.locale, "button-show"), data.snapshot("all")),
    };
    await reply(ctx, guess(ctx) ?? fallback);
  });
  return composer;
}

/** "/stats? Did you mean /status?" */
function guess(ctx: ChatContext): Answer | null {
  const { locale, message, person } = ctx;
  const command = message && commandIn(message);
  if (command === undefined) return null;
  const asked = bareName(command);
  const nearest = nearestCommand(
    asked,
    commandsFor(person.role).map(({ name }) => name),
  );
  if (nearest === null) return null;
  const text = say(locale, "fallback-meant", { asked: `/${asked}`, command: `/${nearest}` });
  const tap = sameTap[nearest];
  if (tap === undefined || !mayTap(person.role, tap)) return { text };
  return { text, keyboard: new InlineKeyboard().text(`/${nearest}`, tap) };
}
