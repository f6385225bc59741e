// Owns work that takes longer than an answer may: it runs beside the update loop (which handles
// one update after another), and what goes wrong in it still reaches whoever asked.
import type { ChatContext } from "./context.ts";

/** Tells the user what went wrong, in words, and the log why. Never rejects. */
export type TellFailure = (ctx: ChatContext, error: unknown) => Promise<void>;

interface Job {
  abort: AbortController;
  done: Promise<void>;
}

export class Jobs {
  readonly #running = new Map<string, Job>();
  /** The last work of each chat that waits or runs in turn. */
  readonly #turns = new Map<string, Promise<void>>();
  #started = 0;
  readonly #tellFailure: TellFailure;
  #closed = false;

  constructor(tellFailure: TellFailure) {
    this.#tellFailure = tellFailure;
  }

  /**
   * Starts `work` and returns at once; false, without starting, while a job of the same `key` runs
   * (a second tap). Errors go to the user, except the abort that abort() or close() caused.
   */
  start(ctx: ChatContext, key: string, work: (signal: AbortSignal) => Promise<void>): boolean {
    if (this.#closed || this.#running.has(key)) return false;
    this.#run(ctx, key, work, null);
    return true;
  }

  /** Ends the job of the same `key`, if there is one, and starts `work` as soon as that is over. */
  replace(ctx: ChatContext, key: string, work: (signal: AbortSignal) => Promise<void>): void {
    if (this.#closed) return;
    const before = this.#running.get(key);
    before?.abort.abort();
    this.#run(ctx, key, work, before?.done ?? null);
  }

  /**
   * Starts `work` as soon as what was given here before for the same chat is over, so that a chat
   * reads its answers in the order of its questions. Errors as in start().
   */
  inTurn(ctx: ChatContext, work: () => Promise<void>): void {
    if (this.#closed) return;
    const chat = String(ctx.chatId);
    const done = this.#run(ctx, this.#newKey(), work, this.#turns.get(chat) ?? null);
    this.#turns.set(chat, done);
    void done.then(() => {
      if (this.#turns.get(chat) === done) this.#turns.delete(chat);
    });
  }

  /** Starts `work` at once, after close() too; resolves, and never rejects, when it is over. */
  beside(ctx: ChatContext, work: () => Promise<void>): Promise<void> {
    return this.#run(ctx, this.#newKey(), work, null);
  }

  isRunning(key: string): boolean {
    return this.#running.has(key);
  }

  /** Asks the job to end; nothing happens when there is none. */
  abort(key: string): void {
    this.#running.get(key)?.abort.abort();
  }

  /** Resolves when nothing runs any more. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) {
      await Promise.all([...this.#running.values()].map((job) => job.done));
    }
  }

  /** Ends all jobs, waits for their end and takes no more. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const job of this.#running.values()) job.abort.abort();
    await this.idle();
  }

  #run(
    ctx: ChatContext,
    key: string,
    work: (signal: AbortSignal) => Promise<void>,
    before: Promise<void> | null,
  ): Promise<void> {
    const abort = new AbortController();
    const job: Job = { abort, done: this.#finish(ctx, abort.signal, before, work) };
    this.#running.set(key, job);
    job.done = job.done.finally(() => {
      if (this.#running.get(key) === job) this.#running.delete(key);
    });
    return job.done;
  }

  #newKey(): string {
    this.#started += 1;
    return `beside:${this.#started}`;
  }

  async #finish(
    ctx: ChatContext,
    signal: AbortSignal,
    before: Promise<void> | null,
    work: (signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    if (before) await before;
    if (signal.aborted) return;
    try {
      await work(signal);
    } catch (error) {
      if (!signal.aborted) await this.#tellFailure(ctx, error);
    }
  }
}
