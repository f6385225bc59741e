// Owns stills: the full-resolution picture of one moment, out of the packets that lead to it.
import { decodePicture } from "./decode-picture.ts";
import { FfmpegError } from "./ffmpeg.ts";
import type { Ffmpeg } from "./ffmpeg.ts";
import { readJpeg } from "./jpeg.ts";
import type { Packet, VideoFormat } from "./packet.ts";
import type { Clock } from "../../storage/clock.ts";
import { words, type Words } from "../../storage/words.ts";

export interface StillRequest {
  ffmpeg: Pick<Ffmpeg, "path">;
  format: VideoFormat;
  /** From the keyframe at or before the moment up to and with the wanted packet, decode order. */
  packets: readonly Packet[];
  /** The moment on the camera's timeline. */
  atMs: number;
  /** ffmpeg's scale for JPEG, 2 (best) to 31; 3 unless said. */
  quality?: number;
  wallOf(ms: number): number;
  clock: Clock;
  signal?: AbortSignal;
}

export interface MadeStill {
  jpeg: Buffer;
  width: number;
  height: number;
  /** Wall-clock milliseconds of the picture itself. */
  takenAt: number;
}

/** No picture could be made of that moment; `message` is for the log, `words` are a sentence. */
export class StillError extends Error {
  override readonly name = "StillError";
  readonly words: Words;

  constructor(message: string, said: Words, options?: ErrorOptions) {
    super(message, options);
    this.words = said;
  }
}

/**
 * The picture whose own time is `atMs`, or the last one before. A camera's own JPEG is passed on
 * as it is; everything else takes ffmpeg some 0.2 s. Where damage keeps the wanted picture from
 * coming out, it is the one or two before it or at last the keyframe; `takenAt` tells.
 * Throws StillError, or the signal's reason.
 */
export async function makeStill(request: StillRequest): Promise<MadeStill> {
  const { format, atMs } = request;
  const first = request.packets.findIndex((packet) => packet.keyframe);
  const packets = first < 0 ? [] : request.packets.slice(first);
  const shown = packets.map((packet) => packet.ms).filter((ms) => ms <= atMs);
  shown.sort((a, b) => b - a);
  const wanted = shown[0];
  if (wanted === undefined) {
    throw new StillError("There is no picture of that moment.", words("why-still-none"));
  }
  if (format.codec === "mjpeg") {
    const ownJpeg = cameraJpeg(packets, wanted);
    if (ownJpeg) return { ...ownJpeg, takenAt: request.wallOf(wanted) };
  }
  const candidates = new Set([...shown.slice(0, 3), ...shown.slice(-1)]);
  let failure: unknown = null;
  for (const ms of candidates) {
    try {
      const jpeg = await decodeStill(request, packets, ms);
      const facts = readJpeg(jpeg);
      if (facts) {
        return { jpeg, width: facts.width, height: facts.height, takenAt: request.wallOf(ms) };
      }
    } catch (error) {
      request.signal?.throwIfAborted();
      if (!(error instanceof FfmpegError)) throw error;
      failure = error;
      if (typeof error.exit?.code !== "number") break; // hung or never started: so would the next
    }
  }
  const sentence = "The camera's picture of that moment is damaged.";
  throw new StillError(sentence, words("why-still-damaged"), { cause: failure });
}

async function decodeStill(request: StillRequest, packets: readonly Packet[], ms: number) {
  const { ffmpeg, format, clock, signal } = request;
  return await decodePicture({
    ffmpeg,
    format,
    packets: format.codec === "mjpeg" ? packets.filter((packet) => packet.ms === ms) : packets,
    ms,
    quality: request.quality ?? 3,
    clock,
    ...(signal && { signal }),
  });
}

/** The JPEG of that time as the camera sent it; null unless it is whole and has all its tables. */
function cameraJpeg(packets: readonly Packet[], ms: number) {
  const bytes = packets.find((packet) => packet.ms === ms)?.bytes;
  const facts = bytes && readJpeg(bytes);
  if (!facts?.huffmanTables) return null;
  const jpeg = Buffer.from(bytes as Buffer).subarray(0, facts.bytes);
  return { jpeg, width: facts.width, height: facts.height };
}
