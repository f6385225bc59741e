// Owns what the control side needs from the rest of the house; main.ts brings it.
import type { Composer } from "grammy";
import type { Clock } from "../storage/clock.ts";
import type { Log } from "../storage/log.ts";
import type { Mutes } from "../storage/mutes.ts";
import type { AlarmControl, WatchView } from "../vision/watch-view.ts";
import type { Config } from "./config.ts";
import type { ChatContext } from "./context.ts";
import type { MemberStore } from "./household.ts";
import type { Jobs } from "./jobs.ts";
import type { Pairing } from "./pairing.ts";
import type { TellOthers } from "./tell-others.ts";
import type { Reader } from "./wording.ts";

/** What waits for Telegram. */
export interface OutboxSummary {
  waiting: number;
  /** Given up for good. */
  parked: number;
  /** Wall milliseconds of the last delivery that Telegram confirmed. */
  lastSuccessAt: number | null;
}

export interface ChatParts {
  config: Pick<Config, "ownerId" | "alertChat" | "telegramApiRoot" | "timezone"> & {
    token: string;
  };
  clock: Clock;
  log: Log;
  watch: WatchView;
  alarm: AlarmControl;
  members: MemberStore;
  mutes: Pick<Mutes, "mutedFor" | "unmute">;
  outboxSummary(): OutboxSummary;
  /** How much disk the evidence takes; left out where nobody counts. */
  evidenceBytes?: () => Promise<number>;
  /** The alerts' buttons (bot/alerts): they come before everything but access. */
  urgent?: Composer<ChatContext>;
  /** Left out: the members and the alert chat are told directly. */
  tellOthers?: TellOthers;
  /** A line for whoever sits at the machine. */
  print(line: string): void;
  pairing?: Pairing;
}

/** The parts, and what bot.ts adds to them: what every command works with. */
export interface ControlRoom extends ChatParts {
  jobs: Jobs;
  tellOthers: TellOthers;
}

/** For whom and when a sentence is written. */
export function readerOf(room: Pick<ControlRoom, "config" | "clock">, ctx: ChatContext): Reader {
  return { locale: ctx.locale, timezone: room.config.timezone, now: room.clock.wall() };
}
