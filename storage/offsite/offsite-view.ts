// Owns what the chat may know of the copy off site and ask of it. offsite.ts is the real one.
import type { LastingTrouble } from "./patience.ts";
import type { TestStep } from "./trial.ts";
import type { HistoryProgress } from "./whole-history.ts";

export interface OffsiteStatus {
  /** "gdrive", or the kind of store: no address, no secret. */
  name: string;
  isEncrypted: boolean;
  /** As BACKUP_BANDWIDTH says; null: no limit. */
  bandwidth: string | null;
  /** Wall-clock ms; null: never yet. */
  lastSuccessAt: number | null;
  /** unexamined: incidents of which nobody knows yet how much waits. */
  waiting: { files: number; bytes: number; unexamined: number };
  /** Deletions that are to be carried out over there. */
  removals: number;
  isCopying: boolean;
  trouble: LastingTrouble | null;
  /** The copy of all that was stored before; null: nobody asked for it. */
  everything: HistoryProgress | null;
}

export interface OffsiteView {
  status(): OffsiteStatus;
  /** Writes a small file over there, reads it, lists and removes it; `onStep` hears of each step. */
  test(
    signal: AbortSignal,
    onStep: (steps: readonly TestStep[]) => void,
  ): Promise<readonly TestStep[]>;
  /** Has the whole history copied, as far as it isn't there yet; a restart goes on with it. */
  copyEverything(): Promise<void>;
  cancelEverything(): Promise<void>;
  /** Calls `listener` when a trouble begins or ends, and when something was copied. */
  onChange(listener: () => void): () => void;
}
