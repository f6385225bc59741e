// Owns what acts by itself, put together: the schedule and the phones, from their settings on disk to
// the news of what they did.
import os from "node:os";
import type { Clock } from "../../storage/clock.ts";
import type { Incidents } from "../../storage/incidents.ts";
import type { JsonStore } from "../../storage/json-store.ts";
import { PresenceSettings } from "../../storage/presence.ts";
import { Schedule } from "../../storage/schedule.ts";
import type { State } from "../../storage/state.ts";
import { Scheduler } from "../../vision/guard/schedule/scheduler.ts";
import { noteWhoIsHome } from "../../vision/presence/note-who-is-home.ts";
import { PresenceWatch } from "../../vision/presence/presence-watch.ts";
import { SystemNetwork } from "../../vision/presence/system-network.ts";
import type { AlarmControl } from "../../vision/watch-view.ts";
import type { SelfActing } from "./room.ts";
import { createNewsTeller, type TellNewsParts } from "./tell-news.ts";

export interface SelfActingParts extends Omit<TellNewsParts, "selfActing"> {
  state: JsonStore<State>;
  alarm: AlarmControl;
  incidents: Pick<Incidents, "onEvent" | "append">;
  clock: Clock;
}

export interface RunningSelfActing extends SelfActing {
  /** To be called once the alarm runs. */
  start(): void;
  stop(): Promise<void>;
}

/** Unlike the monotonic clock it goes on while a laptop sleeps, which is no jump of the wall clock. */
const uptime = () => os.uptime() * 1_000;

export function createSelfActing(parts: SelfActingParts): RunningSelfActing {
  const { state, alarm, incidents, clock, log, timezone } = parts;
  const schedule = new Schedule(state, log);
  const settings = new PresenceSettings(state, log);
  const news = createNewsTeller({ ...parts, selfActing: { schedule } });
  const tell = news.tell;
  const scheduler = new Scheduler({ schedule, alarm, clock, uptime, timezone, log, tell });
  const network = new SystemNetwork(clock);
  const phones = new PresenceWatch({ settings, network, alarm, clock, log, tell });
  const stopNoting = noteWhoIsHome(incidents, phones);
  return {
    schedule,
    presence: settings,
    phones,
    start() {
      scheduler.start();
      phones.start();
    },
    async stop() {
      stopNoting();
      await Promise.all([scheduler.stop(), phones.stop(), news.stop()]);
    },
  };
}
