// Owns reading the chain line by line, whatever its length: a piece of a file at a time.
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import path from "node:path";
import { hasCode, storageError } from "../errors.ts";

/** Longer than any line of ours: more than that without a line break is no line at all. */
const longestLine = 4 * 1024 * 1024;

export interface ChainLine {
  /** The file that it stands in. */
  file: string;
  /** At which byte of it. */
  offset: number;
  text: string;
  /** False: the file ends without a line break behind it. */
  terminated: boolean;
}

/** How far the chain is read: lengths of its files. */
export type ChainLengths = ReadonlyMap<string, number>;

/** How long each of `files` is now. Rejects with StorageError. */
export async function chainLengths(
  folder: string,
  files: readonly string[],
): Promise<Map<string, number>> {
  const lengths = new Map<string, number>();
  for (const name of files) {
    const file = path.join(folder, name);
    try {
      lengths.set(name, (await stat(file)).size);
    } catch (cause) {
      if (!hasCode(cause, "ENOENT")) throw storageError("read", file, cause);
    }
  }
  return lengths;
}

/**
 * All lines that are not empty, in order; of each file from `from` (0 unless said) up to `upTo`
 * (its end unless said). Rejects with StorageError.
 */
export async function* chainLines(
  folder: string,
  files: readonly string[],
  { from, upTo }: { from?: ChainLengths; upTo?: ChainLengths } = {},
): AsyncGenerator<ChainLine> {
  for (const name of files) {
    const file = path.join(folder, name);
    const start = from?.get(name) ?? 0;
    const end = upTo?.get(name) ?? Number.POSITIVE_INFINITY;
    if (end <= start) continue;
    try {
      yield* linesOf(name, createReadStream(file, { start, end: end - 1 }), start);
    } catch (cause) {
      if (!(cause instanceof Error) || !("syscall" in cause)) throw cause;
      throw storageError("read", file, cause);
    }
  }
}

async function* linesOf(
  file: string,
  pieces: AsyncIterable<Buffer>,
  start: number,
): AsyncGenerator<ChainLine> {
  let rest: Buffer = Buffer.alloc(0);
  let offset = start;
  for await (const piece of pieces) {
    const block = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    let from = 0;
    for (let to = block.indexOf(0x0a); to !== -1; to = block.indexOf(0x0a, from)) {
      if (to > from) {
        const text = block.toString("utf8", from, to);
        yield { file, offset: offset + from, text, terminated: true };
      }
      from = to + 1;
    }
    rest = block.subarray(from);
    offset += from;
    if (rest.length > longestLine) {
      yield { file, offset, text: rest.toString("latin1", 0, 64), terminated: true };
      offset += rest.length;
      rest = Buffer.alloc(0);
    }
  }
  if (rest.length > 0) {
    yield { file, offset, text: rest.toString("utf8"), terminated: false };
  }
}
