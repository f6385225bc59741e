// Owns the alarm as the rest of the program meets it: the state machine's decisions, kept on
// disk, written to the log with who made them, and told to whoever listens.
import type { Arming } from "../../storage/arming.ts";
import type { Clock } from "../../storage/clock.ts";
import type { Log } from "../../storage/log.ts";
import { Serial } from "../../storage/serial.ts";
import { armedMode } from "../../storage/incident-events.ts";
import type { AlarmActor, AlarmControl, AlarmView } from "../watch-view.ts";
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
    const { state, mode, since, by, means, remainingMs } = arming.current();
    return { state, mode, since: since ?? clock.wall(), by, means, leftMs: remainingMs };
  };

  async function decide(wish: AlarmWish): Promise<{ alarm: AlarmView; changed: boolean }> {
    const before = current();
    const { alarm, changed } = decideAlarm(before, wish, clock.wall());
    if (changed) {
      const mode = armedMode.safeParse(alarm.state).data ?? null;
      await arming.set({ ...alarm, mode, means: "person", remainingMs: null });
      log.info(`Alarm: ${before.state} → ${alarm.state}`, { by: wish.by });
    }
    return { alarm: current(), changed };
  }

  return {
    current,
    arm: (mode, by) => wishes.run(() => decide({ kind: "arm", mode, by: nameOf(by) })),
    disarm: (by) => wishes.run(() => decide({ kind: "disarm", by: nameOf(by) })),
    onChange: () => () => undefined,
  };
}

function nameOf(by: AlarmActor): string {
  return by.means === "person" ? by.name : by.means;
}
