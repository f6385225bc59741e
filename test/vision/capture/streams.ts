// Owns the small streams that the capture tests feed: drawn by ffmpeg once into the temporary
// folder, handed out as NUT (as a camera's ffmpeg would), as packets, and as the frames that a
// plain decode makes of them.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, renameSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { silentLog } from "../../../storage/log.ts";
import { ffmpegFromNpm } from "../../media/drawing-ffmpeg.ts";
import { findFfmpeg, type Ffmpeg } from "../../../vision/capture/ffmpeg.ts";
import { NutParser, type NutPacket } from "../../../vision/capture/nut.ts";
import type { FrameSize } from "../../../vision/capture/decoder.ts";
import type { Packet, VideoFormat } from "../../../vision/capture/packet.ts";
import { Timeline } from "../../../vision/capture/timeline.ts";

/** 320x180 at 20 pictures a second with a keyframe every 2 s, moving everywhere. */
const encoders = {
  h264: "-c:v libx264 -preset ultrafast -bf 0 -g 40 -keyint_min 40 -sc_threshold 0 -crf 30",
  "h264 with B-frames":
    "-c:v libx264 -preset ultrafast -bf 2 -b_strategy 0 -g 40 -keyint_min 40 -sc_threshold 0 -crf 30",
  "h264 without IDR":
    "-c:v libx264 -preset ultrafast -bf 0 -g 40 -crf 30 -x264opts open-gop=1:scenecut=0:keyint=40:min-keyint=40:intra-refresh=1",
  hevc: "-c:v libx265 -preset ultrafast -crf 34 -x265-params log-level=error:bframes=0:keyint=40:min-keyint=40:scenecut=0:open-gop=0",
  "hevc with B-frames":
    "-c:v libx265 -preset ultrafast -crf 34 -x265-params log-level=error:bframes=2:keyint=40:min-keyint=40:scenecut=0:open-gop=0",
  mjpeg: "-c:v mjpeg -q:v 6 -pix_fmt yuvj420p",
} as const;
export type StreamName = keyof typeof encoders;

export interface Stream {
  name: StreamName;
  file: string;
}

/** The stream as a file; drawn with the first ffmpeg there is, when it isn't there yet. */
export function drawStream(name: StreamName, seconds = 20): Stream {
  const folder = path.join(tmpdir(), "vigil-test-media");
  mkdirSync(folder, { recursive: true });
  const recipe = `-f lavfi -i testsrc2=s=320x180:r=20:d=${seconds},noise=alls=12:allf=t ${encoders[name]} -pix_fmt ${name === "mjpeg" ? "yuvj420p" : "yuv420p"} -an`;
  const hash = createHash("sha256").update(recipe).digest("hex").slice(0, 16);
  const file = path.join(folder, `stream-${hash}.${name === "mjpeg" ? "nut" : "mp4"}`);
  if (existsSync(file)) return { name, file };
  const partial = file.replace("stream-", `partial-${process.pid}-`);
  const [encoder] = ffmpegs;
  if (!encoder) throw new Error("there is no ffmpeg to draw with");
  execFileSync(encoder.path, ["-nostdin", "-v", "error", "-y", ...recipe.split(" "), partial]);
  renameSync(partial, file);
  return { name, file };
}

/** The same result for the same key, worked out once for a test file. */
function remembering<T>(): (key: string[], make: () => T) => T {
  const known = new Map<string, T>();
  return (key, make) => {
    const name = key.join(" ");
    const value = known.get(name) ?? make();
    known.set(name, value);
    return value;
  };
}
const nutOnce = remembering<Buffer>();
const decodeOnce = remembering<string[]>();

/** What a camera's ffmpeg writes: the stream copied into NUT. Nobody may change it. */
export function nutOf(stream: Stream, ffmpeg: Ffmpeg): Buffer {
  return nutOnce([stream.file, ffmpeg.path], () => copyIntoNut(stream, ffmpeg));
}

function copyIntoNut(stream: Stream, ffmpeg: Ffmpeg): Buffer {
  const codec = stream.name.split(" ")[0];
  const filter = codec === "mjpeg" ? [] : ["-bsf:v", `${codec}_mp4toannexb`];
  const output = "-f nut -write_index 0 -flush_packets 1 pipe:1".split(" ");
  return execFileSync(
    ffmpeg.path,
    [
      "-nostdin",
      "-v",
      "error",
      "-i",
      stream.file,
      "-map",
      "0:v:0",
      "-c",
      "copy",
      ...filter,
      ...output,
    ],
    { maxBuffer: 256 << 20 },
  );
}

export interface ParsedStream {
  format: VideoFormat;
  nutPackets: NutPacket[];
  /** On a timeline that begins at 5000 ms. */
  packets: Packet[];
}

export function parse(nut: Buffer): ParsedStream {
  const formats: VideoFormat[] = [];
  const nutPackets: NutPacket[] = [];
  new NutParser({
    stream: (format) => formats.push(format),
    packet: (packet) => nutPackets.push(packet),
  }).push(nut);
  const [format] = formats;
  if (!format || formats.length !== 1) throw new Error(`${formats.length} streams`);
  const timeline = new Timeline(5_000);
  if (format.decodeDelay > 0) timeline.allowReordering();
  const packets = nutPackets.map(({ pts, keyframe, bytes }) => ({
    ms: timeline.place(pts, pts),
    keyframe,
    bytes,
  }));
  return { format, nutPackets, packets };
}

/** MD5 of each yuv420p frame of a plain decode at `size`, by the own ms of its packet. */
export function plainDecode(
  stream: Stream,
  packets: readonly Packet[],
  size: FrameSize,
  ffmpeg: Ffmpeg,
  inputOptions: string[] = [],
): Map<number, string> {
  const key = [stream.file, ffmpeg.path, `${size.width}x${size.height}`, ...inputOptions];
  const hashes = decodeOnce(key, () => hashFrames(stream, size, ffmpeg, inputOptions));
  const times = packets.map((packet) => packet.ms).toSorted((a, b) => a - b);
  if (times.length !== hashes.length)
    throw new Error(`${hashes.length} frames, ${times.length} packets`);
  return new Map(times.map((ms, index) => [ms, hashes[index] ?? ""]));
}

function hashFrames(stream: Stream, size: FrameSize, ffmpeg: Ffmpeg, inputOptions: string[]) {
  const filter = `scale=${size.width}:${size.height}:flags=fast_bilinear`;
  const input = [..."-nostdin -v error -threads 1".split(" "), ...inputOptions, "-i", stream.file];
  const output = "-vsync 0 -threads 1 -pix_fmt yuv420p -f framemd5 pipe:1".split(" ");
  const text = execFileSync(ffmpeg.path, [...input, "-vf", filter, ...output], {
    encoding: "utf8",
  });
  return text
    .split("\n")
    .filter((line) => /^\d/.test(line))
    .map((line) => line.split(",").at(-1)?.trim() ?? "");
}

export function md5(bytes: Buffer): string {
  return createHash("md5").update(bytes).digest("hex");
}

/** A repeatable row of numbers from 0 to 1 (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

async function findBoth(): Promise<Ffmpeg[]> {
  const found = [await findFfmpeg({ ffmpegPath: ffmpegFromNpm(), log: silentLog })];
  const debian = "/usr/bin/ffmpeg";
  if (existsSync(debian)) found.push(await findFfmpeg({ ffmpegPath: debian, log: silentLog }));
  else if (process.env["REQUIRE_REAL"] === "1") throw new Error("REQUIRE_REAL: no /usr/bin/ffmpeg");
  return found;
}

/** Both generations that must work: @ffmpeg-installer's 4.1 and, where it is, the system's. */
export const ffmpegs = await findBoth();

/**
 * Those that a test of every detail is run with: the older one, because that is where options differ.
 * The system's is what the whole program is tested with; both with `npm run prove:ffmpegs`.
 */
export const tried = process.env["PROVE"] === "full" ? ffmpegs : ffmpegs.slice(0, 1);
