// Owns what a person has deleted here and what must go over there, too: a small file for each in
// DATA_DIR/offsite/removals. It is due when it is gone here. What a rule of retention takes stays over
// there: the second copy may live longer than the first.
import { randomUUID } from "node:crypto";
import path from "node:path";
import { z } from "zod";
import { StorageError } from "../errors.ts";
import type { EvidenceRemoval, RemovalReason } from "../evidence-seal.ts";
import {
  isThere,
  listIfThere,
  makeFolder,
  readIfThere,
  removeDurably,
  writeDurably,
} from "../files.ts";
import type { IncidentId } from "../incident-events.ts";
import { dateOf, isFileName, isIncidentId } from "../incident-id.ts";
import type { Log } from "../log.ts";

const stored = z.object({
  incident: z.string().refine(isIncidentId),
  /** null: all of it. */
  files: z.array(z.string().refine(isFileName)).nullable(),
});
export type PendingRemoval = z.infer<typeof stored> & { name: string };

const carriedOut: ReadonlySet<RemovalReason> = new Set(["by_hand", "forgotten"]);

export class Removals {
  readonly #dataDir: string;
  readonly #folder: string;
  readonly #log: Log;
  readonly #pending = new Map<string, PendingRemoval>();

  private constructor(dataDir: string, log: Log) {
    this.#dataDir = dataDir;
    this.#folder = path.join(dataDir, "offsite", "removals");
    this.#log = log;
  }

  static async open(dataDir: string, log: Log): Promise<Removals> {
    const removals = new Removals(dataDir, log);
    await makeFolder(removals.#folder);
    for (const name of await listIfThere(removals.#folder)) {
      if (name.startsWith(".")) continue;
      const parsed = stored.safeParse(await readNote(path.join(removals.#folder, name)));
      if (parsed.success) removals.#pending.set(name, { name, ...parsed.data });
      else log.warn(`What was to be removed off site is not known any more: ${name}`);
    }
    return removals;
  }

  get size(): number {
    return this.#pending.size;
  }

  /** Takes note of one that is about to happen here. Never rejects: with a bad disk it is in memory. */
  async add({ incident, files, reason }: EvidenceRemoval): Promise<void> {
    if (!carriedOut.has(reason) || (files !== null && files.length === 0)) return;
    const name = `${incident}.${randomUUID().slice(0, 8)}`;
    const removal = { incident, files: files === null ? null : [...files] };
    this.#pending.set(name, { name, ...removal });
    try {
      await writeDurably(path.join(this.#folder, name), `${JSON.stringify(removal)}\n`);
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      this.#log.warn("What is to be removed off site could not be noted", { error });
    }
  }

  /** Whether this file is to go. */
  dooms(incident: string, file: string): boolean {
    return [...this.#pending.values()].some(
      (removal) => removal.incident === incident && (removal.files?.includes(file) ?? true),
    );
  }

  /** The next one that has happened here; null: none. `isBusy`: something of it is being copied. */
  async next(isBusy: (incident: IncidentId) => boolean): Promise<PendingRemoval | null> {
    for (const removal of this.#pending.values()) {
      if (!isBusy(removal.incident) && (await this.#isGone(removal))) return removal;
    }
    return null;
  }

  async done({ name }: PendingRemoval): Promise<void> {
    this.#pending.delete(name);
    try {
      await removeDurably(path.join(this.#folder, name));
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      // After the next start it is done once more, which harms nothing.
      this.#log.warn("That something was removed off site could not be noted", { error });
    }
  }

  async #isGone({ incident, files }: PendingRemoval): Promise<boolean> {
    const folder = path.join(this.#dataDir, incidentFolder(incident));
    if (files === null) return !(await isThere(folder));
    for (const file of files) if (await isThere(path.join(folder, file))) return false;
    return true;
  }
}

/** In the data folder, and over there. */
export function incidentFolder(id: IncidentId): string {
  return `incidents/${dateOf(id)}/${id}`;
}

/** undefined: it can't be read; the caller says so. */
async function readNote(file: string): Promise<unknown> {
  try {
    return JSON.parse((await readIfThere(file)) ?? "");
  } catch {
    return undefined;
  }
}
