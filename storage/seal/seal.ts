// Owns the seal: what the store of incidents writes is hashed and put into the chain, in the order in
// which it was asked for. What the disk refuses is kept and tried again.
import { statSync } from "node:fs";
import path from "node:path";
import type { Cancel, Clock } from "../clock.ts";
import { hasCode, StorageError } from "../errors.ts";
import type { EvidenceRemoval, EvidenceSeal } from "../evidence-seal.ts";
import { listIfThere } from "../files.ts";
import type { IncidentId } from "../incident-events.ts";
import { dateOf } from "../incident-id.ts";
import type { Log } from "../log.ts";
import { Serial } from "../serial.ts";
import { notInChain, pendingFiles } from "./catch-up.ts";
import { Chain } from "./chain.ts";
import { sealFolder } from "./chain-files.ts";
import { type RemovedEntry, type SealedFile, type SealHead, shortHeadLength } from "./entry.ts";
import { grows, isTemporary } from "./file-kinds.ts";
import { hashFile, hashPrefixes } from "./hash-file.ts";

/** How soon what the disk refused is tried again, when nothing else tries before. */
const retryMs = 60_000;

interface Wish {
  incident: IncidentId;
  at: number;
  afterRestart: boolean;
  files: readonly { name: string; upTo: number }[];
}

export interface SealOptions {
  dataDir: string;
  clock: Clock;
  log: Log;
}

export class Seal implements EvidenceSeal {
  readonly #options: SealOptions;
  readonly #chain: Chain;
  /** Hashing happens one file after another, so that entries come in the order of wishes. */
  readonly #hashing = new Serial();
  /** What could not even be read. */
  #unread: Wish[] = [];
  #readProblem: StorageError | null = null;
  /** How many wishes of an incident are not in the chain yet. */
  readonly #behind = new Map<IncidentId, number>();
  #catchingUp: Promise<void> = Promise.resolve();
  #cancelRetry: Cancel | null = null;
  #closed = false;

  private constructor(options: SealOptions) {
    this.#options = options;
    this.#chain = new Chain({ ...options, folder: sealFolder(options.dataDir) });
  }

  /**
   * Goes on with the chain in `dataDir`, or begins one, and seals what the last process left of
   * pending incidents. Never rejects because of the disk: see problem().
   */
  static async open(options: SealOptions): Promise<Seal> {
    const seal = new Seal(options);
    await seal.#chain.open();
    await seal.#catchUp();
    seal.#followUp();
    return seal;
  }

  /** The end of the chain on disk; null while there is none. */
  head(): SealHead | null {
    return this.#chain.head;
  }

  /** Why something is not sealed yet, for the log; null when all is. */
  problem(): string | null {
    return (this.#chain.problem ?? this.#readProblem)?.message ?? null;
  }

  /** Why a new chain had to begin since the start; null when none had to. */
  get startedAnew(): "secret_lost" | "damaged" | null {
    return this.#chain.startedAnew;
  }

  async add(incident: IncidentId, names: readonly string[]): Promise<string | null> {
    const at = this.#options.clock.wall();
    // The length of now: the disk may yet take back what is appended from here on.
    const files = names.map((name) => ({
      name,
      upTo: grows(name) ? this.#lengthNow(incident, name) : Number.POSITIVE_INFINITY,
    }));
    this.#count(incident, 1);
    const head = await this.#put({ incident, at, files, afterRestart: false });
    return head?.head.slice(0, shortHeadLength) ?? null;
  }

  /** Whether something of the incident that was given to add() is not in the chain yet. */
  isBehind(incident: IncidentId): boolean {
    return this.#behind.has(incident);
  }

  /** Resolves when all of it is in the chain; rejects with StorageError where that must wait. */
  async whenSealed(incident: IncidentId): Promise<void> {
    await this.idle();
    if (!this.isBehind(incident)) return;
    throw new StorageError(this.#folderOf(incident), `The incident ${incident} is not sealed yet.`);
  }

  async addRemoval(removal: EvidenceRemoval): Promise<void> {
    const { incident, reason, by } = removal;
    const whole = removal.files === null;
    const at = this.#options.clock.wall();
    const { appended } = await this.#hashing.run(async () => {
      const names = removal.files ?? (await this.#namesIn(incident));
      const files: RemovedEntry["files"] = [];
      for (const name of names) {
        const file = await this.#hashOfGoing(incident, name);
        if (file) files.push(file);
      }
      const entry = { at, kind: "removed" as const, incident, whole, reason, by, files };
      return { appended: this.#chain.append(entry) };
    });
    try {
      await appended;
      this.#forget(incident, removal.files);
    } finally {
      this.#followUp();
    }
  }

  /** Resolves when all that was asked for is in the chain or could not be put there. */
  async idle(): Promise<void> {
    await this.#catchingUp;
    await this.#hashing.run(() => Promise.resolve());
    await this.#chain.flush();
  }

  /** Tries once more what the disk refused; then nothing is tried again. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#retry();
  }

  /** Resolves with the head after it; null where that must be tried again, or is not there any more. */
  async #put(wish: Wish): Promise<SealHead | null> {
    const { incident, at, afterRestart } = wish;
    const done = () => this.#count(incident, -1);
    try {
      const { appended } = await this.#hashing.run(async () => {
        const files = await this.#hashAll(wish);
        if (files.length === 0) return { appended: null };
        const entry = {
          at,
          kind: "sealed" as const,
          incident,
          ...(afterRestart ? { afterRestart } : {}),
          files,
        };
        return { appended: this.#chain.append(entry, { onWritten: done }) };
      });
      if (appended) return await appended;
      done();
      return null;
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      return null;
    } finally {
      this.#followUp();
    }
  }

  async #hashAll(wish: Wish): Promise<SealedFile[]> {
    const files: SealedFile[] = [];
    try {
      for (const { name, upTo } of wish.files) {
        const [hash] = await hashPrefixes(this.#fileOf(wish.incident, name), [upTo]).catch(
          nullIfGone,
        );
        // Of a growing file there is nothing before its first line.
        if (hash && (hash.bytes > 0 || !grows(name))) files.push({ name, ...hash });
      }
      return files;
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      const { log } = this.#options;
      if (!this.#readProblem) log.error(`The seal cannot read a file: ${error.message}`, { error });
      this.#readProblem = error;
      this.#unread.push(wish);
      throw error;
    }
  }

  async #hashOfGoing(incident: IncidentId, name: string) {
    try {
      return { name, ...(await hashFile(this.#fileOf(incident, name))) };
    } catch (error) {
      if (hasCode(error, "ENOENT")) return null;
      if (!(error instanceof StorageError)) throw error;
      // What cannot be read can still be removed.
      return { name, bytes: 0, sha256: null };
    }
  }

  async #namesIn(incident: IncidentId): Promise<string[]> {
    return (await listIfThere(this.#folderOf(incident))).filter((name) => !isTemporary(name));
  }

  /** What goes by rule and was not sealed yet needs it no more: the removal has its hash. */
  #forget(incident: IncidentId, names: readonly string[] | null): void {
    const stays = ({ name }: { name: string }) => names !== null && !names.includes(name);
    const dropped = this.#chain.changeKept((entry) => {
      if (entry.kind !== "sealed" || entry.incident !== incident) return entry;
      const files = entry.files.filter(stays);
      return files.length === 0 ? null : { ...entry, files };
    });
    const unread = this.#unread.length;
    this.#unread = this.#unread
      .map((wish) =>
        wish.incident === incident ? { ...wish, files: wish.files.filter(stays) } : wish,
      )
      .filter(({ files }) => files.length > 0);
    this.#count(incident, this.#unread.length - unread - dropped);
  }

  /** Lists at once, so that nothing of this process is in it; reads the chain beside the start. */
  async #catchUp(): Promise<void> {
    const { dataDir, clock, log } = this.#options;
    const giveUp = (error: unknown) => {
      log.error("What a restart left could not be sealed", { error });
    };
    try {
      const left = await pendingFiles(dataDir);
      if (left.size === 0) return;
      this.#catchingUp = notInChain(dataDir, left).then(async (missing) => {
        const wishes = [...missing].map(async ([incident, files]) => {
          this.#count(incident, 1);
          const wished = files.map(({ name, bytes }) => ({ name, upTo: bytes }));
          await this.#put({ incident, at: clock.wall(), files: wished, afterRestart: true });
        });
        await Promise.all(wishes);
      }, giveUp);
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      giveUp(error);
    }
  }

  #followUp(): void {
    const isWell = !this.#chain.problem && this.#unread.length === 0;
    if (isWell) this.#readProblem = null;
    if (this.#closed || isWell) {
      this.#cancelRetry?.();
      this.#cancelRetry = null;
      return;
    }
    this.#cancelRetry ??= this.#options.clock.after(retryMs, () => {
      this.#cancelRetry = null;
      void this.#retry();
    });
  }

  async #retry(): Promise<void> {
    const unread = this.#unread;
    this.#unread = [];
    await Promise.all(unread.map((wish) => this.#put(wish)));
    await this.idle();
    this.#followUp();
  }

  #count(incident: IncidentId, change: number): void {
    const count = (this.#behind.get(incident) ?? 0) + change;
    if (count > 0) this.#behind.set(incident, count);
    else this.#behind.delete(incident);
  }

  #lengthNow(incident: IncidentId, name: string): number {
    try {
      return statSync(this.#fileOf(incident, name), { throwIfNoEntry: false })?.size ?? 0;
    } catch (error) {
      this.#options.log.debug("The length of a file is not known", { error });
      return Number.POSITIVE_INFINITY;
    }
  }

  #folderOf(incident: IncidentId): string {
    return path.join(path.resolve(this.#options.dataDir), "incidents", dateOf(incident), incident);
  }

  #fileOf(incident: IncidentId, name: string): string {
    return path.join(this.#folderOf(incident), name);
  }
}

function nullIfGone(error: unknown): [] {
  if (hasCode(error, "ENOENT")) return [];
  throw error;
}
