// Owns `npm run setup`: whether there is somebody to ask, and every way out of it.
import path from "node:path";
import { systemClock } from "../../storage/clock.ts";
import { StorageError } from "../../storage/errors.ts";
import { silentLog, withoutSecrets } from "../../storage/log.ts";
import { ConfigError } from "../config.ts";
import { EnvFormatError, EnvValueError } from "./env-file.ts";
import { EnvStore } from "./env-store.ts";
import { thisMachine } from "./service-step.ts";
import { LeaveSetup, Terminal } from "./terminal.ts";
import { runWizard } from "./wizard.ts";

const envFile = path.resolve(process.env["VIGIL_ENV_FILE"] ?? ".env");

async function main(): Promise<number> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) {
    process.stderr.write(
      "Set-up asks questions, and here is no terminal to answer in: write TOKEN, OWNER_ID and " +
        "CAMERA_URL into .env instead (.env.example explains them), then npm start.\n",
    );
    return 1;
  }
  const terminal = new Terminal({ input: process.stdin, output: process.stdout }, systemClock);
  const env = await EnvStore.open(envFile, process.env);
  // Outside of questions Ctrl-C comes as a signal.
  const interrupted = new Promise<never>((_, reject) => {
    process.once("SIGINT", () => reject(new LeaveSetup()));
  });
  const setup = {
    terminal,
    env,
    clock: systemClock,
    log: silentLog,
    projectFolder: path.resolve(import.meta.dirname, "../.."),
    bot: null,
    ownerId: null,
  };
  try {
    await Promise.race([runWizard(setup, thisMachine()), interrupted]);
    return 0;
  } catch (error) {
    if (error instanceof LeaveSetup) {
      terminal.end(whatIsWritten(env));
      return 0;
    }
    if (!isForTheUser(error)) throw error;
    terminal.problem(error.message);
    terminal.end(whatIsWritten(env));
    return 1;
  }
}

function whatIsWritten(env: EnvStore): string {
  if (env.written.length === 0) return "Nothing was changed.";
  return `Already written to ${env.file}: ${env.written.join(", ")}. To go on: npm run setup`;
}

function isForTheUser(error: unknown): error is Error {
  return [ConfigError, EnvFormatError, EnvValueError, StorageError].some(
    (kind) => error instanceof kind,
  );
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`${withoutSecrets(`Set-up could not go on: ${details}`)}\n`);
    process.exit(1);
  },
);
