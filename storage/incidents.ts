// Owns the incidents on disk: DATA_DIR/incidents/2026-11-22/20261122-140211-c1/ with the record
// (incident.json), what happened (events.jsonl) and the evidence; and DATA_DIR/pending/<id>, an
// empty file for each incident that still needs attention (recovery or delivery).
//
// One writer, this process (storage/lock.ts), so what is pending is known in memory. Disk before
// network: listeners hear of an event when it is on disk. Should the disk refuse, they hear of it
// all the same, problem() says why, and everything is written as soon as the disk allows.
import { access, rmdir } from "node:fs/promises";
import path from "node:path";
import type { Cancel, Clock } from "./clock.ts";
import { StorageError } from "./errors.ts";
import { type EvidenceSeal, unsealed } from "./evidence-seal.ts";
import {
  listIfThere,
  makeFolder,
  readWhole,
  removeDurably,
  removeLeftovers,
  writeDurably,
} from "./files.ts";
import { eventsName, readEvents, readRecord, recordName } from "./incident-files.ts";
import type {
  IncidentEvent,
  IncidentId,
  IncidentRecord,
  NewIncidentEvent,
} from "./incident-events.ts";
import {
  checkDate,
  checkFileName,
  compareIncidentIds,
  dateOf,
  incidentId,
  isIncidentId,
} from "./incident-id.ts";
import { IncidentJournal } from "./incident-journal.ts";
import { Listeners } from "./listeners.ts";
import type { Log } from "./log.ts";

export type IncidentListener = (record: IncidentRecord, event: IncidentEvent) => void;

/** How soon what the disk refused is tried again, when nothing else tries before. */
const retryMs = 60_000;
/** What the journal and the outbox write in an incident's folder. */
const reservedNames: ReadonlySet<string> = new Set([recordName, eventsName, "deliveries.json"]);

export class Incidents {
  readonly #dataDir: string;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #seal: EvidenceSeal;
  readonly #pending = new Set<IncidentId>();
  /** Those written to since the start; let go when settled and on disk. */
  readonly #journals = new Map<IncidentId, IncidentJournal>();
  readonly #reserved = new Set<IncidentId>();
  readonly #listeners: Listeners<Parameters<IncidentListener>>;
  #fileProblem: string | null = null;
  #cancelRetry: Cancel | null = null;
  #closed = false;

  private constructor(dataDir: string, clock: Clock, log: Log, seal: EvidenceSeal) {
    this.#dataDir = path.resolve(dataDir);
    this.#seal = seal;
    this.#clock = clock;
    this.#log = log;
    this.#listeners = new Listeners("incidents", log);
  }

  /** Rejects with StorageError when the data folder cannot be made or read. */
  static async open(
    dataDir: string,
    clock: Clock,
    log: Log,
    seal: EvidenceSeal = unsealed,
  ): Promise<Incidents> {
    const incidents = new Incidents(dataDir, clock, log, seal);
    await makeFolder(path.join(incidents.#dataDir, "incidents"));
    const markers = path.join(incidents.#dataDir, "pending");
    await makeFolder(markers);
    await removeLeftovers(markers);
    for (const id of (await listIfThere(markers)).filter(isIncidentId)) {
      await incidents.#resume(id);
    }
    return incidents;
  }

  /**
   * Opens an incident: marker, folder, incident.json, each on disk before the next. Resolves also
   * when the disk refuses (see problem()): an alert is worth more than its file. Rejects with
   * RangeError for a timezone or camera id that makes no name.
   */
  async create(init: Omit<IncidentRecord, "id">): Promise<IncidentRecord> {
    const id = await this.#reserveId(init);
    const record: IncidentRecord = { id, ...init };
    const journal = this.#journal(id, record);
    this.#reserved.delete(id);
    this.#pending.add(id);
    await journal.store();
    this.#followUp();
    return record;
  }

  /**
   * Adds what happened, in the order of calls, seq rising from 1 (after a bad disk perhaps with
   * gaps). When it is on disk, or cannot be, listeners are told, then it resolves. Rejects with
   * StorageError only for an incident that is not there.
   */
  async append(id: IncidentId, event: NewIncidentEvent): Promise<IncidentEvent> {
    try {
      return await this.#journal(id).append(event, (record, placed) => {
        this.#pending.add(id);
        this.#listeners.tell(record, placed);
      });
    } finally {
      this.#followUp();
    }
  }

  /** Rejects with StorageError when it is not there or broken (then it is set aside). */
  async record(id: IncidentId): Promise<IncidentRecord> {
    const journal = this.#journals.get(id);
    return journal ? journal.record() : readRecord(this.folder(id), this.#clock.wall(), this.#log);
  }

  /** In order; without what a crash or a bad disk made unreadable, which is warned of. */
  async events(id: IncidentId): Promise<IncidentEvent[]> {
    const journal = this.#journals.get(id);
    return journal ? journal.events() : (await readEvents(this.folder(id), this.#log)).events;
  }

  /** The incident's folder. Throws RangeError for what is no incident's id. */
  folder(id: IncidentId): string {
    return path.join(this.#dataDir, "incidents", dateOf(id), id);
  }

  /** A file in it. Throws RangeError for what is no plain file name. */
  file(id: IncidentId, name: string): string {
    return path.join(this.folder(id), checkFileName(name));
  }

  /** Keeps evidence; resolves when it is on disk, rejects with StorageError. */
  async saveFile(id: IncidentId, name: string, bytes: Buffer): Promise<void> {
    const file = this.#evidence(id, name);
    try {
      await makeFolder(this.folder(id));
      await writeDurably(file, bytes);
      this.#fileProblem = null;
      // Nobody's alert waits for it.
      void this.#seal.add(id, [name]);
    } catch (error) {
      if (error instanceof StorageError) this.#fileProblem = error.message;
      throw error;
    }
  }

  /**
   * Has files that were written past saveFile() (clips) sealed. Resolves with what their caption says
   * of it: the first eight characters of the chain's head; null where they could not be.
   */
  seal(id: IncidentId, names: readonly string[]): Promise<string | null> {
    return this.#seal.add(id, names.map(checkFileName));
  }

  /** Rejects with StorageError, `code` "ENOENT" when there is no such file. */
  readFile(id: IncidentId, name: string): Promise<Buffer> {
    return readWhole(this.file(id, name));
  }

  /** Removes evidence for good; fine when it is gone already. Rejects with StorageError. */
  async removeFile(id: IncidentId, name: string): Promise<void> {
    await removeDurably(this.#evidence(id, name));
  }

  /** The names of all files of the incident, in order; none when it is not there. */
  async files(id: IncidentId): Promise<string[]> {
    return listIfThere(this.folder(id));
  }

  /** Those that still need attention, oldest first. */
  async pending(): Promise<IncidentId[]> {
    return [...this.#pending].toSorted(compareIncidentIds);
  }

  /** Pending ones that never ended, oldest first: a crash cut them short. */
  async unfinished(): Promise<IncidentId[]> {
    const unfinished: IncidentId[] = [];
    for (const id of await this.pending()) {
      const events = await this.events(id);
      if (!events.some(({ kind }) => kind === "ended")) unfinished.push(id);
    }
    return unfinished;
  }

  /**
   * Everything of it is told: no more attention needed, until something is appended. With
   * `lastSeq`, the last event that was told, nothing happens if there are later ones. Rejects
   * with StorageError when the marker cannot be removed.
   */
  async settle(id: IncidentId, lastSeq = Number.POSITIVE_INFINITY): Promise<void> {
    if (!this.#pending.has(id)) return;
    try {
      await this.#journal(id).settle(lastSeq, () => this.#pending.delete(id));
    } finally {
      this.#followUp();
    }
  }

  /** Tells `listener` of every event once it is on disk (or cannot be); returns how to stop. */
  onEvent(listener: IncidentListener): () => void {
    return this.#listeners.add(listener);
  }

  /** The incidents of a day ("2026-11-22") in order. Broken ones are set aside with a warning. */
  async day(date: string): Promise<IncidentRecord[]> {
    const names = await listIfThere(path.join(this.#dataDir, "incidents", checkDate(date)));
    const inMemory = [...this.#journals.keys()].filter((id) => dateOf(id) === date);
    const ids = new Set([...names, ...inMemory].filter(isIncidentId));
    const records: IncidentRecord[] = [];
    for (const id of [...ids].toSorted(compareIncidentIds)) {
      try {
        records.push(await this.record(id));
      } catch (error) {
        if (!(error instanceof StorageError)) throw error;
        this.#log.warn(`the incident ${id} is left out: ${error.message}`);
      }
    }
    return records;
  }

  /** Why something is not on disk, as a sentence for the owner; null when all is well. */
  problem(): string | null {
    for (const { problem } of this.#journals.values()) {
      if (problem) return problem.message;
    }
    return this.#fileProblem;
  }

  /** Tries once more what the disk refused, resolves when all is done, stops trying again. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#storeAll([...this.#journals.values()]);
  }

  #journal(id: IncidentId, created: IncidentRecord | null = null): IncidentJournal {
    const known = this.#journals.get(id);
    if (known) return known;
    const marker = path.join(this.#dataDir, "pending", id);
    const place = { folder: this.folder(id), marker };
    const journal = new IncidentJournal({
      place,
      clock: this.#clock,
      log: this.#log,
      created,
      onStored: (names) => void this.#seal.add(id, names),
    });
    this.#journals.set(id, journal);
    return journal;
  }

  #evidence(id: IncidentId, name: string): string {
    if (reservedNames.has(name)) throw new RangeError(`${name} has its own writer`);
    return this.file(id, name);
  }

  /** A name that nobody has, in memory or on disk; the same second may come twice. */
  async #reserveId(init: Omit<IncidentRecord, "id">): Promise<IncidentId> {
    for (let attempt = 1; ; attempt++) {
      const id = incidentId(init.openedAt, init.timezone, init.camera, attempt);
      if (this.#reserved.has(id) || this.#journals.has(id) || this.#pending.has(id)) continue;
      this.#reserved.add(id);
      const taken = await access(this.folder(id)).then(
        () => true,
        () => false,
      );
      if (!taken) return id;
      this.#reserved.delete(id);
    }
  }

  /** A marker found at the start. One whose incident cannot be told any more is removed. */
  async #resume(id: IncidentId): Promise<void> {
    try {
      await readRecord(this.folder(id), this.#clock.wall(), this.#log);
      await removeLeftovers(this.folder(id));
      this.#pending.add(id);
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      this.#log.warn(`the incident ${id} was cut short by a crash: ${error.message}`);
      // With a code it is there, but cannot be read now: perhaps at the next start.
      if (error.code !== null) return;
      await removeDurably(path.join(this.#dataDir, "pending", id));
      // Evidence without a record stays; only an empty folder can be removed like this.
      await rmdir(this.folder(id)).catch(() => undefined);
    }
  }

  /** Lets go of journals that are done with, and sees to it that refused ones are tried again. */
  #followUp(): void {
    for (const [id, journal] of this.#journals) {
      if (!journal.busy && !journal.problem && !this.#pending.has(id)) this.#journals.delete(id);
    }
    const troubled = [...this.#journals.values()].filter(({ problem }) => problem);
    if (this.#closed || troubled.length === 0) {
      this.#cancelRetry?.();
      this.#cancelRetry = null;
      return;
    }
    this.#cancelRetry ??= this.#clock.after(retryMs, () => {
      this.#cancelRetry = null;
      void this.#storeAll(troubled);
    });
  }

  async #storeAll(journals: readonly IncidentJournal[]): Promise<void> {
    // A journal keeps what failed as its problem; one whose incident is gone has nothing to keep.
    await Promise.allSettled(journals.map((journal) => journal.store()));
    this.#followUp();
  }
}
