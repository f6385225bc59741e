// Owns what can be done when an enrolment is over: deleting its photos from the chat, and taking
// it back. Both may come days later and after a restart.
import { Composer, GrammyError, InlineKeyboard } from "grammy";
import { NotThereError } from "../../storage/people.ts";
import type { ChatContext } from "../context.ts";
import { answerFirst } from "../lateness.ts";
import { shortName } from "../people/names.ts";
import { removeButtons, reply, rewrite } from "../reply.ts";
import { escapeHtml, say, sayPlain } from "../texts/texts.ts";
import type { EnrollRoom } from "./enroll.ts";
import { enrollData, enrollTaps } from "./taps.ts";

/** Telegram deletes so many messages at once (core.telegram.org/bots/api#deletemessages). */
const mostDeleted = 100;

export function afterwards(room: EnrollRoom): Composer<ChatContext> {
  const composer = new Composer<ChatContext>();
  const { selfies } = room.enrolling;

  composer.callbackQuery(enrollTaps.selfies, async (ctx) => {
    const id = ctx.match[1] as string;
    const found = selfies.find(id, ctx.chatId ?? 0);
    if (!found) {
      await answerFirst(ctx, sayPlain(ctx.locale, "toast-selfies-unknown"));
      await withoutButton(ctx, enrollTaps.selfies, null);
      return;
    }
    if (await isLate(ctx)) return;
    const lines: string[] = [];
    if (found.young.length > 0) lines.push(await deleteMessages(ctx, found.young));
    if (found.old > 0) lines.push(say(ctx.locale, "enroll-selfies-old", { count: found.old }));
    await selfies.forget(id);
    await withoutButton(ctx, enrollTaps.selfies, lines.join("\n"));
  });

  composer.callbackQuery(enrollTaps.undo, async (ctx) => {
    if (await isLate(ctx)) return;
    const text = await undo(ctx, ctx.match[1] as string);
    const keyboard = remainingButtons(ctx, enrollTaps.selfies);
    keyboard.text(sayPlain(ctx.locale, "button-start-again"), enrollData.begin());
    await rewrite(ctx, ctx.msgId ?? 0, { text, keyboard });
  });
  return composer;

  async function deleteMessages(ctx: ChatContext, messages: readonly number[]): Promise<string> {
    try {
      await ctx.api.deleteMessages(ctx.chatId ?? 0, messages.slice(0, mostDeleted));
      return say(ctx.locale, "enroll-selfies-gone", { count: messages.length });
    } catch (error) {
      if (!(error instanceof GrammyError) || error.error_code !== 400) throw error;
      room.log.warn("Photos of an enrolment could not be deleted from the chat", { error });
      return say(ctx.locale, "enroll-selfies-refused");
    }
  }

  async function undo(ctx: ChatContext, addition: string): Promise<string> {
    try {
      const { person, forgotten } = await room.faces.people.undo(addition);
      const key = forgotten ? "enroll-undone-forgotten" : "enroll-undone-photos";
      return say(ctx.locale, key, { name: shortName(person.name) });
    } catch (error) {
      if (!(error instanceof NotThereError)) throw error;
      return say(ctx.locale, "enroll-undo-gone");
    }
  }
}

async function isLate(ctx: ChatContext): Promise<boolean> {
  if ((await answerFirst(ctx)) === "answered") return false;
  await reply(ctx, { text: say(ctx.locale, "enroll-tap-late") });
  return true;
}

/** Takes the tapped button away and adds `line` to its message. */
async function withoutButton(ctx: ChatContext, tap: RegExp, line: string | null): Promise<void> {
  const text = ctx.callbackQuery?.message?.text;
  if (text === undefined) {
    await removeButtons(ctx);
    if (line !== null) await reply(ctx, { text: line });
    return;
  }
  const keyboard = new InlineKeyboard(
    buttonsOf(ctx)
      .map((row) => row.filter((button) => !leadsTo(button, tap)))
      .filter((row) => row.length > 0),
  );
  const lines = [escapeHtml(text), ...(line === null ? [] : [line])];
  await rewrite(ctx, ctx.msgId ?? 0, { text: lines.join("\n"), keyboard });
}

/** The tapped message's buttons that lead to `tap`, each in a row of its own. */
function remainingButtons(ctx: ChatContext, tap: RegExp): InlineKeyboard {
  const kept = buttonsOf(ctx)
    .flat()
    .filter((button) => leadsTo(button, tap));
  return new InlineKeyboard([...kept.map((button) => [button]), []]);
}

function buttonsOf(ctx: ChatContext) {
  return ctx.callbackQuery?.message?.reply_markup?.inline_keyboard ?? [];
}

function leadsTo(button: object, tap: RegExp): boolean {
  return (
    "callback_data" in button &&
    typeof button.callback_data === "string" &&
    tap.test(button.callback_data)
  );
}
