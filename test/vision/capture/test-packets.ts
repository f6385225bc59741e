// Owns the packets that the tests of spool, clips and stills work on: drawn and encoded by ffmpeg, then taken apart as a camera's would be. And what ffprobe says of a result.
import { spawnSync } from "node:child_process";
import { findFfmpeg } from "../../../vision/capture/ffmpeg.ts";
import type { Ffmpeg } from "../../../vision/capture/ffmpeg.ts";
import { NutParser } from "../../../vision/capture/nut.ts";
import type { Packet, VideoFormat } from "../../../vision/capture/packet.ts";
import { silentLog } from "../../../storage/log.ts";
import { drawingFfmpeg, ffmpegFromNpm } from "../../media/drawing-ffmpeg.ts";

export { noFfprobe } from "../../media/drawing-ffmpeg.ts";

export interface TestStream {
  format: VideoFormat;
  packets: Packet[];
}

/** Both generations where they are installed: the one on PATH and npm's 4.1. */
export async function bothFfmpegs(): Promise<Ffmpeg[]> {
  const there = [...new Set([drawingFfmpeg, ffmpegFromNpm()])];
  if (process.env["REQUIRE_REAL"] === "1" && there.length < 2) {
    throw new Error(`REQUIRE_REAL=1, but of both ffmpegs there is only ${there.join()}`);
  }
  return await Promise.all(there.map((ffmpegPath) => findFfmpeg({ ffmpegPath, log: silentLog })));
}

const filters = {
  h264: "h264_mp4toannexb",
  hevc: "hevc_mp4toannexb",
  mjpeg: "null",
} as const;

const drawn = new Map<string, TestStream>();

/**
 * Packets of what the lavfi graph draws, encoded by the arguments; drawn once for a test file, so
 * nobody may change them. Times start at `startMs`.
 */
export function streamOf(
  graph: string,
  codec: keyof typeof filters,
  encoder: readonly string[],
  startMs = 0,
): TestStream {
  const recipe = [graph, codec, ...encoder].join(" ");
  const stream = drawn.get(recipe) ?? draw(graph, codec, encoder);
  drawn.set(recipe, stream);
  const packets = stream.packets.map((packet) => ({ ...packet, ms: startMs + packet.ms }));
  return { format: stream.format, packets };
}

function draw(graph: string, codec: keyof typeof filters, encoder: readonly string[]): TestStream {
  const encoders = { h264: "libx264", hevc: "libx265", mjpeg: "mjpeg" };
  const quiet = codec === "hevc" ? ["-x265-params", "log-level=none"] : [];
  const input = ["-f", "lavfi", "-i", graph];
  const encode = ["-c:v", encoders[codec], ...quiet, ...encoder, "-bsf:v", filters[codec]];
  const nut = run("ffmpeg", [...input, ...encode, "-f", "nut", "-write_index", "0", "pipe:1"]);
  let format: VideoFormat | null = null;
  const packets: Packet[] = [];
  new NutParser({
    stream: ({ codec: found, width, height, extradata, decodeDelay }) => {
      format = { codec: found, width, height, extradata, decodeDelay };
    },
    packet: ({ pts, keyframe, bytes }) => {
      packets.push({ ms: Math.round(pts), keyframe, bytes });
    },
  }).push(nut);
  if (!format) throw new Error("ffmpeg made no stream");
  return { format, packets };
}

/** Moving pictures with some detail; 20 a second. */
export const busy = (seconds: number, size = "320x240") => `testsrc2=s=${size}:r=20:d=${seconds}`;
/** Picture number n is uniformly of luma 16 + 4 n; 20 a second, at most 54 of them. */
export const counting = (pictures: number, size = "320x240") =>
  `color=black:s=${size}:r=20:d=${pictures / 20},format=yuv420p,geq=lum='16+4*N':cb=128:cr=128`;

export const x264 = (keyframeEvery: number, ...more: string[]) =>
  ["-preset", "ultrafast", "-g", `${keyframeEvery}`, "-keyint_min", `${keyframeEvery}`].concat(
    ["-sc_threshold", "0", "-pix_fmt", "yuv420p"],
    more,
  );

/** What ffprobe says of the first video stream, every packet and decoded picture counted. */
export function probe(file: string): Record<string, string> {
  const count = ["-count_frames", "-count_packets", "-select_streams", "v:0"];
  const show = ["-show_entries", "stream:format=start_time", "-of", "default=nw=1"];
  const text = run("ffprobe", [...count, ...show, file]).toString();
  const lines = text.trim().split("\n");
  return Object.fromEntries(lines.map((line) => line.split(/=(.*)/s).slice(0, 2)));
}

export function packetTimes(file: string): { ms: number[]; firstIsKeyframe: boolean } {
  const show = ["-select_streams", "v:0", "-show_entries", "packet=pts_time,flags"];
  const text = run("ffprobe", [...show, "-of", "csv=p=0", file]).toString();
  const rows = text
    .trim()
    .split("\n")
    .map((line) => line.split(","));
  const ms = rows.map(([pts]) => Number(pts) * 1000);
  return { ms: ms.sort((a, b) => a - b), firstIsKeyframe: rows[0]?.[1]?.startsWith("K") ?? false };
}

/** A hash of every decoded picture, in the order shown. Throws when the decoder complains. */
export function pictureHashes(file: string): string[] {
  const args = ["-xerror", "-i", file, "-map", "0:v:0", "-vsync", "0"];
  const text = run("ffmpeg", [...args, "-f", "framemd5", "pipe:1"]).toString();
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return lines.map((line) => line.split(",").at(-1)?.trim() ?? "");
}

/** Mean luma (0 to 255) of a JPEG. */
export function meanLuma(jpeg: Buffer): number {
  const args = ["-f", "mjpeg", "-i", "pipe:0", "-f", "rawvideo", "-pix_fmt", "gray", "pipe:1"];
  const grey = run("ffmpeg", args, jpeg);
  return grey.reduce((sum, value) => sum + value, 0) / grey.length;
}

/** Runs to the end; throws when it fails or says anything on stderr. */
export function run(program: "ffmpeg" | "ffprobe", args: readonly string[], input?: Buffer) {
  const quiet = program === "ffmpeg" ? ["-nostdin", "-y", "-v", "error"] : ["-v", "error"];
  const options = { maxBuffer: 256 << 20, ...(input && { input }) };
  const file = program === "ffmpeg" ? drawingFfmpeg : program;
  const { status, stdout, stderr, error } = spawnSync(file, [...quiet, ...args], options);
  if (error) throw error;
  const complaint = stderr.toString().trim();
  if (status !== 0 || complaint !== "") throw new Error(`${program} ended ${status}: ${complaint}`);
  return stdout;
}
