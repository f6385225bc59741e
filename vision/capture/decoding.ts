// Owns the looking of one session: gate and decoder tied together, a new decoder when the old one
// dies, and the short-lived second one for frames that were passed over.
import type { Clock } from "../../storage/clock.ts";
import type { Log } from "../../storage/log.ts";
import { Decoder, outputSize } from "./decoder.ts";
import type { FrameSize } from "./decoder-command.ts";
import type { Ffmpeg } from "./ffmpeg.ts";
import { Gate } from "./gate.ts";
import { lookBack } from "./lookback.ts";
import { makeLoss, type Loss } from "./loss.ts";
import { words } from "../../storage/words.ts";
import type { Frame, Packet } from "./packet.ts";
import type { Ring } from "./ring.ts";

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
  /** How many frames a second are examined; asked at every packet, so that it may change. */
  framesPerSecond(): number;
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
  #everyMs: number;
  #deaths: number[] = [];
  /** Of the last frame shown: a new decoder begins with frames that the old one had shown. */
  #shownMs = -Infinity;
  #stopped = false;

  constructor(options: DecodingOptions) {
    this.#options = options;
    this.#gate = new Gate({
      format: options.ring.format,
      pendingBytes: () => this.#decoder.pendingBytes,
      openMs: () => this.#everyMs,
    });
    this.#size = this.#wantedSize();
    this.#everyMs = this.#wantedEveryMs();
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
    const resized = packet.keyframe && this.#wantedSize().width !== this.#size.width;
    if (resized || this.#wantedEveryMs() !== this.#everyMs) {
      // The packet is in the ring already: the new decoder begins with it, or with its group.
      this.#beginAnew();
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
      everyMs: this.#everyMs,
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
      everyMs: this.#everyMs,
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

  /** A little less than the frames' distance, so that jitter doesn't make it one less: 190 for 5. */
  #wantedEveryMs(): number {
    return Math.round(950 / this.#options.framesPerSecond());
  }

  /** A decoder for what is wanted now, which is shown what the former one had of this group. */
  #beginAnew(): void {
    const former = this.#decoder;
    this.#size = this.#wantedSize();
    this.#everyMs = this.#wantedEveryMs();
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
      const sentence = "connected, but its video can't be decoded";
      onBroken(makeLoss("unsupported", sentence, words("why-cannot-decode")));
      return;
    }
    this.#decoder = this.#startDecoder();
    for (const packet of this.#gate.restart(ring)) this.#decoder.feed(packet);
  }
}
