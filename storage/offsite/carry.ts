// Owns carrying out one task with the store, and writing down what came of it: a batch, a removal, a
// day of the history.
import type { Clock } from "../clock.ts";
import type { Copied } from "./copied.ts";
import type { OffsiteStore } from "./offsite-store.ts";
import { incidentFolder, type PendingRemoval, type Removals } from "./removals.ts";
import type { OffsiteTrouble } from "./trouble.ts";
import type { Batch, Waiting } from "./waiting.ts";
import type { WholeHistory } from "./whole-history.ts";

export interface CarryParts {
  store: OffsiteStore;
  waiting: Waiting;
  copied: Copied;
  removals: Removals;
  history: WholeHistory;
  clock: Clock;
}

/** trouble: why not all of it was done. some: part of it was. */
export interface CarryResult {
  trouble: OffsiteTrouble | null;
  some: boolean;
}

export async function copyBatch(
  { store, waiting, copied, clock }: CarryParts,
  batch: Batch,
  signal: AbortSignal,
): Promise<CarryResult> {
  const there = new Set<string>();
  const paths = batch.items.map(({ folder, file }) => `${folder}/${file.name}`);
  try {
    const onCopied = (file: string) => void there.add(file);
    const trouble = await store.copy(paths, { signal, onCopied });
    if (!trouble) for (const file of paths) there.add(file);
    const left = new Set<string>();
    for (const { key, folder, file } of batch.items) {
      if (there.has(`${folder}/${file.name}`)) await copied.add(key, file.name, file.stamp);
      else left.add(key);
    }
    // What rclone can't say in words may lie in one file: others come first.
    if (trouble?.kind === "other" && !signal.aborted) {
      for (const key of left) waiting.postpone(key, clock.monotonic());
    }
    return { trouble, some: there.size > 0 };
  } finally {
    waiting.release(batch);
    // Looked at anew: it may have grown meanwhile, or nothing of it waits any more.
    for (const { key } of batch.items) waiting.lookAgain(key);
  }
}

export async function carryOutRemoval(
  { store, removals }: CarryParts,
  removal: PendingRemoval,
  signal: AbortSignal,
): Promise<CarryResult> {
  const trouble = await store.remove(incidentFolder(removal.incident), removal.files, signal);
  if (!trouble) await removals.done(removal);
  return { trouble, some: !trouble };
}

export async function copyDay(
  { store, history }: CarryParts,
  folder: string,
  signal: AbortSignal,
): Promise<CarryResult> {
  const counts = { copied: 0, differing: 0 };
  const trouble = await store.copyDay(folder, {
    signal,
    onCopied: () => void (counts.copied += 1),
    onDiffering: () => void (counts.differing += 1),
  });
  if (!trouble) await history.dayDone(folder, counts);
  return { trouble, some: counts.copied > 0 };
}
