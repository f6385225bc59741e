// Owns making the sample camera's clip: every piece of a programme is encoded once by ffmpeg, the
// pieces' packets are put in order, and the whole is written as an MP4.
import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { finished } from "node:stream/promises";
import type { Clock } from "../../storage/clock.ts";
import { muxInProcess } from "../capture/clip-copy.ts";
import type { ClipPacket } from "../capture/clip-packets.ts";
import { keepAs } from "../capture/durable-file.ts";
import { FfmpegError, spawnFfmpeg, type Ffmpeg } from "../capture/ffmpeg.ts";
import { checkClip } from "../capture/mp4-check.ts";
import { NutError, NutParser } from "../capture/nut.ts";
import type { VideoFormat } from "../capture/packet.ts";
import { drawMasks } from "./cut-out.ts";
import { drawings, emptyRoom, framesPerSecond, pieceArguments } from "./programme.ts";
import type { Piece, Places, Programme } from "./programme.ts";
import { drawRoom } from "./room.ts";

/** Far more than the slowest machine needs for a piece: a stuck ffmpeg must not stay for ever. */
const pieceTimeoutMs = 600_000;

export interface ClipTools {
  ffmpeg: Pick<Ffmpeg, "path" | "capabilities">;
  clock: Clock;
  /** Aborting ends it; the promise rejects with the signal's reason. */
  signal: AbortSignal;
  /** Everything else goes first. */
  lowPriority: boolean;
  /** 0 to 1. */
  onProgress(done: number): void;
}

/** A clip in memory. */
export interface MadeClip {
  readonly format: VideoFormat;
  readonly packets: readonly ClipPacket[];
}

/** No clip could be made; `message` is the second half of a sentence. */
export class SampleClipError extends Error {
  override readonly name = "SampleClipError";
}

/**
 * Encodes `programme`. Drawings are laid into `places.drawings`, which is removed in the end.
 * Throws SampleClipError, FfmpegError, or what the disk says.
 */
export async function makeClip(
  programme: Programme,
  places: Places,
  tools: ClipTools,
): Promise<MadeClip> {
  if (!tools.ffmpeg.capabilities.encoders.libx264) {
    throw new SampleClipError("this ffmpeg was built without an H.264 encoder (libx264)");
  }
  const visits = programme.filter((stretch) => typeof stretch !== "number");
  const pieces = [emptyRoom, ...visits];
  const all = pieces.reduce((sum, { seconds }) => sum + seconds * framesPerSecond, 0);
  let encoded = 0;
  const onPicture = () => tools.onProgress(++encoded / all);
  try {
    await draw(places.drawings);
    const made = new Map<Piece, EncodedPiece>();
    for (const piece of pieces) {
      made.set(piece, await encodePiece(piece, places, { ...tools, onPicture }));
    }
    return join(programme, made);
  } finally {
    await rm(places.drawings, { recursive: true, force: true });
  }
}

/** Writes `clip` as `file`, which holds the former one until this one is whole and on the disk. */
export async function writeClip(clip: MadeClip, file: string, signal: AbortSignal): Promise<void> {
  const partial = `${file}.part`;
  try {
    await muxInProcess(partial, clip.format, clip.packets, signal);
    await checkClip(partial, { pictures: clip.packets.length, maximumBytes: 1e9 });
    signal.throwIfAborted();
    await keepAs(partial, file);
  } finally {
    await rm(partial, { force: true });
  }
}

async function draw(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const pictures = { room: await drawRoom(), ...drawMasks() };
  for (const [name, file] of Object.entries(drawings)) {
    await writeFile(path.join(folder, file), pictures[name as keyof typeof drawings]);
  }
}

interface EncodedPiece {
  format: VideoFormat;
  pictures: { keyframe: boolean; bytes: Buffer }[];
}

async function encodePiece(
  piece: Piece,
  places: Places,
  tools: Omit<ClipTools, "onProgress"> & { onPicture(): void },
): Promise<EncodedPiece> {
  const { ffmpeg, clock, signal, lowPriority, onPicture } = tools;
  signal.throwIfAborted();
  const stdin = piece.stdin?.();
  const running = spawnFfmpeg(ffmpeg, pieceArguments(piece, places), {
    stdin: stdin !== undefined,
    lowPriority,
    name: "sample camera",
    clock,
  });
  let failure: string | null = null;
  const end = (why: string) => {
    failure ??= why;
    void running.stop(0);
  };
  const onAbort = () => end("was called off");
  signal.addEventListener("abort", onAbort, { once: true });
  const cancel = clock.after(pieceTimeoutMs, () => end("took too long"));
  // Its stdin's errors are heard of by its exit.
  if (stdin && running.stdin) Readable.from(stdin).pipe(running.stdin);

  const formats: VideoFormat[] = [];
  const pictures: EncodedPiece["pictures"] = [];
  const parser = new NutParser({
    stream: (format) => formats.push(format),
    packet: ({ keyframe, bytes }) => {
      pictures.push({ keyframe, bytes });
      onPicture();
    },
  });
  running.stdout.on("data", (chunk: Buffer) => {
    if (failure !== null) return;
    try {
      parser.push(chunk);
    } catch (error) {
      if (!(error instanceof NutError)) throw error;
      end(`wrote what can't be read (${error.message})`);
    }
  });
  const exit = await running.exited;
  await finished(running.stdout, { writable: false }).catch(() => undefined); // stopped: it is read
  signal.removeEventListener("abort", onAbort);
  cancel();
  signal.throwIfAborted();

  const lines = [...running.lastLines()];
  if (failure === null && exit.code !== 0) failure = `ended with ${exit.code ?? exit.signal}`;
  const wanted = piece.seconds * framesPerSecond;
  if (failure === null && pictures.length !== wanted) {
    failure = `made ${pictures.length} instead of ${wanted} pictures`;
  }
  const [format] = formats;
  if (failure === null && format) return { format, pictures };
  const last = lines.at(-1);
  throw new FfmpegError(
    `ffmpeg, drawing the ${piece.name}, ${failure}${last ? `: ${last}` : ""}`,
    lines,
    exit,
  );
}

/** The pieces in the programme's order, at their times; the empty room's second after second. */
function join(programme: Programme, made: ReadonlyMap<Piece, EncodedPiece>): MadeClip {
  const empty = made.get(emptyRoom);
  if (!empty) throw new SampleClipError("the empty room was not drawn");
  const packets: ClipPacket[] = [];
  for (const stretch of programme) {
    const piece = typeof stretch === "number" ? empty : made.get(stretch);
    const seconds = typeof stretch === "number" ? stretch : stretch.seconds;
    if (!piece) continue;
    if (!piece.format.extradata.equals(empty.format.extradata)) {
      throw new SampleClipError("its pieces came out in different formats");
    }
    for (let index = 0; index < seconds * framesPerSecond; index++) {
      const picture = piece.pictures[index % piece.pictures.length];
      if (!picture) continue;
      const ms = Math.round((packets.length * 1000) / framesPerSecond);
      packets.push({ ms, sourceMs: ms, ...picture });
    }
  }
  return { format: empty.format, packets };
}
