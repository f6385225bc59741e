// Owns what the incidents' store asks of the seal: put these files into the chain. The chain itself
// is in storage/seal; without one (in tests) nothing is sealed.
import type { IncidentId } from "./incident-events.ts";

export interface EvidenceSeal {
  /**
   * Hashes what the incident's files `names` hold now and appends that to the chain. A file that
   * only grows (events.jsonl) is sealed up to its present length. Resolves, when it is on disk, with
   * the first eight characters of the chain's head after it; null where the disk refused, which is
   * logged, kept and tried again. Never rejects.
   */
  add(incident: IncidentId, names: readonly string[]): Promise<string | null>;
  /**
   * Says, before it happens, that all of an incident (`files`: null) or some of its files will go by
   * rule. Rejects with StorageError: what is not in the chain must not be removed.
   */
  addRemoval(removal: EvidenceRemoval): Promise<void>;
}

/** Why evidence goes: a rule of retention, a person's wish. */
export const removalReasons = ["too_old", "too_much", "disk_full", "by_hand", "forgotten"] as const;
export type RemovalReason = (typeof removalReasons)[number];

export interface EvidenceRemoval {
  incident: IncidentId;
  /** null: the whole incident. */
  files: readonly string[] | null;
  reason: RemovalReason;
  /** First name of the person; null: Vigil by rule. */
  by: string | null;
}

export const unsealed: EvidenceSeal = {
  add: () => Promise.resolve(null),
  addRemoval: () => Promise.resolve(),
};
