// Owns bringing a backup back by sending its file: the passphrase, a look at what is in it, the
// confirmation, and taking it back afterwards. An opened backup is in memory for ten minutes.
import { randomInt } from "node:crypto";
import { Composer, InlineKeyboard } from "grammy";
import { backupExtension, BackupError } from "../../storage/backup/backup-file.ts";
import type { Cancel } from "../../storage/clock.ts";
import type { Member } from "../../storage/members.ts";
import type { Asked } from "../asking/asking.ts";
import { deleteSecret } from "../cameras/delete-secret.ts";
import { isPrivate, privateOnlyPage } from "../cameras/private-chat.ts";
import type { ChatContext } from "../context.ts";
import { answerFirst, askBack } from "../lateness.ts";
import { type Page, type Place, showPage, tappedPlace } from "../page.ts";
import type { ControlRoom } from "../parts.ts";
import { reply } from "../reply.ts";
import { mayDo } from "../rights.ts";
import { FileNotFetchedError, FileTooLargeError, largestFileBytes } from "../telegram-files.ts";
import { say, sayPlain } from "../texts/texts.ts";
import type { BackupDesk, OpenedBackup } from "./desk.ts";
import { backupData, backupTaps } from "./taps.ts";
import { holds, whenMade } from "./words.ts";

const kind = "backup-open";
const keptMs = 10 * 60_000;

/** A file that was sent, and later what is in it. */
interface Sent {
  person: number;
  file: Buffer;
  opened: OpenedBackup | null;
  forget: Cancel;
}

export function restoringBackups(room: ControlRoom, desk: BackupDesk): Composer<ChatContext> {
  const composer = new Composer<ChatContext>();
  const sent = new Map<number, Sent>();
  // Not from 1: a question of before a restart must not mean a file of now.
  let last = randomInt(900_000_000);

  room.asking.add({
    kind,
    answer: open,
    giveUp(ctx, { about }, why) {
      forget(Number(about["number"]));
      const key = why === "too_late" ? "backup-too-late" : "backup-not-restored";
      return Promise.resolve(endPage(ctx, say(ctx.locale, key)));
    },
  });

  composer.on("message:document", async (ctx, next) => {
    const { file_name: name = "", file_id: id, file_size: size = 0 } = ctx.message.document;
    if (!name.toLowerCase().endsWith(backupExtension)) return next();
    if (!mayDo(ctx.person.role, "own")) {
      await reply(ctx, { text: say(ctx.locale, "backup-owner-only") });
    } else if (!isPrivate(ctx)) {
      await showPage(ctx, privateOnlyPage(ctx), null);
    } else if (size > largestFileBytes) {
      await reply(ctx, { text: say(ctx.locale, "backup-file-too-large") });
    } else {
      const key = `backup:${ctx.chatId}:${ctx.msg.message_id}`;
      room.jobs.start(ctx, key, (signal) => take(ctx, id, signal));
    }
  });

  composer.callbackQuery(backupTaps.drop, async (ctx) => {
    await answerFirst(ctx);
    forget(Number(ctx.match[1]));
    await showPage(ctx, endPage(ctx, say(ctx.locale, "backup-not-restored")));
  });

  composer.callbackQuery(backupTaps.restore, async (ctx) => {
    const number = Number(ctx.match[1]);
    const late = (await answerFirst(ctx)) === "too_old";
    const backup = sent.get(number);
    const place = tappedPlace(ctx);
    if (!backup?.opened || backup.person !== ctx.person.id || !place) {
      await showPage(ctx, endPage(ctx, say(ctx.locale, "backup-gone")));
      return;
    }
    if (late) {
      const { text, keyboard } = confirmPage(ctx, number, backup.opened);
      askBack(ctx, { topic: "backup", question: () => ({ text, keyboard }) });
      return;
    }
    const { opened } = backup;
    forget(number);
    await showPage(ctx, busyPage(ctx), place);
    const owner = { id: ctx.person.id, name: ctx.person.name };
    await desk.restore(opened, { chat: place && chatOf(ctx), messageId: place.messageId, owner });
  });

  composer.callbackQuery(backupTaps.askTakeBack, async (ctx) => {
    await answerFirst(ctx);
    const keyboard = new InlineKeyboard()
      .text(sayPlain(ctx.locale, "backup-button-undo-yes"), backupData.takeBack())
      .text(sayPlain(ctx.locale, "backup-button-undo-no"), backupData.keep());
    await showPage(ctx, { text: say(ctx.locale, "backup-undo-ask"), keyboard, picture: null });
  });
  composer.callbackQuery(backupTaps.keep, async (ctx) => {
    await answerFirst(ctx);
    // The way back stays, too.
    const page = endPage(ctx, say(ctx.locale, "backup-stays"));
    page.keyboard.text(sayPlain(ctx.locale, "backup-button-undo"), backupData.askTakeBack());
    await showPage(ctx, page);
  });
  composer.callbackQuery(backupTaps.takeBack, async (ctx) => {
    if ((await answerFirst(ctx)) === "too_old") {
      const keyboard = new InlineKeyboard()
        .text(sayPlain(ctx.locale, "backup-button-undo-yes"), backupData.takeBack())
        .text(sayPlain(ctx.locale, "backup-button-undo-no"), backupData.keep());
      const text = say(ctx.locale, "backup-undo-ask");
      askBack(ctx, { topic: "backup", question: () => ({ text, keyboard }) });
      return;
    }
    const place = tappedPlace(ctx);
    await showPage(ctx, busyPage(ctx), place);
    const messageId = place?.messageId ?? null;
    if (await desk.takeBack({ chat: chatOf(ctx), messageId })) return;
    await showPage(ctx, endPage(ctx, say(ctx.locale, "backup-undo-gone")), place);
  });
  return composer;

  async function take(ctx: ChatContext, fileId: string, signal: AbortSignal): Promise<void> {
    const { locale } = ctx;
    try {
      const file = await room.telegramFiles.fetch(fileId, signal);
      const when = whenMade(room, ctx, { madeAt: desk.madeAt(file) });
      last += 1;
      const number = last;
      const cancel = room.clock.after(keptMs, () => sent.delete(number));
      sent.set(number, { person: ctx.person.id, file, opened: null, forget: cancel });
      await ask(ctx, number, say(locale, "backup-open-ask", { when }), null);
    } catch (error) {
      const key = problemKey(error);
      if (key === null) throw error;
      await reply(ctx, { text: say(locale, key) });
    }
  }

  async function ask(
    ctx: ChatContext,
    number: number,
    text: string,
    place: Place | null,
  ): Promise<void> {
    const cancel = sayPlain(ctx.locale, "button-cancel");
    const keyboard = new InlineKeyboard().text(cancel, backupData.drop(number));
    const page = { text, keyboard, picture: null };
    await room.asking.ask(ctx, kind, { number: String(number) }, page, place);
  }

  async function open(ctx: ChatContext, passphrase: string, asked: Asked): Promise<void> {
    const { locale } = ctx;
    const number = Number(asked.about["number"]);
    const deleted = (await deleteSecret(ctx)) === "deleted";
    const note = say(locale, deleted ? "backup-deleted" : "backup-delete-yourself");
    const backup = sent.get(number);
    if (!backup || backup.person !== ctx.person.id) {
      await showPage(ctx, endPage(ctx, say(locale, "backup-gone")), asked.place);
      return;
    }
    try {
      backup.opened = await desk.open(backup.file, passphrase);
      const page = confirmPage(ctx, number, backup.opened);
      await showPage(ctx, { ...page, text: `${page.text}\n${note}` }, asked.place);
    } catch (error) {
      if (!(error instanceof BackupError)) throw error;
      if (error.problem === "wrong_passphrase") {
        await ask(ctx, number, `${say(locale, "backup-wrong")}\n${note}`, asked.place);
        return;
      }
      forget(number);
      await showPage(ctx, endPage(ctx, say(locale, problemKey(error) ?? "")), asked.place);
    }
  }

  /** Who does not belong to the household now, and would again. */
  function gainsLine(members: readonly Pick<Member, "id" | "name">[], locale: string): string[] {
    const gaining = members.filter(({ id }) => room.household.member(id) === null);
    const names = gaining.map(({ name }) => name).join(", ");
    return gaining.length === 0 ? [] : [say(locale, "backup-gains", { names })];
  }

  function forget(number: number): void {
    sent.get(number)?.forget();
    sent.delete(number);
  }

  function confirmPage(
    ctx: ChatContext,
    number: number,
    { summary, content }: OpenedBackup,
  ): Page & {
    keyboard: InlineKeyboard;
  } {
    const { locale } = ctx;
    return {
      text: [
        say(locale, "backup-confirm", { when: whenMade(room, ctx, summary) }),
        holds(locale, summary),
        ...(summary.commands > 0
          ? [say(locale, "backup-commands", { count: summary.commands })]
          : []),
        ...gainsLine(content.state.members, locale),
        say(locale, "backup-confirm-what"),
      ].join("\n"),
      keyboard: new InlineKeyboard()
        .text(sayPlain(locale, "backup-button-restore"), backupData.restore(number))
        .text(sayPlain(locale, "button-cancel"), backupData.drop(number)),
      picture: null,
    };
  }
}

/** The text that says what is wrong with the file; null for what is no matter of the file. */
function problemKey(error: unknown): string | null {
  if (error instanceof BackupError) return `backup-file-${error.problem.replaceAll("_", "-")}`;
  if (error instanceof FileTooLargeError) return "backup-file-too-large";
  return error instanceof FileNotFetchedError ? "backup-file-not-fetched" : null;
}

function chatOf(ctx: ChatContext): number | null {
  return ctx.chatId ?? null;
}

function busyPage({ locale }: ChatContext): Page {
  const text = say(locale, "backup-restoring");
  return { text, keyboard: new InlineKeyboard(), picture: null };
}

function endPage({ locale }: ChatContext, text: string): Page {
  const keyboard = new InlineKeyboard().text(
    sayPlain(locale, "backup-button-make"),
    backupData.make(),
  );
  return { text, keyboard, picture: null };
}
