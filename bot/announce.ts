// Owns telling every chat the same sentence about this machine, outside any incident.
import type { Api } from "grammy";
import type { Log } from "../storage/log.ts";
import type { Destination } from "./alerts/telegram.ts";

/**
 * Sends `html` to each of `destinations`, ringing unless `silent`. Never rejects: a chat that can't
 * be told is named in the log, and the others are told all the same.
 */
export async function announce(
  api: Pick<Api, "sendMessage">,
  destinations: readonly Destination[],
  html: string,
  { silent }: { silent: boolean },
  log: Log,
): Promise<void> {
  const tellings = destinations.map(async ({ chat, thread }) => {
    try {
      await api.sendMessage(chat, html, {
        disable_notification: silent,
        parse_mode: "HTML",
        ...(thread === null ? {} : { message_thread_id: thread }),
      });
    } catch (error) {
      log.warn(`Chat ${chat} could not be told about this machine`, { error });
    }
  });
  await Promise.all(tellings);
}
