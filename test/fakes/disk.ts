// Owns a disk that refuses in tests: storage/files.ts goes through node:fs/promises' default
// export, whose methods are replaced here for paths in one folder.
import { existsSync } from "node:fs";
import fs from "node:fs/promises";
import path from "node:path";
import { vi } from "vitest";

export interface BrokenDisk {
  /** Lets everything work again. */
  mend(): void;
}

/**
 * From now on writing in `where` (a folder, or those paths for which a function says true) fails with
 * `code` ("ENOSPC") after half of the bytes, as on a full disk; new folders and renames fail as well.
 * Reading and removing go on.
 */
export function breakDisk(where: string | ((file: string) => boolean), code: string): BrokenDisk {
  const isMeant =
    typeof where === "string" ? (file: string) => file.startsWith(path.resolve(where)) : where;
  const isOurs = (file: unknown) => isMeant(path.resolve(String(file)));
  const failure = () => Object.assign(new Error(`${code}: made up by a test`), { code });

  const { open, mkdir, rename } = fs;
  const spies = [
    vi.spyOn(fs, "open").mockImplementation(async (file, flags, mode) => {
      const handle = await open(file, flags, mode);
      if (!isOurs(file) || flags === "r") return handle;
      const write = handle.writeFile.bind(handle);
      handle.writeFile = async (data) => {
        const bytes = Buffer.from(data as string | Buffer);
        await write(bytes.subarray(0, Math.floor(bytes.length / 2)));
        throw failure();
      };
      return handle;
    }),
    vi.spyOn(fs, "mkdir").mockImplementation((async (file, options) => {
      if (isOurs(file) && !existsSync(file)) throw failure();
      return mkdir(file, options);
    }) as typeof fs.mkdir),
    vi.spyOn(fs, "rename").mockImplementation(async (from, to) => {
      if (isOurs(to)) throw failure();
      return rename(from, to);
    }),
  ];
  return { mend: () => spies.forEach((spy) => spy.mockRestore()) };
}
