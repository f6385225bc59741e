// Owns reading single entries of the chain back from where they stand.
import fs from "node:fs/promises";
import path from "node:path";
import { storageError } from "../errors.ts";
import type { Position } from "./chain-check.ts";
import { readLine, type SealEntry } from "./entry.ts";

/** The entries of one incident mostly stand near each other. */
const blockBytes = 64 * 1024;

interface Block {
  file: string;
  from: number;
  bytes: Buffer;
}

/** In the order of `positions`; what can't be read any more is left out. Rejects with StorageError. */
export async function entriesAt(
  folder: string,
  positions: readonly Position[],
): Promise<{ entry: SealEntry; position: Position }[]> {
  const entries: { entry: SealEntry; position: Position }[] = [];
  let block: Block | null = null;
  for (const position of positions) {
    let text: string | null = block && lineIn(block, position);
    for (let bytes = blockBytes; text === null; bytes *= 8) {
      block = await readBlock(folder, position, bytes);
      text = lineIn(block, position);
      // The last line may have no end.
      if (block.bytes.length < bytes) text ??= block.bytes.toString("utf8");
    }
    const entry = readLine(text, null)?.entry;
    if (entry) entries.push({ entry, position });
  }
  return entries;
}

function lineIn(block: Block, { file, offset }: Position): string | null {
  if (block.file !== file || offset < block.from) return null;
  const end = block.bytes.indexOf(0x0a, offset - block.from);
  return end === -1 ? null : block.bytes.toString("utf8", offset - block.from, end);
}

async function readBlock(
  folder: string,
  { file, offset }: Position,
  length: number,
): Promise<Block> {
  const place = path.join(folder, file);
  try {
    const handle = await fs.open(place, "r");
    try {
      const buffer = Buffer.alloc(length);
      const { bytesRead } = await handle.read(buffer, 0, length, offset);
      return { file, from: offset, bytes: buffer.subarray(0, bytesRead) };
    } finally {
      await handle.close();
    }
  } catch (cause) {
    throw storageError("read", place, cause);
  }
}
