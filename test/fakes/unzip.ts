// Owns reading a ZIP back in tests: every entry, its CRC checked, and how it was kept.
import { buffer } from "node:stream/consumers";
import { crc32 } from "node:zlib";
import { openPromise } from "yauzl";

export interface Unzipped {
  content: Buffer;
  /** Kept as it was, not packed. */
  stored: boolean;
}

/** By path, in the ZIP's order. Rejects for what is no whole ZIP. */
export async function unzip(file: string): Promise<Map<string, Unzipped>> {
  const zip = await openPromise(file);
  const entries = new Map<string, Unzipped>();
  for await (const entry of zip.eachEntry()) {
    const content = await buffer(await zip.openReadStreamPromise(entry));
    if (crc32(content) !== entry.crc32) throw new Error(`${entry.fileName} is damaged`);
    entries.set(entry.fileName, { content, stored: entry.compressionMethod === 0 });
  }
  return entries;
}
