// Owns a little room that is kept back on the disk. Before evidence goes, the seal must write down that
// it will; on a disk without a single free block that fails, and nothing could ever go. Then this
// file goes first.
import fs from "node:fs/promises";
import { StorageError } from "../errors.ts";
import { removeDurably, writeDurably } from "../files.ts";
import type { Log } from "../log.ts";

const reservedBytes = 2_000_000;

export interface Reserve {
  /** Gives the room free. Never rejects. */
  release(): Promise<void>;
  /** Takes it back, if it isn't there. Never rejects. */
  restore(): Promise<void>;
}

/** A file of 2 MB. */
export function reserveIn(file: string, log: Log): Reserve {
  const trying = async (doing: string, work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      log.warn(`The room kept back on the disk could not be ${doing}`, { error });
    }
  };
  return {
    release: () => trying("given free", () => removeDurably(file)),
    async restore() {
      const isThere = await fs.stat(file).then(
        ({ size }) => size === reservedBytes,
        () => false,
      );
      // Not zeros, which some file systems don't store.
      if (!isThere) {
        const room = Buffer.alloc(reservedBytes, "kept back so that evidence can be removed\n");
        await trying("taken", () => writeDurably(file, room));
      }
    },
  };
}
