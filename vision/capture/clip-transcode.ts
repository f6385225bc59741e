// Owns encoding packets anew as H.264 that every player shows (8-bit 4:2:0, at most full HD), at
// low priority: HEVC and MJPEG cameras, unusual H.264, and what is too large to be sent. It ends
// in packets, not in a file, so that every clip is written and cut by the same code.
import { lengthOf, mp4Bytes, pictureBudget } from "./clip-packets.ts";
import type { ClipPacket } from "./clip-packets.ts";
import { matroskaFile } from "./clip-copy.ts";
import { runFfmpeg } from "./ffmpeg.ts";
import type { Ffmpeg } from "./ffmpeg.ts";
import { NutParser } from "./nut.ts";
import type { VideoFormat } from "./packet.ts";
import type { Clock } from "../../storage/clock.ts";
import { words, type Words } from "../../storage/words.ts";

export interface TranscodeOptions {
  ffmpeg: Pick<Ffmpeg, "path" | "capabilities">;
  clock: Clock;
  signal?: AbortSignal | undefined;
}

export interface Pictures {
  format: VideoFormat;
  packets: ClipPacket[];
}

interface Encoding {
  /** x264's constant quality: 0 (lossless) to 51. */
  quality: number;
  /** Never more than this over any second or so; null for whatever the quality needs. */
  kilobitsPerSecond: number | null;
  /** Width and height are divided by this. */
  shrink: number;
}

/** The sides of the largest picture: full HD, also upright. */
const longSide = 1920;
const shortSide = 1080;
/** Measured: 16 s of 720p HEVC become 1.65 MB in 2.4 CPU seconds (facts/packet-ring.md, e). */
const usualQuality = 28;
/** What is encoded only to become smaller begins better than that: the limit does the rest. */
const fittingQuality = 23;
const maximumOutputBytes = 256 << 20;

/** This ffmpeg can't do it; `message` and `words` are the second half of a sentence. */
export class TranscodeError extends Error {
  override readonly name = "TranscodeError";
  readonly words: Words;

  constructor(message: string, why: "too_large" | "no_encoder" | "undecodable") {
    super(message);
    this.words = words("why-clip", { why });
  }
}

/** The same pictures as H.264, each at its own time. Throws TranscodeError, FfmpegError. */
export async function transcode(
  format: VideoFormat,
  packets: readonly ClipPacket[],
  options: TranscodeOptions,
): Promise<Pictures> {
  const encoding = { quality: usualQuality, kilobitsPerSecond: null, shrink: 1 };
  return await encode(format, packets, encoding, options);
}

/**
 * The same pictures as H.264 that fits into an MP4 of `maximumBytes`: the bit rate from the room
 * and the length; what still comes out too large is tried lower, and then smaller.
 * Throws TranscodeError when the room is too small for any picture, FfmpegError.
 */
export async function transcodeToFit(
  format: VideoFormat,
  packets: readonly ClipPacket[],
  maximumBytes: number,
  options: TranscodeOptions,
): Promise<Pictures> {
  const seconds = lengthOf(packets) / 1000;
  const kilobits = (pictureBudget(packets.length, maximumBytes) * 8) / 1000;
  for (const { share, shrink } of [
    { share: 0.9, shrink: 1 },
    { share: 0.6, shrink: 1 },
    { share: 0.5, shrink: 2 },
    { share: 0.3, shrink: 4 },
  ]) {
    // The encoder's buffer may be spent at once, beyond the rate: half a second of it.
    const kilobitsPerSecond = Math.floor((kilobits * share) / (seconds + 0.5));
    if (kilobitsPerSecond < 1) break;
    const encoding = { quality: fittingQuality, kilobitsPerSecond, shrink };
    const pictures = await encode(format, packets, encoding, options);
    if (mp4Bytes(pictures.packets) <= maximumBytes) return pictures;
  }
  throw new TranscodeError(`its pictures don't fit into ${maximumBytes} bytes`, "too_large");
}

async function encode(
  format: VideoFormat,
  packets: readonly ClipPacket[],
  encoding: Encoding,
  { ffmpeg, clock, signal }: TranscodeOptions,
): Promise<Pictures> {
  if (!ffmpeg.capabilities.encoders.libx264) {
    const sentence = "this ffmpeg was built without an H.264 encoder (libx264)";
    throw new TranscodeError(sentence, "no_encoder");
  }
  const output = await runFfmpeg(ffmpeg, encoderArguments(format, encoding, ffmpeg), {
    input: matroskaFile(format, packets),
    // A Raspberry Pi 4 takes about the length of the clip; other cameras may want it too.
    timeoutMs: 60_000 + 10 * lengthOf(packets),
    lowPriority: true,
    maximumOutputBytes,
    clock,
    ...(signal && { signal }),
  });
  const pictures = readPictures(output, packets);
  if (!pictures) {
    throw new TranscodeError("none of its pictures could be decoded", "undecodable");
  }
  return pictures;
}

function encoderArguments(
  format: VideoFormat,
  { quality, kilobitsPerSecond, shrink }: Encoding,
  ffmpeg: TranscodeOptions["ffmpeg"],
): string[] {
  const { width, height } = playableSize(format, shrink);
  const everyPicture = ffmpeg.capabilities.fpsMode ? "-fps_mode" : "-vsync";
  const args = ["-nostdin", "-v", "error", "-f", "matroska", "-i", "pipe:0", "-map", "0:v:0"];
  args.push("-copyts", everyPicture, "passthrough", "-enc_time_base", "1:1000");
  // JPEGs use the full range of values; players expect the limited one.
  args.push("-vf", `scale=${width}:${height}:out_range=tv,format=yuv420p`);
  args.push("-c:v", "libx264", "-preset", "ultrafast", "-crf", String(quality));
  // Said, because x264 would take the times' resolution for 1000 frames a second and ask for more.
  args.push("-level:v", "4.2", "-force_key_frames", "expr:gte(t,n_forced*2)");
  if (kilobitsPerSecond !== null) {
    const buffer = Math.max(1, Math.floor(kilobitsPerSecond / 2));
    args.push("-maxrate", `${kilobitsPerSecond}k`, "-bufsize", `${buffer}k`);
  }
  return [...args, "-f", "nut", "-write_index", "0", "pipe:1"];
}

/** Even sides, within full HD, shaped like the source. */
function playableSize({ width, height }: VideoFormat, shrink: number) {
  const long = Math.max(width, height);
  const short = Math.min(width, height);
  const factor = Math.min(1, longSide / long, shortSide / short) / shrink;
  const even = (side: number) => Math.max(2, Math.floor((side * factor) / 2 + 1e-9) * 2);
  return { width: even(width), height: even(height) };
}

function readPictures(nut: Buffer, sources: readonly ClipPacket[]): Pictures | null {
  const sourceMs = new Map(sources.map((packet) => [packet.ms, packet.sourceMs]));
  let format: VideoFormat | null = null;
  const packets: ClipPacket[] = [];
  const parser = new NutParser({
    stream: (stream) => {
      format = stream;
    },
    packet: ({ pts, keyframe, bytes }) => {
      const ms = Math.round(pts);
      packets.push({ ms, sourceMs: sourceMs.get(ms) ?? ms, keyframe, bytes });
    },
  });
  if (nut.length > 0) parser.push(nut);
  return format && packets[0] ? { format, packets } : null;
}
