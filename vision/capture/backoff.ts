// Owns how long to wait before the next attempt to reach a camera: 1 s, doubling up to 30 s, a
// little more or less by chance so that cameras behind one dead router don't all return at once.
const firstWaitMs = 1000;
const longestWaitMs = 30_000;
/** Live for this long counts as well again. */
const wellAgainMs = 60_000;

export class Backoff {
  #failures = 0;
  #liveSince: number | null = null;

  /** A picture came. Times are of the monotonic clock. */
  live(now: number): void {
    this.#liveSince ??= now;
  }

  /** The session was lost at `now`: milliseconds to wait. `random` in [0, 1) spreads it by ±20 %. */
  next(now: number, random: number): number {
    if (this.#liveSince !== null && now - this.#liveSince >= wellAgainMs) this.#failures = 0;
    this.#liveSince = null;
    const wait = Math.min(longestWaitMs, firstWaitMs * 2 ** this.#failures);
    this.#failures = Math.min(this.#failures + 1, 10);
    return Math.round(wait * (0.8 + 0.4 * random));
  }
}
