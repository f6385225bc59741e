// Owns the chats whose deliveries are parked: which they are, why, and trying them again when somebody
// asks for it.
import { sleep, type Clock } from "../../storage/clock.ts";
import type { GoneReason } from "../../storage/deliveries.ts";
import type { Outbox } from "../../storage/outbox.ts";

/** How long whoever asked waits to hear what came of it. */
const patienceMs = 10_000;

export interface ParkedChat {
  chat: number;
  /** How many deliveries wait there. */
  count: number;
  /** null: Telegram took nothing of it, and did not say why. */
  why: GoneReason | null;
}

export interface TriedChat extends ParkedChat {
  /** told: the chat takes messages again. refused: it does not. trying: no answer yet. */
  outcome: "told" | "refused" | "trying";
}

export interface ParkedChatsOptions {
  outbox: Outbox;
  clock: Clock;
  /** Lets all that is parked for the chat wait again. */
  unpark: (chat: number) => void;
}

export class ParkedChats {
  readonly #options: ParkedChatsOptions;
  readonly #waiting = new Map<number, Set<(outcome: "told" | "refused") => void>>();

  constructor(options: ParkedChatsOptions) {
    this.#options = options;
  }

  list(): ParkedChat[] {
    const { outbox } = this.#options;
    const counts = new Map<number, number>();
    for (const incident of outbox.incidents()) {
      for (const { chat, state } of outbox.find(incident)?.rows ?? []) {
        if (state === "parked") counts.set(chat, (counts.get(chat) ?? 0) + 1);
      }
    }
    const { goneBecause } = outbox.chats();
    return [...counts].map(([chat, count]) => ({ chat, count, why: goneBecause[chat] ?? null }));
  }

  /** Tries them all; resolves when every one took something or refused, or after 10 s. */
  async tryAgain(): Promise<TriedChat[]> {
    const { outbox, unpark } = this.#options;
    return Promise.all(
      this.list().map(async (parked) => {
        const heard = this.#outcomeOf(parked.chat);
        unpark(parked.chat);
        const outcome = await heard;
        const why = outbox.chats().goneBecause[parked.chat] ?? parked.why;
        return { ...parked, why, outcome };
      }),
    );
  }

  /** The chat took something, or refused it. */
  note(chat: number, outcome: "told" | "refused"): void {
    // Word of an earlier attempt: what waits now was not refused.
    if (outcome === "refused" && this.#options.outbox.openIn(chat).length > 0) return;
    for (const hear of this.#waiting.get(chat) ?? []) hear(outcome);
  }

  async #outcomeOf(chat: number): Promise<TriedChat["outcome"]> {
    const enough = new AbortController();
    const heard = new Promise<"told" | "refused">((resolve) => {
      const hearing = this.#waiting.get(chat) ?? new Set();
      this.#waiting.set(chat, hearing.add(resolve));
    });
    const patience = sleep(this.#options.clock, patienceMs, enough.signal).then(
      () => "trying" as const,
      () => "trying" as const,
    );
    const outcome = await Promise.race([heard, patience]);
    enough.abort();
    this.#waiting.delete(chat);
    return outcome;
  }
}
