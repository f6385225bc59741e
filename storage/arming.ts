// Owns the alarm's state on disk: what it is, since when, who brought it there. Which changes
// make sense is decided in vision/guard/alarm.ts.
import type { AlarmState } from "./incident-events.ts";
import type { JsonStore } from "./json-store.ts";
import { Listeners } from "./listeners.ts";
import type { Log } from "./log.ts";
import type { State } from "./state.ts";

export interface ArmingRecord {
  state: AlarmState;
  /** Wall-clock milliseconds since when; null before anybody changed it. */
  since: number | null;
  /** By first name; null before anybody changed it. */
  by: string | null;
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
    return this.#store.value.arming;
  }

  /** Resolves when it is on disk, then tells listeners; rejects (StorageError) unchanged. */
  async set(next: ArmingRecord): Promise<void> {
    const kept = { state: next.state, since: next.since, by: next.by };
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
