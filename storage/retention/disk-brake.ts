// Owns noticing that removing evidence doesn't help the disk: somebody else takes the room as fast as
// it comes, or it doesn't come free at all (snapshots). Then the disk's rule rests, because it would
// end with all evidence gone and the disk as full as before. Pure.
import type { Measured } from "./outlook.ts";

/** Runs in a row that didn't help, before it rests. */
const mostVain = 3;
const restMs = 24 * 3_600_000;

export class DiskBrake {
  #last: { freeBytes: number; evidenceBytes: number; removedBytes: number } | null = null;
  #vain = 0;
  #restsUntil = Number.NEGATIVE_INFINITY;

  /** At the beginning of a run: whether the one before helped, by now. `ms` is monotonic. */
  look({ disk, totals }: Measured, ms: number): void {
    const last = this.#last;
    this.#last = null;
    if (!last || !disk) return;
    const risen = disk.freeBytes - last.freeBytes;
    // What evidence itself gave or took since then; the rest was eaten by somebody else.
    const given = last.evidenceBytes - totals.bytes;
    this.#vain = given - risen > last.removedBytes / 2 ? this.#vain + 1 : 0;
    if (this.#vain < mostVain) return;
    this.#vain = 0;
    this.#restsUntil = ms + restMs;
  }

  /** `before` a run removed `removedBytes` for the disk's sake. */
  removed(removedBytes: number, { disk, totals }: Measured): void {
    if (!disk || removedBytes === 0) return;
    this.#last = { freeBytes: disk.freeBytes, evidenceBytes: totals.bytes, removedBytes };
  }

  rests(ms: number): boolean {
    return ms < this.#restsUntil;
  }
}
