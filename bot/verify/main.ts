// Owns the process behind `npm run verify`: its terminal, its priority below the guard's, its exit code.
import { constants, setPriority } from "node:os";
import path from "node:path";
import { runVerify } from "./cli.ts";

setPriority(constants.priority.PRIORITY_LOW);
process.exitCode = await runVerify(
  process.argv.slice(2),
  {
    print: (line) => process.stdout.write(`${line}\n`),
    progress(line) {
      if (process.stdout.isTTY) process.stdout.write(`\r\u001b[2K${line ?? ""}`);
    },
  },
  { env: process.env, envFile: process.env["VIGIL_ENV_FILE"] ?? path.resolve(".env") },
);
