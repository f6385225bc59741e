// Owns writing that survives a power cut: whole files by rename, lines by append, folders, each
// on disk (fsync) before its promise resolves. Everything made here is for this user's eyes only.
// Every failure is a StorageError.
import { randomUUID } from "node:crypto";
// The default export, because a test's failing disk (test/fakes/disk.ts) stands in for its methods.
import fs from "node:fs/promises";
import path from "node:path";
import { hasCode, storageError } from "./errors.ts";

const privateFile = 0o600;
const privateFolder = 0o700;
const leftover = /^\..+\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.tmp$/;

/**
 * Replaces `file` with `data`: afterwards, and after a crash at any moment, it holds the old or
 * the new content as a whole. (Write beside it, fsync, rename, fsync of the folder.)
 */
export async function writeDurably(file: string, data: string | Buffer): Promise<void> {
  const folder = path.dirname(file);
  const temporary = path.join(folder, `.${path.basename(file)}.${randomUUID()}.tmp`);
  try {
    const handle = await fs.open(temporary, "wx", privateFile);
    try {
      await handle.writeFile(data);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await fs.rename(temporary, file);
    await syncFolder(folder);
  } catch (cause) {
    // What cannot be removed now, removeLeftovers() removes at the next start.
    await fs.rm(temporary, { force: true }).catch(() => undefined);
    throw storageError("write", file, cause);
  }
}

/**
 * Adds `line` (no line break at its end; several lines may be joined by "\n") to `file`, which is
 * created if needed. A last line that a crash cut short stays alone: ours starts on a fresh one.
 * When it fails, what was written of it is taken back.
 */
export async function appendDurably(file: string, line: string): Promise<void> {
  try {
    const handle = await fs.open(file, "a+", privateFile);
    try {
      const { size } = await handle.stat();
      const fresh = size === 0 || (await endsWithLineBreak(handle, size));
      try {
        await handle.writeFile(`${fresh ? "" : "\n"}${line}\n`);
        await handle.datasync();
      } catch (cause) {
        // If even this fails, readers skip the torn line, and the first failure is the one to tell.
        await handle.truncate(size).catch(() => undefined);
        throw cause;
      }
      if (size === 0) await syncFolder(path.dirname(file));
    } finally {
      await handle.close();
    }
  } catch (cause) {
    throw storageError("write", file, cause);
  }
}

/** Makes `folder` and whatever is missing above it, private to this user; fine when it exists. */
export async function makeFolder(folder: string): Promise<void> {
  const target = path.resolve(folder);
  try {
    const first = await fs.mkdir(target, { recursive: true, mode: privateFolder });
    if (first === undefined) return;
    // Each new folder is an entry in the one above, which must reach the disk as well.
    const top = path.dirname(path.resolve(first));
    for (let above = path.dirname(target); ; above = path.dirname(above)) {
      await syncFolder(above);
      if (above === top || above === path.dirname(above)) break;
    }
  } catch (cause) {
    throw storageError("make the folder", target, cause);
  }
}

/** The text of `file`, or null when there is no such file. */
export async function readIfThere(file: string): Promise<string | null> {
  try {
    return await fs.readFile(file, "utf8");
  } catch (cause) {
    if (hasCode(cause, "ENOENT")) return null;
    throw storageError("read", file, cause);
  }
}

/** The bytes of `file`; a StorageError with the code "ENOENT" when there is no such file. */
export async function readWhole(file: string): Promise<Buffer> {
  try {
    return await fs.readFile(file);
  } catch (cause) {
    throw storageError("read", file, cause);
  }
}

/** How many bytes `file` has; a StorageError with the code "ENOENT" when there is no such file. */
export async function sizeOfFile(file: string): Promise<number> {
  try {
    return (await fs.stat(file)).size;
  } catch (cause) {
    throw storageError("read", file, cause);
  }
}

/** The names in `folder` in order, or none when there is no such folder. */
export async function listIfThere(folder: string): Promise<string[]> {
  try {
    return (await fs.readdir(folder)).toSorted();
  } catch (cause) {
    // A file that is called so is no folder either.
    if (hasCode(cause, "ENOENT") || hasCode(cause, "ENOTDIR")) return [];
    throw storageError("read the folder", folder, cause);
  }
}

/** Removes `file` for good; fine when it is gone already. */
export async function removeDurably(file: string): Promise<void> {
  try {
    await fs.rm(file, { force: true });
    await syncFolder(path.dirname(file));
  } catch (cause) {
    throw storageError("remove", file, cause);
  }
}

/** Removes `folder` and all that is in it for good; fine when it is gone already. */
export async function removeFolderDurably(folder: string): Promise<void> {
  try {
    await fs.rm(folder, { recursive: true, force: true });
    await syncFolder(path.dirname(folder));
  } catch (cause) {
    throw storageError("remove", folder, cause);
  }
}

/** Whether there is a file, folder or device called that. */
export async function isThere(file: string): Promise<boolean> {
  try {
    await fs.access(file);
    return true;
  } catch (error) {
    if (hasCode(error, "ENOENT") || hasCode(error, "ENOTDIR")) return false;
    // There is something; who may open it is another question.
    return true;
  }
}

/** Renames a file that cannot be used to `NAME.broken-<time>`, for a person to look at. */
export async function setAside(file: string, now: number): Promise<string> {
  const time = new Date(now).toISOString().replaceAll(":", "-");
  const aside = `${file}.broken-${time}`;
  try {
    await fs.rename(file, aside);
    await syncFolder(path.dirname(file));
    return aside;
  } catch (cause) {
    throw storageError("set aside", file, cause);
  }
}

/** Removes what writeDurably() left in `folder` when the process was killed. */
export async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await listIfThere(folder)) {
    if (leftover.test(name)) await removeDurably(path.join(folder, name));
  }
}

async function endsWithLineBreak(handle: fs.FileHandle, size: number): Promise<boolean> {
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer[0] === 0x0a;
}

/**
 * Brings names (new, renamed, removed files) in `folder` to disk. Does nothing where folders can't
 * be synced: Windows opens none, and some network file systems refuse.
 */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  try {
    const handle = await fs.open(folder, "r");
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!["EISDIR", "EINVAL", "ENOTSUP"].some((code) => hasCode(error, code))) throw error;
  }
}
