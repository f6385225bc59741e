// Owns how fast a bot may talk: token buckets with the figures of Telegram's own FAQ
// (core.telegram.org/bots/faq: about 30 messages a second overall, one a second in a chat with
// short bursts, 20 a minute in a group). The real ones are unspecified; these are the strict reading.

class TokenBucket {
  readonly #capacity: number;
  readonly #perMs: number;
  #tokens: number;
  #since: number;

  constructor(capacity: number, perSecond: number, now: number) {
    this.#capacity = capacity;
    this.#perMs = perSecond / 1000;
    this.#tokens = capacity;
    this.#since = now;
  }

  /** Milliseconds until `cost` can be paid; 0 means now. */
  wait(cost: number, now: number): number {
    this.#tokens = Math.min(
      this.#capacity,
      this.#tokens + Math.max(0, now - this.#since) * this.#perMs,
    );
    this.#since = now;
    const lacking = Math.min(cost, this.#capacity) - this.#tokens;
    return lacking <= 1e-9 ? 0 : lacking / this.#perMs;
  }

  pay(cost: number): void {
    this.#tokens -= cost;
  }
}

export class RateLimits {
  readonly #overall: TokenBucket;
  readonly #perChat = new Map<number, TokenBucket>();
  readonly #perGroup = new Map<number, TokenBucket>();

  constructor(now: number) {
    this.#overall = new TokenBucket(30, 30, now);
  }

  /**
   * Takes `cost` messages for `chatId` at monotonic `now` (ms). Returns 0, or the whole seconds after
   * which to try again, in which case nothing was taken. Groups and channels have negative ids.
   */
  take(chatId: number, cost: number, now: number): number {
    const buckets = [this.#overall, bucketOf(this.#perChat, chatId, 5, 1, now)];
    if (chatId < 0) buckets.push(bucketOf(this.#perGroup, chatId, 20, 20 / 60, now));
    const waitMs = Math.max(...buckets.map((bucket) => bucket.wait(cost, now)));
    if (waitMs > 0) return Math.max(1, Math.ceil(waitMs / 1000));
    for (const bucket of buckets) bucket.pay(cost);
    return 0;
  }
}

function bucketOf(
  buckets: Map<number, TokenBucket>,
  chatId: number,
  capacity: number,
  perSecond: number,
  now: number,
): TokenBucket {
  let bucket = buckets.get(chatId);
  if (!bucket) {
    bucket = new TokenBucket(capacity, perSecond, now);
    buckets.set(chatId, bucket);
  }
  return bucket;
}
