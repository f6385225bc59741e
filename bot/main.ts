// Owns the start and the end of the program: reads the configuration, takes the data folder, starts
// the guard (guard.ts, which knows everybody) and lets it go again; says what went wrong in between.
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

/** How long an orderly end may take before it becomes a disorderly one. */
const endWithinMs = 15_000;

const print = (line: string) => process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const config = loadConfig(process.env, process.env["VIGIL_ENV_FILE"] ?? path.resolve(".env"));
  if (config.token === null) {
    print(whatIsMissing(config));
    return;
  }
  registerSecret(config.token);
  // The log's clock is the household's, as the chat's is.
  process.env["TZ"] = config.timezone;
  const log = createLog(config.logLevel);
  const lock = await lockFolder(config.dataDir);
  const temporaryFolder = path.join(config.dataDir, "temporary");
  await rm(temporaryFolder, { recursive: true, force: true });
  await makeFolder(temporaryFolder);
  const asked = askedToEnd(log);
  const guard = await startGuard({
    config: { ...config, token: config.token },
    clock: systemClock,
    log,
    temporaryFolder,
    print,
  });
  try {
    await Promise.race([guard.ended, asked]);
  } finally {
    // Whatever hangs must not keep the machine from shutting down; what is on disk is safe.
    const limit = setTimeout(() => {
      log.error("Not everything could be ended in time");
      process.exit(1);
    }, endWithinMs);
    await guard.stop();
    await lock.release();
    clearTimeout(limit);
  }
  log.info("Good night");
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

function whatIsMissing(config: Config): string {
  return [
    "Vigil needs a Telegram bot of its own before it can speak to you:",
    "",
    "  1. In Telegram, open @BotFather, send /newbot and answer its two questions.",
    "  2. Write the token it gives you into a file named .env in this folder:",
    "       TOKEN=123456789:AA...",
    ...(config.cameras.length > 0
      ? []
      : [
          "  3. Add the address of a camera (an old phone with the app IP Webcam will do):",
          "       CAMERA_URL=rtsp://user:password@192.168.1.15:554/stream1",
        ]),
    "",
    "Then: npm start. Every setting is explained in .env.example.",
  ].join("\n");
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
    process.exit(1);
  },
);

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
