// Owns what the chat is told when the guard has begun anew with a backup (or without it again): the
// message that said "restoring" becomes the news.
import { type Api, InlineKeyboard } from "grammy";
import type { RestoreNote } from "../../storage/backup/restore.ts";
import type { Log } from "../../storage/log.ts";
import type { Destination } from "../alerts/telegram.ts";
import { announce } from "../announce.ts";
import type { Household } from "../household.ts";
import { say, sayPlain, type LocaleOf } from "../texts/texts.ts";
import { calendarDate, clockTime } from "../texts/times.ts";
import { backupData } from "./taps.ts";

export interface RestoredParts {
  api: Api;
  log: Log;
  localeOf: LocaleOf;
  timezone: string;
  household: Pick<Household, "member">;
  /** Every chat that gets alerts. */
  destinations: readonly Destination[];
}

/** Rejects never: it is news only, and in the log, too. */
export async function tellRestored(note: RestoreNote, parts: RestoredParts): Promise<void> {
  const { log } = parts;
  log.info(note.madeAt === null ? "A restore was taken back" : "A backup was restored");
  // Somebody at the machine was told there.
  if (note.chat === null) return;
  await tellWhoDid(note.chat, note, parts);
  await tellTheOthers(note.chat, note, parts);
}

async function tellWhoDid(chat: number, note: RestoreNote, parts: RestoredParts): Promise<void> {
  const { api, log, localeOf } = parts;
  const locale = localeOf(chat);
  const keyboard = new InlineKeyboard();
  let text = say(locale, "backup-undone");
  if (note.madeAt !== null) {
    text = say(locale, "backup-restored", { when: whenOf(note.madeAt, locale, parts) });
    keyboard.text(sayPlain(locale, "backup-button-undo"), backupData.askTakeBack()).row();
  }
  keyboard.text(sayPlain(locale, "backup-button-status"), "status");
  const options = { reply_markup: keyboard };
  try {
    if (note.messageId === null) throw new Error("There is no message to become it");
    await api.editMessageText(chat, note.messageId, text, options);
  } catch (error) {
    log.debug("The news of a restore comes as a new message", { error });
    await api
      .sendMessage(chat, text, { ...options, disable_notification: true })
      .catch((second: unknown) => log.warn("A restore could not be told", { error: second }));
  }
}

/** It changed who belongs to the household, and what each may do. */
async function tellTheOthers(chat: number, note: RestoreNote, parts: RestoredParts): Promise<void> {
  const { household, destinations, madeAt } = { ...parts, ...note };
  const name = household.member(chat)?.name ?? "";
  const write = (locale: string) =>
    madeAt === null
      ? say(locale, "backup-told-undone", { name })
      : say(locale, "backup-told", { name, when: whenOf(madeAt, locale, parts) });
  const others = destinations.filter((destination) => destination.chat !== chat);
  await announce(write, { ...parts, destinations: others, silent: true });
}

function whenOf(at: number, locale: string, { timezone }: RestoredParts): string {
  const date = calendarDate(locale, at, timezone);
  return sayPlain(locale, "backup-when", { date, time: clockTime(at, timezone) });
}
