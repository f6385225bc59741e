// Owns checking all evidence against the chain: the chain first, then every incident's folder, oldest
// first. Works on the data folder of a running guard as well as on a copy of it; writes nothing.
//
// In memory stays where each incident's entries stand, about 300 bytes for each, and a file is read
// piece by piece. What is written meanwhile is no fault: what looks wrong is looked at once more
// against what the chain has become by then.
import fs from "node:fs/promises";
import path from "node:path";
import { hasCode, storageError } from "../errors.ts";
import { isThere, listIfThere, readIfThere } from "../files.ts";
import { type IncidentId, incidentRecord } from "../incident-events.ts";
import { recordFile } from "../incident-files.ts";
import { checkDate, compareIncidentIds, dateOf, isIncidentId } from "../incident-id.ts";
import { ChainCheck, type ToldHead } from "./chain-check.ts";
import { chainFiles, sealFolder } from "./chain-files.ts";
import { entriesAt } from "./chain-reader.ts";
import type { Rest } from "./hash-file.ts";
import { checkIncident, type IncidentVerdict } from "./incident-check.ts";
import { emptyReport, mostFaults, type SealReport } from "./report.ts";
import { readSecret } from "./secret.ts";
import { type ChainLengths, chainLengths, chainLines } from "./walk.ts";

const dayMs = 86_400_000;
/** Incidents that look wrong and are looked at twice; with more than that, something is. */
const mostSuspects = 500;

export interface VerifyProgress {
  incidents: number;
  of: number;
  bytes: number;
}

export interface VerifyOptions {
  dataDir: string;
  /** Heads that stood in the chat, and the one in the memory of a running guard. */
  told?: readonly ToldHead[];
  /** Called between pieces of work; may wait, and may reject to end the check. */
  rest?: Rest;
  onProgress?: (progress: VerifyProgress) => void;
}

/** Rejects with StorageError where a folder cannot be read, and with what `rest` rejects with. */
export async function verifyEvidence(options: VerifyOptions): Promise<SealReport> {
  return new Verification(options).run();
}

class Verification {
  readonly #dataDir: string;
  readonly #seal: string;
  readonly #options: VerifyOptions;
  readonly #rest: Rest;
  readonly #report = emptyReport();

  constructor(options: VerifyOptions) {
    this.#dataDir = path.resolve(options.dataDir);
    this.#seal = sealFolder(options.dataDir);
    this.#options = options;
    this.#rest = options.rest ?? (() => undefined);
  }

  async run(): Promise<SealReport> {
    const secret = await readSecret(this.#seal);
    const chain = new ChainCheck(secret, this.#options.told ?? []);
    const readUpTo = await this.#readChain(chain, new Map(), "snapshot");
    const days = await this.#incidents(chain);
    const of = [...days.values()].reduce((sum, ids) => sum + ids.size, 0);
    const suspects = new Map<IncidentId, { verdict: IncidentVerdict; entries: number }>();
    let [incidents, bytes] = [0, 0];
    for (const id of oldestFirst(days)) {
      const verdict = await this.#check(id, chain);
      incidents += 1;
      bytes += verdict.bytes;
      if (verdict.faults.length > 0 && suspects.size < mostSuspects) {
        suspects.set(id, { verdict, entries: chain.countOf(id) });
      } else this.#take(verdict);
      this.#options.onProgress?.({ incidents, of, bytes });
      await this.#rest();
    }
    await this.#readChain(chain, readUpTo, "all");
    chain.end();
    for (const [id, { verdict, entries }] of suspects) {
      const isStill = chain.countOf(id) === entries && !(await this.#isPending(id));
      this.#take(isStill ? verdict : await this.#check(id, chain));
    }
    return this.#closed(chain, secret !== null);
  }

  /** "snapshot" leaves a last line without an end for the next time. Returns up to where it read. */
  async #readChain(
    chain: ChainCheck,
    from: ChainLengths,
    how: "snapshot" | "all",
  ): Promise<ChainLengths> {
    const files = await chainFiles(this.#seal);
    const upTo = await chainLengths(this.#seal, files);
    for await (const line of chainLines(this.#seal, files, { from, upTo })) {
      if (how === "snapshot" && !line.terminated && line.file === files.at(-1)) {
        upTo.set(line.file, line.offset);
      } else chain.take(line);
      await this.#rest();
    }
    return upTo;
  }

  /** All that the disk or the chain knows, by day. */
  async #incidents(chain: ChainCheck): Promise<Map<string, Set<IncidentId>>> {
    const days = new Map<string, Set<IncidentId>>();
    const note = (day: string, id: IncidentId) => {
      const ids = days.get(day);
      if (ids) ids.add(id);
      else days.set(day, new Set([id]));
    };
    for (const id of chain.incidents()) if (isIncidentId(id)) note(dateOf(id), id);
    const root = path.join(this.#dataDir, "incidents");
    for (const day of await listIfThere(root)) {
      if (!isDate(day)) continue;
      for (const name of await foldersIn(path.join(root, day))) {
        if (isIncidentId(name) && dateOf(name) === day) note(day, name);
      }
      await this.#rest();
    }
    return days;
  }

  async #check(id: IncidentId, chain: ChainCheck): Promise<IncidentVerdict> {
    const folder = path.join(this.#dataDir, "incidents", dateOf(id), id);
    const read = await entriesAt(this.#seal, chain.positionsOf(id));
    const entries = read.map(({ entry, position }) => ({
      entry,
      isEdited: chain.isEdited(position),
      isUnproven: chain.isUnproven(entry.number),
    }));
    const isPending = () => this.#isPending(id);
    const isOlder = async () =>
      chain.begunAt === null || (await openedAt(id, folder)) < chain.begunAt;
    return checkIncident({ id, folder, entries, isPending, isOlder }, this.#rest);
  }

  #isPending(id: IncidentId): Promise<boolean> {
    return isThere(path.join(this.#dataDir, "pending", id));
  }

  #take(verdict: IncidentVerdict): void {
    const report = this.#report;
    if (verdict.state === "here") report.incidents += 1;
    if (verdict.state === "older") report.older += 1;
    if (verdict.state === "removed") report.removed.incidents += 1;
    report.files += verdict.files;
    report.bytes += verdict.bytes;
    report.removed.files += verdict.removedFiles;
    report.waiting += verdict.waiting;
    report.afterRestart += verdict.afterRestart;
    report.unproven += verdict.unproven;
    if (verdict.isRemovalUnproven) report.unprovenRemovals += 1;
    for (const { kind } of verdict.faults) report.counts[kind] += 1;
    report.faults.push(...verdict.faults.slice(0, mostFaults - report.faults.length));
    report.recordings.count += verdict.recordings.length;
    const [file] = verdict.recordings;
    if (file !== undefined) report.recordings.first ??= { incident: verdict.id, file };
  }

  #closed(chain: ChainCheck, hasSecret: boolean): SealReport {
    const report = this.#report;
    report.entries = chain.entries;
    report.head = chain.head;
    report.begunAt = chain.begunAt;
    report.torn = chain.torn;
    // A secret that was lost is no matter once nothing is left from before, not even a removal that
    // somebody without it may have written there.
    const isLeft = report.unproven + report.unprovenRemovals > 0;
    report.chain = chain.faults.filter(({ kind }) => kind !== "secret_lost" || isLeft);
    if (chain.entries === 0) report.chain.unshift({ kind: "none", number: null, at: null });
    else if (!hasSecret) report.chain.unshift({ kind: "no_secret", number: null, at: null });
    report.faults.sort((one, other) => compareIncidentIds(one.incident, other.incident));
    return report;
  }
}

/** A day at a time, because comparing all of 50,000 names takes a second. */
function* oldestFirst(days: ReadonlyMap<string, ReadonlySet<IncidentId>>): Generator<IncidentId> {
  for (const day of [...days.keys()].toSorted()) {
    yield* [...(days.get(day) ?? [])].toSorted(compareIncidentIds);
  }
}

function isDate(name: string): boolean {
  try {
    return checkDate(name) === name;
  } catch {
    return false; // whatever else lies there is no day
  }
}

async function foldersIn(folder: string): Promise<string[]> {
  try {
    const entries = await fs.readdir(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  } catch (cause) {
    // Gone meanwhile, or a file that is called like a day.
    if (hasCode(cause, "ENOENT") || hasCode(cause, "ENOTDIR")) return [];
    throw storageError("read the folder", folder, cause);
  }
}

/** As its record says; else by the name of its folder, which is in local time. */
async function openedAt(id: IncidentId, folder: string): Promise<number> {
  const byName = Date.parse(dateOf(id)) - dayMs;
  try {
    const text = await readIfThere(recordFile(folder));
    return text === null ? byName : incidentRecord.parse(JSON.parse(text)).openedAt;
  } catch {
    return byName; // a record that cannot be read says nothing
  }
}
