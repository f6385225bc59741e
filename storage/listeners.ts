// Owns telling several listeners, none of whom can disturb the others or the one who tells.
import type { Log } from "./log.ts";

export class Listeners<Told extends readonly unknown[]> {
  readonly #what: string;
  readonly #log: Log;
  readonly #listeners = new Set<(...told: Told) => unknown>();

  /** `what` they listen to, for the log: "incidents". */
  constructor(what: string, log: Log) {
    this.#what = what;
    this.#log = log;
  }

  /** Returns how to stop listening. */
  add(listener: (...told: Told) => unknown): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** Calls all, in the order in which they came. One that throws or rejects is logged. */
  tell(...told: Told): void {
    for (const listener of this.#listeners) {
      const called = (async () => listener(...told))();
      called.catch((error: unknown) => {
        this.#log.error(`somebody who listens to ${this.#what} failed`, { error });
      });
    }
  }
}
