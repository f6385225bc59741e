// Owns photos that people send: any JPEG, PNG or WebP becomes an upright RGB picture of a size
// that faces can be looked for in. ffmpeg does it in a process of its own; jimp would hold the
// guard up for seconds with 12 megapixels.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { imageSize } from "image-size";
import { FfmpegError, runFfmpeg } from "../capture/ffmpeg.ts";
import type { Picture } from "./faces.ts";
import type { Size } from "./looks.ts";
import type { Clock } from "../../storage/clock.ts";
import { words, type Words } from "../../storage/words.ts";

/** A photo that can't be used: why, and what to send instead. */
export class PhotoError extends Error {
  override readonly name = "PhotoError";
  readonly words: Words;

  constructor(message: string, said: Words, options?: ErrorOptions) {
    super(message, options);
    this.words = said;
  }
}

export interface PhotoOptions {
  ffmpeg: { readonly path: string };
  clock: Clock;
  /** The longer side is shrunk to so many pixels; 2560 unless said. */
  longestSide?: number;
  signal?: AbortSignal;
}

const defaultLongestSide = 2560;
/** A 48 megapixel camera fits, a file made to fill the memory does not. */
const mostPixels = 110e6;
const timeoutMs = 30_000;
/** What ffmpeg 4.1 and later can read, and people send. */
const readable = new Set(["jpg", "png", "webp", "bmp"]);
const fromApple = new Set(["heic", "heif", "avif"]);

/** The photo as a person would see it (EXIF orientation applied). Throws PhotoError. */
export async function readPhoto(bytes: Uint8Array, options: PhotoOptions): Promise<Picture> {
  const header = examine(bytes);
  const upright = header.turned ? { width: header.height, height: header.width } : header;
  const size = fitted(upright, options.longestSide ?? defaultLongestSide);
  const filters = [
    ...turning(header.orientation),
    `scale=${size.width}:${size.height}:flags=area+accurate_rnd+full_chroma_int`,
  ];
  const shrink = Math.max(upright.width / size.width, upright.height / size.height);
  const data = await decode(bytes, header.type, shrink, filters, size, options);
  if (data.length !== size.width * size.height * 3) {
    throw damaged();
  }
  const plain = new Uint8Array(data.buffer as ArrayBuffer, data.byteOffset, data.byteLength);
  return { ...size, data: plain };
}

function damaged(cause?: unknown): PhotoError {
  const sentence = "This picture is damaged. Send it again, or another one.";
  return new PhotoError(sentence, words("why-photo", { why: "damaged" }), { cause });
}

interface Header extends Size {
  type: string;
  /** EXIF's, 1 to 8. */
  orientation: number;
  /** Width and height change places when it is set upright. */
  turned: boolean;
}

function examine(bytes: Uint8Array): Header {
  const found = measured(bytes);
  const type = found?.type ?? "";
  if (fromApple.has(type)) {
    const sentence = "Pictures in the HEIC format can't be read here. Send it as a photo.";
    throw new PhotoError(sentence, words("why-photo", { why: "heic" }));
  }
  if (!found || !readable.has(type)) {
    const sentence = "This is not a picture that can be read here. Send a JPEG or PNG.";
    throw new PhotoError(sentence, words("why-photo", { why: "no_picture" }));
  }
  const { width, height } = found;
  if (!(width > 0 && height > 0)) {
    const sentence = "This picture is empty. Send another one.";
    throw new PhotoError(sentence, words("why-photo", { why: "empty" }));
  }
  if (width * height > mostPixels) {
    const size = `${width} x ${height}`;
    const sentence = `This picture is too large (${size}). Send a smaller one.`;
    throw new PhotoError(sentence, words("why-photo-too-large", { size }));
  }
  const orientation = found.orientation ?? 1;
  return { type, width, height, orientation, turned: orientation >= 5 && orientation <= 8 };
}

function measured(bytes: Uint8Array) {
  try {
    return imageSize(bytes);
  } catch {
    return null; // image-size throws for whatever it doesn't know or can't follow
  }
}

function fitted({ width, height }: Size, longest: number): Size {
  const factor = Math.min(1, longest / Math.max(width, height));
  return {
    width: Math.max(1, Math.round(width * factor)),
    height: Math.max(1, Math.round(height * factor)),
  };
}

/** What sets a picture upright, by EXIF's orientation (CIPA DC-008, tag 0x0112). */
function turning(orientation: number): string[] {
  switch (orientation) {
    case 2:
      return ["hflip"];
    case 3:
      return ["hflip", "vflip"];
    case 4:
      return ["vflip"];
    case 5:
      return ["transpose=cclock_flip"];
    case 6:
      return ["transpose=clock"];
    case 7:
      return ["transpose=clock_flip"];
    case 8:
      return ["transpose=cclock"];
    default:
      return [];
  }
}

async function decode(
  bytes: Uint8Array,
  type: string,
  shrink: number,
  filters: readonly string[],
  size: Size,
  options: PhotoOptions,
): Promise<Buffer> {
  // A JPEG can be halved while it is decoded, which saves most of the time for a large one.
  const halvings = type === "jpg" ? Math.min(3, Math.floor(Math.log2(shrink))) : 0;
  const before = ["-nostdin", "-v", "error", "-threads", "1", "-noautorotate"];
  if (halvings > 0) before.push("-lowres", String(halvings));
  const after = ["-map", "0:v:0", "-filter_threads", "1", "-vf", filters.join(",")];
  after.push("-frames:v", "1", "-pix_fmt", "rgb24", "-f", "rawvideo", "pipe:1");
  const running = {
    timeoutMs,
    maximumOutputBytes: size.width * size.height * 3,
    clock: options.clock,
    ...(options.signal && { signal: options.signal }),
  };
  try {
    // Until 4.2 ffmpeg can't find the end of a WebP in a pipe.
    if (type === "webp") {
      return await withFile(bytes, async (file) => {
        const input = ["-f", "image2", "-pattern_type", "none", "-i", file];
        return await runFfmpeg(options.ffmpeg, [...before, ...input, ...after], running);
      });
    }
    const input = ["-f", `${type === "jpg" ? "jpeg" : type}_pipe`, "-i", "pipe:0"];
    return await runFfmpeg(options.ffmpeg, [...before, ...input, ...after], {
      ...running,
      input: [Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)],
    });
  } catch (cause) {
    options.signal?.throwIfAborted();
    if (!(cause instanceof FfmpegError)) throw cause;
    throw damaged(cause);
  }
}

async function withFile<Result>(
  bytes: Uint8Array,
  use: (file: string) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(path.join(tmpdir(), "vigil-photo-"));
  try {
    const file = path.join(folder, "photo.webp");
    await writeFile(file, bytes, { mode: 0o600 });
    return await use(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
