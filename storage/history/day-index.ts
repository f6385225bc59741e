// Owns what is known of one day's incidents: read from the day's index.json, put right by what
// lies in the day's folder, changed in memory, and written back when the history says so.
import { rmdir } from "node:fs/promises";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import { Low } from "lowdb";
import type { Clock } from "../clock.ts";
import { hasCode, StorageError } from "../errors.ts";
import { listIfThere, removeDurably, removeLeftovers } from "../files.ts";
import type { IncidentId } from "../incident-events.ts";
import { compareIncidentIds, isIncidentOf } from "../incident-id.ts";
import type { Log } from "../log.ts";
import { Slots } from "../slots.ts";
import type { IncidentSummary } from "./incident-summary.ts";
import { type DayIndexContent, IndexFile, indexName } from "./index-file.ts";

/** Incidents that are read from their folders at the same time. */
const readAtOnce = 4;

export interface DayIndexOptions {
  /** The day's folder, which need not be there. */
  folder: string;
  /** Reads an incident's folder. Rejects with StorageError, `code` null when there is no such incident. */
  read: (id: IncidentId) => Promise<IncidentSummary>;
  clock: Clock;
  log: Log;
}

/** One thing at a time, please: the history sees to that. */
export class DayIndex {
  readonly #options: DayIndexOptions;
  readonly #file: string;
  readonly #low: Low<DayIndexContent>;
  readonly #incidents = new Map<IncidentId, IncidentSummary>();
  readonly #unreadable = new Set<IncidentId>();
  #sorted: readonly IncidentSummary[] | null = null;
  #differs = false;
  /** Of these the file says something else than their size. */
  readonly #unsaved = new Set<IncidentId>();

  private constructor(options: DayIndexOptions) {
    this.#options = options;
    this.#file = path.join(options.folder, indexName);
    const adapter = new IndexFile(this.#file, options.clock, options.log);
    this.#low = new Low(adapter, { incidents: [], unreadable: [] });
  }

  /** Rejects with StorageError only when the day's folder cannot be listed. */
  static async load(options: DayIndexOptions): Promise<DayIndex> {
    const index = new DayIndex(options);
    await index.#load();
    return index;
  }

  /** Oldest first. */
  get incidents(): readonly IncidentSummary[] {
    this.#sorted ??= inOrder([...this.#incidents.values()]);
    return this.#sorted;
  }

  find(id: IncidentId): IncidentSummary | null {
    return this.#incidents.get(id) ?? null;
  }

  /** Whether the file says something else than memory. */
  get differs(): boolean {
    return this.#differs;
  }

  /** Whether the file says something else of this incident; its size doesn't count. */
  isUnsaved(id: IncidentId): boolean {
    return this.#unsaved.has(id);
  }

  /** Reads the incident's folder anew. Resolves with whether it now says something else; never rejects. */
  async refresh(id: IncidentId): Promise<boolean> {
    try {
      return this.#put(await this.#options.read(id));
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      const isNew = !this.#unreadable.has(id);
      // With a code it is there, but cannot be read now: it stays as it was known.
      if (error.code !== null || !isNew) return false;
      this.#options.log.warn(`the history leaves ${id} out: ${error.message}`);
      const wasKnown = this.drop(id);
      this.#unreadable.add(id);
      this.#differs = true;
      return wasKnown;
    }
  }

  /** It is gone. False where it wasn't known. */
  drop(id: IncidentId): boolean {
    const wasUnreadable = this.#unreadable.delete(id);
    const wasKnown = this.#incidents.delete(id);
    if (wasKnown || wasUnreadable) this.#changed(id);
    return wasKnown;
  }

  /**
   * Writes what differs. Where the disk refuses that, the file goes: the index is then made anew from
   * the folders when it is read the next time. Rejects with StorageError when not even that works.
   */
  async save(): Promise<void> {
    if (!this.#differs) return;
    const before = new Set(this.#unsaved);
    const { folder, log } = this.#options;
    if (this.#incidents.size === 0 && this.#unreadable.size === 0) {
      await this.#removeFile();
      // Only an empty folder goes like this.
      await rmdir(folder).catch(() => undefined);
    } else {
      this.#low.data = { incidents: [...this.incidents], unreadable: [...this.#unreadable] };
      await this.#low.write().catch(async (error: unknown) => {
        log.warn("A day's index could not be written; it will be made anew", { error });
        await this.#removeFile();
      });
    }
    this.#differs = false;
    for (const id of before) this.#unsaved.delete(id);
  }

  async #load(): Promise<void> {
    const { folder } = this.#options;
    const entries = await listIfThere(folder);
    if (entries.some((name) => name.startsWith(`.${indexName}.`))) await removeLeftovers(folder);
    const names = entries.filter((name) => isIncidentOf(path.basename(folder), name));
    await this.#low.read();
    const { incidents, unreadable } = this.#low.data;
    const there = new Set(names);
    for (const incident of incidents) this.#incidents.set(incident.id, incident);
    for (const id of unreadable) if (there.has(id)) this.#unreadable.add(id);
    if (this.#unreadable.size !== unreadable.length) this.#differs = true;
    const isKnown = (id: IncidentId) => this.#incidents.has(id) || this.#unreadable.has(id);
    const slots = new Slots(readAtOnce);
    const differing = [
      ...names.filter((id) => !isKnown(id)),
      // Without a folder: gone, or the disk refuses it and it is in memory only.
      ...incidents.map(({ id }) => id).filter((id) => !there.has(id)),
    ];
    await Promise.all(differing.map((id) => slots.run(() => this.#settle(id, there.has(id)))));
    // lowdb would keep everything twice.
    this.#low.data = { incidents: [], unreadable: [] };
  }

  /** Of what folder and file say differently, the folder is right. */
  async #settle(id: IncidentId, isThere: boolean): Promise<void> {
    await this.refresh(id);
    if (isThere || !this.#unreadable.has(id)) return;
    this.drop(id);
  }

  #put(summary: IncidentSummary): boolean {
    const { id } = summary;
    const before = this.#incidents.get(id);
    if (isDeepStrictEqual(before, summary)) return false;
    this.#unreadable.delete(id);
    this.#incidents.set(id, summary);
    const onlyGrew =
      before !== undefined && isDeepStrictEqual({ ...before, bytes: summary.bytes }, summary);
    this.#changed(id, onlyGrew);
    return true;
  }

  #changed(id: IncidentId, onlyGrew = false): void {
    this.#differs = true;
    this.#sorted = null;
    if (!onlyGrew) this.#unsaved.add(id);
  }

  async #removeFile(): Promise<void> {
    await removeDurably(this.#file).catch((error: unknown) => {
      // The whole day is gone, or never was.
      if (!hasCode(error, "ENOENT")) throw error;
    });
  }
}

/** As compareIncidentIds() has it, which takes its time; most are in order already. */
function inOrder(incidents: IncidentSummary[]): readonly IncidentSummary[] {
  // The second alone decides, unless two have the same.
  const second = (at: number) => incidents[at]?.id.slice(0, "20261122-140211".length) ?? "";
  const isInOrder = incidents.every((_, at) => at === 0 || second(at - 1) < second(at));
  if (isInOrder) return incidents;
  return incidents.toSorted((one, other) => compareIncidentIds(one.id, other.id));
}
