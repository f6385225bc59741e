// Owns finding ffmpeg: which binary this machine has, whether it really runs, and what it can do.
// Running it is ffmpeg-process.ts; asking it what it can do is ffmpeg-capabilities.ts.
import { chmodSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { errorCode, messageOf } from "./error-text.ts";
import { askFfmpeg, probeCapabilities } from "./ffmpeg-capabilities.ts";
import type { FfmpegCapabilities } from "./ffmpeg-capabilities.ts";
import type { Log } from "../../storage/log.ts";

export type { FfmpegCapabilities } from "./ffmpeg-capabilities.ts";
export { FfmpegError, runFfmpeg, spawnFfmpeg } from "./ffmpeg-process.ts";
export type { FfmpegProcess, RunOptions, SpawnOptions } from "./ffmpeg-process.ts";

export type FfmpegSource = "FFMPEG_PATH" | "ffmpeg-static" | "PATH" | "@ffmpeg-installer";

export interface Ffmpeg {
  readonly path: string;
  /** As the binary says it: "5.1.9-0+deb12u1", "N-47683-g0e8eb07980-static". For people only. */
  readonly version: string;
  readonly source: FfmpegSource;
  readonly capabilities: FfmpegCapabilities;
}

/** No ffmpeg that runs; `message` says what was tried and what to do. */
export class FfmpegMissingError extends Error {
  override readonly name = "FfmpegMissingError";
}

export interface FindOptions {
  /** FFMPEG_PATH as configured: then nothing else is tried. */
  ffmpegPath?: string | undefined;
  /** Where PATH and FFMPEG_PATH are read from; the process's own by default. */
  env?: NodeJS.ProcessEnv;
  log: Log;
  /** Loads an npm package; a test passes one that has none. */
  loadPackage?: (name: string) => unknown;
}

interface Candidate {
  source: FfmpegSource;
  path: string;
  /** Came with npm into our own folder, so a missing x-bit is ours to set. */
  ours: boolean;
}

/**
 * The first of FFMPEG_PATH > ffmpeg-static > PATH > @ffmpeg-installer that answers `-version`.
 * An FFMPEG_PATH that does not work is an error, not a reason to take another one silently.
 * Throws FfmpegMissingError.
 */
export async function findFfmpeg(options: FindOptions): Promise<Ffmpeg> {
  const env = options.env ?? process.env;
  const wanted = options.ffmpegPath ?? env["FFMPEG_PATH"];
  if (wanted) {
    const file = path.resolve(wanted); // it will be run from other folders, too
    const candidate: Candidate = { source: "FFMPEG_PATH", path: file, ours: false };
    const tried = await examine(candidate);
    if (typeof tried === "string") {
      throw new FfmpegMissingError(
        `FFMPEG_PATH is ${wanted}, but that ${tried}. ` +
          "Correct it, or leave FFMPEG_PATH out to let Vigil find ffmpeg itself.",
      );
    }
    return found(candidate, tried, options.log);
  }
  const failures: string[] = [];
  for (const candidate of candidates(env, options.loadPackage ?? loadInstalled)) {
    const tried = await examine(candidate);
    if (typeof tried !== "string") return found(candidate, tried, options.log);
    failures.push(`${candidate.path} ${tried}`);
    options.log.debug("an ffmpeg was passed over", { path: candidate.path, because: tried });
  }
  const detail = failures.length > 0 ? ` Tried: ${failures.join("; ")}.` : "";
  throw new FfmpegMissingError(
    `There is no ffmpeg on this machine that runs.${detail} Install it ` +
      "(Debian, Ubuntu, Raspberry Pi: sudo apt install ffmpeg; macOS: brew install ffmpeg; " +
      "Windows: winget install ffmpeg), or set FFMPEG_PATH to one.",
  );
}

async function found(candidate: Candidate, version: { version: string }, log: Log) {
  const capabilities = await probeCapabilities(candidate.path);
  const ffmpeg: Ffmpeg = {
    path: candidate.path,
    version: version.version,
    source: candidate.source,
    capabilities,
  };
  log.info("ffmpeg found", {
    path: ffmpeg.path,
    version: ffmpeg.version,
    source: ffmpeg.source,
  });
  return ffmpeg;
}

function candidates(env: NodeJS.ProcessEnv, loadPackage: (name: string) => unknown): Candidate[] {
  const list: Candidate[] = [];
  // The package exports where its binary would be, also when it was never downloaded.
  const fromStatic = load("ffmpeg-static");
  if (typeof fromStatic === "string" && isFile(fromStatic)) {
    list.push({ source: "ffmpeg-static", path: fromStatic, ours: true });
  }
  const name = process.platform === "win32" ? "ffmpeg.exe" : "ffmpeg";
  for (const folder of (env["PATH"] ?? env["Path"] ?? "").split(path.delimiter)) {
    if (folder === "") continue;
    const file = path.resolve(folder, name);
    if (isFile(file)) list.push({ source: "PATH", path: file, ours: false });
  }
  const fromInstaller = load("@ffmpeg-installer/ffmpeg") as { path?: unknown } | null;
  if (typeof fromInstaller?.path === "string" && isFile(fromInstaller.path)) {
    list.push({ source: "@ffmpeg-installer", path: fromInstaller.path, ours: true });
  }
  return list;

  function load(packageName: string): unknown {
    try {
      return loadPackage(packageName);
    } catch {
      // Optional packages: left out by npm, or (a thrown string) not made for this machine.
      return null;
    }
  }
}

const loadInstalled = createRequire(import.meta.url);

/** Runs `-version`: its version, or what is wrong as the rest of a sentence ("does not exist"). */
async function examine(candidate: Candidate): Promise<{ version: string } | string> {
  if (!isFile(candidate.path)) return "is not a file";
  let answer = await askFfmpeg(candidate.path, ["-version"]);
  if (answer.error && errorCode(answer.error) === "EACCES" && candidate.ours) {
    try {
      chmodSync(candidate.path, 0o755);
    } catch (error) {
      return `may not be run (${messageOf(error)})`;
    }
    answer = await askFfmpeg(candidate.path, ["-version"]);
  }
  if (answer.error && errorCode(answer.error) === "EACCES") return "may not be run (no x-bit)";
  const version = /^ffmpeg version (\S+)/.exec(answer.stdout)?.[1];
  if (version !== undefined) return { version };
  if (answer.error) return `does not run (${messageOf(answer.error).split("\n")[0]})`;
  return "is not ffmpeg: it did not answer -version";
}

function isFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}
