// Owns when the alarm is to be armed and disarmed by itself, as it lies in state.json. What follows
// from it at a moment is decided in vision/guard/schedule/.
import { z } from "zod";
import { armedMode } from "./incident-events.ts";
import { Listeners } from "./listeners.ts";
import type { Log } from "./log.ts";

/** More would not fit a menu's page. */
export const mostEntries = 20;
/** So many marks of what was done are kept: more than a week of one day's twenty entries. */
const marksKept = 200;

/** Minutes since midnight, as the household's clock shows them. */
export const minuteOfDay = z.number().int().min(0).max(1439);

export const scheduleEntry = z.object({
  /** "s1", "s2" ...: never given again. */
  id: z.string(),
  /** 1 is Monday, 7 Sunday. */
  weekdays: z.array(z.number().int().min(1).max(7)),
  minute: minuteOfDay,
  /** The mode to arm, or "disarmed". */
  wanted: z.union([armedMode, z.literal("disarmed")]),
  enabled: z.boolean(),
  /** The one day (household's timezone, "2026-11-22") on which it does nothing. */
  skip: z.string().nullable().default(null),
});
export type ScheduleEntry = z.infer<typeof scheduleEntry>;

export const storedSchedule = z.object({
  entries: z.array(scheduleEntry).default([]),
  lastNumber: z.number().int().default(0),
  /** So long before it arms by itself it says so; 0: never. */
  remindMinutes: z.number().int().min(0).max(120).default(10),
  /** Wall-clock time up to which entries were certainly carried out. */
  doneUntil: z.number().nullable().default(null),
  /** What was carried out or told lately, as "s1/1795906800000" (the due moment): none comes twice. */
  done: z.array(z.string()).default([]),
  /** Which reminders were sent, written likewise. */
  reminded: z.array(z.string()).default([]),
});
export type StoredSchedule = z.infer<typeof storedSchedule>;

/** What the one who carries entries out must not forget. */
export type ScheduleProgress = Pick<StoredSchedule, "doneUntil" | "done" | "reminded">;

/** Where it is kept: state.json. */
export interface ScheduleStore {
  readonly value: { readonly schedule: StoredSchedule };
  change(edit: (draft: { schedule: StoredSchedule }) => void): Promise<void>;
}

/** Every change rejects with StorageError when it can't be kept; then nothing changed. */
export class Schedule {
  readonly #store: ScheduleStore;
  readonly #listeners: Listeners<[]>;

  constructor(store: ScheduleStore, log: Log) {
    this.#store = store;
    this.#listeners = new Listeners("the schedule", log);
  }

  get value(): Readonly<StoredSchedule> {
    return this.#store.value.schedule;
  }

  find(id: string): Readonly<ScheduleEntry> | null {
    return this.value.entries.find((entry) => entry.id === id) ?? null;
  }

  /** Null when there are as many as there may be. */
  async add(entry: Omit<ScheduleEntry, "id" | "skip">): Promise<Readonly<ScheduleEntry> | null> {
    let id: string | null = null;
    await this.#change((draft) => {
      if (draft.entries.length >= mostEntries) return;
      draft.lastNumber += 1;
      id = `s${draft.lastNumber}`;
      draft.entries.push({ ...entry, weekdays: [...entry.weekdays], id, skip: null });
    });
    return id === null ? null : this.find(id);
  }

  /** Null when it is not there any more. */
  async change(
    id: string,
    part: Partial<Omit<ScheduleEntry, "id">>,
  ): Promise<Readonly<ScheduleEntry> | null> {
    await this.#change((draft) => {
      const entry = draft.entries.find((one) => one.id === id);
      if (entry) Object.assign(entry, part);
    });
    return this.find(id);
  }

  /** Returns what was removed; null when it was not there. */
  async remove(id: string): Promise<Readonly<ScheduleEntry> | null> {
    const removed = this.find(id);
    await this.#change((draft) => {
      draft.entries = draft.entries.filter((entry) => entry.id !== id);
    });
    return removed;
  }

  async setReminder(minutes: number): Promise<void> {
    await this.#change((draft) => {
      draft.remindMinutes = minutes;
    });
  }

  /** Keeps how far the schedule was carried out. Nobody listens for this. */
  async note({ doneUntil, done, reminded }: ScheduleProgress): Promise<void> {
    await this.#store.change((draft) => {
      draft.schedule.doneUntil = doneUntil;
      draft.schedule.done = done.slice(-marksKept);
      draft.schedule.reminded = reminded.slice(-marksKept);
    });
  }

  /** Calls `listener` after every change of what is wanted; returns how to stop that. */
  onChange(listener: () => void): () => void {
    return this.#listeners.add(listener);
  }

  async #change(edit: (draft: StoredSchedule) => void): Promise<void> {
    await this.#store.change((draft) => edit(draft.schedule));
    this.#listeners.tell();
  }
}
