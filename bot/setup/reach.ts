// Owns reaching Telegram during setup: an Api the way the guard's is built, and calls that give up
// early enough for somebody who sits and waits.
import { Api } from "grammy";
import { telegramClient, shownProxy, type TelegramServer } from "../telegram-client.ts";
import { forCall } from "../reply.ts";
import type { Clock } from "../../storage/clock.ts";
import { NoAnswerError, type Way } from "./telegram-trouble.ts";

/** Telegram answers within a second; a slow satellite line within some. */
const patienceMs = 15_000;

export type CallSignal = ReturnType<typeof forCall>;

/** Throws ConfigError when the proxy can't be used. */
export function telegramApi(token: string, server: TelegramServer): Api {
  return new Api(token, telegramClient(server));
}

export function wayTo(server: TelegramServer): Way {
  return { server: new URL(server.telegramApiRoot).host, proxy: shownProxy(server) };
}

/** Rejects with NoAnswerError after 15 s, with the signal's reason, or as the call does. */
export async function inTime<T>(
  clock: Clock,
  signal: AbortSignal,
  call: (signal: CallSignal) => Promise<T>,
): Promise<T> {
  const late = new AbortController();
  const cancel = clock.after(patienceMs, () => late.abort(new NoAnswerError()));
  try {
    return await call(forCall(AbortSignal.any([signal, late.signal])));
  } catch (error) {
    signal.throwIfAborted();
    late.signal.throwIfAborted();
    throw error;
  } finally {
    cancel();
  }
}
