// Owns the chain's writing end: entries get their numbers and codes here, and those that come while
// others are being written share one append and one fsync.
//
// Nothing in here keeps the program from starting: what the disk refuses is tried again with the
// next entry. A chain whose secret is gone, or whose end was changed, is left as it is, and a new
// one begins in a new file that says so.
import path from "node:path";
import type { Clock } from "../clock.ts";
import { StorageError } from "../errors.ts";
import { appendDurably, makeFolder, removeLeftovers } from "../files.ts";
import type { Log } from "../log.ts";
import { chainFiles, fileFor, readChainEnd } from "./chain-files.ts";
import {
  type Beginning,
  keyOf,
  type NewSealEntry,
  nothingBefore,
  type SealHead,
  writeLine,
} from "./entry.ts";
import { makeSecret, readSecret } from "./secret.ts";

interface Writable {
  secret: Buffer;
  /** The newest file; null: none yet. */
  file: string | null;
  end: SealHead;
  /** A chain must begin before the next entry, because of that. */
  beginning: Beginning | null;
}

interface Waiting {
  entry: NewSealEntry;
  /** A kept one hears of every attempt. */
  settle: (outcome: SealHead | StorageError) => void;
  /** Stays when the disk refuses. */
  isKept: boolean;
}

export interface ChainOptions {
  /** DATA_DIR/seal. */
  folder: string;
  clock: Clock;
  log: Log;
}

export class Chain {
  readonly #options: ChainOptions;
  /** A chain begins with the start, even if the disk takes it later. */
  readonly #openedAt: number;
  #writable: Writable | null = null;
  #waiting: Waiting[] = [];
  #running: Promise<void> | null = null;
  #problem: StorageError | null = null;
  #startedAnew: Exclude<Beginning, "first"> | null = null;

  constructor(options: ChainOptions) {
    this.#options = options;
    this.#openedAt = options.clock.wall();
  }

  /** Why the last entries are not on disk; null when they are. */
  get problem(): StorageError | null {
    return this.#problem;
  }

  /** Why a new chain had to begin since the start, though there was one. */
  get startedAnew(): Exclude<Beginning, "first"> | null {
    return this.#startedAnew;
  }

  /** Of what is on disk; null while the chain is empty or could not be read. */
  get head(): SealHead | null {
    const end = this.#writable?.end;
    return end && end.number > 0 ? end : null;
  }

  /** Makes ready what can be; the rest is in `problem`. */
  async open(): Promise<void> {
    await this.#run([]);
  }

  /**
   * Resolves with the head after it when it is on disk. When the disk refuses, rejects with
   * StorageError: a kept one is written with the next that succeeds, then `onWritten` is called.
   */
  append(entry: NewSealEntry, keep?: { onWritten: () => void }): Promise<SealHead> {
    return new Promise((resolve, reject) => {
      let isToldOf = false;
      const settle: Waiting["settle"] = (outcome) => {
        if (!(outcome instanceof StorageError)) keep?.onWritten();
        if (isToldOf) return;
        isToldOf = true;
        if (outcome instanceof StorageError) reject(outcome);
        else resolve(outcome);
      };
      this.#waiting.push({ entry, settle, isKept: keep !== undefined });
      void this.flush();
    });
  }

  /** Has `change` look at each kept entry that is not on disk; null drops it. */
  changeKept(change: (entry: NewSealEntry) => NewSealEntry | null): number {
    let dropped = 0;
    this.#waiting = this.#waiting.filter((waiting) => {
      if (!waiting.isKept) return true;
      const changed = change(waiting.entry);
      if (changed) waiting.entry = changed;
      else dropped += 1;
      return changed !== null;
    });
    return dropped;
  }

  /** Writes what waits; resolves when nothing is being written any more. */
  flush(): Promise<void> {
    this.#running ??= this.#writeAll().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #writeAll(): Promise<void> {
    // Whatever else is appended in this turn of the event loop comes along.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      if (!(await this.#run(batch))) return;
    }
  }

  /** False when the disk refused. */
  async #run(batch: readonly Waiting[]): Promise<boolean> {
    try {
      const heads = await this.#write(batch.map(({ entry }) => entry));
      for (const [index, { settle }] of batch.entries()) settle(heads[index] as SealHead);
      if (this.#problem) this.#options.log.info("The seal is on disk now");
      this.#problem = null;
      return true;
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      this.#refused(batch, error);
      return false;
    }
  }

  #refused(batch: readonly Waiting[], error: StorageError): void {
    // What came meanwhile would fare no better.
    const all = [...batch, ...this.#waiting];
    this.#waiting = all.filter(({ isKept }) => isKept);
    if (!this.#problem) {
      this.#options.log.error(`The seal cannot be written: ${error.message}`, { error });
    }
    this.#problem = error;
    for (const { settle } of all) settle(error);
  }

  async #write(entries: readonly NewSealEntry[]): Promise<SealHead[]> {
    const { folder, clock } = this.#options;
    // Somebody may have moved it away.
    if (this.#problem) await makeFolder(folder);
    const writable = (this.#writable ??= await this.#prepare());
    const { beginning, secret } = writable;
    const begun: NewSealEntry[] = [];
    if (beginning !== null) {
      begun.push({ at: this.#openedAt, kind: "begun", key: keyOf(secret), because: beginning });
    }
    const heads: SealHead[] = [];
    const lines: string[] = [];
    let { end } = writable;
    for (const entry of [...begun, ...entries]) {
      const { line, head } = writeLine(entry, end, secret);
      lines.push(line);
      heads.push(head);
      end = head;
    }
    if (lines.length === 0) return [];
    const file = fileFor(writable.file, clock.wall(), beginning !== null);
    await appendDurably(path.join(folder, file), lines.join("\n"));
    this.#writable = { secret, file, end, beginning: null };
    return heads.slice(begun.length);
  }

  async #prepare(): Promise<Writable> {
    const { folder, clock, log } = this.#options;
    await makeFolder(folder);
    await removeLeftovers(folder);
    const found = await readSecret(folder);
    const isThereAChain = (await chainFiles(folder)).length > 0;
    const secret = found ?? (await makeSecret(folder, clock.wall(), log));
    const { file, last, intact } = await readChainEnd(folder, secret);
    const end = last ?? nothingBefore;
    if (found && last && intact) return { secret, file, end, beginning: null };
    const beginning = beginningOf({ hasSecret: found !== null, isThereAChain, last, intact });
    if (beginning !== "first") {
      this.#startedAnew = beginning;
      log.error(
        beginning === "secret_lost"
          ? "The seal's secret is gone: a new chain begins, and what is older cannot be proven any more."
          : "The end of the seal's chain is not as it was written: a new chain begins. npm run verify says more.",
      );
    }
    return { secret, file, end, beginning };
  }
}

function beginningOf(found: {
  hasSecret: boolean;
  isThereAChain: boolean;
  last: SealHead | null;
  intact: boolean;
}): Beginning {
  if (found.last === null && found.intact) return "first";
  return found.isThereAChain && !found.hasSecret ? "secret_lost" : "damaged";
}
