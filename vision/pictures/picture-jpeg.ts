// Owns the way from a JPEG to a picture in memory and back: ffmpeg, in processes of its own. For
// 1280x720 that is 20 ms (npm's 4.1) to 200 ms (Debian's 5.1, most of it for loading) of
// processor time; jimp takes 300 to 600 ms, which would need a thread, and 400 ms to start it.
import { FfmpegError, runFfmpeg } from "../capture/ffmpeg.ts";
import { readJpeg } from "../capture/jpeg.ts";
import type { Picture } from "../faces/faces.ts";
import type { Size } from "../faces/looks.ts";
import type { Clock } from "../../storage/clock.ts";

export interface PictureTools {
  ffmpeg: { readonly path: string };
  clock: Clock;
  signal?: AbortSignal;
}

/** A picture that can't be drawn on; `message` is a sentence for the user. */
export class PictureError extends Error {
  override readonly name = "PictureError";
}

const timeoutMs = 20_000;
/** 8K; one picture in memory is then 100 MB. */
const mostPixels = 34e6;
/** ffmpeg's scale for JPEG, as stills have it: 2 (best) to 31. */
const quality = 3;
const damaged = "This picture is damaged.";
const notDrawn = "The picture could not be drawn.";

/** The size that a JPEG's markers tell. Throws PictureError for what is no whole JPEG. */
export function sizeOfJpeg(jpeg: Buffer): Size {
  const facts = readJpeg(jpeg);
  if (!facts) throw new PictureError(damaged);
  const { width, height } = facts;
  if (width * height > mostPixels) {
    throw new PictureError(`This picture is too large to draw on (${width} x ${height}).`);
  }
  return { width, height };
}

/**
 * The JPEG's pixels as they are (EXIF orientation is not applied); with `cover`, shrunk or
 * enlarged until it covers that size and cut to it around its middle. Throws PictureError, or the
 * signal's reason.
 */
export async function decodeJpeg(
  jpeg: Buffer,
  tools: PictureTools,
  cover?: Size,
): Promise<Picture> {
  const whole = sizeOfJpeg(jpeg);
  const { width, height } = cover ?? whole;
  const data = await run(decoding(cover), [jpeg], width * height * 3, tools, damaged);
  if (data.length !== width * height * 3) throw new PictureError(damaged);
  return { width, height, data };
}

/**
 * Several JPEGs as decodeJpeg() covers with them, by one process: six take 0.2 s of Debian's ffmpeg
 * instead of 0.6 s. Null where one can't be decoded. Throws the signal's reason.
 */
export async function decodeJpegs(
  jpegs: readonly Buffer[],
  tools: PictureTools,
  cover: Size,
): Promise<(Picture | null)[]> {
  const { width, height } = cover;
  const frameBytes = width * height * 3;
  const whole = jpegs.filter(isWholeJpeg);
  if (whole.length > 1) {
    // Room for one too many, to see that: a JPEG that is damaged inside, or that has a smaller one in
    // it, shifts those behind it.
    const most = whole.length + 1;
    const args = decoding(cover, most);
    const data = await run(args, whole, most * frameBytes, tools, damaged).catch(unlessDamaged);
    if (data?.length === whole.length * frameBytes) {
      let at = 0;
      return jpegs.map((jpeg) => {
        if (!isWholeJpeg(jpeg)) return null;
        return { width, height, data: data.subarray(at, (at += frameBytes)) };
      });
    }
  }
  const pictures: (Picture | null)[] = [];
  for (const jpeg of jpegs) {
    pictures.push(await decodeJpeg(jpeg, tools, cover).catch(unlessDamaged));
  }
  return pictures;
}

function isWholeJpeg(jpeg: Buffer): boolean {
  const facts = readJpeg(jpeg);
  return facts !== null && facts.width * facts.height <= mostPixels;
}

function unlessDamaged(error: unknown): null {
  if (error instanceof PictureError) return null;
  throw error;
}

/** ffmpeg's arguments for `count` JPEGs, one after the other, as they are or covering a size. */
function decoding(cover: Size | undefined, count = 1): string[] {
  const args = ["-nostdin", "-v", "error", "-threads", "1", "-noautorotate"];
  // There is nothing to find out about a JPEG before it is decoded.
  args.push("-probesize", "32", "-analyzeduration", "0", "-f", "jpeg_pipe", "-i", "pipe:0");
  if (cover) {
    const { width, height } = cover;
    const fit = `scale=${width}:${height}:force_original_aspect_ratio=increase:flags=area`;
    args.push("-filter_threads", "1", "-vf", `${fit},crop=${width}:${height}`, "-vsync", "0");
  }
  args.push("-frames:v", String(count), "-pix_fmt", "rgb24", "-f", "rawvideo", "pipe:1");
  return args;
}

/**
 * A picture as JPEG. It may still be in the making: ffmpeg starts meanwhile. Throws what the
 * making throws, PictureError, or the signal's reason.
 */
export async function encodeJpeg(
  { width, height }: Size,
  making: Picture | Promise<Picture>,
  tools: PictureTools,
): Promise<Buffer> {
  const args = ["-nostdin", "-v", "error", "-threads", "1"];
  args.push("-f", "rawvideo", "-pix_fmt", "rgb24", "-s", `${width}x${height}`, "-i", "pipe:0");
  args.push("-frames:v", "1", "-c:v", "mjpeg", "-q:v", String(quality), "-pix_fmt", "yuvj420p");
  args.push("-f", "image2pipe", "pipe:1");
  // When the making fails, that is what the caller hears; the encoder ends for want of input.
  const encoding = run(args, pixelsOf(making), 64 << 20, tools, notDrawn);
  const [, jpeg] = await Promise.all([making, encoding]);
  return jpeg;
}

async function* pixelsOf(making: Picture | Promise<Picture>): AsyncGenerator<Buffer> {
  const { data } = await making;
  yield Buffer.from(data.buffer, data.byteOffset, data.byteLength);
}

async function run(
  args: readonly string[],
  input: Iterable<Buffer> | AsyncIterable<Buffer>,
  maximumOutputBytes: number,
  { ffmpeg, clock, signal }: PictureTools,
  complaint: string,
): Promise<Buffer> {
  try {
    return await runFfmpeg(ffmpeg, args, {
      input,
      timeoutMs,
      maximumOutputBytes,
      clock,
      ...(signal && { signal }),
    });
  } catch (cause) {
    signal?.throwIfAborted();
    if (!(cause instanceof FfmpegError)) throw cause;
    // Only an ffmpeg that ran to its end has an opinion of the picture.
    const judged = typeof cause.exit?.code === "number";
    throw new PictureError(judged ? complaint : notDrawn, { cause });
  }
}
