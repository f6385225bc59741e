// Owns waiting in tests for something that happens outside of them: with a deadline, and words.
import { setTimeout as wait } from "node:timers/promises";

/** Resolves when `condition` holds; rejects after `deadlineMs` (15 s) with `what` did not happen. */
export async function until(
  condition: () => boolean,
  what: string,
  deadlineMs = 15_000,
): Promise<void> {
  const deadline = performance.now() + deadlineMs;
  while (!condition()) {
    if (performance.now() > deadline) throw new Error(`not within ${deadlineMs} ms: ${what}`);
    await wait(20);
  }
}
