// Owns noticing that somebody (NTP, a person, a flat battery) set this machine's clock: times in
// the chat were wrong until then, and the household should know. It changes nothing by itself.
import type { Cancel, Clock } from "../storage/clock.ts";
import type { Log } from "../storage/log.ts";

/** Less is NTP's daily correction. */
const worthTellingMs = 5_000;
const lookEveryMs = 30_000;

export interface ClockSteps {
  stop(): void;
}

/** Calls `onStep` with how far the wall clock jumped, in ms (positive: forwards). */
export function watchClockSteps(
  clock: Clock,
  log: Log,
  onStep: (stepMs: number) => void,
): ClockSteps {
  let distance = clock.wall() - clock.monotonic();
  let cancel: Cancel = look();

  function look(): Cancel {
    return clock.after(lookEveryMs, () => {
      const now = clock.wall() - clock.monotonic();
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
