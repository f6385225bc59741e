// Owns doing asynchronous things strictly one after another, in the order they were asked for.

export class Serial {
  #last: Promise<unknown> = Promise.resolve();
  #unfinished = 0;

  /** How many steps have been asked for and are not over. */
  get unfinished(): number {
    return this.#unfinished;
  }

  /** Runs `step` when all before it are done, whether they succeeded or not. */
  run<T>(step: () => Promise<T>): Promise<T> {
    this.#unfinished += 1;
    const result = this.#last.then(step).finally(() => {
      this.#unfinished -= 1;
    });
    // The caller hears of a failure through `result`; the next step must not.
    this.#last = result.catch(() => undefined);
    return result;
  }
}
