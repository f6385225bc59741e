// Owns which packets the decoder gets: keyframes while nothing moves (closed), every packet once
// something does (open). A decoder smears silently when it gets a packet twice or misses one
// inside a group of pictures, so what this gives out is always a keyframe or the one packet that
// follows the last one given. Pure; rules and measurements: facts/packet-ring.md "Gate rules".
import type { Packet, VideoFormat } from "./packet.ts";
import type { Ring } from "./ring.ts";

/** More than this waiting in the decoder's input means that it can't keep up. */
const largestBacklogBytes = 8_000_000;
/** MJPEG, where every packet is a keyframe: one in this many ms is looked at while closed. */
const mjpegClosedMs = 500;
/** Packets: a minute at 30 a second; a stream with fewer keyframes must not be watched by them. */
const largestHeldBack = 1_800;

export interface GateOptions {
  format: VideoFormat;
  /** What waits in the decoder's input, in bytes. */
  pendingBytes(): number;
  /** MJPEG: while open, one packet in this many ms goes through; 190 unless said. */
  openMs?: () => number;
}

/** Why a stream can't be watched by its keyframes alone; null where it can. */
export type NeverCloses = "b_frames" | "unclean_keyframes" | null;

export class Gate {
  readonly #format: VideoFormat;
  readonly #pendingBytes: () => number;
  readonly #openMs: () => number;
  #open = false;
  #neverCloses: NeverCloses = null;
  #lastFed: Packet | null = null;
  /** The decoder lacks something of the current group: only a keyframe helps. */
  #waiting = true;
  /**
   * What was held back after the last packet given, until the stream's second keyframe tells what
   * its keyframes are like; then null. The same buffers as the ring's.
   */
  #heldBack: Packet[] | null = [];

  constructor(options: GateOptions) {
    this.#format = options.format;
    this.#pendingBytes = () => options.pendingBytes();
    this.#openMs = options.openMs ?? (() => 190);
    // An HEVC decoder gives a keyframe out only after the pictures it holds back, and repeating
    // the keyframe, which helps with H.264, makes it report duplicates.
    if (options.format.codec === "hevc" && options.format.decodeDelay > 0) {
      this.#neverCloses = "b_frames";
    }
  }

  /** Whether every packet goes through now (MJPEG: one in openMs). */
  get isOpen(): boolean {
    return this.#open || this.#neverCloses !== null;
  }

  /** Set from the start or as soon as the stream shows it; then close() has no effect. */
  get neverCloses(): NeverCloses {
    return this.#neverCloses;
  }

  /** The newest packet, already in the ring: what the decoder gets now, in this order. */
  offer(packet: Packet): Packet[] {
    if (packet === this.#lastFed) return [];
    if (packet.keyframe) return this.#offerKeyframe(packet);
    if (this.#waiting) return [];
    if (!this.isOpen) {
      this.#heldBack?.push(packet);
      if (this.#heldBack && this.#heldBack.length > largestHeldBack) this.#heldBack = null;
      return [];
    }
    if (this.#backlogged()) {
      this.#waiting = true;
      return [];
    }
    this.#give(packet);
    return [packet];
  }

  /**
   * From now on every packet. Returns what the decoder lacks of the current group. Harmless when
   * open already: then it closes a hole that a backlog left, if the backlog is gone.
   */
  open(ring: Ring): Packet[] {
    this.#open = true;
    return this.#catchUp(ring);
  }

  /** From now on keyframes only. */
  close(): void {
    this.#open = false;
  }

  /** A new decoder has taken the old one's place: what it gets of the current group. */
  restart(ring: Ring): Packet[] {
    this.#lastFed = null;
    this.#waiting = true;
    this.#heldBack = null;
    if (this.isOpen) return this.#catchUp(ring);
    const keyframe = ring.currentGroup()[0];
    return keyframe ? this.#offerKeyframe(keyframe) : [];
  }

  #offerKeyframe(packet: Packet): Packet[] {
    const { codec, decodeDelay } = this.#format;
    if (codec === "mjpeg" && this.#lastFed) {
      const since = packet.ms - this.#lastFed.ms;
      if (since < (this.#open ? this.#openMs() : mjpegClosedMs)) return [];
    }
    if (this.#backlogged()) {
      this.#waiting = true;
      return [];
    }
    if (codec === "h264" && this.#neverCloses === null && !startsWithIdr(packet.bytes)) {
      this.#neverCloses = "unclean_keyframes";
      const missing = this.#waiting ? [] : (this.#heldBack ?? []);
      this.#heldBack = null;
      this.#give(packet);
      return [...missing, packet];
    }
    if (this.#lastFed) this.#heldBack = null;
    this.#give(packet);
    if (this.isOpen || codec !== "h264" || decodeDelay === 0) return [packet];
    // With B-frames the decoder holds a picture back until decodeDelay more have come. Its own
    // copies will do; the decoder (decoder.ts) knows them by their bytes and shows only one.
    const copies = Array.from({ length: decodeDelay }, (_, index) => ({
      ...packet,
      ms: packet.ms + index + 1,
    }));
    return [packet, ...copies];
  }

  #catchUp(ring: Ring): Packet[] {
    if (this.#format.codec === "mjpeg") {
      return ring.newest && ring.newest !== this.#lastFed ? this.#offerKeyframe(ring.newest) : [];
    }
    const group = ring.currentGroup();
    const newest = group.at(-1);
    if (!newest || this.#backlogged()) {
      // Without its group there is nothing to continue from.
      this.#waiting = true;
      return [];
    }
    // Found nowhere: not even this group's keyframe went in, so all of it does.
    const missing = group.slice(this.#indexOfLastFed(group) + 1);
    this.#give(newest);
    return missing;
  }

  /** `packet` is the last one that the decoder has now, and it lacks nothing before it. */
  #give(packet: Packet): void {
    this.#lastFed = packet;
    this.#waiting = false;
    if (this.#heldBack) this.#heldBack = [];
  }

  #indexOfLastFed(group: readonly Packet[]): number {
    return this.#lastFed ? group.lastIndexOf(this.#lastFed) : -1;
  }

  #backlogged(): boolean {
    return this.#pendingBytes() > largestBacklogBytes;
  }
}

/**
 * Whether an H.264 picture in Annex-B form is an IDR picture, which needs nothing before it. Other
 * "keyframes" (recovery points, open groups) are clean only when decoded in the flow.
 * NAL unit types: ITU-T H.264 table 7-1.
 */
export function startsWithIdr(bytes: Buffer): boolean {
  let at = bytes.indexOf(startCode);
  while (at !== -1 && at + 3 < bytes.length) {
    const type = bytes.readUInt8(at + 3) & 0x1f;
    if (type >= 1 && type <= 5) return type === 5;
    at = bytes.indexOf(startCode, at + 3);
  }
  return false;
}

const startCode = Buffer.from([0, 0, 1]);
