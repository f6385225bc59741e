// Owns the alarm's state on disk: what it is, since when, who brought it there, and how much of a
// delay is left. Which changes make sense is decided in vision/guard/alarm.ts.
import { armedMode, type AlarmState, type ArmedMode } from "./incident-events.ts";
import type { JsonStore } from "./json-store.ts";
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
  /** arming, pending, triggered: how long that still lasts, whole milliseconds; else null. */
  remainingMs: number | null;
}

export class Arming {
  readonly #store: JsonStore<State>;

  constructor(store: JsonStore<State>) {
    this.#store = store;
  }

  /** What is on disk: disarmed before anybody changed it. */
  current(): Readonly<ArmingRecord> {
    const record = this.#store.value.arming;
    if (record.state === "disarmed") return { ...record, mode: null };
    // Files from before there were modes know only that it is armed.
    const mode = armedMode.safeParse(record.state).data ?? record.mode ?? "armed_away";
    return { ...record, mode };
  }

  /** Resolves when it is on disk; rejects (StorageError) unchanged. */
  async set(next: ArmingRecord): Promise<void> {
    const kept = { ...next };
    await this.#store.change((draft) => {
      draft.arming = { ...kept };
    });
  }
}
