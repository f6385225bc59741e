// Owns how long evidence is kept, how much room it may take, and when the daily summary comes; kept
// in state.json.
import { z } from "zod";
import { Listeners } from "./listeners.ts";
import type { Log } from "./log.ts";
import { minuteOfDay } from "./schedule.ts";

export const evidenceSettings = z.object({
  /** null: no limit by age. */
  keepDays: z.number().int().min(1).max(3650).nullable().default(60),
  /** null: no limit but the disk. */
  mostBytes: z.number().int().positive().nullable().default(20_000_000_000),
  /** So much of the disk stays free. */
  minimumFreeBytes: z.number().int().nonnegative().default(1_000_000_000),
  /** When the daily summary comes, in minutes since midnight; null: never. */
  summaryAt: minuteOfDay.nullable().default(480),
  /** The day ("2026-11-22") of which the last summary told. */
  summaryOf: z.string().nullable().default(null),
  /** Heads of the seal's chain that stand in the chat: what nobody can rewrite there. Newest last. */
  toldHeads: z
    .array(z.object({ number: z.number().int(), head: z.string(), at: z.number() }))
    .default([]),
  /** By what the owner was warned of last ("disk", "bytes"), and when: once per crossing. */
  warned: z.record(z.string(), z.number()).default({}),
});
export type EvidenceSettingsValue = z.infer<typeof evidenceSettings>;

/** Where they lie: state.json. */
export interface EvidenceState {
  readonly value: { readonly evidence: Readonly<EvidenceSettingsValue> };
  change(edit: (draft: { evidence: EvidenceSettingsValue }) => void): Promise<void>;
}

/** Every change resolves when it is on disk; a StorageError rejects it with nothing changed. */
export class EvidenceSettings {
  readonly #store: EvidenceState;
  readonly #listeners: Listeners<[]>;

  constructor(store: EvidenceState, log: Log) {
    this.#store = store;
    this.#listeners = new Listeners("how long evidence is kept", log);
  }

  current(): Readonly<EvidenceSettingsValue> {
    return this.#store.value.evidence;
  }

  async change(part: Partial<EvidenceSettingsValue>): Promise<void> {
    const before = this.current();
    await this.#store.change((draft) => {
      draft.evidence = evidenceSettings.parse({ ...before, ...part });
    });
    this.#listeners.tell();
  }

  /** Calls `listener` after every change; returns how to stop that. */
  onChange(listener: () => void): () => void {
    return this.#listeners.add(listener);
  }
}
