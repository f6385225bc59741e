// Owns which ffmpeg draws and judges the tests' media: the one on PATH, which draws noise three
// times as fast, else the one that came with npm, so that a machine with nothing but npm draws, too.
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

/** Where PATH has this program, or undefined. */
export function findOnPath(program: string): string | undefined {
  return (process.env["PATH"] ?? "")
    .split(path.delimiter)
    .map((folder) => path.join(folder, program))
    .find((file) => existsSync(file));
}

/** @ffmpeg-installer's binary; throws on machines that it is not made for. */
export function ffmpegFromNpm(): string {
  return (createRequire(import.meta.url)("@ffmpeg-installer/ffmpeg") as { path: string }).path;
}

export const drawingFfmpeg = findOnPath("ffmpeg") ?? ffmpegFromNpm();

const ffprobe = findOnPath("ffprobe");
if (!ffprobe && process.env["REQUIRE_REAL"] === "1") {
  throw new Error("REQUIRE_REAL=1, but there is no ffprobe on PATH");
}
/** Why tests that need ffprobe are skipped; null where they run. */
export const noFfprobe = ffprobe ? null : "ffprobe is not installed";
