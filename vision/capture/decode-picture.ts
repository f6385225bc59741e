// Owns one picture out of a row of packets, as a JPEG that ffmpeg makes: stills and thumbnails.
import { matroskaFile } from "./clip-copy.ts";
import { runFfmpeg } from "./ffmpeg.ts";
import type { Packet, VideoFormat } from "./packet.ts";
import type { Clock } from "../../storage/clock.ts";

export interface PictureRequest {
  ffmpeg: { readonly path: string };
  format: VideoFormat;
  /** From a keyframe on, in decode order; nothing behind the wanted picture is needed. */
  packets: readonly Packet[];
  /** The wanted picture's own time, exactly. */
  ms: number;
  /** ffmpeg's scale for JPEG: 2 (best) to 31. */
  quality: number;
  /** The picture is shrunk to fit into a square of so many pixels. */
  fitInto?: number;
  lowPriority?: boolean;
  clock: Clock;
  signal?: AbortSignal;
}

const timeoutMs = 20_000;
const maximumJpegBytes = 64 << 20;

/** The JPEG; empty when the picture of that time doesn't come out. Throws FfmpegError. */
export async function decodePicture(request: PictureRequest): Promise<Buffer> {
  const { format, packets, quality, fitInto } = request;
  const startMs = packets.reduce((least, packet) => Math.min(least, packet.ms), Infinity);
  const fromStart = packets.map((packet) => ({ ...packet, ms: packet.ms - startMs }));
  const seconds = (request.ms - startMs) / 1000;
  const exactly = `between(t\\,${seconds - 0.0005}\\,${seconds + 0.0005})`;
  const filters = [`select='${exactly}'`];
  if (fitInto) filters.push(`scale=${fitInto}:${fitInto}:force_original_aspect_ratio=decrease`);
  const reordered =
    format.decodeDelay > 0 ||
    fromStart.some((packet, index) => packet.ms < (fromStart[index - 1]?.ms ?? 0));
  // With B-frames ffmpeg must find out how far they reach back; otherwise it can begin at once.
  const known = reordered ? [] : ["-probesize", "32", "-analyzeduration", "0"];
  const args = ["-nostdin", "-v", "error", "-threads", "1", ...known, "-f", "matroska"];
  args.push("-i", "pipe:0", "-map", "0:v:0", "-copyts", "-vf", filters.join(","));
  args.push("-frames:v", "1", "-c:v", "mjpeg", "-q:v", String(quality), "-pix_fmt", "yuvj420p");
  args.push("-f", "image2pipe", "pipe:1");
  return await runFfmpeg(request.ffmpeg, args, {
    input: matroskaFile(format, fromStart),
    timeoutMs,
    lowPriority: request.lowPriority ?? false,
    maximumOutputBytes: maximumJpegBytes,
    clock: request.clock,
    ...(request.signal && { signal: request.signal }),
  });
}
