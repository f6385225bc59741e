// Owns one decoding ffmpeg: packets in (as Matroska), pictures out (as raw NUT), each with its
// packet's own time. One runs for as long as a camera session does; lookback.ts runs short ones.
import type { Clock } from "../../storage/clock.ts";
import type { Log } from "../../storage/log.ts";
import { decoderArguments, type DecoderCommand, type FrameSize } from "./decoder-command.ts";
import { messageOf } from "./error-text.ts";
import { spawnFfmpeg, type FfmpegProcess } from "./ffmpeg.ts";
import { matroskaCluster, matroskaHeader } from "./matroska.ts";
import { NutError, NutParser, type NutPacket, type RawPictures } from "./nut.ts";
import type { Frame, Packet } from "./packet.ts";

export { outputSize, type FrameSize } from "./decoder-command.ts";

export interface DecoderEnd {
  /** finish() or kill() was called. */
  expected: boolean;
  /** For the log. */
  message: string;
}

export interface DecoderOptions extends DecoderCommand {
  /** In order of time. The frame's bytes are its own. */
  onFrame(frame: Frame): void;
  /** Once, when it is gone; after the last frame. */
  onEnd(end: DecoderEnd): void;
  log: Log;
  clock: Clock;
  /** Let everything else go first. */
  lowPriority?: boolean;
}

export class Decoder {
  readonly #options: DecoderOptions;
  readonly #process: FfmpegProcess;
  readonly #parser: NutParser;
  readonly #ended: Promise<void>;
  #lastFed: Packet | null = null;
  /** Times of fed copies whose frames aren't to be shown, oldest first. */
  #copies: number[] = [];
  #expected = false;
  #killed = false;
  #failure: string | null = null;

  /** Starts ffmpeg. That it couldn't be started is told by onEnd. */
  constructor(options: DecoderOptions) {
    const { ffmpeg, format, size, log, clock } = options;
    if (size.width % 2 !== 0 || size.height % 2 !== 0 || size.width < 2 || size.height < 2) {
      throw new RangeError(`a frame can't be ${size.width}x${size.height}: both must be even`);
    }
    this.#options = options;
    this.#process = spawnFfmpeg(ffmpeg, decoderArguments(options), {
      stdin: true,
      lowPriority: options.lowPriority ?? false,
      log,
      name: "decoder",
      clock,
    });
    this.#parser = new NutParser(
      {
        raw: (pictures) => this.#checkSize(pictures),
        packet: (packet) => this.#show(packet),
      },
      { maximumPacketBytes: frameBytes(size) },
    );
    this.#process.stdout.on("data", (chunk: Buffer) => this.#read(chunk));
    this.#ended = this.#awaitEnd();
    this.#process.stdin?.write(matroskaHeader(format));
  }

  /** Undefined when it couldn't be started. */
  get pid(): number | undefined {
    return this.#process.pid;
  }

  /** What was fed and still waits to be read by ffmpeg. */
  get pendingBytes(): number {
    return this.#process.stdin?.writableLength ?? 0;
  }

  /**
   * The first packet must be a keyframe, and each further one either a keyframe or the packet
   * that follows the last one (gate.ts sees to it). A packet with the very bytes of the one before
   * is a copy that only pushes that one out (B-frames); its frame is not shown.
   */
  feed(packet: Packet): void {
    const { stdin } = this.#process;
    if (!stdin?.writable || this.#expected) return;
    if (packet.bytes === this.#lastFed?.bytes) this.#copies.push(packet.ms);
    this.#lastFed = packet;
    stdin.cork();
    stdin.write(matroskaCluster(packet));
    stdin.write(packet.bytes);
    stdin.uncork();
  }

  /**
   * Nothing more will be fed: resolves when the last frame was shown and the process is gone.
   * What takes longer than `withinMs` is killed.
   */
  async finish(withinMs = 5_000): Promise<void> {
    this.#expected = true;
    this.#process.stdin?.end();
    const cancel = this.#options.clock.after(withinMs, () => {
      this.#failure ??= `took over ${withinMs / 1_000} s to finish`;
      void this.#process.stop(0);
    });
    await this.#ended;
    cancel();
  }

  /** Ends it at once: no frame is shown any more. Resolves when the process is gone. */
  async kill(): Promise<void> {
    this.#expected = true;
    this.#killed = true;
    // A decoder has nothing to put in order: no grace.
    await this.#process.stop(0);
    await this.#ended;
  }

  /** What went wrong, if anything did; known when finish() has resolved. */
  get failure(): string | null {
    return this.#failure;
  }

  #read(chunk: Buffer): void {
    if (this.#killed || this.#failure !== null) return;
    try {
      this.#parser.push(chunk);
    } catch (error) {
      if (!(error instanceof NutError)) throw error;
      this.#failure = `sent something else than frames: ${messageOf(error)}`;
      void this.#process.stop(0);
    }
  }

  #checkSize(pictures: RawPictures): void {
    const { width, height } = this.#options.size;
    if (pictures.fourcc === "I420" && pictures.width === width && pictures.height === height)
      return;
    throw new NutError(`frames are ${pictures.fourcc} ${pictures.width}x${pictures.height}`);
  }

  #show(packet: NutPacket): void {
    const { size, onFrame } = this.#options;
    if (packet.bytes.length !== frameBytes(size)) {
      throw new NutError(`a frame has ${packet.bytes.length} bytes`);
    }
    const ms = Math.round(packet.pts);
    while ((this.#copies[0] ?? Infinity) < ms) this.#copies.shift();
    if (this.#copies[0] === ms) {
      this.#copies.shift();
      return;
    }
    if (!this.#killed) onFrame({ ms, width: size.width, height: size.height, bytes: packet.bytes });
  }

  async #awaitEnd(): Promise<void> {
    const { stdout, exited } = this.#process;
    const outputRead = new Promise<void>((resolve) => {
      stdout.once("close", resolve);
    });
    const exit = await exited;
    if (this.#process.pid === undefined) stdout.destroy();
    await outputRead;
    if (exit.code !== 0 && !this.#killed) {
      this.#failure ??= exit.signal ? `was ended by ${exit.signal}` : `ended with ${exit.code}`;
    }
    const last = this.#process.lastLines().at(-1);
    const what = this.#failure ?? (this.#killed ? "was ended" : "has finished");
    this.#options.onEnd({
      expected: this.#expected,
      message: `the decoder ${what}${last === undefined ? "" : `: ${last}`}`,
    });
  }
}

function frameBytes(size: FrameSize): number {
  return (size.width * size.height * 3) / 2;
}
