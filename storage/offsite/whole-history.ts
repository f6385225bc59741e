// Owns the wish to have all that was stored before copied, too: day by day, the newest first, in
// DATA_DIR/offsite/history.json, so that a restart goes on where it was.
import path from "node:path";
import { z } from "zod";
import { StorageError } from "../errors.ts";
import { listIfThere, readIfThere, removeDurably, writeDurably } from "../files.ts";
import type { Log } from "../log.ts";

const stored = z.object({
  place: z.string(),
  /** Days up to this one are still to do; null: all is done. */
  next: z.string().nullable(),
  days: z.number().int(),
  done: z.number().int(),
  copied: z.number().int(),
  /** Files over there that differ from ours and were left as they are. */
  differing: z.number().int(),
});

export interface HistoryProgress {
  isDone: boolean;
  days: number;
  done: number;
  copied: number;
  differing: number;
}

export class WholeHistory {
  readonly #dataDir: string;
  readonly #place: string;
  readonly #log: Log;
  #wish: z.infer<typeof stored> | null = null;

  private constructor(dataDir: string, place: string, log: Log) {
    this.#dataDir = dataDir;
    this.#place = place;
    this.#log = log;
  }

  static async open(dataDir: string, place: string, log: Log): Promise<WholeHistory> {
    const history = new WholeHistory(dataDir, place, log);
    try {
      const wish = stored.parse(
        JSON.parse((await readIfThere(history.#file)) ?? "null") ?? undefined,
      );
      // What was wished for another store is nothing to this one.
      if (wish.place === place) history.#wish = wish;
    } catch (error) {
      log.debug("Nobody has asked for a copy of everything", { error });
    }
    return history;
  }

  /** null: nobody asked. */
  get progress(): HistoryProgress | null {
    if (!this.#wish) return null;
    const { next, days, done, copied, differing } = this.#wish;
    return { isDone: next === null, days, done, copied, differing };
  }

  /** From the newest day on; nothing happens while that is under way. */
  async begin(): Promise<void> {
    if (this.#wish !== null && this.#wish.next !== null) return;
    const days = await this.#days();
    const next = days.at(-1) ?? null;
    const counts = { days: days.length, done: 0, copied: 0, differing: 0 };
    this.#wish = { place: this.#place, next, ...counts };
    await this.#save();
  }

  async cancel(): Promise<void> {
    this.#wish = null;
    await this.#tolerate(removeDurably(this.#file));
  }

  /** The day to copy now, as its folder in the data folder; null: none. */
  get day(): string | null {
    const next = this.#wish?.next ?? null;
    return next === null ? null : `incidents/${next}`;
  }

  /** This day's folder is copied as a whole. */
  async dayDone(folder: string, counts: { copied: number; differing: number }): Promise<void> {
    if (!this.#wish || this.day !== folder) return;
    const { next } = this.#wish;
    const before = (await this.#days()).filter((day) => next !== null && day < next);
    // Cancelled meanwhile.
    if (!this.#wish) return;
    this.#wish.copied += counts.copied;
    this.#wish.differing += counts.differing;
    this.#wish.done += 1;
    this.#wish.next = before.at(-1) ?? null;
    // Days may come and go.
    this.#wish.days = this.#wish.done + before.length;
    await this.#save();
  }

  get #file(): string {
    return path.join(this.#dataDir, "offsite", "history.json");
  }

  async #days(): Promise<string[]> {
    const names = await listIfThere(path.join(this.#dataDir, "incidents"));
    return names.filter((name) => /^\d{4}-\d{2}-\d{2}$/.test(name));
  }

  async #save(): Promise<void> {
    await this.#tolerate(writeDurably(this.#file, `${JSON.stringify(this.#wish)}\n`));
  }

  async #tolerate(work: Promise<void>): Promise<void> {
    try {
      await work;
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      this.#log.warn("How far the copy of everything is could not be noted", { error });
    }
  }
}
