// Owns how fast a chat may be written to, so that a storm of events does not end in 429s: at most
// 20 messages and edits a minute in a group, one a second with small bursts in a private chat
// (core.telegram.org/bots/faq). Pure; time is monotonic milliseconds.

interface Limit {
  count: number;
  /** Kept free for loud messages. */
  reserve: number;
  withinMs: number;
}

const groupLimits: Limit[] = [{ count: 20, reserve: 5, withinMs: 60_000 }];
const privateLimits: Limit[] = [{ count: 5, reserve: 2, withinMs: 5_000 }];

export class Pace {
  readonly #limits: Limit[];
  #turns: { at: number }[] = [];

  /** Groups have negative ids. */
  constructor(chat: number) {
    this.#limits = chat < 0 ? groupLimits : privateLimits;
  }

  /** Milliseconds until the next message may go; 0 = now. */
  waitFor(now: number, loud: boolean): number {
    let wait = 0;
    for (const { count, reserve, withinMs } of this.#limits) {
      const allowed = loud ? count : count - reserve;
      const recent = this.#turns.map(({ at }) => at).filter((at) => at > now - withinMs);
      const blocking = recent.toSorted((a, b) => a - b).at(-allowed);
      if (blocking !== undefined) wait = Math.max(wait, blocking + withinMs - now);
    }
    return wait;
  }

  /** Something is being sent. Call what it returns when that has ended: Telegram counts then. */
  spend(now: number): (end: number) => void {
    const longest = Math.max(...this.#limits.map(({ withinMs }) => withinMs));
    const turn = { at: now };
    this.#turns = [...this.#turns.filter(({ at }) => at > now - longest), turn];
    return (end) => {
      turn.at = end;
    };
  }
}
