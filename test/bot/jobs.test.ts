import { expect, test } from "vitest";
import type { ChatContext } from "../../bot/context.ts";
import { Jobs } from "../../bot/jobs.ts";

const ctx = {} as ChatContext;

/** A job that runs until it is told to end, and then fails as an aborted call would. */
function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason as Error));
  });
}

function jobsWithFailures() {
  const told: unknown[] = [];
  const jobs = new Jobs(async (_ctx, error) => {
    told.push(error);
  });
  return { jobs, told };
}

test("what goes wrong reaches whoever asked; an abort is nothing that went wrong", async () => {
  const { jobs, told } = jobsWithFailures();
  const failure = new Error("no disk");
  jobs.start(ctx, "a", () => Promise.reject(failure));
  jobs.start(ctx, "b", untilAborted);
  jobs.abort("b");
  jobs.abort("nobody");
  await jobs.idle();
  expect(told).toEqual([failure]);
});

test("a second job of one key doesn't start while the first runs", async () => {
  const { jobs } = jobsWithFailures();
  let runs = 0;
  const work = (signal: AbortSignal) => {
    runs++;
    return untilAborted(signal);
  };
  expect(jobs.start(ctx, "a", work)).toBe(true);
  expect(jobs.start(ctx, "a", work)).toBe(false);
  expect(jobs.isRunning("a")).toBe(true);
  jobs.abort("a");
  await jobs.idle();
  expect(jobs.isRunning("a")).toBe(false);
  expect(jobs.start(ctx, "a", work)).toBe(true);
  await jobs.close();
  expect(runs).toBe(2);
  expect(jobs.start(ctx, "a", work)).toBe(false);
});

test("replacing waits for the end of the one before; of several the last one counts", async () => {
  const { jobs, told } = jobsWithFailures();
  const events: string[] = [];
  const work = (name: string) => async (signal: AbortSignal) => {
    events.push(`${name} begins`);
    await untilAborted(signal).finally(() => events.push(`${name} ends`));
  };
  jobs.replace(ctx, "live", work("first"));
  await Promise.resolve();
  jobs.replace(ctx, "live", work("second"));
  jobs.replace(ctx, "live", work("third"));
  await expect.poll(() => events).toEqual(["first begins", "first ends", "third begins"]);
  await jobs.close();
  expect(events.at(-1)).toBe("third ends");
  expect(told).toEqual([]);
});
