// Owns asking an ffmpeg what it can do. Options moved between versions (and builds differ within
// one), so the binary is asked; its version number decides nothing.
import { execFile } from "node:child_process";
import { tmpdir } from "node:os";

export interface FfmpegCapabilities {
  /**
   * The option for a socket timeout in microseconds. Before 5.0 it is "stimeout", and "timeout"
   * means waiting for the camera to call us, for ever; from 5.0 on "stimeout" is refused.
   */
  readonly rtspTimeoutOption: "timeout" | "stimeout" | null;
  /** Knows -fps_mode (5.1 and later); otherwise -vsync. */
  readonly fpsMode: boolean;
  readonly encoders: { readonly libx264: boolean };
  /** Survives looking up a host name: statically linked builds crash on any (facts: glibc NSS). */
  readonly resolvesNames: boolean;
}

export interface Answer {
  stdout: string;
  stderr: string;
  /** What execFile reported: not started, killed, or an exit code other than 0. */
  error: (Error & { signal?: NodeJS.Signals | null }) | null;
}

/** Runs ffmpeg for an answer in text, 10 s at most; never rejects. */
export function askFfmpeg(path: string, args: readonly string[]): Promise<Answer> {
  return new Promise((resolve) => {
    // The folder is where a crash would leave a core file.
    const options = { timeout: 10_000, maxBuffer: 8 << 20, cwd: tmpdir(), windowsHide: true };
    const child = execFile(path, ["-hide_banner", ...args], options, (error, stdout, stderr) => {
      resolve({ stdout, stderr, error: error as Answer["error"] });
    });
    child.stdin?.on("error", () => undefined); // gone before its stdin was closed: it answers anyway
    child.stdin?.end();
  });
}

/** Asks the binary at `path`, which must run, for everything Vigil needs to know of it. */
export async function probeCapabilities(path: string): Promise<FfmpegCapabilities> {
  const [rtsp, options, encoders, lookup] = await Promise.all([
    askFfmpeg(path, ["-h", "demuxer=rtsp"]),
    askFfmpeg(path, ["-h", "long"]),
    askFfmpeg(path, ["-encoders"]),
    // Port 1 refuses on nearly every machine; what counts is only whether it lives to say so.
    askFfmpeg(path, [
      "-nostdin",
      "-v",
      "error",
      "-rw_timeout",
      "1000000",
      "-i",
      "tcp://localhost:1",
    ]),
  ]);
  return {
    rtspTimeoutOption: readRtspTimeoutOption(rtsp.stdout),
    fpsMode: /^-fps_mode\b/m.test(options.stdout),
    encoders: { libx264: listedNames(encoders.stdout).has("libx264") },
    resolvesNames: !crashed(lookup.error),
  };
}

/** From the text of `-h demuxer=rtsp`. */
export function readRtspTimeoutOption(help: string): "timeout" | "stimeout" | null {
  if (/^\s+-stimeout\s/m.test(help)) return "stimeout";
  const line = /^\s+-timeout\s.*$/m.exec(help)?.[0];
  return line && /socket|microsec/.test(line) && !/incoming/.test(line) ? "timeout" : null;
}

/** Names in the second column of ffmpeg's lists. */
export function listedNames(list: string): Set<string> {
  return new Set([...list.matchAll(/^ [ A-Z.]+ (\S+) /gm)].map(([, name]) => name ?? ""));
}

function crashed(error: Answer["error"]): boolean {
  return error?.signal === "SIGSEGV" || error?.signal === "SIGABRT" || error?.signal === "SIGBUS";
}
