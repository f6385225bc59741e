// Owns the last seconds of a camera session's packets, in memory: what pre-roll, replay, clips and
// stills are made of. It holds whole groups of pictures only (a keyframe and what follows it up to
// the next), so that everything it hands out can be decoded. Pure.
import type { Packet, VideoFormat } from "./packet.ts";

export interface RingLimits {
  /** It keeps at least this much, by whole groups, while the bytes allow. */
  seconds: number;
  /** Never more than this, whatever the seconds say. */
  bytes: number;
}

interface Group {
  readonly packets: [Packet, ...Packet[]];
  bytes: number;
}

/** Enough for a steady median; a camera that changes its interval is believed after a minute. */
const rememberedIntervals = 31;

export class Ring {
  readonly format: VideoFormat;
  readonly #limits: RingLimits;
  #groups: Group[] = [];
  #bytes = 0;
  #lastKeyframeMs: number | null = null;
  #intervals: number[] = [];
  #medianInterval: number | null = null;

  constructor(format: VideoFormat, limits: RingLimits) {
    this.format = format;
    this.#limits = limits;
  }

  /**
   * Takes the next packet in order of arrival. Before the first keyframe packets are let go. Old
   * groups go when the seconds or bytes are full; a single group larger than all bytes goes as
   * well, with the rest of it up to the next keyframe: its beginning is what the rest hangs on,
   * and a part of it that ends too early could not be continued.
   */
  push(packet: Packet): void {
    if (packet.keyframe) {
      this.#noteKeyframe(packet.ms);
      this.#groups.push({ packets: [packet], bytes: 0 });
    } else {
      this.#groups.at(-1)?.packets.push(packet);
    }
    const group = this.#groups.at(-1);
    if (!group) return;
    group.bytes += packet.bytes.length;
    this.#bytes += packet.bytes.length;
    this.#dropOld(packet.ms);
  }

  /** The packet that arrived last, if it can be decoded. */
  get newest(): Packet | null {
    return this.#groups.at(-1)?.packets.at(-1) ?? null;
  }

  /** The oldest keyframe held. */
  get oldest(): Packet | null {
    return this.#groups[0]?.packets[0] ?? null;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** From the oldest to the newest packet, in ms. */
  get spanMs(): number {
    return Math.max(0, (this.newest?.ms ?? 0) - (this.oldest?.ms ?? 0));
  }

  /** The median distance of the last keyframes in ms; null before there were two. */
  keyframeInterval(): number | null {
    return this.#medianInterval;
  }

  /** Everything from the last keyframe at or before `ms`, or else from the oldest one. */
  from(ms: number): Packet[] {
    return this.#groups.slice(Math.max(0, this.#indexAt(ms))).flatMap((group) => group.packets);
  }

  /**
   * What a decoder needs to show the picture at `ms` or the last one before it: its keyframe and
   * all packets up to it, in order of decoding. Empty when `ms` lies before the oldest keyframe.
   */
  groupOf(ms: number): Packet[] {
    const packets: Packet[] = this.#groups[this.#indexAt(ms)]?.packets ?? [];
    return packets.slice(0, packets.findLastIndex((packet) => packet.ms <= ms) + 1);
  }

  /** The newest keyframe and all that follows it. */
  currentGroup(): readonly Packet[] {
    return this.#groups.at(-1)?.packets ?? [];
  }

  /** Packets from `fromMs` to `toMs`, both included; the first need not be a keyframe. */
  between(fromMs: number, toMs: number): Packet[] {
    return this.from(fromMs).filter((packet) => packet.ms >= fromMs && packet.ms <= toMs);
  }

  /** Index of the last group whose keyframe is at or before `ms`; -1 if there is none. */
  #indexAt(ms: number): number {
    return this.#groups.findLastIndex((group) => group.packets[0].ms <= ms);
  }

  #dropOld(newestMs: number): void {
    const { seconds, bytes } = this.#limits;
    for (;;) {
      const [oldest, next] = this.#groups;
      if (!oldest) return;
      const outlived = next !== undefined && newestMs - next.packets[0].ms >= seconds * 1_000;
      if (!outlived && this.#bytes <= bytes) return;
      this.#groups.shift();
      this.#bytes -= oldest.bytes;
    }
  }

  #noteKeyframe(ms: number): void {
    if (this.#lastKeyframeMs !== null) {
      this.#intervals.push(ms - this.#lastKeyframeMs);
      if (this.#intervals.length > rememberedIntervals) this.#intervals.shift();
      const sorted = this.#intervals.toSorted((a, b) => a - b);
      this.#medianInterval = sorted[sorted.length >> 1] ?? null;
    }
    this.#lastKeyframeMs = ms;
  }
}
