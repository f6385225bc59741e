// Owns real child processes in tests: started with tsx as the program itself is, spoken to by
// lines, killed for certain when the test is over.
import { spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import { onTestFinished } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");

export interface LineChild {
  pid: number;
  /** Sends a line to its standard input. */
  say(line: string): void;
  /** The next line of its standard output; rejects when it ends before saying one. */
  hear(): Promise<string>;
  /** kill -9; resolves when it is gone, with every line it had said and nobody had heard. */
  kill(): Promise<string[]>;
}

/** Starts `script` (from the project's root). */
export function startChild(script: string, ...parameters: string[]): LineChild {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", path.join(root, script), ...parameters],
    { cwd: root, stdio: ["pipe", "pipe", "inherit"] },
  );
  const lines: string[] = [];
  const listeners: { resolve: (line: string) => void; reject: (error: Error) => void }[] = [];
  let ended = false;
  const over = new Promise<void>((resolve) => {
    child.once("close", () => {
      ended = true;
      for (const { reject } of listeners.splice(0)) reject(new Error(`${script} ended`));
      resolve();
    });
  });
  createInterface({ input: child.stdout }).on("line", (line) => {
    const listener = listeners.shift();
    if (listener) listener.resolve(line);
    else lines.push(line);
  });
  const kill = async () => {
    child.kill("SIGKILL");
    await over;
    return lines.splice(0);
  };
  onTestFinished(async () => {
    await kill();
  });
  return {
    pid: child.pid ?? 0,
    say: (line) => child.stdin.write(`${line}\n`),
    hear() {
      const line = lines.shift();
      if (line !== undefined) return Promise.resolve(line);
      if (ended) return Promise.reject(new Error(`${script} ended`));
      return new Promise((resolve, reject) => {
        listeners.push({ resolve, reject });
      });
    },
    kill,
  };
}
