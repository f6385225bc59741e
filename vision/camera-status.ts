// Owns what is known about one camera at a glance: its state and since when, and the pace at
// which pictures come. Pure: moments are passed in.
import type { Reason } from "../storage/words.ts";
import type { CameraState } from "./watch-view.ts";

const paceWindowMs = 5_000;

/**
 * Counts pictures over the last seconds, by their own times: at a session's start a camera sends
 * what it has saved up, many at once.
 */
export class Pace {
  #arrivals: number[] = [];

  /** A picture of the time `now` on the camera's timeline. */
  count(now: number): void {
    this.#arrivals.push(now);
    // Kept short without shifting at every packet.
    if (this.#arrivals.length > 2_000) this.#forget(now);
  }

  /** Pictures a second over the last 5 s; null before a second has been seen. */
  perSecond(now: number): number | null {
    this.#forget(now);
    const first = this.#arrivals[0];
    const last = this.#arrivals.at(-1);
    if (first === undefined || last === undefined || last - first < 1_000) return null;
    return ((this.#arrivals.length - 1) * 1_000) / (last - first);
  }

  reset(): void {
    this.#arrivals = [];
  }

  #forget(now: number): void {
    const keep = this.#arrivals.findIndex((arrival) => now - arrival <= paceWindowMs);
    this.#arrivals.splice(0, keep === -1 ? this.#arrivals.length : keep);
  }
}

export interface CameraCondition {
  state: CameraState;
  /** Wall-clock milliseconds since when. */
  since: number;
  /** Why it is lost. */
  reason: Reason | null;
}

/**
 * The condition after something happened. A camera stays "lost" while new attempts are made, and
 * keeps the moment it was lost; only a picture makes it live again.
 */
export function nextCondition(
  condition: CameraCondition,
  happened: { kind: "picture" } | { kind: "lost"; reason: Reason },
  wall: number,
): CameraCondition {
  switch (happened.kind) {
    case "picture":
      return condition.state === "live" ? condition : { state: "live", since: wall, reason: null };
    case "lost":
      return condition.state === "lost"
        ? { ...condition, reason: happened.reason }
        : { state: "lost", since: wall, reason: happened.reason };
  }
}
