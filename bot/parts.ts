// Owns what the control side needs from the rest of the house; guard.ts brings it.
import type { Composer } from "grammy";
import type { Clock } from "../storage/clock.ts";
import type { Enrolling } from "../storage/enrolling.ts";
import type { Log } from "../storage/log.ts";
import type { Mutes } from "../storage/mutes.ts";
import type { Questions } from "../storage/questions.ts";
import type { OutboxSummary } from "../storage/outbox.ts";
import type { FacesView } from "../vision/faces/faces-view.ts";
import type { AlarmControl, WatchView } from "../vision/watch-view.ts";
import type { Asking } from "./asking/asking.ts";
import type { Config } from "./config.ts";
import type { ChatContext } from "./context.ts";
import type { FacePictures } from "./face-pictures.ts";
import type { MemberStore } from "./household.ts";
import type { Jobs } from "./jobs.ts";
import type { Pairing } from "./pairing.ts";
import type { TelegramFiles } from "./telegram-files.ts";
import type { TellOthers } from "./tell-others.ts";
import type { Reader } from "./wording.ts";

export interface ChatParts {
  config: Pick<
    Config,
    "ownerId" | "alertChat" | "telegramApiRoot" | "proxySettings" | "timezone"
  > & {
    token: string;
  };
  clock: Clock;
  log: Log;
  watch: WatchView;
  alarm: AlarmControl;
  members: MemberStore;
  mutes: Pick<Mutes, "mutedFor" | "unmute">;
  /** Face recognition; left out where there is none. */
  faces?: FacesView;
  /** Draws faces; without it the chat says everything in words. */
  facePictures?: FacePictures;
  /** Enrolments under way, on disk. */
  enrolling?: Enrolling;
  /** Left out: photos are fetched from Telegram. */
  telegramFiles?: TelegramFiles;
  outboxSummary(): OutboxSummary;
  /** What is wrong with the disk or the recordings now: plain sentences, without any path. */
  troubles?: () => readonly string[];
  /** How much disk the evidence takes; left out where nobody counts. */
  evidenceBytes?: () => Promise<number>;
  /** Something came from this chat, so it can be written to again. */
  heardFrom?: (chat: number) => void;
  /** The alerts' buttons (bot/alerts): they come before everything but access. */
  urgent?: Composer<ChatContext>;
  /** Left out: the members and the alert chat are told directly. */
  tellOthers?: TellOthers;
  /** What waits for somebody's next text. */
  questions: Pick<Questions, "find" | "put" | "remove">;
  /** A line for whoever sits at the machine. */
  print(line: string): void;
  pairing?: Pairing;
}

/** The parts, and what bot.ts adds to them: what every command works with. */
export interface ControlRoom extends ChatParts {
  jobs: Jobs;
  asking: Asking;
  tellOthers: TellOthers;
  telegramFiles: TelegramFiles;
}

/** For whom and when a sentence is written. */
export function readerOf(room: Pick<ControlRoom, "config" | "clock">, ctx: ChatContext): Reader {
  return { locale: ctx.locale, timezone: room.config.timezone, now: room.clock.wall() };
}
