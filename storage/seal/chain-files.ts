// Owns how the chain lies on disk: DATA_DIR/seal/000001-2026-11-22.jsonl, one entry a line, one file
// per day (UTC), numbered so that no step of the clock confuses their order; and reading its end
// without reading the rest.
import fs from "node:fs/promises";
import path from "node:path";
import { storageError } from "../errors.ts";
import { listIfThere } from "../files.ts";
import { isLineAndMore, readLine, type ReadLine, type SealHead } from "./entry.ts";

const filePattern = /^(\d{6})-(\d{4}-\d{2}-\d{2})\.jsonl$/;
/** Of a file's end, so much is read at first; a line has seldom 2 kB. */
const endBytes = 64 * 1024;

/** The folder of the seal in a data folder. */
export function sealFolder(dataDir: string): string {
  return path.join(path.resolve(dataDir), "seal");
}

/** The names of the chain's files, oldest first; none when there is no chain. Rejects with StorageError. */
export async function chainFiles(folder: string): Promise<string[]> {
  return (await listIfThere(folder)).filter((name) => filePattern.test(name));
}

/** The day (UTC) on which the file was begun, like "2026-11-22". */
export function dayOfFile(name: string): string {
  return filePattern.exec(name)?.[2] ?? "";
}

/** The file for an entry of now: the last one until its day is over. */
export function fileFor(last: string | null, now: number, isNewChain: boolean): string {
  const today = new Date(now).toISOString().slice(0, 10);
  if (last !== null && !isNewChain && dayOfFile(last) >= today) return last;
  const number = last === null ? 1 : Number(filePattern.exec(last)?.[1]) + 1;
  return `${String(number).padStart(6, "0")}-${today}.jsonl`;
}

export interface ChainEnd {
  /** The newest file; null when there is none. */
  file: string | null;
  /** The last entry that can be read; null when there is none. */
  last: SealHead | null;
  /** It and all behind it is as it was written with this secret; what a kill cut short doesn't count. */
  intact: boolean;
}

/** Rejects with StorageError. */
export async function readChainEnd(folder: string, secret: Buffer | null): Promise<ChainEnd> {
  const files = await chainFiles(folder);
  let intact = true;
  for (const name of files.toReversed()) {
    const lines = await lastLines(path.join(folder, name));
    for (const [index, { text, terminated }] of lines.entries()) {
      const line = readLine(text, secret);
      if (line) {
        const newest = newestOf(line, lines.slice(index + 1), secret);
        const last = { number: newest.entry.number, head: newest.head };
        const isLast = newest === line;
        return { file: files.at(-1) ?? null, last, intact: intact && isLast && line.genuine };
      }
      // What a kill cut short was never acknowledged; anything else was changed.
      if (terminated || isLineAndMore(text)) intact = false;
    }
  }
  return { file: files.at(-1) ?? null, last: null, intact };
}

/** `line`, unless one before it has a higher number: then an older one was laid behind it. */
function newestOf(
  line: ReadLine,
  before: readonly { text: string }[],
  secret: Buffer | null,
): ReadLine {
  return before
    .flatMap(({ text }) => readLine(text, secret) ?? [])
    .filter(({ genuine }) => genuine)
    .reduce((newest, one) => (one.entry.number > newest.entry.number ? one : newest), line);
}

/** The last lines of the file, the last one first; at least one whole where there is any. */
async function lastLines(file: string): Promise<{ text: string; terminated: boolean }[]> {
  try {
    const handle = await fs.open(file, "r");
    try {
      const { size } = await handle.stat();
      for (let bytes = endBytes; ; bytes *= 8) {
        const from = Math.max(0, size - bytes);
        const block = Buffer.alloc(size - from);
        await handle.read(block, 0, block.length, from);
        const texts = block.toString("utf8").split("\n");
        const rest = texts.pop() ?? "";
        const lines = texts.map((text) => ({ text, terminated: true }));
        if (rest !== "") lines.push({ text: rest, terminated: false });
        // The first may have been cut by where we began to read.
        const whole = from === 0 ? lines : lines.slice(1);
        const found = whole.filter(({ text }) => text !== "").toReversed();
        if (from === 0 || found.some(({ text }) => readLine(text, null))) return found;
      }
    } finally {
      await handle.close();
    }
  } catch (cause) {
    throw storageError("read", file, cause);
  }
}
