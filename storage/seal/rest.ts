// Owns how a long check leaves room for the guard: a little work, a little rest.
import { type Clock, sleep } from "../clock.ts";
import type { Rest } from "./hash-file.ts";

/** Longer than that nothing else may wait; afterwards half of the processor is left to the rest. */
const workMs = 20;
const restMs = 20;

/** Rests as long as it works; rejects with the signal's reason when aborted. */
export function restingBetween(clock: Clock, signal: AbortSignal): Rest {
  let since = clock.monotonic();
  return () => {
    signal.throwIfAborted();
    if (clock.monotonic() - since < workMs) return undefined;
    return sleep(clock, restMs, signal).then(() => {
      since = clock.monotonic();
    });
  };
}
