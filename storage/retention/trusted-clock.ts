// Owns when the wall clock may be believed about years: only after it has gone for an hour without a
// step. A machine without a battery starts with any date; evidence must not go because of that. Where
// more than a week has gone since it was believed last, perhaps nobody has set it yet (no network):
// then it takes three days, in which somebody may see what day it takes this for.
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";

const steadyForMs = 3_600_000;
const dayMs = 24 * 3_600_000;
const strangeAfterMs = 7 * dayMs;
const strangeForMs = 3 * dayMs;
/** NTP slews by less; a step is more. */
const stepMs = 60_000;

export class TrustedClock {
  readonly #clock: Clock;
  readonly #log: Log;
  /** What the wall clock is ahead of the monotonic one. */
  #ahead: number;
  #steadySince: number;

  constructor(clock: Clock, log: Log) {
    this.#clock = clock;
    this.#log = log;
    this.#ahead = clock.wall() - clock.monotonic();
    this.#steadySince = clock.monotonic();
  }

  /**
   * To be asked every few minutes: a step is noticed by asking. `lastAt`: what it said when it was
   * believed last, perhaps before a restart; null: never.
   */
  isTrusted(lastAt: number | null = null): boolean {
    this.#look();
    const isStrange = lastAt !== null && this.#clock.wall() - lastAt > strangeAfterMs;
    const steadyMs = this.#clock.monotonic() - this.#steadySince;
    return steadyMs >= (isStrange ? strangeForMs : steadyForMs);
  }

  /** Somebody saw which days are meant and agreed. */
  trust(): void {
    this.#look();
    this.#steadySince = this.#clock.monotonic() - strangeForMs;
  }

  #look(): void {
    const ahead = this.#clock.wall() - this.#clock.monotonic();
    if (Math.abs(ahead - this.#ahead) > stepMs) {
      this.#steadySince = this.#clock.monotonic();
      this.#log.info("The clock was set; for an hour no evidence goes by its age");
    }
    this.#ahead = ahead;
  }
}
