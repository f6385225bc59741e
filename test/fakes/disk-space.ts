// Owns a disk's free space in tests. With a history it is as full as that and `otherBytes` make it.
import type { Disk, DiskSpace } from "../../storage/retention/disk-space.ts";
import type { Reserve } from "../../storage/retention/reserve.ts";

export class FakeDiskSpace implements Disk {
  sizeBytes: number;
  /** What others than the evidence take. */
  otherBytes = 0;
  /** What asking fails with. */
  problem: Error | null = null;
  readonly #evidence: () => number;

  constructor(sizeBytes: number, evidence: () => number = () => 0) {
    this.sizeBytes = sizeBytes;
    this.#evidence = evidence;
  }

  async space(): Promise<DiskSpace> {
    if (this.problem) throw this.problem;
    const freeBytes = Math.max(0, this.sizeBytes - this.otherBytes - this.#evidence());
    return { freeBytes, sizeBytes: this.sizeBytes };
  }
}

/** Room kept back, as a flag. */
export class FakeReserve implements Reserve {
  isKept = false;

  async release(): Promise<void> {
    this.isKept = false;
  }

  async restore(): Promise<void> {
    this.isKept = true;
  }
}
