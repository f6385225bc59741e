// Owns time in tests: a clock that moves only when told to.
import type { Cancel, Clock } from "../../storage/clock.ts";

interface Timer {
  due: number;
  callback: () => void;
}

/** A clock under the test's thumb. Callbacks run inside advance(), in order of their due time. */
export class FakeClock implements Clock {
  #monotonic = 0;
  #wallOffset: number;
  #timers: Timer[] = [];

  constructor(wall = Date.parse("2026-11-22T14:00:00Z")) {
    this.#wallOffset = wall;
  }

  wall(): number {
    return this.#monotonic + this.#wallOffset;
  }

  monotonic(): number {
    return this.#monotonic;
  }

  after(ms: number, callback: () => void): Cancel {
    const timer = { due: this.#monotonic + Math.max(0, ms), callback };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** How many callbacks wait; a test asserts 0 to show that nothing was left behind. */
  get pending(): number {
    return this.#timers.length;
  }

  /** Moves both clocks on by `ms`, running what falls due and letting promises settle in between. */
  async advance(ms: number): Promise<void> {
    const end = this.#monotonic + ms;
    for (;;) {
      await settle();
      const next = this.#timers
        .filter((timer) => timer.due <= end)
        .sort((a, b) => a.due - b.due)[0];
      if (!next) break;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.#monotonic = Math.max(this.#monotonic, next.due);
      next.callback();
    }
    this.#monotonic = end;
    await settle();
  }

  /** Steps the wall clock alone, as NTP or a person would. */
  stepWall(ms: number): void {
    this.#wallOffset += ms;
  }
}

/** Lets promises and file operations that are already under way come to rest. */
export async function settle(turns = 20): Promise<void> {
  for (let turn = 0; turn < turns; turn++) {
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
}
