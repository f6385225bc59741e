// Owns time: the one place where Vigil asks what time it is and waits for later.
// Durations (cooldown, delays, backoff) use monotonic(), which never steps; texts and folder
// names use wall(), which may. Tests pass a FakeClock (test/fakes/clock.ts) instead.
import { performance } from "node:perf_hooks";

/** Cancels a pending callback; calling it twice or too late does nothing. */
export type Cancel = () => void;

export interface Clock {
  /** Milliseconds since 1970 as the wall clock says; it may step forwards or backwards. */
  wall(): number;
  /** Milliseconds since an arbitrary start, never stepping; only differences mean anything. */
  monotonic(): number;
  /** Calls back once, `ms` milliseconds from now (at least 0). */
  after(ms: number, callback: () => void): Cancel;
}

export const systemClock: Clock = {
  wall: () => Date.now(),
  monotonic: () => performance.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, Math.max(0, ms));
    return () => clearTimeout(timer);
  },
};

/** Resolves after `ms` milliseconds of `clock`; rejects with the signal's reason when aborted first. */
export function sleep(clock: Clock, ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason as Error);
      return;
    }
    const cancel = clock.after(ms, () => {
      signal?.removeEventListener("abort", onAbort);
      resolve();
    });
    function onAbort() {
      cancel();
      reject(signal?.reason as Error);
    }
    signal?.addEventListener("abort", onAbort, { once: true });
  });
}
