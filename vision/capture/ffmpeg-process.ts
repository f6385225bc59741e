// Owns one running ffmpeg: its pipes, its last words, and its end. No child outlives us: readers
// and decoders hang on pipes that break when this process dies, and a normal exit kills the rest.
import { spawn } from "node:child_process";
import type { ChildProcess, StdioOptions } from "node:child_process";
import { constants, setPriority } from "node:os";
import { Readable, type Writable } from "node:stream";
import { finished } from "node:stream/promises";
import { errorCode, messageOf } from "./error-text.ts";
import { systemClock } from "../../storage/clock.ts";
import type { Clock } from "../../storage/clock.ts";
import { withoutSecrets } from "../../storage/log.ts";
import type { Log } from "../../storage/log.ts";

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface FfmpegProcess {
  /** Null unless asked for. Errors on it (a broken pipe) are taken care of; watch `exited`. */
  readonly stdin: Writable | null;
  readonly stdout: Readable;
  /** Undefined when it could not even be started; then `exited` resolves and lastLines says why. */
  readonly pid: number | undefined;
  /** The last lines of its stderr (at most 30), without secrets. */
  lastLines(): readonly string[];
  /** Resolves, never rejects, when the process is gone. Its stdout may still hold unread data. */
  readonly exited: Promise<Exit>;
  /**
   * SIGTERM, after `graceMs` (2000) SIGKILL; resolves when it is gone. Unread output is dropped.
   * Calling it again waits for the same end.
   */
  stop(graceMs?: number): Promise<void>;
}

export interface SpawnOptions {
  /** Give it a stdin to be written to. */
  stdin?: boolean;
  /** Let everything else go first (nice 10). */
  lowPriority?: boolean;
  /** Hears every line of stderr, at debug level. */
  log?: Log;
  /** What this process is, in those lines. */
  name?: string;
  clock?: Clock;
}

/** `command` may be any program that behaves like ffmpeg on its pipes. */
export function spawnFfmpeg(
  ffmpeg: { readonly path: string },
  args: readonly string[],
  options: SpawnOptions = {},
): FfmpegProcess {
  const stdio: StdioOptions = [options.stdin ? "pipe" : "ignore", "pipe", "pipe"];
  const child = spawn(ffmpeg.path, args, { stdio, windowsHide: true });
  return superviseChild(child, options, (signal) => child.kill(signal));
}

/** The same care for a child that somebody else started (a camera command in a shell). */
export function superviseChild(
  child: ChildProcess,
  options: SpawnOptions,
  kill: (signal: NodeJS.Signals) => void,
): FfmpegProcess {
  // Without a free handle for the pipes (EMFILE) Node gives none, and tells why a moment later.
  if (!child.stdout || !child.stderr) return neverStarted(child);
  const clock = options.clock ?? systemClock;
  const stdout = child.stdout;
  const lines = keepLastLines(child.stderr, (line) => {
    options.log?.debug(line, { process: options.name ?? "ffmpeg" });
  });
  const killOnExit = () => kill("SIGKILL");
  processesAlive.add(killOnExit);

  let gone = false;
  const exited = new Promise<Exit>((resolve) => {
    const leave = (exit: Exit) => {
      gone = true;
      processesAlive.delete(killOnExit);
      child.stdin?.destroy();
      // Its last words may still be in the pipe; a grandchild may hold that open for ever.
      const cancel = clock.after(500, () => resolve(exit));
      void lines.ended.then(() => {
        cancel();
        resolve(exit);
      });
    };
    child.once("exit", (code, signal) => leave({ code, signal }));
    child.once("error", (error) => {
      if (child.pid !== undefined) return; // a kill that failed: "exit" still comes
      lines.add(`could not be started: ${messageOf(error)}`);
      leave({ code: null, signal: null });
    });
  });

  // Whoever writes hears of the end through `exited`; without a listener EPIPE would end Vigil.
  child.stdin?.on("error", (error) => {
    if (!isBrokenPipe(error)) lines.add(`its input failed: ${messageOf(error)}`);
  });
  stdout.on("error", (error) => lines.add(`its output failed: ${messageOf(error)}`));
  if (options.lowPriority && child.pid !== undefined) lowerPriority(child.pid, lines.add);

  let stopping: Promise<void> | null = null;
  async function end(graceMs: number): Promise<void> {
    if (!gone && child.pid !== undefined) {
      kill("SIGTERM");
      const cancel = clock.after(graceMs, () => kill("SIGKILL"));
      await exited;
      cancel();
    }
    await exited;
    stdout.destroy(); // an unread pipe would keep its handle open
    child.stderr?.destroy();
  }
  return {
    stdin: child.stdin,
    stdout,
    pid: child.pid,
    lastLines: () => lines.kept,
    exited,
    stop: (graceMs = 2000) => (stopping ??= end(graceMs)),
  };
}

function neverStarted(child: ChildProcess): FfmpegProcess {
  let why = "could not be started";
  const exited = new Promise<Exit>((resolve) => {
    child.once("error", (error) => {
      why = `could not be started: ${messageOf(error)}`;
      resolve({ code: null, signal: null });
    });
  });
  return {
    stdin: null,
    stdout: Readable.from([]),
    pid: undefined,
    lastLines: () => [why],
    exited,
    stop: async () => void (await exited),
  };
}

/** An ffmpeg job that failed; `message` says what, for the log; `lines` are its last words. */
export class FfmpegError extends Error {
  override readonly name = "FfmpegError";
  readonly lines: readonly string[];
  readonly exit: Exit | null;

  constructor(message: string, lines: readonly string[], exit: Exit | null) {
    super(message);
    this.lines = lines;
    this.exit = exit;
  }
}

export interface RunOptions {
  /** Written to its stdin, which is then closed. Without it there is no stdin. */
  input?: AsyncIterable<Buffer> | Iterable<Buffer>;
  /** After this it is killed and the promise rejects. */
  timeoutMs: number;
  lowPriority?: boolean;
  clock?: Clock;
  /** More output than this kills it and rejects; 64 MB unless said. */
  maximumOutputBytes?: number;
  /** Aborting kills it and rejects. */
  signal?: AbortSignal;
}

/**
 * Runs ffmpeg for one result: everything it writes to stdout. Resolves only for exit code 0 (it
 * may stop reading its input early: one still out of a whole GOP). Rejects with FfmpegError.
 */
export async function runFfmpeg(
  ffmpeg: { readonly path: string },
  args: readonly string[],
  options: RunOptions,
): Promise<Buffer> {
  const clock = options.clock ?? systemClock;
  const limit = options.maximumOutputBytes ?? 64 << 20;
  options.signal?.throwIfAborted();
  const running = spawnFfmpeg(ffmpeg, args, {
    stdin: options.input !== undefined,
    lowPriority: options.lowPriority ?? false,
    clock,
  });
  let failure: string | null = null;
  const fail = (reason: string) => {
    failure ??= reason;
    void running.stop(0);
  };
  const cancel = clock.after(options.timeoutMs, () => {
    fail(`took longer than ${options.timeoutMs / 1000} s`);
  });
  const onAbort = () => fail("was called off");
  options.signal?.addEventListener("abort", onAbort, { once: true });

  const output: Buffer[] = [];
  let bytes = 0;
  running.stdout.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > limit) fail(`made more than ${limit} bytes`);
    else output.push(chunk);
  });
  const outputEnd = finished(running.stdout, { writable: false }).catch(() => undefined); // killed
  const feeding = options.input
    ? feed(running, options.input).catch((error: unknown) =>
        fail(`got no input: ${messageOf(error)}`),
      )
    : null;

  const exit = await running.exited;
  cancel();
  options.signal?.removeEventListener("abort", onAbort);
  await outputEnd;
  await feeding;
  if (failure === null && exit.code === 0) return Buffer.concat(output);
  const reason =
    failure ?? (exit.signal ? `was ended by ${exit.signal}` : `ended with ${exit.code}`);
  const lines = [...running.lastLines()];
  throw new FfmpegError(
    `ffmpeg ${reason}${lines.length > 0 ? `: ${lines.at(-1)}` : ""}`,
    lines,
    exit,
  );
}

/** Writes as fast as it reads; ends quietly when it stops reading. */
async function feed(running: FfmpegProcess, input: AsyncIterable<Buffer> | Iterable<Buffer>) {
  const { stdin } = running;
  if (!stdin) return;
  const closed = new Promise<void>((resolve) => {
    stdin.once("close", resolve);
  });
  for await (const chunk of input) {
    if (stdin.destroyed) return;
    if (stdin.write(chunk)) continue;
    let onDrain: (() => void) | undefined;
    const drained = new Promise<void>((resolve) => {
      onDrain = resolve;
      stdin.once("drain", resolve);
    });
    await Promise.race([drained, closed]);
    if (onDrain) stdin.off("drain", onDrain);
  }
  if (!stdin.destroyed) stdin.end();
}

interface LastLines {
  /** At most 30 lines of at most 400 characters, secrets removed. */
  readonly kept: readonly string[];
  readonly ended: Promise<void>;
  add(line: string): void;
}

function keepLastLines(stream: Readable, hear: (line: string) => void): LastLines {
  const kept: string[] = [];
  let rest = "";
  const add = (raw: string) => {
    const line = withoutSecrets(raw.trimEnd()).slice(0, 400);
    if (line === "") return;
    kept.push(line);
    if (kept.length > 30) kept.shift();
    hear(line);
  };
  stream.setEncoding("utf8");
  stream.on("data", (text: string) => {
    const parts = (rest + text).split(/\r\n|[\r\n]/);
    // A line without an end must not grow for ever; 8 kB holds any address ffmpeg might print.
    rest = (parts.pop() ?? "").slice(-8192);
    for (const part of parts) add(part);
  });
  stream.on("error", (error) => add(`its messages failed: ${messageOf(error)}`));
  const ended = new Promise<void>((resolve) => {
    stream.once("close", () => {
      add(rest);
      resolve();
    });
  });
  return { kept, ended, add };
}

/** Called right after the start, before it makes threads, which inherit the priority. */
function lowerPriority(pid: number, tell: (line: string) => void): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch (error) {
    tell(`keeps its priority: ${messageOf(error)}`); // it was quicker and is gone already
  }
}

function isBrokenPipe(error: unknown): boolean {
  const code = errorCode(error);
  return code === "EPIPE" || code === "ECONNRESET" || code === "ERR_STREAM_DESTROYED";
}

const processesAlive = new Set<() => void>();
process.on("exit", () => {
  for (const kill of processesAlive) kill();
});
