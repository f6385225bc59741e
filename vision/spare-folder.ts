// Owns a place for a clip that the data folder's disk does not take: a folder on another file system
// (the system's temporary one, or shared memory), for as long as the clip is being made.
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { hasCode, storageError } from "../storage/errors.ts";

const places = [tmpdir(), "/dev/shm"];

/**
 * Runs `work` in a folder of its own, readable by this user alone, that is removed afterwards. Rejects
 * with StorageError where every place lies on the same disk as `folder`, and as `work` does.
 */
export async function inSpareFolder<T>(
  folder: string,
  work: (spare: string) => Promise<T>,
): Promise<T> {
  const full = await deviceOf(folder);
  for (const place of places) {
    const device = await deviceOf(place);
    if (device === null || device === full) continue;
    const spare = await mkdtemp(path.join(place, "vigil-clip-")).catch(() => null);
    if (spare === null) continue;
    try {
      return await work(spare);
    } finally {
      await rm(spare, { recursive: true, force: true });
    }
  }
  throw storageError("write", folder, new Error("there is no other disk to make a clip on"));
}

/** Of the folder, or of what is there of the path to it; null where there is nothing. */
async function deviceOf(folder: string): Promise<number | null> {
  try {
    return (await stat(folder)).dev;
  } catch (error) {
    const above = path.dirname(folder);
    return hasCode(error, "ENOENT") && above !== folder ? deviceOf(above) : null;
  }
}
