// Owns how long a failing store is left alone, and since when it fails. Pure; `now` is the monotonic
// clock's, `at` the wall clock's.
import { mayPass, type OffsiteTrouble } from "./trouble.ts";

/** What waiting may mend is tried sooner than what needs a person. */
const waits = {
  passing: { first: 5_000, longest: 15 * 60_000 },
  lasting: { first: 30_000, longest: 30 * 60_000 },
};
/** New evidence doesn't wait for the end of a pause, but neither does a flood of it end all pauses. */
const soonestMs = 30_000;

export interface LastingTrouble extends OffsiteTrouble {
  /** When it began, by the wall clock. */
  since: number;
}

export class Patience {
  readonly #random: () => number;
  #trouble: LastingTrouble | null = null;
  #attempts = 0;
  #failedAt = 0;
  #until = 0;

  constructor(random: () => number) {
    this.#random = random;
  }

  get trouble(): LastingTrouble | null {
    return this.#trouble;
  }

  /** When the next attempt may be made. */
  get until(): number {
    return this.#until;
  }

  succeeded(): void {
    this.#trouble = null;
    this.#attempts = 0;
    this.#until = 0;
  }

  /** `some`: part of it was copied, so the store was well a moment ago. */
  failed(trouble: OffsiteTrouble, now: number, at: number, some = false): void {
    if (some) this.#attempts = 0;
    const { first, longest } = mayPass(trouble.kind) ? waits.passing : waits.lasting;
    const full = Math.min(longest, first * 2 ** Math.min(20, this.#attempts));
    this.#attempts += 1;
    this.#failedAt = now;
    this.#until = now + full * (1 - this.#random() / 2);
    this.#trouble = { ...trouble, since: some ? at : (this.#trouble?.since ?? at) };
  }

  /** Something urgent is there: it may be tried half a minute after the last failure. */
  hurry(): void {
    this.#until = Math.min(this.#until, this.#failedAt + soonestMs);
  }

  /** Somebody says that it works now. */
  forget(): void {
    this.#until = 0;
  }
}
