// Owns how long evidence is kept, how much room it may take, and when the daily summary comes, and
// what retention did and told of lately; kept in state.json.
import { z } from "zod";
import { Listeners } from "./listeners.ts";
import type { Log } from "./log.ts";
import { minuteOfDay } from "./schedule.ts";

/** The rules of retention; whichever bites first holds (retention/plan.ts). */
export interface EvidenceLimits {
  /** Full days of the household's calendar; null: no limit by age. */
  keepDays: number | null;
  /** What all evidence may take; null: no limit but the disk. */
  mostBytes: number | null;
  /** So much of the disk stays free. */
  minimumFreeBytes: number;
}

/** What holds where neither the chat nor .env says otherwise. */
export const usualLimits: Readonly<EvidenceLimits> = {
  keepDays: 60,
  mostBytes: 20_000_000_000,
  minimumFreeBytes: 1_000_000_000,
};

export const evidenceLimits = z.object({
  keepDays: z.number().int().min(1).max(3650).nullable(),
  mostBytes: z.number().int().positive().nullable(),
  minimumFreeBytes: z.number().int().nonnegative(),
}) satisfies z.ZodType<EvidenceLimits>;

/** Incidents that retention took away on one day for one reason. */
export const removedLot = z.object({
  /** The day on which they went, in the household's timezone. */
  day: z.string(),
  reason: z.enum(["too_old", "too_much", "disk_full"]),
  count: z.number().int(),
  bytes: z.number(),
  /** The oldest and the newest day that they were of. */
  from: z.string(),
  to: z.string(),
});
export type RemovedLot = z.infer<typeof removedLot>;

export const evidenceSettings = z.object({
  /** What was chosen in the chat; what isn't there is as .env says, or as usual. */
  ...evidenceLimits.partial().shape,
  /** When the daily summary comes, in minutes since midnight; null: never. */
  summaryAt: minuteOfDay.nullable().default(480),
  /** The day ("2026-11-22") of which the last summary told. */
  summaryOf: z.string().nullable().default(null),
  /** Heads of the seal's chain that stand in the chat: what nobody can rewrite there. Newest last. */
  toldHeads: z
    .array(z.object({ number: z.number().int(), head: z.string(), at: z.number() }))
    .default([]),
  /** Of what the owner was warned (bot/evidence/telling.ts), and when: once per crossing. */
  warned: z.record(z.string(), z.number()).default({}),
  /** What the wall clock said when retention believed it last (retention/trusted-clock.ts). */
  trustedAt: z.number().nullable().default(null),
  /** What retention took away lately, by day and reason, newest last (retention/diary.ts). */
  removals: z.array(removedLot).default([]),
  /** The messages that tell of one day's removals; they are edited while that day goes on. */
  removalsTold: z
    .object({
      day: z.string(),
      count: z.number().int(),
      messages: z.array(z.object({ chat: z.number().int(), message: z.number().int() })),
    })
    .nullable()
    .default(null),
});
export type EvidenceSettingsValue = z.infer<typeof evidenceSettings>;

/** What holds, whoever set it. */
export type EvidenceNow = Omit<EvidenceSettingsValue, keyof EvidenceLimits> & EvidenceLimits;

/** Where they lie: state.json. */
export interface EvidenceState {
  readonly value: { readonly evidence: Readonly<EvidenceSettingsValue> };
  change(edit: (draft: { evidence: EvidenceSettingsValue }) => void): Promise<void>;
}

/** Every change resolves when it is on disk; a StorageError rejects it with nothing changed. */
export class EvidenceSettings {
  readonly #store: EvidenceState;
  readonly #starting: Readonly<EvidenceLimits>;
  readonly #listeners: Listeners<[]>;

  /** `starting` are .env's limits, which hold until others are chosen. */
  constructor(store: EvidenceState, log: Log, starting: Partial<EvidenceLimits> = {}) {
    this.#store = store;
    this.#starting = { ...usualLimits, ...starting };
    this.#listeners = new Listeners("how long evidence is kept", log);
  }

  current(): Readonly<EvidenceNow> {
    const { keepDays, mostBytes, minimumFreeBytes, ...rest } = this.#store.value.evidence;
    return {
      ...rest,
      // null was chosen, too: no limit.
      keepDays: keepDays === undefined ? this.#starting.keepDays : keepDays,
      mostBytes: mostBytes === undefined ? this.#starting.mostBytes : mostBytes,
      minimumFreeBytes: minimumFreeBytes ?? this.#starting.minimumFreeBytes,
    };
  }

  /** Rejects with StorageError; with ZodError for what no setting may be. */
  async change(part: Partial<EvidenceNow>): Promise<void> {
    await this.edit((draft) => Object.assign(draft, part));
  }

  /** As change(), from what is there when it is written. */
  async edit(edit: (draft: EvidenceSettingsValue) => void): Promise<void> {
    await this.#store.change((draft) => {
      edit(draft.evidence);
      draft.evidence = evidenceSettings.parse(draft.evidence);
    });
    this.#listeners.tell();
  }

  /** Calls `listener` after every change; returns how to stop that. */
  onChange(listener: () => void): () => void {
    return this.#listeners.add(listener);
  }
}
