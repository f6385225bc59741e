// Owns state.json in the chat's tests: checked by the same schema, and kept nowhere.
import { state, type State } from "../../storage/state.ts";
import type { StateStore } from "../../storage/members.ts";

export class MemoryState implements StateStore {
  #value: State = state.parse({ version: 1 });

  get value(): Readonly<State> {
    return this.#value;
  }

  async change(edit: (draft: State) => void): Promise<void> {
    const draft = structuredClone(this.#value);
    edit(draft);
    this.#value = state.parse(draft);
  }

  /** As change(), before anything runs. */
  prepare(edit: (draft: State) => void): void {
    edit(this.#value);
  }
}
