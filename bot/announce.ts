// Owns telling every chat the same about this machine, outside any incident, each in its language.
import type { Api } from "grammy";
import type { Log } from "../storage/log.ts";
import type { Destination } from "./alerts/telegram.ts";
import { sendTo } from "./groups/send-to.ts";
import type { Targets } from "./groups/targets.ts";
import type { LocaleOf } from "./texts/texts.ts";

/** Where it goes, and how. */
export interface Announcement {
  api: Pick<Api, "sendMessage">;
  destinations: readonly Destination[];
  localeOf: LocaleOf;
  /** Whether phones stay quiet. */
  silent: boolean;
  log: Log;
  /** Hears of a group that moved. */
  targets?: Pick<Targets, "move">;
}

/**
 * Sends what `write` makes for each destination's language (Telegram HTML). Never rejects: a chat
 * that can't be told is named in the log, and the others are told all the same.
 */
export async function announce(
  write: (locale: string) => string,
  { api, destinations, localeOf, silent, log, targets }: Announcement,
): Promise<void> {
  const tellings = destinations.map(async ({ chat, thread }) => {
    const html = write(localeOf(chat));
    const options = { disable_notification: silent, parse_mode: "HTML" as const };
    try {
      await sendTo(
        { chat, thread },
        (id, topic) => api.sendMessage(id, html, { ...options, ...topic }),
        async (from, to) => targets?.move(from, to),
      );
    } catch (error) {
      log.warn(`Chat ${chat} could not be told about this machine`, { error });
    }
  });
  await Promise.all(tellings);
}
