// Owns a fresh data folder per test, removed when the test is over.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";

/** Concurrent tests pass the onTestFinished of their own context. */
export async function dataFolder(whenFinished = onTestFinished): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "vigil-test-"));
  // What a test has just closed may still be putting its last file away.
  whenFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 }));
  return folder;
}
