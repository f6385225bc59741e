// Owns hashing files piece by piece: bounded memory, and whatever else runs has its turn between.
import { createHash } from "node:crypto";
import fs from "node:fs/promises";
import { storageError } from "../errors.ts";

/** So much at once: about a millisecond, a few on a Raspberry Pi. */
const pieceBytes = 256 * 1024;

export interface PrefixHash {
  /** How much there was of it: the length asked for, or all where the file is shorter. */
  bytes: number;
  /** SHA-256 in hex. */
  sha256: string;
}

/** Called between pieces; may wait, and may reject to end it. */
export type Rest = () => Promise<void> | undefined;

const noRest: Rest = () => undefined;

/** Of the whole file. Rejects with StorageError, `code` "ENOENT" when it is not there. */
export async function hashFile(file: string, rest: Rest = noRest): Promise<PrefixHash> {
  const [whole] = await hashPrefixes(file, [Number.POSITIVE_INFINITY], rest);
  return whole as PrefixHash;
}

/**
 * Of the first `lengths` bytes each, in rising order; read once. One answer for each. Rejects as
 * hashFile().
 */
export async function hashPrefixes(
  file: string,
  lengths: readonly number[],
  rest: Rest = noRest,
): Promise<PrefixHash[]> {
  try {
    const handle = await fs.open(file, "r");
    try {
      return await readPrefixes(handle, lengths, rest);
    } finally {
      await handle.close();
    }
  } catch (cause) {
    if (!(cause instanceof Error) || !("syscall" in cause)) throw cause;
    throw storageError("read", file, cause);
  }
}

async function readPrefixes(
  handle: fs.FileHandle,
  lengths: readonly number[],
  rest: Rest,
): Promise<PrefixHash[]> {
  const hash = createHash("sha256");
  const piece = Buffer.allocUnsafe(pieceBytes);
  const answers: PrefixHash[] = [];
  let bytes = 0;
  for (const length of lengths) {
    while (bytes < length) {
      const wanted = Math.min(pieceBytes, length - bytes);
      const { bytesRead } = await handle.read(piece, 0, wanted, bytes);
      if (bytesRead === 0) break;
      hash.update(piece.subarray(0, bytesRead));
      bytes += bytesRead;
      await rest();
    }
    answers.push({ bytes, sha256: hash.copy().digest("hex") });
  }
  return answers;
}
