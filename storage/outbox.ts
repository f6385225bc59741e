// Owns the outbox: alerts on disk that Telegram has not yet confirmed, one small JSON file per
// incident in DATA_DIR/outbox. What is told and over moves into the incident's own folder.
import path from "node:path";
import type { Cancel, Clock } from "./clock.ts";
import { coalesced } from "./coalesced.ts";
import {
  chatNotes,
  incidentDeliveries,
  isOpen,
  type ChatNotes,
  type IncidentDeliveries,
} from "./deliveries.ts";
import {
  listIfThere,
  makeFolder,
  readIfThere,
  removeDurably,
  removeLeftovers,
  setAside,
  writeDurably,
} from "./files.ts";
import type { IncidentId } from "./incident-events.ts";
import type { Log } from "./log.ts";
import { OpenDeliveries } from "./open-deliveries.ts";
import { newestDeliveries, writeDeliveries } from "./settled-deliveries.ts";
import { Slots } from "./slots.ts";

/** How soon what the disk refused is tried again, when no change tries before. */
const retryMs = 60_000;
/** Files that are read or written at the same time. */
const filesAtOnce = 16;

const chatNotesName = "chats.json";

export interface OutboxSummary {
  /** Deliveries that are still to be sent. */
  waiting: number;
  /** Deliveries to chats that take nothing from us. */
  parked: number;
  /** Wall-clock time of the last success since the start; null before the first. */
  lastSuccessAt: number | null;
  /** Whether the last write failed, so that a crash now would lose or repeat something. */
  unsaved: boolean;
}

/**
 * Memory leads, the disk follows at once: a disk that refuses must not keep an alert from going
 * out. So change() never rejects; what failed is logged, shown in summary() and written with the
 * next change, or when the disk allows.
 */
export class Outbox {
  readonly #folder: string;
  readonly #log: Log;
  readonly #clock: Clock;
  readonly #incidents = new Map<IncidentId, IncidentDeliveries>();
  readonly #savers = new Map<string, () => Promise<void>>();
  readonly #writing = new Set<Promise<void>>();
  readonly #unsaved = new Set<string>();
  readonly #open = new OpenDeliveries();
  readonly #slots = new Slots(filesAtOnce);
  #cancelRetry: Cancel | null = null;
  #closed = false;
  #chats: ChatNotes = chatNotes.parse({ version: 1, movedTo: {}, lostThreads: [] });
  #lastSuccessAt: number | null = null;

  private constructor(folder: string, clock: Clock, log: Log) {
    this.#folder = folder;
    this.#clock = clock;
    this.#log = log;
  }

  /**
   * Reads `folder` (made if missing). What was being sent when the process ended is waiting again:
   * at least once. A broken file is set aside. Throws StorageError only when the folder cannot be
   * made or read.
   */
  static async open(folder: string, clock: Clock, log: Log): Promise<Outbox> {
    const outbox = new Outbox(folder, clock, log);
    await makeFolder(folder);
    await removeLeftovers(folder);
    const names = (await listIfThere(folder)).filter((name) => name.endsWith(".json"));
    await Promise.all(names.map((name) => outbox.#slots.run(() => outbox.#take(name))));
    return outbox;
  }

  async #take(name: string): Promise<void> {
    const file = path.join(this.#folder, name);
    if (name === chatNotesName) {
      this.#chats = (await this.#read(file, (raw) => chatNotes.parse(raw))) ?? this.#chats;
      return;
    }
    const found = await this.#read(file, (raw) => incidentDeliveries.parse(raw));
    if (found) this.#hold(resumed(found));
  }

  incidents(): IncidentId[] {
    return [...this.#incidents.keys()].sort();
  }

  /** Incidents of which `chat` must still hear something, in no order. */
  openIn(chat: number): IncidentId[] {
    return this.#open.incidentsIn(chat);
  }

  /** The chats that must still hear something. */
  openChats(): number[] {
    return this.#open.chats();
  }

  /** Change it through change() only. */
  find(incident: IncidentId): Readonly<IncidentDeliveries> | undefined {
    return this.#incidents.get(incident);
  }

  /**
   * Applies `edit` at once and resolves when it is on disk (or could not be, see above). Changes
   * of one turn of the event loop share a write.
   */
  change(incident: IncidentId, edit: (deliveries: IncidentDeliveries) => void): Promise<void> {
    let deliveries = this.#incidents.get(incident);
    if (!deliveries) {
      deliveries = nothingYet(incident);
      this.#incidents.set(incident, deliveries);
    }
    edit(deliveries);
    this.#open.note(deliveries);
    return this.#save(this.#fileOf(incident), () => this.#incidents.get(incident));
  }

  chats(): Readonly<ChatNotes> {
    return this.#chats;
  }

  changeChats(edit: (notes: ChatNotes) => void): Promise<void> {
    edit(this.#chats);
    return this.#save(path.join(this.#folder, chatNotesName), () => this.#chats);
  }

  noteSuccess(): void {
    this.#lastSuccessAt = this.#clock.wall();
  }

  /**
   * Moves what was told into the incident's own folder as deliveries.json (settled-deliveries.ts) and
   * has that sealed. False when something was changed meanwhile: then it stays in the outbox. Rejects
   * with StorageError. `onForgotten` is called in the very turn in which find() no longer finds it.
   */
  async settle(
    incident: IncidentId,
    incidentFolder: string,
    onForgotten: () => void = () => undefined,
    seal: (name: string) => Promise<unknown> = () => Promise.resolve(),
  ): Promise<boolean> {
    const deliveries = this.#incidents.get(incident);
    if (!deliveries) {
      onForgotten();
      return true;
    }
    const file = this.#fileOf(incident);
    const text = asText(deliveries);
    await this.#save(file, () => this.#incidents.get(incident));
    await seal(await writeDeliveries(incidentFolder, text));
    if (asText(deliveries) !== text) return false;
    this.#forget(incident);
    onForgotten();
    await removeDurably(file);
    return true;
  }

  /** Drops an incident whose folder is gone; what cannot be removed now is dropped at the start. */
  discard(incident: IncidentId): void {
    const file = this.#fileOf(incident);
    this.#forget(incident);
    void removeDurably(file).catch((error: unknown) => {
      this.#log.warn("A file in the outbox could not be removed", { error });
    });
  }

  /** Takes a settled incident back, because there is something more to tell. False: nothing there. */
  async takeBack(incident: IncidentId, incidentFolder: string): Promise<boolean> {
    if (this.#incidents.has(incident)) return true;
    const newest = newestDeliveries(await listIfThere(incidentFolder));
    if (newest === null) return false;
    const file = path.join(incidentFolder, newest);
    const found = await this.#read(file, (raw) => incidentDeliveries.parse(raw));
    if (!found) return false;
    // Somebody else may have been quicker while the file was read.
    if (!this.#incidents.has(incident)) this.#hold(resumed(found));
    return true;
  }

  /** Resolves when every change so far is on disk or could not be written. */
  async written(): Promise<void> {
    await Promise.all(this.#writing);
  }

  /** Tries once more what the disk refused; resolves when all is done, and stops trying again. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#cancelRetry?.();
    this.#cancelRetry = null;
    this.#saveRefused();
    await this.written();
  }

  summary(): OutboxSummary {
    let waiting = 0;
    let parked = 0;
    for (const { rows } of this.#incidents.values()) {
      for (const row of rows) {
        if (isOpen(row)) waiting += 1;
        if (row.state === "parked") parked += 1;
      }
    }
    const unsaved = this.#unsaved.size > 0;
    return { waiting, parked, lastSuccessAt: this.#lastSuccessAt, unsaved };
  }

  #fileOf(incident: IncidentId): string {
    return path.join(this.#folder, `${incident}.json`);
  }

  #hold(deliveries: IncidentDeliveries): void {
    this.#incidents.set(deliveries.incident, deliveries);
    this.#open.note(deliveries);
  }

  #forget(incident: IncidentId): void {
    this.#incidents.delete(incident);
    this.#open.forget(incident);
    this.#savers.delete(this.#fileOf(incident));
    this.#unsaved.delete(this.#fileOf(incident));
  }

  #save(file: string, content: () => unknown): Promise<void> {
    let save = this.#savers.get(file);
    if (!save) {
      save = coalesced(() => this.#slots.run(() => this.#write(file, content())));
      this.#savers.set(file, save);
    }
    return this.#track(save());
  }

  #track(written: Promise<void>): Promise<void> {
    if (!this.#writing.has(written)) {
      this.#writing.add(written);
      void written.then(() => this.#writing.delete(written));
    }
    return written;
  }

  async #write(file: string, content: unknown): Promise<void> {
    if (content === undefined) return;
    try {
      await writeDurably(file, asText(content));
      this.#unsaved.delete(file);
    } catch (error) {
      if (this.#unsaved.size === 0) this.#log.error("The outbox could not be written", { error });
      this.#unsaved.add(file);
      if (this.#closed) return;
      this.#cancelRetry ??= this.#clock.after(retryMs, () => {
        this.#cancelRetry = null;
        this.#saveRefused();
      });
    }
  }

  #saveRefused(): void {
    for (const file of this.#unsaved) {
      const save = this.#savers.get(file);
      if (save) this.#track(save());
    }
  }

  async #read<T>(file: string, decode: (raw: unknown) => T): Promise<T | null> {
    const text = await readIfThere(file).catch((error: unknown) => {
      // A bad spot on the disk silences no other alert.
      this.#log.warn(`${file} cannot be read. Alerts in it may be told again.`, { error });
      return null;
    });
    if (text === null) return null;
    try {
      return decode(JSON.parse(text));
    } catch (error) {
      const aside = await setAside(file, this.#clock.wall());
      this.#log.warn(
        `${file} cannot be used and was set aside as ${aside}. Alerts in it may be told again.`,
        { error },
      );
      return null;
    }
  }
}

function nothingYet(incident: IncidentId): IncidentDeliveries {
  return { version: 1, incident, rows: [], alerts: {}, fileIds: {}, unsendable: {}, digests: {} };
}

function resumed(deliveries: IncidentDeliveries): IncidentDeliveries {
  for (const row of deliveries.rows) if (row.state === "sending") row.state = "waiting";
  return deliveries;
}

function asText(content: unknown): string {
  return `${JSON.stringify(content, null, 1)}\n`;
}
