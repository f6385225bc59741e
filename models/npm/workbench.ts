// Owns what is half done: everything that is not yet checked lives in FOLDER/.partial under a name
// that tells which process works on it, so that two processes never write the same file, and what
// one that was killed had received is taken up by the next.
import { createHash, randomUUID } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import { diskProblem, DownloadError } from "./download-error.ts";

/** What a whole file must be. */
export interface ExpectedFile {
  bytes: number;
  /** Lower-case hex. */
  sha256: string;
}

/** A file being received; ours alone until it is kept or discarded. */
export interface Receiving {
  file: string;
  /** Whether an earlier try has left something. */
  resumes: boolean;
  /** Leaves what came for a later try. */
  keep(): Promise<void>;
  discard(): Promise<void>;
}

// KEY.part is nobody's; KEY.PROCESS-ID.part is being received, NAME.PROCESS-ID.new being laid out.
const owned = /\.(\d+)-[0-9a-f]{8}\.(part|new)$/;
const atWork = new Set<string>();

/** Takes up what an earlier try left under `key` (letters, digits, dashes), or starts afresh. */
export async function startReceiving(folder: string, key: string): Promise<Receiving> {
  const bench = await openBench(folder);
  const file = path.join(bench, ownName(key, "part"));
  const left = `${key}.part`;
  let resumes = false;
  for (const name of await fs.readdir(bench)) {
    const abandoned = name.startsWith(`${key}.`) && (name === left || isAbandoned(name));
    // Another process may have been quicker: then that part is its own.
    if (!abandoned || !(await renamed(path.join(bench, name), file))) continue;
    resumes = true;
    break;
  }
  return {
    file,
    resumes,
    async keep() {
      atWork.delete(path.basename(file));
      await renamed(file, path.join(bench, left));
      await removeIfEmpty(bench);
    },
    async discard() {
      atWork.delete(path.basename(file));
      await fs.rm(file, { force: true });
      await removeIfEmpty(bench);
    },
  };
}

/**
 * Writes `source` to FOLDER/`name`, which appears only when it is whole, on disk and as expected.
 * Answers false, and leaves nothing, when it is not. Disk failures reject as they come.
 */
export async function placeFile(
  folder: string,
  name: string,
  expected: ExpectedFile,
  source: AsyncIterable<Uint8Array>,
): Promise<boolean> {
  const bench = await openBench(folder);
  const temporary = path.join(bench, ownName(name, "new"));
  const hash = createHash("sha256");
  let bytes = 0;
  try {
    const handle = await fs.open(temporary, "wx");
    try {
      for await (const chunk of source) {
        bytes += chunk.length;
        if (bytes > expected.bytes) return false;
        hash.update(chunk);
        await handle.writeFile(chunk);
      }
      if (bytes !== expected.bytes || hash.digest("hex") !== expected.sha256) return false;
      await handle.sync();
    } finally {
      await handle.close();
    }
    await fs.rename(temporary, path.join(folder, name));
    return true;
  } finally {
    atWork.delete(path.basename(temporary));
    await fs.rm(temporary, { force: true });
    await removeIfEmpty(bench);
  }
}

/**
 * Does `work`, which lays files named `names` into `folder` and answers whether all went well; if
 * it did not, those that were not there before are taken away again.
 */
export async function allOrNothing(
  folder: string,
  names: readonly string[],
  work: () => Promise<boolean>,
): Promise<boolean> {
  const before = new Set(await fs.readdir(folder).catch(() => []));
  let well = false;
  try {
    well = await work();
    return well;
  } finally {
    for (const name of well ? [] : names) {
      if (!before.has(name)) await fs.rm(path.join(folder, name), { force: true });
    }
  }
}

/** Whether `file` is there, whole, and the expected one. Rejects only if it is there but unreadable. */
export async function isRight(file: string, expected: ExpectedFile): Promise<boolean> {
  try {
    const { size } = await fs.stat(file);
    if (size !== expected.bytes) return false;
    return (await digestOf(file, "sha256")).toString("hex") === expected.sha256;
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return false;
    const problem = diskProblem(code ?? "", path.basename(file));
    throw problem ? new DownloadError("disk", problem, { cause }) : cause;
  }
}

export async function digestOf(file: string, algorithm: "sha256" | "sha512"): Promise<Buffer> {
  const hash = createHash(algorithm);
  const handle = await fs.open(file);
  for await (const chunk of handle.createReadStream()) hash.update(chunk as Buffer);
  return hash.digest();
}

/** Makes the bench, and clears it of what processes that are gone were laying out. */
async function openBench(folder: string): Promise<string> {
  const bench = path.join(folder, ".partial");
  await fs.mkdir(bench, { recursive: true });
  for (const left of await fs.readdir(bench)) {
    if (left.endsWith(".new") && isAbandoned(left)) {
      await fs.rm(path.join(bench, left), { force: true });
    }
  }
  return bench;
}

async function removeIfEmpty(bench: string): Promise<void> {
  try {
    await fs.rmdir(bench);
  } catch (cause) {
    // Others still work there, or were quicker to leave.
    const { code } = cause as NodeJS.ErrnoException;
    if (!["ENOTEMPTY", "EEXIST", "ENOENT"].includes(code ?? "")) throw cause;
  }
}

function ownName(key: string, ending: "part" | "new"): string {
  const name = `${key}.${process.pid}-${randomUUID().slice(0, 8)}.${ending}`;
  atWork.add(name);
  return name;
}

function isAbandoned(name: string): boolean {
  const owner = owned.exec(name)?.[1];
  if (owner === undefined) return false;
  // In a container every run may have the same number: ours are known by name.
  if (Number(owner) === process.pid) return !atWork.has(name);
  try {
    process.kill(Number(owner), 0);
    return false;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === "ESRCH";
  }
}

async function renamed(from: string, to: string): Promise<boolean> {
  try {
    await fs.rename(from, to);
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw cause;
  }
}
