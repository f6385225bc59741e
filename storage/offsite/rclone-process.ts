// Owns one running rclone: its arguments (which hold no secret), its JSON log, and its end. It dies
// with us: it reports every two seconds into a pipe that breaks when this process is gone.
import { spawn } from "node:child_process";
import { constants, setPriority } from "node:os";
import type { Cancel, Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import { withoutSecrets } from "../log.ts";

export interface RcloneProgram {
  /** Its path, or a name on the PATH. */
  command: string;
  environment: NodeJS.ProcessEnv;
  clock: Clock;
  log: Log;
}

/** A line of rclone's log (--use-json-log), as far as it is used. */
export interface RcloneLine {
  level: string;
  msg: string;
  object: string | null;
  /** How much has been done, in any unit that grows; null: no report. */
  progress: number | null;
}

export interface RcloneEnd {
  /** null: not started, or ended by a signal. */
  code: number | null;
  /** Whether there was a program to start. */
  found: boolean;
  /** It stood still and was ended. */
  stalled: boolean;
  output: Buffer;
  /** Its last error lines, oldest first, without secrets. */
  errors: string[];
}

export interface RcloneRun {
  args: readonly string[];
  /** What it reads from its standard input. */
  input?: string | Buffer;
  signal?: AbortSignal;
  onLine?: (line: RcloneLine) => void;
}

const killAfterMs = 2_000;
/** rclone's own timeouts end what hangs much earlier; this is for what they don't see. */
const stalledMs = 300_000;
const keptErrors = 20;
const mostOutput = 4_000_000;
const longestLine = 64_000;

/** Runs rclone to its end. Never rejects; an abort is SIGTERM, after 2 s SIGKILL. */
export function runRclone(program: RcloneProgram, run: RcloneRun): Promise<RcloneEnd> {
  const { clock, log } = program;
  const errors: string[] = [];
  const output: Buffer[] = [];
  let outputSize = 0;
  if (run.signal?.aborted) {
    return Promise.resolve({ code: null, found: true, stalled: false, output: empty, errors });
  }
  return new Promise((resolve) => {
    const child = spawn(program.command, run.args, {
      env: program.environment,
      stdio: ["pipe", "pipe", "pipe"],
      windowsHide: true,
    });
    let stalled = false;
    let progress = -1;
    let cancelKill: Cancel | null = null;
    const end = () => {
      child.kill("SIGTERM");
      cancelKill?.();
      cancelKill = clock.after(killAfterMs, () => child.kill("SIGKILL"));
    };
    const watch = () =>
      clock.after(stalledMs, () => {
        stalled = true;
        end();
      });
    let cancelWatch = watch();
    run.signal?.addEventListener("abort", end, { once: true });
    lowerPriority(child.pid, log);
    child.stdin.on("error", (error) => {
      log.debug("rclone took no more input", { error });
    });
    child.stdin.end(run.input ?? "");
    child.stdout.on("data", (chunk: Buffer) => {
      outputSize += chunk.length;
      if (outputSize <= mostOutput) output.push(chunk);
    });
    readLines(child.stderr, (text) => {
      const line = readLine(text);
      if (line.progress !== null && line.progress !== progress) {
        progress = line.progress;
        cancelWatch();
        cancelWatch = watch();
      }
      if (line.level === "error" || line.level === "critical") {
        errors.push(withoutSecrets(line.msg));
        if (errors.length > keptErrors) errors.shift();
      }
      run.onLine?.(line);
    });
    let missing = false;
    child.once("error", (error: NodeJS.ErrnoException) => {
      // Also a kill that failed; then "close" still comes.
      if (child.pid !== undefined) return;
      missing = true;
      errors.push(`could not be started: ${error.code ?? error.message}`);
      leave(null);
    });
    child.once("close", (code) => leave(code));
    let left = false;
    function leave(code: number | null) {
      if (left) return;
      left = true;
      cancelKill?.();
      cancelWatch();
      run.signal?.removeEventListener("abort", end);
      resolve({ code, found: !missing, stalled, output: Buffer.concat(output), errors });
    }
  });
}

const empty = Buffer.alloc(0);

/** One that is no JSON is rclone's last word before it ends: an error. */
function readLine(text: string): RcloneLine {
  try {
    const parsed = JSON.parse(text) as Record<string, unknown>;
    const { level, msg, object, stats } = parsed;
    return {
      level: typeof level === "string" ? level : "info",
      msg: typeof msg === "string" ? msg : "",
      object: typeof object === "string" ? object : null,
      progress: progressOf(stats),
    };
  } catch {
    return { level: "error", msg: text, object: null, progress: null };
  }
}

function progressOf(stats: unknown): number | null {
  if (typeof stats !== "object" || stats === null) return null;
  const { bytes, checks, deletes, transfers } = stats as Record<string, unknown>;
  return [bytes, checks, deletes, transfers]
    .filter((value) => typeof value === "number")
    .reduce((sum, value) => sum + value, 0);
}

function readLines(stream: NodeJS.ReadableStream, hear: (line: string) => void): void {
  let rest = "";
  stream.setEncoding("utf8");
  stream.on("data", (chunk: string) => {
    const lines = (rest + chunk).split("\n");
    rest = (lines.pop() ?? "").slice(-longestLine);
    for (const line of lines) if (line.trim() !== "") hear(line);
  });
  stream.on("end", () => {
    if (rest.trim() !== "") hear(rest);
  });
}

/** The cameras come first. */
function lowerPriority(pid: number | undefined, log: Log): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch (error) {
    // It may be over already.
    log.debug("rclone's priority stays as it is", { error });
  }
}
