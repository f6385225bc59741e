// Owns the news of the practice chat: everything that happens is told to whoever listens (the web
// page, waiting tests), in order and at once.
import type { Message, ReplyKeyboardMarkup } from "grammy/types";
import { systemClock } from "../../storage/clock.ts";

/** A message as the Bot API shows it. Never changed in place: an edit makes a new object. */
export type ChatMessage = Message;

/** One line of a chat's history; `message` is how it looked then. */
export interface ChatEvent {
  readonly kind: "sent" | "edited" | "deleted";
  readonly chatId: number;
  /** Wall milliseconds. */
  readonly at: number;
  readonly by: "bot" | "person";
  /** Whether phones stayed quiet: edits and deletions always, the bot's messages when it asked. */
  readonly silent: boolean;
  readonly message: ChatMessage;
}

/** One request of the bot: exactly one of `result` and `error`, except when a fault ate the answer. */
export interface Call {
  /** As in the documentation, like "sendMessage", however the client spelled it. */
  readonly method: string;
  /** JSON decoded; uploaded files as {filename, size}. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Wall milliseconds of its arrival. */
  readonly at: number;
  readonly result?: unknown;
  readonly error?: { readonly status: number; readonly description: string };
  /** What a fault did to it, like "reset after"; with a result, it took effect all the same. */
  readonly fault?: string;
}

export interface QueryAnswer {
  readonly text?: string;
  readonly alert: boolean;
}

export type Change =
  | { readonly kind: "chat"; readonly event: ChatEvent }
  | { readonly kind: "call"; readonly call: Call }
  | { readonly kind: "tapped"; readonly queryId: string; readonly personId: number }
  | { readonly kind: "answered"; readonly queryId: string; readonly answer: QueryAnswer }
  | {
      readonly kind: "action";
      readonly chatId: number;
      readonly threadId?: number;
      readonly action: string;
    }
  | {
      readonly kind: "keyboard";
      readonly chatId: number;
      readonly keyboard: ReplyKeyboardMarkup | undefined;
    }
  | { readonly kind: "reaction"; readonly message: ChatMessage; readonly emoji: readonly string[] }
  | { readonly kind: "pins"; readonly chatId: number; readonly messageIds: readonly number[] }
  | { readonly kind: "members"; readonly chatId: number }
  | { readonly kind: "commands" }
  /** A long poll has begun, or confirmed updates; see Emulator.polling and pendingUpdates. */
  | { readonly kind: "polled" }
  | { readonly kind: "network"; readonly up: boolean };

export class Changes {
  readonly #listeners = new Set<(change: Change) => void>();

  /** Calls `listener` at every change until the returned function is called. */
  on(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  tell(change: Change): void {
    for (const listener of this.#listeners) listener(change);
  }

  /**
   * Resolves with what `look` returns once that is neither undefined, null nor false; looks now and
   * after every change. Rejects after `timeoutMs` of real time (a deadline for a stuck test is no
   * business of the injected clock), with `explain()` as the message.
   */
  waitFor<T>(
    look: () => T | undefined | null | false,
    timeoutMs: number,
    explain: () => string,
  ): Promise<T> {
    return new Promise((resolve, reject) => {
      const attempt = (): boolean => {
        try {
          const found = look();
          if (found === undefined || found === null || found === false) return false;
          finish();
          resolve(found);
        } catch (error) {
          finish();
          reject(error as Error);
        }
        return true;
      };
      const stopListening = this.on(attempt);
      const cancel = systemClock.after(timeoutMs, () => {
        if (attempt()) return;
        finish();
        reject(new Error(explain()));
      });
      function finish(): void {
        stopListening();
        cancel();
      }
      attempt();
    });
  }
}
