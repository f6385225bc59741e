// A process that lock.test.ts starts and kills: for every line it reads, a folder, it tries to
// lock that and prints what came of it; "release" lets the last one go.
import { createInterface } from "node:readline";
import { AlreadyRunningError, lockFolder } from "../../storage/lock.ts";
import type { FolderLock } from "../../storage/lock.ts";

let held: FolderLock | null = null;
process.stdout.write("ready\n");
for await (const line of createInterface({ input: process.stdin })) {
  if (line === "release") {
    await held?.release();
    process.stdout.write("released\n");
    continue;
  }
  try {
    held = await lockFolder(line);
    process.stdout.write("won\n");
  } catch (error) {
    if (!(error instanceof AlreadyRunningError)) throw error;
    process.stdout.write(`lost to ${error.pid}\n`);
  }
}
