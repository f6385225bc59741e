// Owns one JSON file and its last-good copy: lowdb's adapter for small state. lowdb's own adapter
// neither syncs nor survives an empty or broken file (facts/telegram.md, "lowdb").
import type { Adapter } from "lowdb";
import type { Clock } from "./clock.ts";
import { StorageError, hasCode } from "./errors.ts";
import { readIfThere, setAside, writeDurably } from "./files.ts";
import type { Log } from "./log.ts";

/** What is used in the place of a broken file: its last good copy, or defaults. */
export type Repair = "copy" | "nothing";

export interface JsonFileOptions<T> {
  file: string;
  /** Turns parsed JSON of any age into T, or throws with the reason why it cannot. */
  decode: (raw: unknown) => T;
  clock: Clock;
  log: Log;
}

type Content<T> =
  | { kind: "missing" }
  | { kind: "good"; data: T; text: string }
  | { kind: "broken"; why: string };

/**
 * `FILE` and `FILE.bak`, which holds the same: what was last written or read whole. read() never
 * fails because of what is in the files: a broken one is set aside as `FILE.broken-<time>` and
 * the copy used. It fails (StorageError) when the system forbids reading: starting with nothing
 * would then silently forget the owner and disarm the house.
 */
export class DurableJsonFile<T> implements Adapter<T> {
  readonly #options: JsonFileOptions<T>;
  readonly #copy: string;
  /** What is known to lie in the file; null while that is unsure. */
  #written: string | null = null;
  #repaired: Repair | null = null;

  constructor(options: JsonFileOptions<T>) {
    this.#options = options;
    this.#copy = `${options.file}.bak`;
  }

  /** What read() used when the file couldn't be; null when all was well. */
  get repaired(): Repair | null {
    return this.#repaired;
  }

  async read(): Promise<T | null> {
    const { file, log } = this.#options;
    const main = await this.#load(file);
    if (main.kind === "good") {
      this.#written = main.text;
      const copy = await this.#load(this.#copy, false);
      if (copy.kind !== "good" || copy.text !== main.text) await this.#writeCopy(main.text);
      return main.data;
    }
    if (main.kind === "broken") await this.#setAside(file, main.why);
    const copy = await this.#load(this.#copy);
    if (copy.kind === "broken") await this.#setAside(this.#copy, copy.why);
    if (copy.kind === "good") {
      this.#repaired = "copy";
      log.warn(`${file} was ${main.kind}; its last good copy is used.`);
      await this.#restore(copy.text);
      return copy.data;
    }
    if (main.kind === "missing" && copy.kind === "missing") return null;
    this.#repaired = "nothing";
    log.warn(`${file} was ${main.kind} and there is no good copy of it: starting afresh.`);
    return null;
  }

  /** Resolves when the file is on disk. A copy that cannot be written is logged, not fatal. */
  async write(data: T): Promise<void> {
    const text = `${JSON.stringify(data, null, 2)}\n`;
    if (text === this.#written) return;
    this.#written = null;
    await writeDurably(this.#options.file, text);
    this.#written = text;
    await this.#writeCopy(text);
  }

  async #load(file: string, mustBeReadable = true): Promise<Content<T>> {
    try {
      const text = await readIfThere(file);
      if (text === null) return { kind: "missing" };
      if (text.trim() === "") return { kind: "broken", why: "it is empty" };
      return { kind: "good", data: this.#options.decode(JSON.parse(text)), text };
    } catch (error) {
      const forbidden = hasCode(error, "EACCES") || hasCode(error, "EPERM");
      if (mustBeReadable && forbidden && error instanceof StorageError) throw error;
      return { kind: "broken", why: error instanceof Error ? error.message : String(error) };
    }
  }

  async #setAside(file: string, why: string): Promise<void> {
    const { clock, log } = this.#options;
    try {
      const aside = await setAside(file, clock.wall());
      log.warn(`${file} cannot be used and was set aside as ${aside}: ${why}`);
    } catch (error) {
      log.warn(`${file} cannot be used (${why}), nor set aside`, { error });
    }
  }

  async #restore(text: string): Promise<void> {
    try {
      await writeDurably(this.#options.file, text);
      this.#written = text;
    } catch (error) {
      this.#options.log.warn(`${this.#options.file} could not be restored from its copy`, {
        error,
      });
    }
  }

  async #writeCopy(text: string): Promise<void> {
    try {
      await writeDurably(this.#copy, text);
    } catch (error) {
      this.#options.log.warn(`${this.#copy}, the spare copy, could not be written`, { error });
    }
  }
}
