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
import { hasCode, StorageError } from "./errors.ts";
import { type EvidenceRemoval, type EvidenceSeal, unsealed } from "./evidence-seal.ts";
import { listIfThere, makeFolder, removeDurably, removeLeftovers } from "./files.ts";
import { EvidenceStore } from "./evidence-store.ts";
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
import { isWorkingFile } from "./seal/file-kinds.ts";
import { isSettledDeliveries } from "./settled-deliveries.ts";
import { Slots } from "./slots.ts";

export type IncidentListener = (record: IncidentRecord, event: IncidentEvent) => void;

/** How soon what the disk refused is tried again, when nothing else tries before. */
const retryMs = 60_000;
/** Incidents that are read at the same time, when all pending ones are. */
const readAtOnce = 16;
/** What the journal and the outbox write in an incident's folder. */
const reservedNames: ReadonlySet<string> = new Set([recordName, eventsName]);

export class Incidents {
  readonly #dataDir: string;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #seal: EvidenceSeal;
  readonly #pending = new Set<IncidentId>();
  /** Those written to since the start; let go when settled and on disk. */
  readonly #journals = new Map<IncidentId, IncidentJournal>();
  readonly #reserved = new Set<IncidentId>();
  /** Those that are being removed: nothing of them may be written any more. */
  readonly #leaving = new Set<IncidentId>();
  readonly #listeners: Listeners<Parameters<IncidentListener>>;
  readonly #forgotten: Listeners<[id: IncidentId]>;
  readonly #beforeSettling = new Set<(id: IncidentId) => Promise<void>>();
  readonly #files: EvidenceStore;
  #cancelRetry: Cancel | null = null;
  #closed = false;

  private constructor(dataDir: string, clock: Clock, log: Log, seal: EvidenceSeal) {
    this.#dataDir = path.resolve(dataDir);
    this.#seal = seal;
    this.#clock = clock;
    this.#log = log;
    this.#listeners = new Listeners("incidents", log);
    this.#forgotten = new Listeners("incidents that are removed", log);
    this.#files = new EvidenceStore({
      log,
      folderOf: (id) => this.folder(id),
      fileOf: (id, name) => this.file(id, name),
      isOpen: (id) => this.#journals.has(id),
      onWritten: (id, name) => {
        // Nobody's alert waits for it.
        if (!isWorkingFile(name)) void this.#seal.add(id, [name]);
      },
    });
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
    const marked = (await listIfThere(markers)).filter(isIncidentId);
    const slots = new Slots(readAtOnce);
    await Promise.all(marked.map((id) => slots.run(() => incidents.#resume(id))));
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
    this.#checkKept(id);
    try {
      return await this.#journal(id).append(event, (record, placed) => {
        this.#pending.add(id);
        this.#listeners.tell(record, placed);
        // The disk takes something: perhaps also what it has refused.
        if (!this.#files.isSaved && !this.#journals.get(id)?.problem) this.#retry();
      });
    } finally {
      this.#followUp();
    }
  }

  /** Rejects with StorageError when it is not there or broken (then it is set aside). */
  async record(id: IncidentId): Promise<IncidentRecord> {
    this.#checkKept(id);
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

  /**
   * Keeps evidence: on disk, or, where that refuses, in memory until it does not (readFile() finds
   * it in both). Resolves with where it is; rejects with StorageError where not even memory has room.
   */
  async saveFile(id: IncidentId, name: string, bytes: Buffer): Promise<"disk" | "memory"> {
    this.#evidence(id, name);
    this.#checkKept(id);
    try {
      return await this.#files.save(id, name, bytes);
    } finally {
      this.#followUp();
    }
  }

  /** Why not all of the incident is on disk; null when it is. */
  unsaved(id: IncidentId): "full" | "refused" | null {
    const problem =
      this.#journals.get(id)?.problem ??
      (this.#files.unsaved(id).length > 0 ? this.#files.problem : null);
    if (!problem) return null;
    return hasCode(problem, "ENOSPC") || hasCode(problem, "EDQUOT") ? "full" : "refused";
  }

  /**
   * Has files that were written past saveFile() (clips) sealed. Resolves with what their caption says
   * of it: the first eight characters of the chain's head; null where they could not be.
   */
  async seal(id: IncidentId, names: readonly string[]): Promise<string | null> {
    // What is in memory only is sealed once it is written.
    const unsaved = this.#files.unsaved(id);
    const written = names.map(checkFileName).filter((name) => !unsaved.includes(name));
    return written.length === 0 ? null : this.#seal.add(id, written);
  }

  /** Says in the seal's chain what will go by rule. Rejects with StorageError: then it must stay. */
  sealRemoval(removal: EvidenceRemoval): Promise<void> {
    return this.#seal.addRemoval(removal);
  }

  /** Rejects with StorageError, `code` "ENOENT" when there is no such file. */
  async readFile(id: IncidentId, name: string): Promise<Buffer> {
    return this.#files.read(id, name);
  }

  /** How many bytes it has. Rejects as readFile(). */
  async sizeOf(id: IncidentId, name: string): Promise<number> {
    return this.#files.sizeOf(id, name);
  }

  /** Removes evidence for good; fine when it is gone already. Rejects with StorageError. */
  async removeFile(id: IncidentId, name: string): Promise<void> {
    const file = this.#evidence(id, name);
    this.#files.drop(id, name);
    await removeDurably(file).catch((error: unknown) => {
      // On a full disk, not even its folder may be there.
      if (!hasCode(error, "ENOENT")) throw error;
    });
  }

  /** The names of all files of the incident, in order; none when it is not there. */
  async files(id: IncidentId): Promise<string[]> {
    const names = await listIfThere(this.folder(id));
    return [...new Set([...names, ...this.#files.unsaved(id)])].toSorted();
  }

  /** Those that still need attention, oldest first. */
  async pending(): Promise<IncidentId[]> {
    return [...this.#pending].toSorted(compareIncidentIds);
  }

  /** Whether it still needs attention. */
  isPending(id: IncidentId): boolean {
    return this.#pending.has(id);
  }

  /** Pending ones that never ended, oldest first: a crash cut them short. */
  async unfinished(): Promise<IncidentId[]> {
    const pending = await this.pending();
    const slots = new Slots(readAtOnce);
    const events = await Promise.all(pending.map((id) => slots.run(() => this.events(id))));
    return pending.filter((_, index) => !events[index]?.some(({ kind }) => kind === "ended"));
  }

  /**
   * Everything of it is told: no more attention needed, until something is appended. With
   * `lastSeq`, the last event that was told, nothing happens if there are later ones. Rejects
   * with StorageError when the marker cannot be removed.
   */
  async settle(id: IncidentId, lastSeq = Number.POSITIVE_INFINITY): Promise<void> {
    if (!this.#pending.has(id)) return;
    for (const work of this.#beforeSettling) await work(id);
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

  /**
   * Has `work` done before an incident's marker goes, because after a crash nobody would look at it
   * again; where it rejects, the marker stays. Returns how to stop that.
   */
  beforeSettling(work: (id: IncidentId) => Promise<void>): () => void {
    this.#beforeSettling.add(work);
    return () => void this.#beforeSettling.delete(work);
  }

  /**
   * From now on the incident can't be found nor written to, because it is being removed. False, and
   * nothing changes, where it needs attention, is being written to, or is being removed already.
   */
  release(id: IncidentId): boolean {
    const journal = this.#journals.get(id);
    const isUnsaved = this.#files.unsaved(id).length > 0;
    const isInUse = isUnsaved || this.#pending.has(id) || this.#reserved.has(id);
    if (isInUse || this.#leaving.has(id) || journal?.busy || journal?.problem) return false;
    this.#journals.delete(id);
    this.#leaving.add(id);
    return true;
  }

  /** What release() let go of stays after all. */
  takeBack(id: IncidentId): void {
    this.#leaving.delete(id);
  }

  /** What release() let go of is gone: its folder is no more. */
  forget(id: IncidentId): void {
    this.#leaving.delete(id);
    this.#forgotten.tell(id);
  }

  /** Tells `listener` of every incident that was removed; returns how to stop. */
  onForgotten(listener: (id: IncidentId) => void): () => void {
    return this.#forgotten.add(listener);
  }

  /** The incidents of a day ("2026-11-22") in order. Broken ones are set aside with a warning. */
  async day(date: string): Promise<IncidentRecord[]> {
    const names = await listIfThere(path.join(this.#dataDir, "incidents", checkDate(date)));
    const inMemory = [...this.#journals.keys()].filter((id) => dateOf(id) === date);
    const ids = new Set([...names, ...inMemory].filter(isIncidentId));
    const slots = new Slots(readAtOnce);
    const read = async (id: IncidentId): Promise<IncidentRecord[]> => {
      try {
        return [await this.record(id)];
      } catch (error) {
        if (!(error instanceof StorageError)) throw error;
        this.#log.warn(`the incident ${id} is left out: ${error.message}`);
        return [];
      }
    };
    const ordered = [...ids].toSorted(compareIncidentIds);
    return (await Promise.all(ordered.map((id) => slots.run(() => read(id))))).flat();
  }

  /** Why something is not on disk, as a sentence for the owner; null when all is well. */
  problem(): string | null {
    for (const { problem } of this.#journals.values()) {
      if (problem) return problem.message;
    }
    return this.#files.problem?.message ?? null;
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

  #checkKept(id: IncidentId): void {
    if (!this.#leaving.has(id)) return;
    throw new StorageError(this.folder(id), `The incident ${id} is being removed.`);
  }

  #evidence(id: IncidentId, name: string): string {
    if (reservedNames.has(name) || isSettledDeliveries(name))
      throw new RangeError(`${name} has its own writer`);
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
    if (this.#closed || (troubled.length === 0 && this.#files.isSaved)) {
      this.#cancelRetry?.();
      this.#cancelRetry = null;
      return;
    }
    this.#cancelRetry ??= this.#clock.after(retryMs, () => this.#retry());
  }

  #retry(): void {
    this.#cancelRetry?.();
    this.#cancelRetry = null;
    void this.#storeAll([...this.#journals.values()].filter(({ problem }) => problem));
  }

  async #storeAll(journals: readonly IncidentJournal[]): Promise<void> {
    // A journal keeps what failed as its problem; one whose incident is gone has nothing to keep.
    await Promise.allSettled(journals.map((journal) => journal.store()));
    await this.#files.saveAll();
    this.#followUp();
  }
}
