// Owns a camera for the tests of what is recorded: its packets come when the test says so, five a
// second with a keyframe every 2 s, into a real ring. Its pictures are no pictures.
import type { Packet, VideoFormat } from "../../vision/capture/packet.ts";
import { Ring } from "../../vision/capture/ring.ts";
import type { RecordedCamera } from "../../vision/recorder.ts";
import type { ClipSource } from "../../vision/requested-clip.ts";
import type { Still } from "../../vision/watch-view.ts";

export const h264: VideoFormat = {
  codec: "h264",
  width: 640,
  height: 360,
  extradata: Buffer.alloc(0),
  decodeDelay: 0,
};

const stepMs = 200;
export const keyframeEveryMs = 2_000;

/** A packet that the spool can read back: Annex B, of at least five bytes. */
export function packetAt(ms: number, keyframe: boolean, bytes = 100): Packet {
  const content = Buffer.alloc(bytes, 7);
  content.set([0, 0, 1, keyframe ? 0x65 : 0x41]);
  return { ms, keyframe, bytes: content };
}

export class FakeRecordedCamera implements RecordedCamera, ClipSource {
  readonly id = "c1";
  readonly name = "Garden";
  /** Wall-clock time of 0 on the camera's timeline. */
  wallOffset: number;
  nowMs = 0;
  packetBytes = 100;
  /** What the next stills fail with. */
  stillProblem: Error | null = null;
  #ring: Ring | null = new Ring(h264, { seconds: 30, bytes: 1e9 });
  readonly #onPacket = new Set<(packet: Packet) => void>();
  readonly #onEnd = new Set<() => void>();

  constructor(wallOffset: number) {
    this.wallOffset = wallOffset;
  }

  frameSize(): { width: number; height: number } | null {
    return this.#ring ? h264 : null;
  }

  /** Packets up to and with `untilMs`. */
  film(untilMs: number): void {
    for (; this.nowMs <= untilMs; this.nowMs += stepMs) {
      const keyframe = this.nowMs % keyframeEveryMs === 0 || !this.#ring?.newest;
      const packet = packetAt(this.nowMs, keyframe, this.packetBytes);
      this.#ring?.push(packet);
      for (const listener of this.#onPacket) listener(packet);
    }
  }

  lose(): void {
    this.#ring = null;
    for (const listener of this.#onEnd) listener();
  }

  comeBack(atMs: number, format: VideoFormat = h264): void {
    this.#ring = new Ring(format, { seconds: 30, bytes: 1e9 });
    this.nowMs = atMs;
  }

  /** How many listen to packets or the end. */
  get listeners(): number {
    return this.#onPacket.size + this.#onEnd.size;
  }

  format(): VideoFormat | null {
    return this.#ring?.format ?? null;
  }

  newest(): Packet | null {
    return this.#ring?.newest ?? null;
  }

  past(ms: number): Packet[] {
    return this.#ring?.from(ms) ?? [];
  }

  still(ms: number): Promise<Still> {
    if (this.stillProblem) return Promise.reject(this.stillProblem);
    const takenAt = this.wallOf(ms);
    return Promise.resolve({ jpeg: Buffer.from("a jpeg"), width: 640, height: 360, takenAt });
  }

  wallOf(ms: number): number {
    return ms + this.wallOffset;
  }

  onPacket(listener: (packet: Packet) => void): () => void {
    this.#onPacket.add(listener);
    return () => this.#onPacket.delete(listener);
  }

  onSessionEnd(listener: () => void): () => void {
    this.#onEnd.add(listener);
    return () => this.#onEnd.delete(listener);
  }
}
