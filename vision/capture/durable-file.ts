// Owns what makes a file survive a power cut: its content and its name reach the disk before
// anybody is told of it.
import { open, rename } from "node:fs/promises";
import path from "node:path";
import { syncFolder } from "../../storage/files.ts";
import { words, type Reason } from "../../storage/words.ts";
import { errorCode } from "./error-text.ts";

/** Waits until what was written to `file` is on the disk. */
export async function syncFile(file: string): Promise<void> {
  const handle = await open(file, "r+");
  try {
    await handle.datasync();
  } finally {
    await handle.close();
  }
}

/** Gives the finished `partial` its name (in the same folder), all of it surely on the disk. */
export async function keepAs(partial: string, file: string): Promise<void> {
  await syncFile(partial);
  await rename(partial, file);
  await syncFolder(path.dirname(file));
}

export const diskIsFull = diskReason("the disk is full", "full");

/** What went wrong with a file, as the second half of a sentence ("the disk is full"). */
export function fileProblem(error: unknown): Reason | null {
  switch (errorCode(error)) {
    case "ENOSPC":
    case "EDQUOT":
      return diskIsFull;
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return diskReason("the disk may not be written to", "read_only");
    case "ENOENT":
    case "ENOTDIR":
      return diskReason("its folder is gone", "no_folder");
    case "EEXIST":
      return diskReason("a file of that name is already there", "taken");
    case "EIO":
      return diskReason("the disk is failing", "failing");
    case "EMFILE":
    case "ENFILE":
      return diskReason("too many files are open", "too_many_open");
    default:
      return null;
  }
}

function diskReason(sentence: string, why: string): Reason {
  return { sentence, words: words("why-disk", { why }) };
}
