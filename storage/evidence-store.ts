// Owns the files of evidence: on disk, or, where that refuses, in memory until it does not. Whoever reads
// them need not know where they are.
import { StorageError, hasCode } from "./errors.ts";
import { makeFolder, readWhole, sizeOfFile, writeDurably } from "./files.ts";
import type { IncidentId } from "./incident-events.ts";
import type { Log } from "./log.ts";
import { UnsavedFiles } from "./unsaved-files.ts";

export interface EvidenceStoreOptions {
  log: Log;
  folderOf: (id: IncidentId) => string;
  fileOf: (id: IncidentId, name: string) => string;
  /** Whether the incident is being written to; one that isn't may have been removed. */
  isOpen: (id: IncidentId) => boolean;
  /** Hears of every file that is on disk now. */
  onWritten: (id: IncidentId, name: string) => void;
}

export class EvidenceStore {
  readonly #options: EvidenceStoreOptions;
  readonly #unsaved = new UnsavedFiles();
  #problem: StorageError | null = null;

  constructor(options: EvidenceStoreOptions) {
    this.#options = options;
  }

  /** Why something is in memory only, or was lost; null when all is well. */
  get problem(): StorageError | null {
    return this.#problem;
  }

  /** Whether everything is on disk. */
  get isSaved(): boolean {
    return this.#unsaved.isEmpty;
  }

  /** Resolves with where it is. Rejects with StorageError where not even memory has room. */
  async save(incident: IncidentId, name: string, bytes: Buffer): Promise<"disk" | "memory"> {
    try {
      await this.#write(incident, name, bytes);
      return "disk";
    } catch (error) {
      if (!(error instanceof StorageError) || this.#isGone(incident, error)) throw error;
      if (!this.#problem) this.#options.log.error("Evidence is in memory only", { error });
      this.#problem = error;
      if (!this.#unsaved.keep({ incident, name, bytes })) throw error;
      return "memory";
    }
  }

  /** Tries to write what is in memory, photos first, until the disk refuses. Never rejects. */
  async saveAll(): Promise<void> {
    const { log } = this.#options;
    for (const { incident, name, bytes } of this.#unsaved.all()) {
      try {
        await this.#write(incident, name, bytes);
        log.info(`${name} of the incident ${incident} is on disk now`);
      } catch (error) {
        // The first that the disk refuses speaks for the rest.
        if (!this.#isGone(incident, error)) return;
        log.warn(`${name} is dropped: the incident ${incident} was removed meanwhile`);
        this.drop(incident, name);
      }
    }
  }

  /** Rejects with StorageError, `code` "ENOENT" when there is no such file. */
  async read(incident: IncidentId, name: string): Promise<Buffer> {
    return this.#unsaved.find(incident, name) ?? readWhole(this.#options.fileOf(incident, name));
  }

  /** How many bytes it has. Rejects as read(). */
  async sizeOf(incident: IncidentId, name: string): Promise<number> {
    const held = this.#unsaved.find(incident, name)?.length;
    return held ?? sizeOfFile(this.#options.fileOf(incident, name));
  }

  /** What of the incident is in memory only. */
  unsaved(incident: IncidentId): string[] {
    return this.#unsaved.names(incident);
  }

  /** Nobody needs it any more. */
  drop(incident: IncidentId, name: string): void {
    this.#unsaved.drop(incident, name);
  }

  #isGone(incident: IncidentId, error: unknown): boolean {
    return hasCode(error, "ENOENT") && !this.#options.isOpen(incident);
  }

  async #write(incident: IncidentId, name: string, bytes: Buffer): Promise<void> {
    const { isOpen, folderOf, fileOf, onWritten } = this.#options;
    // One that isn't being written to may have been removed: its folder must not come back.
    if (isOpen(incident)) await makeFolder(folderOf(incident));
    await writeDurably(fileOf(incident, name), bytes);
    this.#unsaved.drop(incident, name);
    if (this.#unsaved.isEmpty) this.#problem = null;
    onWritten(incident, name);
  }
}
