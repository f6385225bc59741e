// Owns hearing from Telegram: polling that comes back by itself after anything but a wrong token,
// because a guard that stopped listening can't be disarmed.
import { GrammyError, HttpError, type Bot } from "grammy";
import { sleep, type Clock } from "../storage/clock.ts";
import type { Log } from "../storage/log.ts";
import { allowedUpdates } from "./access.ts";
import type { ChatContext } from "./context.ts";

const longestWaitMs = 30_000;
/** Another copy of Vigil with the same token answers instead of us; it may be on its way out. */
const conflictWaitMs = 15_000;

/** How long the end may wait for Telegram. */
const goodbyeMs = 2_000;

/** Telegram doesn't know the token; `message` is for whoever set it. */
export class TokenError extends Error {
  override readonly name = "TokenError";
}

export interface PollingOptions {
  bot: Bot<ChatContext>;
  clock: Clock;
  log: Log;
  /** Telegram was reached for the first time; the bot knows its name now. */
  onReady(): void;
}

export class Polling {
  readonly #options: PollingOptions;
  readonly #stopped = new AbortController();
  #ready = false;

  constructor(options: PollingOptions) {
    this.#options = options;
  }

  /** Resolves after stop(); rejects with TokenError when Telegram refuses the token at the start. */
  async run(): Promise<void> {
    const { clock, log } = this.#options;
    let failures = 0;
    while (!this.#stopped.signal.aborted) {
      try {
        await this.#poll();
        return;
      } catch (error) {
        if (this.#stopped.signal.aborted) return;
        failures += 1;
        const wait = this.#waitAfter(error, failures);
        const seconds = Math.round(wait / 1_000);
        log.warn(`Not hearing from Telegram; trying again in ${seconds} s`, {
          because: reasonOf(error),
        });
        log.debug("Not hearing from Telegram", { error });
        try {
          await sleep(clock, wait, this.#stopped.signal);
        } catch {
          return; // stop() ended the wait
        }
      }
    }
  }

  /**
   * Hears nothing more. Telling Telegram what was heard needs Telegram; when that fails, the last
   * commands may come again at the next start, where they count as late.
   */
  async stop(): Promise<void> {
    const { bot, clock, log } = this.#options;
    this.#stopped.abort();
    if (!bot.isRunning()) return;
    const patience = new AbortController();
    const stopping = bot.stop().catch((error: unknown) => {
      log.warn("Telegram could not be told what was heard", { because: reasonOf(error) });
    });
    const tooLong = sleep(clock, goodbyeMs, patience.signal).catch(() => undefined);
    await Promise.race([stopping, tooLong]);
    patience.abort();
  }

  async #poll(): Promise<void> {
    const { bot, onReady } = this.#options;
    // Asked here and not by bot.start(), whose own retries wait up to 20 minutes.
    if (!this.#ready) {
      bot.botInfo = await bot.api.getMe();
      this.#ready = true;
      onReady();
    }
    await bot.start({ allowed_updates: allowedUpdates });
  }

  #waitAfter(error: unknown, failures: number): number {
    const { log } = this.#options;
    const code = error instanceof GrammyError ? error.error_code : null;
    if ((code === 401 || code === 404) && !this.#ready) {
      throw new TokenError(
        "Telegram does not know this TOKEN. Copy it again from @BotFather (it looks like " +
          "123456789:AA...) into .env and start again.",
      );
    }
    if (code === 409) {
      log.error(
        "Another program listens with the same TOKEN, so commands may not reach this one. Stop the other copy.",
      );
      return conflictWaitMs;
    }
    return Math.min(longestWaitMs, 1_000 * 2 ** (failures - 1));
  }
}

/** One line without a stack: a network that is away is no fault of the program's. */
function reasonOf(error: unknown): string {
  const cause = error instanceof HttpError ? error.error : error;
  return cause instanceof Error ? cause.message : String(cause);
}
