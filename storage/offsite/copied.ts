// Owns what has been copied of each incident that isn't wholly copied: a small file for each in
// DATA_DIR/offsite/waiting, which goes when nothing of it waits. What a crash forgets is compared anew.
import path from "node:path";
import { z } from "zod";
import { StorageError } from "../errors.ts";
import { listIfThere, makeFolder, readIfThere, removeDurably, writeDurably } from "../files.ts";
import type { Log } from "../log.ts";
import { Serial } from "../serial.ts";

/** A file as it was when it was copied: bytes, and when it was last written (wall-clock ms). */
export type FileStamp = readonly [bytes: number, modifiedAt: number];
export type CopiedFiles = Map<string, FileStamp>;

const stored = z.object({
  place: z.string(),
  copied: z.record(z.string(), z.tuple([z.number(), z.number()])),
});
/** Of how many that are wholly copied it is remembered, because more of them may come. */
const remembered = 200;

export class Copied {
  readonly #folder: string;
  readonly #place: string;
  readonly #log: Log;
  readonly #known = new Map<string, CopiedFiles>();
  readonly #onDisk = new Set<string>();
  /** Of which the disk knows less. */
  readonly #unsaved = new Set<string>();
  /** Its own writes must not overtake each other. */
  readonly #serial = new Serial();

  private constructor(folder: string, place: string, log: Log) {
    this.#folder = folder;
    this.#place = place;
    this.#log = log;
  }

  /** `place`: what tells this remote from another one; what was copied to another doesn't count. */
  static async open(folder: string, place: string, log: Log): Promise<Copied> {
    const copied = new Copied(folder, place, log);
    await makeFolder(folder);
    for (const name of await listIfThere(folder)) {
      if (!name.startsWith(".")) copied.#onDisk.add(name);
    }
    return copied;
  }

  /** Those that wait, as far as the disk knows. */
  waiting(): string[] {
    return [...this.#onDisk];
  }

  /** Something of it waits: after a crash, too. */
  async begin(key: string): Promise<void> {
    if (!this.#onDisk.has(key)) await this.#write(key, this.#known.get(key) ?? new Map());
  }

  async of(key: string): Promise<CopiedFiles> {
    const known = this.#known.get(key);
    if (known) return known;
    const read = this.#onDisk.has(key) ? await this.#read(key) : new Map<string, FileStamp>();
    this.#known.set(key, read);
    return read;
  }

  /** A file of it has been copied; on disk with the next save(). */
  async add(key: string, name: string, stamp: FileStamp): Promise<void> {
    (await this.of(key)).set(name, stamp);
    this.#unsaved.add(key);
  }

  /** `copied` is what has been copied of it now; `isAll`: nothing of it waits. */
  async save(key: string, copied: CopiedFiles, isAll: boolean): Promise<void> {
    // Last again, so that the oldest is forgotten first.
    this.#known.delete(key);
    this.#known.set(key, copied);
    const isKnown = !this.#unsaved.delete(key);
    if (isAll) await this.#remove(key);
    else if (!isKnown) await this.#write(key, copied);
    for (const old of this.#known.keys()) {
      if (this.#known.size - this.#onDisk.size <= remembered) break;
      if (!this.#onDisk.has(old)) this.#known.delete(old);
    }
  }

  /** It is gone. */
  async forget(key: string): Promise<void> {
    this.#known.delete(key);
    await this.#remove(key);
  }

  async #read(key: string): Promise<CopiedFiles> {
    try {
      const text = (await readIfThere(path.join(this.#folder, key))) ?? "";
      const { place, copied } = stored.parse(JSON.parse(text));
      return new Map(place === this.#place ? Object.entries(copied) : []);
    } catch (error) {
      // It is compared with what is there.
      this.#log.debug("What was copied of an incident is not known", { incident: key, error });
      return new Map();
    }
  }

  /** A disk that refuses costs a comparison after the next start, nothing else. */
  async #write(key: string, copied: CopiedFiles): Promise<void> {
    this.#onDisk.add(key);
    const text = JSON.stringify({ place: this.#place, copied: Object.fromEntries(copied) });
    await this.#tolerate(() => writeDurably(path.join(this.#folder, key), `${text}\n`));
  }

  async #remove(key: string): Promise<void> {
    if (!this.#onDisk.delete(key)) return;
    await this.#tolerate(() => removeDurably(path.join(this.#folder, key)));
  }

  async #tolerate(work: () => Promise<void>): Promise<void> {
    try {
      await this.#serial.run(work);
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      this.#log.warn("What was copied off site could not be noted", { error });
    }
  }
}
