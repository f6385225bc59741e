// Owns when something was last copied, over restarts: DATA_DIR/offsite/progress.json.
import path from "node:path";
import { z } from "zod";
import { StorageError } from "../errors.ts";
import { readIfThere, writeDurably } from "../files.ts";
import type { Log } from "../log.ts";

const stored = z.object({ place: z.string(), lastSuccessAt: z.number() });
/** It is for people: a crash may forget a minute. */
const everyMs = 60_000;

export class LastSuccess {
  readonly #file: string;
  readonly #place: string;
  readonly #log: Log;
  #at: number | null = null;
  #writtenAt: number | null = null;

  private constructor(file: string, place: string, log: Log) {
    this.#file = file;
    this.#place = place;
    this.#log = log;
  }

  static async open(dataDir: string, place: string, log: Log): Promise<LastSuccess> {
    const last = new LastSuccess(path.join(dataDir, "offsite", "progress.json"), place, log);
    try {
      const text = await readIfThere(last.#file);
      if (text === null) return last;
      const read = stored.parse(JSON.parse(text));
      if (read.place === place) last.#at = last.#writtenAt = read.lastSuccessAt;
    } catch (error) {
      log.debug("When something was last copied off site is not known", { error });
    }
    return last;
  }

  /** Wall-clock ms; null: never. */
  get at(): number | null {
    return this.#at;
  }

  async note(at: number): Promise<void> {
    this.#at = at;
    if (this.#writtenAt !== null && at - this.#writtenAt < everyMs && at >= this.#writtenAt) return;
    await this.save();
  }

  /** Never rejects. */
  async save(): Promise<void> {
    if (this.#at === null || this.#at === this.#writtenAt) return;
    this.#writtenAt = this.#at;
    try {
      const text = JSON.stringify({ place: this.#place, lastSuccessAt: this.#at });
      await writeDurably(this.#file, `${text}\n`);
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      this.#log.warn("When something was last copied off site could not be noted", { error });
    }
  }
}
