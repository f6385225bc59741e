// Owns the looking of one session: gate and decoder tied together, a new decoder when the old one
// dies, and the short-lived second one for frames that were passed over.
import type { Clock } from "../../storage/clock.ts";
import type { Log } from "../../storage/log.ts";
import { Decoder, outputSize } from "./decoder.ts";
import type { FrameSize } from "./decoder-command.ts";
import type { Ffmpeg } from "./ffmpeg.ts";
import { Gate } from "./gate.ts";
import { lookBack } from "./lookback.ts";
import type { Loss } from "./loss.ts";
import type { Frame, Packet } from "./packet.ts";
import type { Ring } from "./ring.ts";

/** Five frames a second are examined; 190 and not 200, so that jitter doesn't make it four. */
const examineEveryMs = 190;
/** A decoder that dies this often within the window has a stream that it can't decode. */
const tolerableDeaths = 3;
const deathWindowMs = 30_000;

export interface DecodingOptions {
  ffmpeg: Ffmpeg;
  clock: Clock;
  log: Log;
  /** The session's ring; packets are in it before they are offered here. */
  ring: Ring;
  /** How wide frames should be at most; asked at every keyframe, so that it may change. */
  frameWidth(): number;
  /** In order of time. */
  onFrame(frame: Frame): void;
  /** The stream can't be decoded; called at most once. */
  onBroken(loss: Loss): void;
}

export class Decoding {
  readonly #options: DecodingOptions;
  readonly #gate: Gate;
  #decoder: Decoder;
  #size: FrameSize;
  #deaths: number[] = [];
  /** Of the last frame shown: a new decoder begins with frames that the old one had shown. */
  #shownMs = -Infinity;
  #stopped = false;

  constructor(options: DecodingOptions) {
    this.#options = options;
    this.#gate = new Gate({
      format: options.ring.format,
      pendingBytes: () => this.#decoder.pendingBytes,
    });
    this.#size = this.#wantedSize();
    this.#decoder = this.#startDecoder();
  }

  /** Of the frames that come now. */
  get size(): FrameSize {
    return this.#size;
  }

  /** Whether every packet is decoded now. */
  get open(): boolean {
    return this.#gate.isOpen;
  }

  /** Whether this stream can't be watched by its keyframes alone. */
  get needsEveryPacket(): boolean {
    return this.#gate.neverCloses !== null;
  }

  /** The newest packet, already in the ring. */
  offer(packet: Packet): void {
    if (packet.keyframe && this.#wantedSize().width !== this.#size.width) {
      // The packet is in the ring already: the new decoder begins with it.
      this.#resize();
      return;
    }
    for (const fed of this.#gate.offer(packet)) this.#decoder.feed(fed);
  }

  /** From now on every frame, or keyframes only. */
  attend(everyFrame: boolean): void {
    if (!everyFrame) {
      this.#gate.close();
      return;
    }
    for (const fed of this.#gate.open(this.#options.ring)) this.#decoder.feed(fed);
  }

  /** Decodes packets from a keyframe on beside the live decoder; frames come in order. */
  async lookBack(
    packets: Packet[],
    signal: AbortSignal,
    onFrame: (frame: Frame) => void,
  ): Promise<void> {
    const { ffmpeg, clock, log, ring } = this.#options;
    await lookBack({
      ffmpeg,
      clock,
      log,
      format: ring.format,
      packets,
      size: this.#size,
      everyMs: examineEveryMs,
      onFrame,
      signal,
    });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#decoder.kill();
  }

  #startDecoder(): Decoder {
    const { ffmpeg, clock, log, ring } = this.#options;
    const decoder: Decoder = new Decoder({
      ffmpeg,
      clock,
      log,
      format: ring.format,
      size: this.#size,
      everyMs: examineEveryMs,
      onFrame: (frame) => {
        if (this.#stopped || this.#decoder !== decoder || frame.ms <= this.#shownMs) return;
        this.#shownMs = frame.ms;
        this.#options.onFrame(frame);
      },
      onEnd: (end) => {
        if (!this.#stopped && !end.expected && this.#decoder === decoder)
          this.#replace(end.message);
      },
    });
    return decoder;
  }

  #wantedSize(): FrameSize {
    return outputSize(this.#options.ring.format, this.#options.frameWidth());
  }

  #resize(): void {
    const former = this.#decoder;
    this.#size = this.#wantedSize();
    this.#decoder = this.#startDecoder();
    for (const packet of this.#gate.restart(this.#options.ring)) this.#decoder.feed(packet);
    void former.kill();
  }

  #replace(message: string): void {
    const { clock, log, ring, onBroken } = this.#options;
    const now = clock.monotonic();
    this.#deaths = [...this.#deaths.filter((death) => now - death < deathWindowMs), now];
    log.warn("The decoder ended and is started again", { message, deaths: this.#deaths.length });
    if (this.#deaths.length > tolerableDeaths) {
      this.#stopped = true;
      onBroken({ kind: "unsupported", sentence: "connected, but its video can't be decoded" });
      return;
    }
    this.#decoder = this.#startDecoder();
    for (const packet of this.#gate.restart(ring)) this.#decoder.feed(packet);
  }
}
