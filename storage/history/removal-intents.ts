// Owns DATA_DIR/removing: which evidence is about to go, on disk before anything of it goes, so that
// a removal that was cut short is carried on at the next start.
import path from "node:path";
import { z } from "zod";
import type { Clock } from "../clock.ts";
import { hasCode } from "../errors.ts";
import { type EvidenceRemoval, removalReasons } from "../evidence-seal.ts";
import {
  listIfThere,
  makeFolder,
  readIfThere,
  removeDurably,
  removeLeftovers,
  setAside,
  writeDurably,
} from "../files.ts";
import { isFileName, isIncidentId } from "../incident-id.ts";
import type { IncidentId } from "../incident-events.ts";
import type { Log } from "../log.ts";

const intent = z.object({
  incident: z.string().refine(isIncidentId),
  files: z.array(z.string().refine(isFileName)).nullable(),
  reason: z.enum(removalReasons),
  by: z.string().nullable(),
});

export class RemovalIntents {
  readonly #folder: string;
  readonly #clock: Clock;
  readonly #log: Log;

  private constructor(folder: string, clock: Clock, log: Log) {
    this.#folder = folder;
    this.#clock = clock;
    this.#log = log;
  }

  /** Rejects with StorageError when the folder cannot be made or read. */
  static async open(dataDir: string, clock: Clock, log: Log): Promise<RemovalIntents> {
    const folder = path.join(dataDir, "removing");
    await makeFolder(folder);
    await removeLeftovers(folder);
    return new RemovalIntents(folder, clock, log);
  }

  /** What a crash cut short, oldest first. A broken one is set aside; it stays undone. */
  async left(): Promise<EvidenceRemoval[]> {
    const removals: EvidenceRemoval[] = [];
    for (const name of (await listIfThere(this.#folder)).filter(isIncidentId)) {
      const file = path.join(this.#folder, name);
      try {
        removals.push(intent.parse(JSON.parse((await readIfThere(file)) ?? "")));
      } catch (error) {
        const aside = await setAside(file, this.#clock.wall());
        this.#log.warn(`${file} cannot be used and was set aside as ${aside}`, { error });
      }
    }
    return removals;
  }

  /**
   * On disk when it resolves, but for a full disk, where removing is what helps: then a crash at this
   * very moment leaves evidence there that the seal calls removed. Rejects with StorageError.
   */
  async note(removal: EvidenceRemoval): Promise<void> {
    try {
      await writeDurably(this.#fileOf(removal.incident), `${JSON.stringify(removal)}\n`);
    } catch (error) {
      if (!hasCode(error, "ENOSPC") && !hasCode(error, "EDQUOT")) throw error;
      this.#log.warn("Evidence is removed without a note of it, because the disk is full", {
        incident: removal.incident,
      });
    }
  }

  /** It is done, or will not be. One that can't be removed is logged and looked at the next time. */
  async clear(id: IncidentId): Promise<void> {
    await removeDurably(this.#fileOf(id)).catch((error: unknown) => {
      this.#log.warn("The note of a removal could not be removed", { incident: id, error });
    });
  }

  #fileOf(id: IncidentId): string {
    return path.join(this.#folder, id);
  }
}
