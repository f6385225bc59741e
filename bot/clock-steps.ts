// Owns noticing that somebody (NTP, a person, a flat battery) set this machine's clock: times in
// the chat were wrong until then, and the household should know. It changes nothing by itself.
import os from "node:os";
import type { Cancel, Clock } from "../storage/clock.ts";
import type { Log } from "../storage/log.ts";

/** Less is NTP's daily correction. */
const worthTellingMs = 5_000;
const lookEveryMs = 30_000;

export interface ClockSteps {
  stop(): void;
}

/**
 * Calls `onStep` with how far the wall clock jumped, in ms (positive: forwards). `uptime` is the
 * machine's in ms: unlike the monotonic clock it goes on while a laptop sleeps, and waking up is
 * no jump.
 */
export function watchClockSteps(
  clock: Clock,
  log: Log,
  onStep: (stepMs: number) => void,
  uptime: () => number = () => os.uptime() * 1_000,
): ClockSteps {
  let distance = clock.wall() - uptime();
  let cancel: Cancel = look();

  function look(): Cancel {
    return clock.after(lookEveryMs, () => {
      const now = clock.wall() - uptime();
      const step = Math.round(now - distance);
      distance = now;
      if (Math.abs(step) > worthTellingMs) {
        log.warn(`This machine's clock jumped by ${Math.round(step / 1_000)} s`);
        onStep(step);
      }
      cancel = look();
    });
  }

  return { stop: () => cancel() };
}
