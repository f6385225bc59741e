// Owns a disk that is soon full: a small tmpfs, which only root may mount.
import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";

/** Mounts one of `size` ("256k") at `folder`; false where that is not allowed. */
export function mountSmallDisk(folder: string, size: string): boolean {
  mkdirSync(folder);
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${size}`, "tmpfs", folder], {
      stdio: "pipe",
    });
    return true;
  } catch {
    return false;
  }
}

export function enlarge(folder: string, size: string): void {
  execFileSync("mount", ["-o", `remount,size=${size}`, folder]);
}

export function unmount(folder: string): void {
  execFileSync("umount", ["-l", folder]);
}
