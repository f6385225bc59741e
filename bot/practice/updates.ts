// Owns what waits for the bot: the queue behind getUpdates, with offsets, long polls, kinds of
// updates, and the rule that of two pollers the older one is told to go (409).
import type { Update } from "grammy/types";
import type { Cancel, Clock } from "../../storage/clock.ts";
import { ApiError } from "./errors.ts";

export interface PollRequest {
  offset: number;
  /** 1-100. */
  limit: number;
  timeoutSeconds: number;
  /** Undefined keeps the choice of the last poll that made one. */
  allowedUpdates: string[] | undefined;
}

interface Poll {
  resolve(updates: Update[]): void;
  reject(error: Error): void;
  limit: number;
  cancelTimeout: Cancel;
}

/** Telegram's LONG_POLL_MAX_TIMEOUT. */
const maximumPollSeconds = 50;
const keptMs = 24 * 60 * 60 * 1000;
/** Kinds that come only when asked for by name. */
const onRequest = new Set(["chat_member", "message_reaction", "message_reaction_count"]);

export class Updates {
  readonly #clock: Clock;
  readonly #onPoll: () => void;
  #queue: { update: Update; since: number }[] = [];
  #nextId: number;
  #allowed: ReadonlySet<string> | undefined;
  #poll: Poll | undefined;

  /** `onPoll` is called when a poll has confirmed something or begun to wait. */
  constructor(clock: Clock, firstId: number, onPoll: () => void) {
    this.#clock = clock;
    this.#onPoll = onPoll;
    this.#nextId = firstId;
  }

  /** How many updates the bot has not confirmed yet. */
  get pending(): number {
    this.#forgetOld();
    return this.#queue.length;
  }

  /** Whether a client is waiting for updates right now. */
  get polling(): boolean {
    return this.#poll !== undefined;
  }

  /** The kinds chosen with allowed_updates, if any. */
  get allowed(): readonly string[] | undefined {
    return this.#allowed && [...this.#allowed];
  }

  /** Queues an update, unless the bot asked not to get its kind. */
  push(update: Omit<Update, "update_id">): void {
    const kind = Object.keys(update)[0] as string;
    const wanted = this.#allowed ? this.#allowed.has(kind) : !onRequest.has(kind);
    if (!wanted) return;
    const since = this.#clock.monotonic();
    this.#queue.push({ update: { update_id: this.#nextId++, ...update }, since });
    const poll = this.#poll;
    if (!poll) return;
    this.#endPoll();
    poll.resolve(this.#peek(poll.limit));
  }

  /**
   * Confirms everything below `offset` (a negative one keeps only that many of the last) and answers
   * with what is left, waiting up to the timeout when nothing is. Sends an older waiting poll away.
   */
  async poll(request: PollRequest, signal: AbortSignal): Promise<Update[]> {
    this.#forgetOld();
    this.#poll?.reject(
      new ApiError(
        409,
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
      ),
    );
    this.#endPoll();
    if (request.allowedUpdates) {
      this.#allowed =
        request.allowedUpdates.length > 0 ? new Set(request.allowedUpdates) : undefined;
    }
    if (request.offset > 0) {
      this.#queue = this.#queue.filter(({ update }) => update.update_id >= request.offset);
    } else if (request.offset < 0) {
      this.#queue = this.#queue.slice(request.offset);
    }
    const limit = Math.min(100, Math.max(1, request.limit));
    const waitMs = Math.min(maximumPollSeconds, Math.max(0, request.timeoutSeconds)) * 1000;
    if (this.#queue.length > 0 || waitMs === 0 || signal.aborted) {
      this.#onPoll();
      return this.#peek(limit);
    }
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        if (this.#poll === poll) this.#endPoll();
        resolve([]);
      };
      const cancelTimeout = this.#clock.after(waitMs, leave);
      const poll: Poll = { resolve, reject, limit, cancelTimeout };
      this.#poll = poll;
      signal.addEventListener("abort", leave, { once: true });
      this.#onPoll();
    });
  }

  /** Forgets the waiting poll: its connection is about to be cut, and gets nothing any more. */
  hangUp(): void {
    this.#endPoll();
  }

  clear(): void {
    this.#queue = [];
  }

  #peek(limit: number): Update[] {
    return this.#queue.slice(0, limit).map(({ update }) => update);
  }

  #endPoll(): void {
    this.#poll?.cancelTimeout();
    this.#poll = undefined;
  }

  #forgetOld(): void {
    const now = this.#clock.monotonic();
    this.#queue = this.#queue.filter(({ since }) => now - since < keptMs);
  }
}
