// Owns writing one incident: its marker in DATA_DIR/pending, its record, its events, in that
// order, one thing after another. What the disk refuses is kept in memory and written, in the
// same order, with the next attempt that succeeds: a full disk must not silence an alert.
import type { Clock } from "./clock.ts";
import { StorageError } from "./errors.ts";
import { appendDurably, makeFolder, removeDurably, writeDurably } from "./files.ts";
import {
  eventsFile,
  eventsName,
  readEvents,
  readRecord,
  recordFile,
  recordName,
} from "./incident-files.ts";
import type { IncidentEvent, IncidentRecord, NewIncidentEvent } from "./incident-events.ts";
import type { Log } from "./log.ts";
import { Serial } from "./serial.ts";

export interface IncidentPlace {
  /** The incident's folder. */
  folder: string;
  /** The empty file that says: this incident still needs attention. */
  marker: string;
}

export interface JournalOptions {
  place: IncidentPlace;
  clock: Clock;
  log: Log;
  /** A new incident, not yet on disk; null: read the one that is there before anything else. */
  created: IncidentRecord | null;
  /** Hears which of its files were just written. */
  onStored?: (names: readonly string[]) => void;
}

export class IncidentJournal {
  readonly #place: IncidentPlace;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #onStored: NonNullable<JournalOptions["onStored"]>;
  readonly #serial = new Serial();
  #record: IncidentRecord | null;
  #recordStored: boolean;
  #markerStored = false;
  /** Appends asked for and not over. */
  #appending = 0;
  #needsAttention: boolean;
  #unwritten: IncidentEvent[] = [];
  #nextSeq = 1;
  #problem: StorageError | null = null;

  constructor({ place, clock, log, created, onStored }: JournalOptions) {
    this.#onStored = onStored ?? (() => undefined);
    this.#place = place;
    this.#clock = clock;
    this.#log = log;
    this.#record = created;
    this.#recordStored = created === null;
    this.#needsAttention = created !== null;
  }

  /** Why not everything is on disk; null when it is. */
  get problem(): StorageError | null {
    return this.#problem;
  }

  /** Whether anything asked for is not over. */
  get busy(): boolean {
    return this.#serial.unfinished > 0;
  }

  /** Rejects with StorageError when there is none that can be read. */
  record(): Promise<IncidentRecord> {
    return this.#serial.run(() => this.#load());
  }

  /** Brings to disk what is not there yet; afterwards `problem` says whether that worked. */
  store(): Promise<void> {
    return this.#serial.run(async () => this.#store(await this.#load()));
  }

  /**
   * Gives the event its place, brings it to disk, then calls `tell`, also when the disk refused.
   * Rejects with StorageError when there is no such incident.
   */
  append(
    event: NewIncidentEvent,
    tell: (record: IncidentRecord, event: IncidentEvent) => void,
  ): Promise<IncidentEvent> {
    const at = this.#clock.wall();
    this.#appending += 1;
    return this.#serial.run(async () => {
      try {
        const record = await this.#load();
        const placed: IncidentEvent = { seq: this.#nextSeq, at, ...event };
        this.#nextSeq += 1;
        this.#needsAttention = true;
        this.#unwritten.push(placed);
        await this.#store(record);
        tell(record, placed);
        return placed;
      } finally {
        this.#appending -= 1;
      }
    });
  }

  /** Every event, also those that the disk refused. */
  events(): Promise<IncidentEvent[]> {
    return this.#serial.run(async () => {
      const { events } = await readEvents(this.#place.folder, this.#log);
      const stored = new Set(events.map(({ seq }) => seq));
      return [...events, ...this.#unwritten.filter(({ seq }) => !stored.has(seq))];
    });
  }

  /**
   * Removes the marker and calls `settled`, unless there are events after `lastSeq` or about to
   * be. Rejects with StorageError when the marker cannot be removed.
   */
  settle(lastSeq: number, settled: () => void): Promise<void> {
    // Whoever asks cannot have heard of what is being appended, before this or meanwhile.
    const appendingBefore = this.#appending > 0;
    return this.#serial.run(async () => {
      const record = await this.#load();
      if (appendingBefore || this.#appending > 0 || this.#nextSeq - 1 > lastSeq) return;
      await removeDurably(this.#place.marker);
      this.#markerStored = false;
      this.#needsAttention = false;
      settled();
      if (this.#problem) await this.#store(record);
    });
  }

  async #load(): Promise<IncidentRecord> {
    if (this.#record) return this.#record;
    const { folder } = this.#place;
    const record = await readRecord(folder, this.#clock.wall(), this.#log);
    this.#nextSeq = (await readEvents(folder, this.#log)).nextSeq;
    this.#record = record;
    return record;
  }

  async #store(record: IncidentRecord): Promise<void> {
    const { folder, marker } = this.#place;
    try {
      if (this.#needsAttention && !this.#markerStored) {
        await writeDurably(marker, "");
        this.#markerStored = true;
      }
      if (!this.#recordStored) {
        await makeFolder(folder);
        await writeDurably(recordFile(folder), `${JSON.stringify(record, null, 2)}\n`);
        this.#recordStored = true;
        this.#onStored([recordName]);
      }
      if (this.#unwritten.length > 0) {
        const lines = this.#unwritten.map((event) => JSON.stringify(event)).join("\n");
        await appendDurably(eventsFile(folder), lines);
        this.#unwritten = [];
        this.#onStored([eventsName]);
      }
      if (this.#problem) this.#log.info(`the incident ${record.id} is on disk now`);
      this.#problem = null;
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      // Once is enough: the reason stays the same until it is gone.
      if (!this.#problem) {
        const message = `the incident ${record.id} is in memory only: ${error.message}`;
        this.#log.error(message, { error });
      }
      this.#problem = error;
    }
  }
}
