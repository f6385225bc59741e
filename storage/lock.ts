// Owns that one process at a time works in a data folder: two would overwrite each other's state.
//
// DATA_DIR/lock/<n>/holder.json says who holds it. The highest n counts; who finds its holder
// gone makes n + 1. A folder with its file in it appears by one rename, which fails if n + 1 was
// made meanwhile, so of many only one succeeds. The highest is removed by nobody (release() only
// marks it), so numbers never start anew: who made an n from an outdated view finds a higher one
// afterwards and gives way. Nothing here needs flock, hard links or a wait.
import { randomUUID } from "node:crypto";
import { rename, rm } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { hasCode, storageError } from "./errors.ts";
import { listIfThere, makeFolder, readIfThere, writeDurably } from "./files.ts";
import { stillRuns, thisProcess } from "./running-process.ts";

const holderSchema = z.object({
  pid: z.number().int().positive(),
  started: z.string().nullable(),
  released: z.boolean(),
});
type Holder = z.infer<typeof holderSchema>;

/** Another process works in the data folder; `message` tells the user what to do. */
export class AlreadyRunningError extends Error {
  override readonly name = "AlreadyRunningError";
  readonly pid: number;

  /** `hint` is what the user can do; stopping it or another folder, unless said. */
  constructor(
    dataDir: string,
    pid: number,
    hint = "Stop that one first, or give this one another DATA_DIR.",
  ) {
    super(`Vigil is already running in ${dataDir} (process ${pid}). ${hint}`);
    this.pid = pid;
  }
}

export interface FolderLock {
  /** Lets another process in. */
  release(): Promise<void>;
}

/**
 * Takes `dataDir` for this process until release() or the process's end, however it ends.
 * Throws AlreadyRunningError, or StorageError when the folder cannot be written.
 */
export async function lockFolder(dataDir: string): Promise<FolderLock> {
  const folder = path.join(path.resolve(dataDir), "lock");
  await makeFolder(folder);
  const me: Holder = { ...(await thisProcess()), released: false };
  for (;;) {
    const highest = await highestIn(folder);
    const holder = await holderOf(folder, highest);
    if (holder && !holder.released && (await stillRuns(holder))) {
      throw new AlreadyRunningError(path.resolve(dataDir), holder.pid);
    }
    const mine = highest + 1;
    if (!(await claim(folder, mine, me))) continue;
    if ((await highestIn(folder)) > mine) {
      await remove(path.join(folder, String(mine)));
      continue;
    }
    await removeBelow(folder, mine);
    return { release: () => release(folder, mine, me) };
  }
}

async function release(folder: string, mine: number, me: Holder): Promise<void> {
  try {
    await writeDurably(holderFile(folder, mine), JSON.stringify({ ...me, released: true }));
  } catch (error) {
    // Somebody else saw it, went on to the next number and cleared ours away.
    if (!hasCode(error, "ENOENT")) throw error;
  }
}

/** Makes number `n` ours; false when somebody else has it. */
async function claim(folder: string, n: number, me: Holder): Promise<boolean> {
  const prepared = path.join(folder, `.${randomUUID()}`);
  try {
    await makeFolder(prepared);
    await writeDurably(path.join(prepared, "holder.json"), JSON.stringify(me));
    await rename(prepared, path.join(folder, String(n)));
    return true;
  } catch (error) {
    await remove(prepared);
    const onWindows = process.platform === "win32" && hasCode(error, "EPERM");
    if (onWindows || hasCode(error, "ENOTEMPTY") || hasCode(error, "EEXIST")) return false;
    // Whoever was faster took ours for the remains of a killed process.
    if (hasCode(error, "ENOENT")) return false;
    throw storageError("lock", folder, error);
  }
}

async function highestIn(folder: string): Promise<number> {
  const names = await listIfThere(folder);
  return Math.max(0, ...names.filter((name) => /^\d{1,15}$/.test(name)).map(Number));
}

/** Null when nobody holds it, or what is written there makes no sense (a power cut). */
async function holderOf(folder: string, n: number): Promise<Holder | null> {
  const text = await readIfThere(holderFile(folder, n));
  if (text === null) return null;
  try {
    return holderSchema.parse(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}

/** Only for who holds `n`: removes lower numbers and half-made claims of killed processes. */
async function removeBelow(folder: string, n: number): Promise<void> {
  for (const name of await listIfThere(folder)) {
    if (name.startsWith(".") || Number(name) < n) await remove(path.join(folder, name));
  }
}

async function remove(folder: string): Promise<void> {
  // What stays behind does no harm, because only the highest number counts; and somebody else
  // may be at it at the same moment.
  await rm(folder, { recursive: true, force: true }).catch(() => undefined);
}

function holderFile(folder: string, n: number): string {
  return path.join(folder, String(n), "holder.json");
}
