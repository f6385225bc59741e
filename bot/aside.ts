// Owns what may hold up the update loop, which handles one update after another and so decides how
// soon "/disarm" is heard: what is urgent for a moment, everything else not at all.
import type { Composer, MiddlewareFn } from "grammy";
import type { Clock } from "../storage/clock.ts";
import type { ChatContext } from "./context.ts";
import type { Jobs } from "./jobs.ts";

/**
 * Longer than arming and disarming take, shorter than anybody waits at the door. A tap whose
 * answer takes most of it is asked back (lateness.ts), so nothing overtaken acts after its time.
 */
export const holdAtMostMs = 5_000;

/**
 * Runs `urgent` in the loop, so that wishes take effect in the order in which they came; what it
 * still has to do after holdAtMostMs (a reply that Telegram puts off) goes on beside the loop.
 */
export function hold(
  { jobs, clock }: { jobs: Jobs; clock: Clock },
  urgent: Composer<ChatContext>,
): MiddlewareFn<ChatContext> {
  const middleware = urgent.middleware();
  return async (ctx, next) => {
    const done = jobs.beside(ctx, async () => {
      await middleware(ctx, next);
    });
    await new Promise<void>((resolve) => {
      const cancel = clock.after(holdAtMostMs, resolve);
      void done.then(() => {
        cancel();
        resolve();
      });
    });
  };
}

/** Runs the rest of the ladder beside the loop; within one chat, one update after another. */
export function aside(jobs: Jobs): MiddlewareFn<ChatContext> {
  return async (ctx, next) => {
    jobs.inTurn(ctx, next);
  };
}
