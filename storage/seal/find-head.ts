// Owns looking up the eight characters of a caption or a summary in the chain.
import { chainFiles, sealFolder } from "./chain-files.ts";
import { readLine, type SealEntry } from "./entry.ts";
import type { Rest } from "./hash-file.ts";
import { readSecret } from "./secret.ts";
import { chainLines } from "./walk.ts";

export interface FoundHead {
  entry: SealEntry;
  head: string;
  /** The entry is as it was written; false also where there is no secret to tell by. */
  genuine: boolean;
}

/** The first entry whose head begins so; null: there is none. Rejects with StorageError. */
export async function findHead(
  dataDir: string,
  beginning: string,
  rest: Rest = () => undefined,
): Promise<FoundHead | null> {
  const folder = sealFolder(dataDir);
  const secret = await readSecret(folder);
  const wanted = `,"mac":"${beginning}`;
  for await (const { text } of chainLines(folder, await chainFiles(folder))) {
    await rest();
    if (!text.includes(wanted)) continue;
    const line = readLine(text, secret);
    if (line?.head.startsWith(beginning)) return line;
  }
  return null;
}
