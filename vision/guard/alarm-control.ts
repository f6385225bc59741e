// Owns the alarm as the rest of the program meets it: the state machine's decisions, kept on
// disk, written to the log with who made them, and told to whoever listens.
import type { Arming } from "../../storage/arming.ts";
import type { Clock } from "../../storage/clock.ts";
import type { Log } from "../../storage/log.ts";
import { Serial } from "../../storage/serial.ts";
import type { AlarmControl, AlarmView } from "../watch-view.ts";
import { decideAlarm, type AlarmWish } from "./alarm.ts";

export function createAlarmControl(options: {
  arming: Arming;
  clock: Clock;
  log: Log;
}): AlarmControl {
  const { arming, clock, log } = options;
  // Each wish is judged by what the one before it came to, also while that is being written.
  const wishes = new Serial();

  const current = (): AlarmView => {
    const { state, since, by } = arming.current();
    return { state, since: since ?? clock.wall(), by };
  };

  async function decide(wish: AlarmWish): Promise<{ alarm: AlarmView; changed: boolean }> {
    const before = current();
    const { alarm, changed } = decideAlarm(before, wish, clock.wall());
    if (changed) {
      await arming.set(alarm);
      log.info(`Alarm: ${before.state} → ${alarm.state}`, { by: wish.by });
    }
    return { alarm: current(), changed };
  }

  return {
    current,
    arm: (mode, by) => wishes.run(() => decide({ kind: "arm", mode, by })),
    disarm: (by) => wishes.run(() => decide({ kind: "disarm", by })),
  };
}
