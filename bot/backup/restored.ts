// Owns what the chat is told when the guard has begun anew with a backup (or without it again): the
// message that said "restoring" becomes the news.
import { type Api, InlineKeyboard } from "grammy";
import type { RestoreNote } from "../../storage/backup/restore.ts";
import type { Log } from "../../storage/log.ts";
import { say, sayPlain, type LocaleOf } from "../texts/texts.ts";
import { calendarDate, clockTime } from "../texts/times.ts";
import { backupData } from "./taps.ts";

/** Rejects never: it is news only, and in the log, too. */
export async function tellRestored(
  note: RestoreNote,
  parts: { api: Api; log: Log; localeOf: LocaleOf; timezone: string },
): Promise<void> {
  const { api, log, localeOf, timezone } = parts;
  log.info(note.madeAt === null ? "A restore was taken back" : "A backup was restored");
  if (note.chat === null) return;
  const locale = localeOf(note.chat);
  const keyboard = new InlineKeyboard();
  let text = say(locale, "backup-undone");
  if (note.madeAt !== null) {
    const date = calendarDate(locale, note.madeAt, timezone);
    const when = sayPlain(locale, "backup-when", { date, time: clockTime(note.madeAt, timezone) });
    text = say(locale, "backup-restored", { when });
    keyboard.text(sayPlain(locale, "backup-button-undo"), backupData.askTakeBack()).row();
  }
  keyboard.text(sayPlain(locale, "backup-button-status"), "status");
  const options = { reply_markup: keyboard };
  try {
    if (note.messageId === null) throw new Error("There is no message to become it");
    await api.editMessageText(note.chat, note.messageId, text, options);
  } catch (error) {
    log.debug("The news of a restore comes as a new message", { error });
    await api
      .sendMessage(note.chat, text, { ...options, disable_notification: true })
      .catch((second: unknown) => log.warn("A restore could not be told", { error: second }));
  }
}
