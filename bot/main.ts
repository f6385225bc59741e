// Owns the start and the end of the program: reads the configuration, takes the data folder, starts
// the guard (guard.ts, which knows everybody), or the practice chat around it where there is no
// TOKEN, and lets it go again; says what went wrong in between.
import { rm } from "node:fs/promises";
import path from "node:path";
import { systemClock } from "../storage/clock.ts";
import { StorageError } from "../storage/errors.ts";
import { makeFolder } from "../storage/files.ts";
import { AlreadyRunningError, lockFolder } from "../storage/lock.ts";
import { createLog, registerSecret, withoutSecrets, type Log } from "../storage/log.ts";
import { FfmpegMissingError } from "../vision/capture/ffmpeg.ts";
import { SourceError } from "../vision/capture/source.ts";
import { ConfigError, loadConfig, type Config } from "./config.ts";
import { TokenError } from "./polling.ts";
import { startGuard } from "./guard.ts";
import { keepGuarding, type KeptGuard } from "./keep-guarding.ts";
import { startPractice } from "./practice/practice.ts";
import { needsAPerson } from "./setup/service-unit.ts";

/** How long an orderly end may take before it becomes a disorderly one. */
const endWithinMs = 15_000;

const envFile = process.env["VIGIL_ENV_FILE"] ?? path.resolve(".env");

const print = (line: string) => process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const config = loadConfig(process.env, envFile);
  // The log's clock is the household's, as the chat's is.
  process.env["TZ"] = config.timezone;
  const { token } = config;
  const log = createLog(config.logLevel ?? (token === null ? "error" : "info"));
  const ending = new AbortController();
  const asked = askedToEnd(log).then(() => ending.abort());
  const starting =
    token === null
      ? startPractice({ config, clock: systemClock, log, signal: ending.signal, print })
      : startLive({ ...config, token }, log);
  const running = await Promise.race([starting, asked]);
  try {
    if (running) await Promise.race([running.ended, asked]);
  } finally {
    // Whatever hangs must not keep the machine from shutting down; what is on disk is safe.
    const limit = setTimeout(() => {
      log.error("Not everything could be ended in time");
      process.exit(1);
    }, endWithinMs);
    const late =
      running ??
      (await starting.catch((error: unknown) => {
        log.debug("It ended before it had begun", { error });
        return null;
      }));
    await late?.stop();
    clearTimeout(limit);
  }
  log.info("Good night");
}

async function startLive(config: Config & { token: string }, log: Log): Promise<KeptGuard> {
  registerSecret(config.token);
  const lock = await lockFolder(config.dataDir);
  const temporaryFolder = path.join(config.dataDir, "temporary");
  let known: Config = config;
  const guard = await keepGuarding(async () => {
    await rm(temporaryFolder, { recursive: true, force: true });
    await makeFolder(temporaryFolder);
    const now = { ...known, token: config.token };
    // A restored backup may have brought cameras into .env: for the next beginning.
    const begun = await startGuard({
      config: now,
      clock: systemClock,
      log,
      temporaryFolder,
      envFile,
      print,
    });
    return {
      ended: begun.ended.then(() => {
        known = { ...anew(known, log), dataDir: config.dataDir };
      }),
      stop: () => begun.stop(),
    };
  });
  return {
    ended: guard.ended,
    async stop() {
      await guard.stop();
      await lock.release();
    },
  };
}

/** What .env says now; as it was where somebody has made a mistake in it since: the guard goes on. */
function anew(before: Config, log: Log): Config {
  try {
    return loadConfig(process.env, envFile);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    log.error(`.env stays as it was read before: ${error.message}`);
    return before;
  }
}

/** Resolves at the first SIGINT or SIGTERM; a second one ends the process at once. */
function askedToEnd(log: Log): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.on(signal, () => {
        if (asked) process.exit(1);
        asked = true;
        log.info("Ending; evidence is being put away");
        resolve();
      });
    }
  });
}

// A rejection that nobody waits for is a fault of ours, but no reason to stop guarding.
process.on("unhandledRejection", (reason) => {
  process.stderr.write(`${withoutSecrets(`Not handled: ${detailsOf(reason)}`)}\n`);
});

main().then(
  // Nothing is waited for any more; a handle left open by a library must not keep us here.
  () => process.exit(0),
  (error: unknown) => {
    const message = isForTheUser(error)
      ? error.message
      : `Vigil could not go on: ${detailsOf(error)}`;
    process.stderr.write(`${withoutSecrets(message)}\n`);
    process.exit(isForAPerson(error) ? needsAPerson : 1);
  },
);

/** A restart does not help: somebody has to correct .env or install ffmpeg first. */
function isForAPerson(error: unknown): boolean {
  return [ConfigError, FfmpegMissingError, SourceError, TokenError].some(
    (kind) => error instanceof kind,
  );
}

function isForTheUser(error: unknown): error is Error {
  return [
    AlreadyRunningError,
    ConfigError,
    FfmpegMissingError,
    SourceError,
    StorageError,
    TokenError,
  ].some((kind) => error instanceof kind);
}

function detailsOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
