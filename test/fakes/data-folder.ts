// Owns a fresh data folder per test, removed when the test is over.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";

/** Concurrent tests pass the onTestFinished of their own context. */
export async function dataFolder(whenFinished = onTestFinished): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "vigil-test-"));
  whenFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
