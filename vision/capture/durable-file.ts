// Owns what makes a file survive a power cut: its content and its name reach the disk before
// anybody is told of it.
import { open, rename } from "node:fs/promises";
import path from "node:path";
import { syncFolder } from "../../storage/files.ts";
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

/** What went wrong with a file, as the second half of a sentence ("the disk is full"). */
export function fileProblem(error: unknown): string | null {
  switch (errorCode(error)) {
    case "ENOSPC":
    case "EDQUOT":
      return "the disk is full";
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return "the disk may not be written to";
    case "ENOENT":
    case "ENOTDIR":
      return "its folder is gone";
    case "EEXIST":
      return "a file of that name is already there";
    case "EIO":
      return "the disk is failing";
    case "EMFILE":
    case "ENFILE":
      return "too many files are open";
    default:
      return null;
  }
}
