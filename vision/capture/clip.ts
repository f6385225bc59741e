// Owns making clips: packets in, H.264 MP4s that every Telegram client plays out, each whole on
// disk and looked at before anybody hears of it. How they are written is clip-copy.ts, how they
// are encoded anew is clip-transcode.ts, where they are cut is clip-packets.ts.
import { rm } from "node:fs/promises";
import path from "node:path";
import { muxByFfmpeg, muxInProcess } from "./clip-copy.ts";
import { clipPackets, mp4Bytes, partAsClip, splitByBytes } from "./clip-packets.ts";
import type { ClipPacket } from "./clip-packets.ts";
import { ClipQueue } from "./clip-queue.ts";
import { TranscodeError, transcode, transcodeToFit } from "./clip-transcode.ts";
import type { Pictures, TranscodeOptions } from "./clip-transcode.ts";
import { diskIsFull, fileProblem, keepAs } from "./durable-file.ts";
import { messageOf } from "./error-text.ts";
import { FfmpegError } from "./ffmpeg.ts";
import type { Ffmpeg } from "./ffmpeg.ts";
import { readH264Parameters } from "./h264-parameters.ts";
import { checkClip } from "./mp4-check.ts";
import type { Mp4Facts } from "./mp4-check.ts";
import type { Packet, VideoFormat } from "./packet.ts";
import { makeThumbnail } from "./thumbnail.ts";
import type { Clock } from "../../storage/clock.ts";
import type { StoredClip } from "../../storage/incident-events.ts";
import type { Log } from "../../storage/log.ts";
import { words, type Reason, type Words } from "../../storage/words.ts";

export { ClipQueue } from "./clip-queue.ts";

/** Telegram takes 50 MB from a bot; whether it means 10^6 or 2^20 each, this is below. */
export const telegramClipBytes = 49_000_000;

export interface ClipRequest {
  format: VideoFormat;
  /** Decode order; what comes before the first keyframe can't be shown and is left out. */
  packets: readonly Packet[];
  /** Where the files go; it must be there. */
  folder: string;
  /** "clip-1-first" becomes clip-1-first.mp4 and .jpg, or clip-1-first-1.mp4 ... when split. */
  name: string;
  wallOf(ms: number): number;
  /** No file is larger; telegramClipBytes unless said. */
  maximumBytes?: number;
  /** The thumbnail shows this moment of the camera's timeline; the middle of the clip unless said. */
  thumbnailMs?: number;
  signal?: AbortSignal;
}

export interface ClipTools {
  ffmpeg: Pick<Ffmpeg, "path" | "capabilities">;
  clock: Clock;
  log: Log;
  /** Where transcodes wait for each other; one for the whole process unless said. */
  transcodes?: ClipQueue;
}

export type ClipMaker = (request: ClipRequest) => Promise<StoredClip[]>;

/** No clip could be made; `message` is for the log, `words` are a sentence, `cause` is why. */
export class ClipError extends Error {
  override readonly name = "ClipError";
  readonly words: Words;

  constructor(message: string, said: Words, options?: ErrorOptions) {
    super(message, options);
    this.words = said;
  }
}

/** There is nothing to make a clip of. */
export function nothingRecorded(): ClipError {
  return new ClipError("No picture was recorded in that time.", words("why-nothing-recorded"));
}

/** Whether it was the disk that did not take the clip. */
export function isDiskTrouble({ words: { values } }: ClipError): boolean {
  const { why } = values;
  return typeof why === "object" && why.key === diskIsFull.words.key;
}

const transcodesOfAllCameras = new ClipQueue();

/** makeClips() with its tools at hand. */
export function clipMaker(tools: ClipTools): ClipMaker {
  return (request) => makeClips({ ...tools, ...request });
}

/**
 * Makes a clip of packets: files in order, one unless it would exceed maximumBytes; then cut
 * before keyframes, and encoded smaller where a single keyframe's group is too large.
 * Each file's index comes first, it starts at 0 with a keyframe, and pictures keep their times
 * (gaps over 5 s are cut to that). Either all files are there or none, and nothing half-made.
 * Throws ClipError, or the signal's reason.
 */
export async function makeClips(options: ClipTools & ClipRequest): Promise<StoredClip[]> {
  const job = new ClipJob(options);
  try {
    return await job.run();
  } catch (error) {
    await job.removeAll();
    options.signal?.throwIfAborted();
    if (error instanceof ClipError) throw error;
    options.log.debug("no clip could be made", { clip: options.name, error });
    const why = whyNot(error);
    const said = words("why-no-clip", { why: why.words });
    throw new ClipError(`No clip could be made: ${why.sentence}.`, said, { cause: error });
  }
}

const damaged: Reason = {
  sentence: "the recording is damaged",
  words: words("why-clip", { why: "damaged" }),
};

function whyNot(error: unknown): Reason {
  if (error instanceof TranscodeError) return { sentence: error.message, words: error.words };
  const lines = error instanceof FfmpegError ? error.lines : [];
  if (lines.some((line) => line.includes("No space left"))) return diskIsFull;
  return fileProblem(error) ?? damaged;
}

/** One clip on its way to disk. */
class ClipJob {
  readonly #options: ClipTools & ClipRequest;
  readonly #maximumBytes: number;
  readonly #made = new Set<string>();

  constructor(options: ClipTools & ClipRequest) {
    this.#options = options;
    this.#maximumBytes = options.maximumBytes ?? telegramClipBytes;
  }

  async run(): Promise<StoredClip[]> {
    const { format, name } = this.#options;
    const packets = clipPackets(this.#options.packets);
    if (packets.length === 0) throw nothingRecorded();
    const playable = playsEverywhere(format, packets)
      ? { format, packets }
      : await this.#inLine((tools) => transcode(format, packets, tools));
    const parts = splitByBytes(playable.packets, this.#maximumBytes);
    const clips: StoredClip[] = [];
    for (const [index, part] of parts.entries()) {
      const partName = parts.length > 1 ? `${name}-${index + 1}` : name;
      clips.push(await this.#writePart(partName, await this.#fitted(playable.format, part)));
    }
    return clips;
  }

  /** Removes every file of this clip, finished or not. */
  async removeAll(): Promise<void> {
    await Promise.all([...this.#made].map((file) => rm(file, { force: true })));
  }

  async #inLine(work: (tools: TranscodeOptions) => Promise<Pictures>): Promise<Pictures> {
    const { ffmpeg, clock, signal, transcodes = transcodesOfAllCameras } = this.#options;
    const pictures = await transcodes.run(() => work({ ffmpeg, clock, signal }), signal);
    return { format: pictures.format, packets: partAsClip(pictures.packets) };
  }

  async #fitted(format: VideoFormat, packets: ClipPacket[]): Promise<Pictures> {
    const limit = this.#maximumBytes;
    if (mp4Bytes(packets) <= limit) return { format, packets };
    return await this.#inLine((tools) => transcodeToFit(format, packets, limit, tools));
  }

  async #writePart(name: string, { format, packets }: Pictures): Promise<StoredClip> {
    const { folder, wallOf, signal } = this.#options;
    const file = path.join(folder, `${name}.mp4`);
    const partial = path.join(folder, `.${name}.mp4.part`);
    this.#made.add(partial);
    const facts = await this.#writeChecked(partial, format, packets);
    const thumbnail = await this.#thumbnail(name, format, packets);
    signal?.throwIfAborted();
    this.#made.add(file);
    await keepAs(partial, file);
    return {
      file: path.basename(file),
      bytes: facts.bytes,
      width: facts.width,
      height: facts.height,
      durationMs: facts.durationMs,
      startsAt: wallOf(packets[0]?.sourceMs ?? 0),
      thumbnail,
    };
  }

  /** In this process; by ffmpeg when that fails or what it made doesn't hold. */
  async #writeChecked(file: string, format: VideoFormat, packets: ClipPacket[]): Promise<Mp4Facts> {
    const { ffmpeg, clock, log, signal } = this.#options;
    const wanted = { pictures: packets.length, maximumBytes: this.#maximumBytes };
    try {
      await muxInProcess(file, format, packets, signal);
      return await checkClip(file, wanted);
    } catch (error) {
      signal?.throwIfAborted();
      if (fileProblem(error)) throw error;
      log.info("a clip is written by ffmpeg instead", { because: messageOf(error) });
    }
    await muxByFfmpeg(file, format, packets, { ffmpeg, clock, ...(signal && { signal }) });
    // ffmpeg leaves out what no decoder could use.
    return await checkClip(file, { ...wanted, pictures: null });
  }

  /** The thumbnail's file name; null, and logged, when none can be made: the clip goes without. */
  async #thumbnail(name: string, format: VideoFormat, packets: ClipPacket[]) {
    const { ffmpeg, clock, log, folder, thumbnailMs, signal } = this.#options;
    const file = path.join(folder, `${name}.jpg`);
    this.#made.add(file);
    try {
      const atMs = thumbnailMs === undefined ? undefined : clipMsAt(packets, thumbnailMs);
      const tools = { ffmpeg, clock, ...(signal && { signal }) };
      await makeThumbnail(file, { format, packets, atMs, ...tools });
      return path.basename(file);
    } catch (error) {
      signal?.throwIfAborted();
      log.warn("a clip goes without a thumbnail", { clip: name, because: messageOf(error) });
      await rm(file, { force: true });
      return null;
    }
  }
}

/** Copies are for what every client plays: H.264, 8-bit 4:2:0. */
function playsEverywhere(format: VideoFormat, packets: readonly ClipPacket[]): boolean {
  if (format.codec !== "h264") return false;
  const first = packets[0]?.bytes ?? Buffer.alloc(0);
  const parameters = readH264Parameters(first) ?? readH264Parameters(format.extradata);
  // Without any there is nothing to transcode either; writing it says so.
  return !parameters || (parameters.chromaFormat === 1 && parameters.bitDepth === 8);
}

/** The clip's time of a moment of the camera; undefined when that is not in this part. */
function clipMsAt(packets: readonly ClipPacket[], sourceMs: number): number | undefined {
  const times = packets.map((packet) => packet.sourceMs);
  if (sourceMs < Math.min(...times) || sourceMs > Math.max(...times)) return undefined;
  const before = packets.filter((packet) => packet.sourceMs <= sourceMs);
  return Math.max(...before.map((packet) => packet.ms));
}
