// Owns a real disk that is small enough to be filled: a tmpfs, where this user may mount one.
import { execFileSync } from "node:child_process";
import fs from "node:fs/promises";
import { expect, onTestFinished } from "vitest";

/** Mounts a disk of `size` ("256k") at `folder`; null where that isn't allowed. */
export function mountDisk(folder: string, size: string): { unmount(): void } | null {
  try {
    const disk = ["-t", "tmpfs", "-o", `size=${size},mode=700`, "tmpfs", folder];
    execFileSync("mount", disk, { stdio: "ignore" });
  } catch {
    return null;
  }
  return {
    unmount: () => void execFileSync("umount", ["--lazy", folder], { stdio: "ignore" }),
  };
}

/** As mountDisk(), until the test is over; false where it isn't allowed. */
export function mountSmallDisk(folder: string, size = "256k"): boolean {
  const disk = mountDisk(folder, size);
  if (disk) onTestFinished(() => disk.unmount());
  return disk !== null;
}

/** Writes `file` until the disk takes no more. */
export async function fill(file: string): Promise<void> {
  const handle = await fs.open(file, "w");
  const writing = (async () => {
    for (;;) await handle.write(Buffer.alloc(1024, "x"));
  })();
  await expect(writing).rejects.toMatchObject({ code: "ENOSPC" });
  await handle.close();
}
