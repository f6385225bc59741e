// Owns zones in memory for tests: the real ones, on a state that lies on no disk.
import { silentLog } from "../../storage/log.ts";
import { Zones, type StoredZones, type ZoneStore } from "../../storage/zones.ts";

export class ZoneStoreInMemory implements ZoneStore {
  value: { zones: StoredZones };
  /** What the next change fails with. */
  problem: Error | null = null;

  constructor(zones: StoredZones = {}) {
    this.value = { zones };
  }

  async change(edit: (draft: { zones: StoredZones }) => void): Promise<void> {
    if (this.problem) throw this.problem;
    const draft = structuredClone(this.value);
    edit(draft);
    this.value = draft;
  }
}

export function zonesInMemory(stored: StoredZones = {}): Zones {
  return new Zones(new ZoneStoreInMemory(stored), silentLog);
}
