// Owns the process behind `npm run models`: the terminal, and Ctrl-C.
import { createInterface } from "node:readline/promises";
import { runModels, type Terminal } from "./cli.ts";

const interactive = process.stdin.isTTY && process.stdout.isTTY;
/** In a log, one line of progress every few seconds is enough. */
const plainEveryMs = 5000;
let toldAt = -Infinity;

const terminal: Terminal = {
  print: (line) => console.log(line),
  progress(line) {
    if (process.stdout.isTTY) process.stdout.write(`\r\u001b[2K${line ?? ""}`);
    else if (line !== null && performance.now() - toldAt >= plainEveryMs) {
      toldAt = performance.now();
      console.log(line);
    }
  },
  async confirm(question) {
    if (!interactive) return null;
    const lines = createInterface({ input: process.stdin, output: process.stdout });
    try {
      const answer = await lines.question(`${question} [y/N] `, { signal: stop.signal });
      return /^y(es)?$/i.test(answer.trim());
    } finally {
      lines.close();
    }
  },
};

const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
process.exitCode = await runModels(process.argv.slice(2), terminal, { signal: stop.signal });
