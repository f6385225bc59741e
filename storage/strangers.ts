// Owns of which strangers the owner does not want to hear any more, by Telegram's numeric id; kept
// in state.json.
import { z } from "zod";
import type { StateStore } from "./members.ts";

export const storedStrangers = z.object({
  ignored: z.array(z.number().int()).default([]),
});

/** So that nobody fills the file with accounts made for it; the oldest are forgotten. */
const mostIgnored = 500;

/** Every change resolves when it is on disk; a StorageError rejects it with nothing changed. */
export class Strangers {
  readonly #store: StateStore;

  constructor(store: StateStore) {
    this.#store = store;
  }

  isIgnored(id: number): boolean {
    return this.#store.value.strangers.ignored.includes(id);
  }

  ignore(id: number): Promise<void> {
    return this.#change(id, (others) => [...others, id].slice(-mostIgnored));
  }

  /** Takes ignore() back. */
  hear(id: number): Promise<void> {
    return this.#change(id, (others) => others);
  }

  #change(id: number, edit: (others: number[]) => number[]): Promise<void> {
    return this.#store.change((draft) => {
      draft.strangers.ignored = edit(draft.strangers.ignored.filter((other) => other !== id));
    });
  }
}
