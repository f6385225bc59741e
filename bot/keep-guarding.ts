// Owns that the guard can begin anew within the same process: it is ended in order and started again,
// because a backup was put in the place of its state.
import type { Guard } from "./guard.ts";

/** What main.ts and the practice chat keep running. */
export interface KeptGuard {
  /** Settles only when it can't go on: rejects with TokenError, or with what begin() rejects with. */
  ended: Promise<never>;
  stop(): Promise<void>;
}

/** Starts a guard by `begin`, and another one each time it ends to begin anew. Rejects as `begin` does. */
export async function keepGuarding(begin: () => Promise<Guard>): Promise<KeptGuard> {
  let guard: Guard | null = await begin();
  let isStopping = false;
  /** One guard going and the next one coming. */
  let change: Promise<unknown> = Promise.resolve();

  async function replace(ending: Guard): Promise<void> {
    guard = null;
    await ending.stop();
    if (!isStopping) guard = await begin();
  }

  async function keep(): Promise<never> {
    const current = guard;
    await current?.ended;
    if (!current || isStopping) return new Promise<never>(() => undefined);
    const replacing = replace(current);
    change = replacing.catch(() => undefined);
    await replacing;
    return keep();
  }

  return {
    ended: keep(),
    async stop() {
      isStopping = true;
      await change;
      await guard?.stop();
    },
  };
}
