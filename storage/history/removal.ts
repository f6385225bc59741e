// Owns taking evidence away for good, so that a kill at any moment leaves it whole or gone: a note of
// it on disk, a line in the seal's chain, the folder out of sight by one rename, then the rest.
import fs from "node:fs/promises";
import path from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Clock } from "../clock.ts";
import { isOpen } from "../deliveries.ts";
import { hasCode, StorageError, storageError } from "../errors.ts";
import type { EvidenceRemoval } from "../evidence-seal.ts";
import { cropsBeside } from "../face-crop-names.ts";
import { isThere, listIfThere, makeFolder, removeFolderDurably, syncFolder } from "../files.ts";
import type { IncidentId } from "../incident-events.ts";
import { checkFileName } from "../incident-id.ts";
import type { Incidents } from "../incidents.ts";
import type { Log } from "../log.ts";
import type { Outbox } from "../outbox.ts";
import { Serial } from "../serial.ts";
import { type EvidenceRemover, InUseError } from "./history-view.ts";
import type { History } from "./history.ts";
import { RemovalIntents } from "./removal-intents.ts";

/** What is being recorded grows every second (vision/capture/spool.ts); what a crash left does not. */
const spool = /^spool-\d+\.mkv$/;
const recordingMs = 5 * 60_000;

export interface RemovalOptions {
  dataDir: string;
  incidents: Pick<
    Incidents,
    | "folder"
    | "file"
    | "files"
    | "events"
    | "append"
    | "removeFile"
    | "isPending"
    | "release"
    | "takeBack"
    | "forget"
    | "sealRemoval"
  >;
  history: Pick<History, "forget" | "lookAgain">;
  outbox: Pick<Outbox, "find" | "discard">;
  clock: Clock;
  log: Log;
}

/** One removal at a time, and other work runs between them. */
export class Removal implements EvidenceRemover {
  readonly #options: RemovalOptions;
  readonly #intents: RemovalIntents;
  /** On the same disk as the incidents, but no day of theirs. */
  readonly #gone: string;
  readonly #serial = new Serial();

  private constructor(options: RemovalOptions, intents: RemovalIntents) {
    this.#options = options;
    this.#intents = intents;
    this.#gone = path.join(path.resolve(options.dataDir), "incidents", ".removing");
  }

  /**
   * Carries on what was cut short; what can't be is logged and tried at the next start. To be opened
   * before anybody asks for an incident. Rejects with StorageError when its folders cannot be made.
   */
  static async open(options: RemovalOptions): Promise<Removal> {
    const intents = await RemovalIntents.open(
      path.resolve(options.dataDir),
      options.clock,
      options.log,
    );
    const removal = new Removal(options, intents);
    await makeFolder(removal.#gone);
    for (const left of await intents.left()) await removal.#carryOn(left);
    for (const name of await listIfThere(removal.#gone)) await removal.#delete(name);
    return removal;
  }

  removeIncident(
    id: IncidentId,
    { reason, by }: Parameters<EvidenceRemover["removeIncident"]>[1],
  ): Promise<boolean> {
    return this.#serial.run(async () => {
      await nextTurn();
      const { incidents, history } = this.#options;
      if (!(await isThere(incidents.folder(id)))) return false;
      const isInUse = await this.#isInUse(id);
      if (isInUse || !incidents.release(id)) throw new InUseError(id);
      try {
        await this.#announce({ incident: id, files: null, reason, by });
        await this.#takeAway(id);
        return true;
      } catch (error) {
        incidents.takeBack(id);
        history.lookAgain(id);
        throw error;
      }
    });
  }

  removeFiles(id: IncidentId, files: readonly string[], by: string | null): Promise<void> {
    return this.#serial.run(async () => {
      await nextTurn();
      const there = await this.#present(id, files);
      if (there.length === 0) return;
      if (await this.#isInUse(id)) throw new InUseError(id);
      await this.#announce({ incident: id, files: there, reason: "forgotten", by });
      await this.#removeFiles(id, there, there, by);
    });
  }

  /** Resolves when nothing is being removed any more. */
  close(): Promise<void> {
    return this.#serial.run(async () => undefined);
  }

  /** It goes on, needs attention, is being recorded, or somebody must still hear of it. */
  async #isInUse(id: IncidentId): Promise<boolean> {
    const { incidents, outbox, clock } = this.#options;
    if (incidents.isPending(id)) return true;
    if (outbox.find(id)?.rows.some(isOpen)) return true;
    for (const name of (await incidents.files(id)).filter((file) => spool.test(file))) {
      const stats = await fs.stat(incidents.file(id, name)).catch((cause: unknown) => {
        if (hasCode(cause, "ENOENT")) return null;
        throw storageError("read", name, cause);
      });
      if (stats && clock.wall() - stats.mtimeMs < recordingMs) return true;
    }
    return false;
  }

  /** What is not in the chain must not go. */
  async #announce(removal: EvidenceRemoval): Promise<void> {
    await this.#intents.note(removal);
    try {
      await this.#options.incidents.sealRemoval(removal);
    } catch (error) {
      await this.#intents.clear(removal.incident);
      throw error;
    }
  }

  async #takeAway(id: IncidentId): Promise<void> {
    const { incidents } = this.#options;
    const folder = incidents.folder(id);
    try {
      await fs.rename(folder, path.join(this.#gone, id));
      await syncFolder(path.dirname(folder));
    } catch (cause) {
      if (!hasCode(cause, "ENOENT")) throw storageError("remove", folder, cause);
    }
    await this.#letGo(id);
    await this.#delete(id);
    await this.#intents.clear(id);
  }

  /** Nobody speaks of it any more. */
  async #letGo(id: IncidentId): Promise<void> {
    const { incidents, history, outbox, log } = this.#options;
    incidents.forget(id);
    outbox.discard(id);
    await history.forget(id).catch((error: unknown) => {
      log.warn("The history could not be told of a removal; its next start puts it right", {
        incident: id,
        error,
      });
    });
  }

  /** What can't be deleted now is at the next start. */
  async #delete(name: string): Promise<void> {
    await removeFolderDurably(path.join(this.#gone, name)).catch((error: unknown) => {
      this.#options.log.warn("Evidence could not be removed; the next start tries again", {
        incident: name,
        error,
      });
    });
  }

  /** Those that are there; of a face, every crop that was ever kept of it. */
  async #present(id: IncidentId, files: readonly string[]): Promise<string[]> {
    const there = await this.#options.incidents.files(id);
    const meant = files.map(checkFileName).flatMap((file) => [file, ...cropsBeside(file, there)]);
    return [...new Set(meant)].filter((file) => there.includes(file));
  }

  /** Removes `there`, and says that `all` are gone. */
  async #removeFiles(
    id: IncidentId,
    there: readonly string[],
    all: readonly string[],
    by: string | null,
  ): Promise<void> {
    const { incidents } = this.#options;
    for (const file of there) await incidents.removeFile(id, file);
    await incidents.append(id, { kind: "removed", because: "forgotten", files: [...all], by });
    await this.#intents.clear(id);
  }

  async #carryOn(removal: EvidenceRemoval): Promise<void> {
    const { incidents, log } = this.#options;
    const { incident: id, files, by } = removal;
    try {
      if (!(await isThere(incidents.folder(id)))) {
        await this.#letGo(id);
        await this.#intents.clear(id);
      } else if (files === null) {
        if (!incidents.release(id)) throw new InUseError(id);
        // Whether the chain had it already can't be known here; twice does no harm.
        await incidents.sealRemoval(removal);
        await this.#takeAway(id);
      } else {
        const isSaid = (await incidents.events(id)).some(
          (event) => event.kind === "removed" && files.every((file) => event.files.includes(file)),
        );
        const there = await this.#present(id, files);
        if (there.length > 0) await incidents.sealRemoval({ ...removal, files: there });
        if (there.length > 0 || !isSaid) await this.#removeFiles(id, there, files, by);
        else await this.#intents.clear(id);
      }
      log.info("A removal that had been cut short was carried on", { incident: id });
    } catch (error) {
      if (!(error instanceof StorageError) && !(error instanceof InUseError)) throw error;
      log.warn("A removal that had been cut short can't be carried on now", {
        incident: id,
        error,
      });
    } finally {
      incidents.takeBack(id);
    }
  }
}
