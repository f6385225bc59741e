// Owns hearing the owner say hello while no guard runs: a long poll of our own, in which only one
// thing counts, a private "/start CODE" with the code that the terminal shows.
import { GrammyError, type Api } from "grammy";
import type { Update } from "grammy/types";
import { sleep, type Clock } from "../../storage/clock.ts";
import { allowedUpdates } from "../access.ts";
import type { Person } from "../context.ts";
import type { Pairing } from "../pairing.ts";
import { forCall } from "../reply.ts";

/** Telegram answers earlier when there is something. */
const pollSeconds = 25;
const retryMs = 3_000;

export type Heard =
  | { kind: "owner"; person: Person }
  /** Too many wrong codes: the pairing has a new one, which must be shown. */
  | { kind: "new_code" };

/** Another program hears this bot's messages instead of us. */
export class OverheardError extends Error {
  override readonly name = "OverheardError";
}

export interface HelloOptions {
  api: Api;
  pairing: Pairing;
  clock: Clock;
  /** Telegram is away (null: back again); it goes on trying. */
  onTrouble(error: unknown): void;
}

export class Hello {
  readonly #options: HelloOptions;
  #next: number | undefined;

  constructor(options: HelloOptions) {
    this.#options = options;
  }

  /**
   * Waits until something happened. Updates are confirmed to Telegram, the owner's hello too.
   * Rejects with the signal's reason, OverheardError, or a GrammyError for a token gone bad.
   */
  async wait(signal: AbortSignal): Promise<Heard> {
    for (;;) {
      const updates = await this.#poll(signal, pollSeconds);
      for (const update of updates) {
        this.#next = update.update_id + 1;
        const heard = this.#hear(update);
        if (!heard) continue;
        // A guard that starts in a minute must not hear this hello as well.
        if (heard.kind === "owner") await this.#poll(signal, 0);
        return heard;
      }
    }
  }

  #hear(update: Update): Heard | null {
    const { message } = update;
    const sender = message?.from;
    const code = /^\/start(?:@\w+)?\s+(\S.*)$/.exec(message?.text ?? "")?.[1];
    if (!sender || sender.is_bot || message?.chat.type !== "private" || code === undefined) {
      return null;
    }
    const result = this.#options.pairing.try(code);
    if (result === "wrong_and_renewed") return { kind: "new_code" };
    if (result === "wrong") return null;
    return { kind: "owner", person: { id: sender.id, name: sender.first_name, role: "owner" } };
  }

  async #poll(signal: AbortSignal, timeout: number): Promise<Update[]> {
    const { api, clock, onTrouble } = this.#options;
    for (;;) {
      try {
        const updates = await api.getUpdates(
          {
            timeout,
            allowed_updates: allowedUpdates,
            ...(this.#next !== undefined && { offset: this.#next }),
          },
          forCall(signal),
        );
        onTrouble(null);
        return updates;
      } catch (error) {
        signal.throwIfAborted();
        if (error instanceof GrammyError && error.error_code === 409) {
          throw new OverheardError("Another program hears this bot's messages.", { cause: error });
        }
        if (error instanceof GrammyError && error.error_code < 429) throw error;
        onTrouble(error);
        await sleep(clock, retryMs, signal);
      }
    }
  }
}
