// Owns /backup: the passphrase, asked twice and deleted from the chat each time, and the encrypted
// file that comes of it. The passphrase is in memory only, and no longer than the question.
import { Composer, InlineKeyboard, InputFile } from "grammy";
import { DateTime } from "luxon";
import { backupExtension } from "../../storage/backup/backup-file.ts";
import type { Asked } from "../asking/asking.ts";
import { deleteSecret } from "../cameras/delete-secret.ts";
import { isPrivate, privateOnlyPage } from "../cameras/private-chat.ts";
import type { ChatContext } from "../context.ts";
import { answerFirst } from "../lateness.ts";
import { type Page, type Place, showPage, tappedPlace } from "../page.ts";
import { type ControlRoom, readerOf } from "../parts.ts";
import { bytes } from "../texts/numbers.ts";
import { say, sayPlain } from "../texts/texts.ts";
import type { BackupDesk } from "./desk.ts";
import { passphraseProblem } from "./passphrase.ts";
import { backupData, backupTaps } from "./taps.ts";
import { largestFileBytes } from "../telegram-files.ts";
import { holds, whenMade } from "./words.ts";

const kind = "backup-passphrase";
/** What a bot may send (core.telegram.org/bots/api#senddocument). */
const largestSent = 50_000_000;

export function makingBackups(room: ControlRoom, desk: BackupDesk): Composer<ChatContext> {
  const composer = new Composer<ChatContext>();
  /** What was typed first, by who typed it. */
  const typed = new Map<number, string>();

  room.asking.add({
    kind,
    answer: takePassphrase,
    giveUp(ctx, _asked, why) {
      typed.delete(ctx.person.id);
      const key = why === "too_late" ? "backup-too-late" : "backup-not-made";
      return Promise.resolve(startPage(ctx, say(ctx.locale, key)));
    },
  });

  composer.command("backup", async (ctx) => {
    await showPage(ctx, isPrivate(ctx) ? startPage(ctx) : privateOnlyPage(ctx), null);
  });
  composer.callbackQuery(backupTaps.root, async (ctx) => {
    await answerFirst(ctx);
    await showPage(ctx, isPrivate(ctx) ? startPage(ctx) : privateOnlyPage(ctx));
  });
  composer.callbackQuery(backupTaps.cancel, async (ctx) => {
    await answerFirst(ctx);
    typed.delete(ctx.person.id);
    await showPage(ctx, startPage(ctx, say(ctx.locale, "backup-not-made")));
  });
  composer.callbackQuery(backupTaps.make, async (ctx) => {
    await answerFirst(ctx);
    typed.delete(ctx.person.id);
    if (!isPrivate(ctx)) {
      await showPage(ctx, privateOnlyPage(ctx));
    } else {
      // Below a backup's file, which must stay.
      const place = tappedPlace(ctx);
      await ask(ctx, say(ctx.locale, "backup-ask"), place?.isText ? place : null);
    }
  });
  return composer;

  async function ask(ctx: ChatContext, text: string, place: Place | null): Promise<void> {
    const cancel = sayPlain(ctx.locale, "button-cancel");
    const keyboard = new InlineKeyboard().text(cancel, backupData.cancel());
    await room.asking.ask(ctx, kind, {}, { text, keyboard, picture: null }, place);
  }

  async function takePassphrase(ctx: ChatContext, text: string, { place }: Asked): Promise<void> {
    const { locale } = ctx;
    const deleted = (await deleteSecret(ctx)) === "deleted";
    const note = say(locale, deleted ? "backup-deleted" : "backup-delete-yourself");
    const first = typed.get(ctx.person.id);
    typed.delete(ctx.person.id);
    const problem = passphraseProblem(text);
    if (first === undefined && problem !== null) {
      return ask(ctx, `${say(locale, "backup-refused", { problem })}\n${note}`, place);
    }
    if (first === undefined) {
      typed.set(ctx.person.id, text);
      return ask(ctx, `${note}\n${say(locale, "backup-once-more")}`, place);
    }
    if (first !== text) return ask(ctx, `${say(locale, "backup-differs")}\n${note}`, place);
    await showPage(ctx, { ...startPage(ctx, note), keyboard: new InlineKeyboard() }, place);
    room.jobs.start(ctx, `backup:${ctx.chatId}`, () => make(ctx, text, place));
  }

  async function make(ctx: ChatContext, passphrase: string, place: Place): Promise<void> {
    const { locale } = ctx;
    const { file, summary } = await desk.make(passphrase);
    if (file.length > largestSent) {
      const size = bytes(locale, file.length);
      await showPage(ctx, startPage(ctx, say(locale, "backup-too-large", { size })), place);
      return;
    }
    const { timezone } = readerOf(room, ctx);
    const day = DateTime.fromMillis(summary.madeAt, { zone: timezone }).toISODate();
    const name = `vigil-${day}${backupExtension}`;
    const only = file.length > largestFileBytes ? say(locale, "backup-only-at-machine") : "";
    await ctx.replyWithDocument(new InputFile(file, name), {
      caption: [
        say(locale, "backup-made", { when: whenMade(room, ctx, summary) }),
        holds(locale, summary),
        say(locale, "backup-how-back"),
        only,
      ]
        .filter(Boolean)
        .join("\n"),
      disable_notification: true,
      reply_markup: again(ctx),
    });
    await showPage(ctx, startPage(ctx, say(locale, "backup-sent")), place);
  }
}

function again({ locale }: ChatContext): InlineKeyboard {
  return new InlineKeyboard().text(sayPlain(locale, "backup-button-another"), backupData.make());
}

function startPage({ locale }: ChatContext, news?: string): Page {
  return {
    text: [news, say(locale, "backup-about")].filter(Boolean).join("\n\n"),
    keyboard: new InlineKeyboard()
      .text(sayPlain(locale, "backup-button-make"), backupData.make())
      .row()
      .text(sayPlain(locale, "button-back"), "settings"),
    picture: null,
  };
}
