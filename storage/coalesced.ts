// Owns work that many ask for and that is worth doing once for all of them, like writing a file.

/** Runs `work` one at a time; calls made before a run begins share it. */
export function coalesced(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;
  return () => {
    next ??= running.then(() => {
      running = next ?? running;
      next = null;
      return work();
    });
    return next;
  };
}
