// Owns /offsite test below the chat: a small file is written, read back, seen in the list and removed.
import { randomBytes } from "node:crypto";
import type { Clock } from "../clock.ts";
import type { OffsiteStore } from "./offsite-store.ts";
import type { OffsiteTrouble } from "./trouble.ts";

export const testSteps = ["write", "read", "list", "remove"] as const;

export interface TestStep {
  step: (typeof testSteps)[number];
  ms: number;
  /** well; wrong: what came back was not what was written, or wasn't listed; else why it failed. */
  outcome: "well" | "wrong" | OffsiteTrouble;
}

/**
 * Resolves with every step that was taken; `onStep` hears of each. Without a file written there is
 * nothing more to do; what was written is removed whatever came between.
 */
export async function tryStore(
  store: OffsiteStore,
  {
    clock,
    signal,
    onStep,
  }: { clock: Clock; signal: AbortSignal; onStep: (steps: readonly TestStep[]) => void },
): Promise<TestStep[]> {
  const name = `vigil-test-${randomBytes(4).toString("hex")}.txt`;
  const written = Buffer.from(`Vigil was here: ${randomBytes(16).toString("hex")}\n`);
  const taken: TestStep[] = [];
  const take = async (step: TestStep["step"], work: () => Promise<TestStep["outcome"]>) => {
    const began = clock.monotonic();
    const outcome = await work();
    taken.push({ step, ms: clock.monotonic() - began, outcome });
    onStep([...taken]);
    return outcome;
  };
  if (
    (await take("write", async () => (await store.write(name, written, signal)) ?? "well")) !==
    "well"
  ) {
    return taken;
  }
  await take("read", async () => {
    const back = await store.read(name, signal);
    if (!Buffer.isBuffer(back)) return back;
    return back.equals(written) ? "well" : "wrong";
  });
  await take("list", async () => {
    const names = await store.list(signal);
    if (!Array.isArray(names)) return names;
    return names.includes(name) ? "well" : "wrong";
  });
  // Also after a cancel: nothing of it stays behind.
  const last = signal.aborted ? new AbortController().signal : signal;
  await take("remove", async () => (await store.removeFile(name, last)) ?? "well");
  return taken;
}
