// Owns which days there are, and their indexes: a few of them in memory, numbers of all of them. One
// thing at a time happens to a day; what was written of an incident is taken in before anybody reads.
import path from "node:path";
import { StorageError } from "../errors.ts";
import { listIfThere } from "../files.ts";
import type { IncidentId } from "../incident-events.ts";
import { checkDate, dateOf, isDate, isIncidentOf } from "../incident-id.ts";
import { Serial } from "../serial.ts";
import { DayIndex, type DayIndexOptions } from "./day-index.ts";
import type { IncidentSummary } from "./incident-summary.ts";
import { type DayDigest, digestOf } from "./matching.ts";

/** Indexes that are in memory although nothing happens to them. */
const keptInMemory = 6;

export interface DaysOptions extends Omit<DayIndexOptions, "folder"> {
  /** DATA_DIR/incidents. */
  folder: string;
  /** An incident's summary changed. */
  onChange: (id: IncidentId, now: IncidentSummary | null) => void;
}

interface Day {
  readonly serial: Serial;
  /** To be read anew. */
  readonly stale: Set<IncidentId>;
  index: DayIndex | null;
}

export class Days {
  readonly #options: DaysOptions;
  /** The one used last comes last. */
  readonly #days = new Map<string, Day>();
  readonly #digests = new Map<string, DayDigest>();

  constructor(options: DaysOptions) {
    this.#options = options;
  }

  /** Every day that may have incidents, newest first. */
  async dates(): Promise<string[]> {
    const listed = (await listIfThere(this.#options.folder)).filter(isDate);
    const there = new Set(listed);
    for (const date of this.#digests.keys()) {
      // What the disk refused is in memory only; else somebody removed the whole day.
      if (!there.has(date) && !this.#days.has(date)) this.#digests.delete(date);
    }
    const dates = new Set([...listed, ...this.#digests.keys(), ...this.#days.keys()]);
    return [...dates].toSorted().toReversed();
  }

  /** What is known of the day without reading it; null: nothing, or not the newest. */
  digest(date: string): DayDigest | null {
    if ((this.#days.get(date)?.stale.size ?? 0) > 0) return null;
    return this.#digests.get(date) ?? null;
  }

  digests(): Iterable<[date: string, digest: DayDigest]> {
    return this.#digests;
  }

  /** Whether the day has an incident at all. Rejects with StorageError. */
  async isEmpty(date: string): Promise<boolean> {
    if (this.#digests.has(date)) return false;
    if (this.#days.has(date)) return (await this.incidents(date)).length === 0;
    const names = await listIfThere(path.join(this.#options.folder, date));
    return !names.some((name) => isIncidentOf(date, name));
  }

  /** The day's incidents as they are now, oldest first. Rejects with StorageError. */
  incidents(date: string): Promise<readonly IncidentSummary[]> {
    return this.#use(date, async (index) => index.incidents);
  }

  /** Rejects with StorageError. */
  find(id: IncidentId): Promise<IncidentSummary | null> {
    return this.#use(dateOf(id), async (index) => index.find(id));
  }

  /** Something of the incident was written: it is read anew before anybody hears of its day. */
  touch(id: IncidentId): void {
    this.#day(dateOf(id)).stale.add(id);
  }

  /** Takes in what was touched. Rejects with StorageError. */
  async refresh(): Promise<void> {
    // Using a day moves it to the end.
    const days = Array.from(this.#days);
    for (const [date, { stale }] of days) {
      if (stale.size > 0) await this.#use(date, async () => undefined);
    }
  }

  /** The incident is gone. Rejects with StorageError. */
  async drop(id: IncidentId): Promise<void> {
    const date = dateOf(id);
    const day = this.#day(date);
    day.stale.delete(id);
    await this.#use(date, async (index) => {
      // It may have been touched again, on its way out.
      day.stale.delete(id);
      if (index.drop(id)) this.#changed(date, index, [id]);
      else this.#options.onChange(id, null);
    });
  }

  /**
   * Sees to it that nothing of the incident has to be read anew after a crash: the index on disk knows
   * it but for its size. Rejects with StorageError.
   */
  async keep(id: IncidentId): Promise<void> {
    this.touch(id);
    await this.#use(dateOf(id), async (index) => {
      if (index.isUnsaved(id)) await index.save();
    });
  }

  /** Writes what is ahead of its file; what can't be written is logged. Rejects with StorageError. */
  async save(): Promise<void> {
    const days = Array.from(this.#days);
    for (const [date, { index, serial, stale }] of days) {
      const isAhead = index?.differs || serial.unfinished > 0 || stale.size > 0;
      if (isAhead) await this.#use(date, (current) => this.#write(date, current));
    }
  }

  async #write(date: string, index: DayIndex): Promise<void> {
    try {
      await index.save();
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      this.#options.log.warn(`the index of ${date} could not be written`, { error });
    }
  }

  #day(date: string): Day {
    const known = this.#days.get(date);
    const day = known ?? { serial: new Serial(), stale: new Set(), index: null };
    this.#days.delete(date);
    this.#days.set(date, day);
    return day;
  }

  /** Runs `use` alone on the day's index, once it is right. */
  async #use<T>(date: string, use: (index: DayIndex) => Promise<T>): Promise<T> {
    const day = this.#day(checkDate(date));
    try {
      return await day.serial.run(async () => use(await this.#current(date, day)));
    } finally {
      this.#letGo();
    }
  }

  async #current(date: string, day: Day): Promise<DayIndex> {
    let index = day.index;
    if (!index) {
      // Before reading, so that what is written meanwhile is not missed.
      const touched = [...day.stale];
      index = await DayIndex.load({
        ...this.#options,
        folder: path.join(this.#options.folder, date),
      });
      // What the folders alone knew is worth a write, so that it is read but once.
      if (index.differs && touched.length === 0) await this.#write(date, index);
      day.index = index;
      this.#digest(date, index);
    }
    if (day.stale.size === 0) return index;
    const changed: IncidentId[] = [];
    while (day.stale.size > 0) {
      const ids = [...day.stale];
      day.stale.clear();
      for (const id of ids) if (await index.refresh(id)) changed.push(id);
    }
    if (changed.length > 0) this.#changed(date, index, changed);
    return index;
  }

  #changed(date: string, index: DayIndex, ids: readonly IncidentId[]): void {
    this.#digest(date, index);
    for (const id of ids) this.#options.onChange(id, index.find(id));
  }

  #digest(date: string, { incidents }: DayIndex): void {
    if (incidents.length === 0) this.#digests.delete(date);
    else this.#digests.set(date, digestOf(incidents));
  }

  /** Those that nobody has used for longest go, unless their files are behind. */
  #letGo(): void {
    let surplus = this.#days.size - keptInMemory;
    for (const [date, { serial, stale, index }] of this.#days) {
      if (surplus <= 0) return;
      if (serial.unfinished > 0 || stale.size > 0 || index?.differs) continue;
      this.#days.delete(date);
      surplus -= 1;
    }
  }
}
