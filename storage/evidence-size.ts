// Owns counting how much disk the evidence takes.
import fs from "node:fs/promises";
import path from "node:path";
import { hasCode, storageError } from "./errors.ts";

/**
 * The bytes of all files under DATA_DIR/incidents; 0 before the first incident. Files that go while
 * it counts (a spool that became a clip) don't count. Rejects with StorageError.
 */
export async function evidenceBytes(dataDir: string): Promise<number> {
  const folder = path.join(dataDir, "incidents");
  try {
    const entries = await fs.readdir(folder, { recursive: true, withFileTypes: true });
    let bytes = 0;
    for (const entry of entries) {
      if (entry.isFile()) bytes += await sizeOf(path.join(entry.parentPath, entry.name));
    }
    return bytes;
  } catch (cause) {
    if (hasCode(cause, "ENOENT")) return 0;
    throw storageError("read the folder", folder, cause);
  }
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await fs.stat(file)).size;
  } catch (cause) {
    if (hasCode(cause, "ENOENT")) return 0;
    throw cause;
  }
}
