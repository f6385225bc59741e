// Owns the line in front of the transcoder: one at a time for all cameras, because each takes a
// whole core for seconds. Clips that are only copied don't stand in it.

export class ClipQueue {
  #last: Promise<void> = Promise.resolve();
  #length = 0;

  /** Tasks that run or wait. */
  get length(): number {
    return this.#length;
  }

  /**
   * Runs `task` after all earlier ones ended, however they ended. Aborted while it waits, it
   * rejects at once with the signal's reason; a task that runs must hear the signal itself.
   */
  async run<T>(task: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const before = this.#last;
    this.#length++;
    const result = inTurn(before, task, signal).finally(() => this.#length--);
    const ended = result.then(
      () => undefined,
      () => undefined, // told to whoever asked for that task
    );
    // Both, because one that was called off leaves before those ahead of it.
    this.#last = before.then(() => ended);
    return await result;
  }
}

async function inTurn<T>(before: Promise<void>, task: () => Promise<T>, signal?: AbortSignal) {
  signal?.throwIfAborted();
  await new Promise<void>((resolve, reject) => {
    const onAbort = () => reject(signal?.reason as Error);
    signal?.addEventListener("abort", onAbort, { once: true });
    void before.then(() => {
      signal?.removeEventListener("abort", onAbort);
      resolve();
    });
  });
  return await task();
}
