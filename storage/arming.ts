// Owns the alarm's state on disk: what it is, since when, who brought it there. Which changes
// make sense is decided in vision/guard/alarm.ts.
import { armedMode, type AlarmState, type ArmedMode } from "./incident-events.ts";
import type { JsonStore } from "./json-store.ts";
import { Listeners } from "./listeners.ts";
import type { Log } from "./log.ts";
import type { State } from "./state.ts";

export interface ArmingRecord {
  state: AlarmState;
  /** The mode it is armed or being armed in; null while disarmed. */
  mode: ArmedMode | null;
  /** Wall-clock milliseconds since when; null before anybody changed it. */
  since: number | null;
  /** By first name; null before anybody changed it, and where it wasn't a person. */
  by: string | null;
  means: "person" | "schedule" | "presence" | "guard";
  /** arming, pending, triggered: how long that still lasts; else null. */
  remainingMs: number | null;
}

export class Arming {
  readonly #store: JsonStore<State>;
  readonly #listeners: Listeners<[now: Readonly<ArmingRecord>]>;

  constructor(store: JsonStore<State>, log: Log) {
    this.#store = store;
    this.#listeners = new Listeners("the alarm's state", log);
  }

  /** Disarmed before anybody changed it. */
  current(): Readonly<ArmingRecord> {
    const record = this.#store.value.arming;
    // Files from before there were modes know only that it is armed.
    const mode = record.mode ?? armedMode.safeParse(record.state).data ?? null;
    return { ...record, mode };
  }

  /** Resolves when it is on disk, then tells listeners; rejects (StorageError) unchanged. */
  async set(next: ArmingRecord): Promise<void> {
    const kept = { ...next };
    await this.#store.change((draft) => {
      draft.arming = { ...kept };
    });
    this.#listeners.tell(kept);
  }

  /** Calls `listener` after every set(), in order; returns how to stop that. */
  onChange(listener: (now: Readonly<ArmingRecord>) => void): () => void {
    return this.#listeners.add(listener);
  }
}
