// Owns asking how much room the disk has under the evidence.
import fs from "node:fs/promises";
import { storageError } from "../errors.ts";

export interface DiskSpace {
  /** What we may still write. */
  freeBytes: number;
  /** The whole disk. */
  sizeBytes: number;
}

export interface Disk {
  /** Rejects with StorageError. */
  space(): Promise<DiskSpace>;
}

/** The disk that `folder` lies on. */
export function diskOf(folder: string): Disk {
  return {
    async space() {
      try {
        // bavail: without what the file system keeps for root.
        const { bavail, blocks, bsize } = await fs.statfs(folder);
        return { freeBytes: bavail * bsize, sizeBytes: blocks * bsize };
      } catch (cause) {
        throw storageError("ask how full the disk is under", folder, cause);
      }
    },
  };
}
