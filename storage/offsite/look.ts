// Owns looking at a folder for what of it has not been copied yet.
import fs from "node:fs/promises";
import path from "node:path";
import type { Clock } from "../clock.ts";
import { hasCode, StorageError, storageError } from "../errors.ts";
import { listIfThere } from "../files.ts";
import type { Log } from "../log.ts";
import type { Copied, CopiedFiles } from "./copied.ts";
import { fileKind } from "./file-kind.ts";
import { incidentFolder, type Removals } from "./removals.ts";
import type { Waiting, WaitingFile } from "./waiting.ts";

/** How the chain's own folder is called among what waits. */
export const chainKey = "chain";

export function folderOf(key: string): string {
  return key === chainKey ? "seal" : incidentFolder(key);
}

export interface LookParts {
  dataDir: string;
  waiting: Waiting;
  copied: Copied;
  removals: Removals;
  clock: Clock;
  log: Log;
}

/** Finds out what of it waits, and notes it where nothing does. */
export async function lookAt(key: string, parts: LookParts): Promise<void> {
  const { dataDir, waiting, copied, removals, clock, log } = parts;
  const isChain = key === chainKey;
  const notes = waiting.notesOf(key);
  try {
    const before = await copied.of(key);
    const found = await lookInto(path.join(dataDir, folderOf(key)), before, isChain);
    const left = found.waiting.filter(({ name }) => !removals.dooms(key, name));
    for (const name of before.keys()) if (!found.names.includes(name)) before.delete(name);
    waiting.examined(key, left, notes);
    if (left.length > 0) {
      await copied.save(key, before, false);
      return;
    }
    if (found.names.length === 0) await copied.forget(key);
    // Of the chain it is kept, because the chain never ends.
    else await copied.save(key, before, !isChain);
    waiting.settled(key, clock.monotonic(), notes);
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    log.warn("What is to be copied off site cannot be read now", { error });
    waiting.examined(key, [], notes);
    waiting.postpone(key, clock.monotonic());
  }
}

/**
 * What there is and isn't copied as it is now, and what is there at all. Rejects with StorageError.
 * Of the chain only its entries: its secret never leaves this machine.
 */
async function lookInto(
  folder: string,
  copied: CopiedFiles,
  isChain: boolean,
): Promise<{ waiting: WaitingFile[]; names: string[] }> {
  const all = await listIfThere(folder);
  const names = isChain ? all.filter((name) => name.endsWith(".jsonl")) : all;
  const waiting: WaitingFile[] = [];
  for (const name of names) {
    const before = copied.get(name);
    const kind = isChain ? "other" : fileKind(name, before === undefined);
    if (kind === null) continue;
    const now = await stampOf(path.join(folder, name));
    if (now === null || (before && before[0] === now[0] && before[1] === now[1])) continue;
    waiting.push({ name, kind, stamp: now });
  }
  return { waiting, names };
}

/** null: it has gone meanwhile, or is no file. */
async function stampOf(file: string): Promise<[bytes: number, modifiedAt: number] | null> {
  try {
    const stat = await fs.stat(file);
    return stat.isFile() ? [stat.size, stat.mtimeMs] : null;
  } catch (cause) {
    if (hasCode(cause, "ENOENT")) return null;
    throw storageError("read", file, cause);
  }
}
