// Owns what the chat may ask of the seal: checking all evidence, and whether characters are known.
import type { Clock } from "../../storage/clock.ts";
import type { EvidenceSettingsValue } from "../../storage/evidence-settings.ts";
import { findHead, type FoundHead } from "../../storage/seal/find-head.ts";
import type { SealReport } from "../../storage/seal/report.ts";
import { restingBetween } from "../../storage/seal/rest.ts";
import type { Seal } from "../../storage/seal/seal.ts";
import { verifyEvidence, type VerifyProgress } from "../../storage/seal/verify.ts";

export interface SealView {
  /** Rejects with StorageError, or the signal's reason. */
  verify(onProgress: (progress: VerifyProgress) => void, signal: AbortSignal): Promise<SealReport>;
  /** `head`: at least its first eight characters. null: it is not in the chain. Rejects likewise. */
  find(head: string, signal: AbortSignal): Promise<FoundHead | null>;
}

export function sealView(parts: {
  seal: Pick<Seal, "head" | "idle">;
  dataDir: string;
  toldHeads: () => EvidenceSettingsValue["toldHeads"];
  clock: Clock;
}): SealView {
  const { seal, dataDir, toldHeads, clock } = parts;
  return {
    async verify(onProgress, signal) {
      // What the guard has in memory nobody can have rewritten on disk.
      const head = seal.head();
      const told = [...toldHeads(), ...(head ? [{ ...head, at: clock.wall() }] : [])];
      const rest = restingBetween(clock, signal);
      await seal.idle();
      return verifyEvidence({ dataDir, told, rest, onProgress });
    },
    find: (head, signal) => findHead(dataDir, head, restingBetween(clock, signal)),
  };
}
