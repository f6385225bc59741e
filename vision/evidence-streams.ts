// Owns which of a camera's streams evidence is taken from, where it has two: the main one, whose
// packets are put onto the timeline of the smaller one that is watched, and while the main one is
// lost the smaller one itself. Where there is one stream it is passed on as it is.
import { momentGone } from "./camera-trouble.ts";
import type { Camera } from "./capture/camera.ts";
import type { Packet, VideoFormat } from "./capture/packet.ts";
import { makeStill, StillError, type StillRequest } from "./capture/still.ts";
import type { CameraId } from "../storage/incident-events.ts";
import type { FilmedCamera } from "./incident-parts.ts";
import type { Still } from "./watch-view.ts";

/** A stream must have come for so long before it is recorded in the place of another. */
const steadyMs = 10_000;
/** A stream whose last picture is older than this does not show the moment that is asked for. */
const samePictureMs = 1_500;

/** What this needs of a stream. */
export type EvidenceStream = Pick<
  Camera,
  "arrivalOffset" | "condition" | "format" | "lastRing" | "newest" | "past" | "ring" | "wallOf"
>;

export interface EvidenceStreamsOptions<Stream extends EvidenceStream> {
  camera: { readonly id: CameraId; readonly name: string };
  /** The one that is examined; every moment here is on its timeline. */
  watched: Stream;
  /** The one that evidence comes from; null: the watched one. */
  main: Stream | null;
  pictures: Pick<StillRequest, "ffmpeg" | "clock">;
  /** Whether a part is being recorded now. */
  recording(): boolean;
  /** The next packet to record. */
  onPacket(packet: Packet): void;
  /** From now on `to` is recorded; what the former stream held ends at `ms`. */
  onSwitch(to: "main" | "watched", ms: number): void;
}

export class EvidenceStreams<Stream extends EvidenceStream> implements FilmedCamera {
  readonly #options: EvidenceStreamsOptions<Stream>;
  #current: Stream;
  /** From the main stream's timeline to the watched one's; stands still during a recording. */
  #shift = 0;
  /** The first packet of the main stream's session. */
  #mainSinceMs: number | null = null;

  constructor(options: EvidenceStreamsOptions<Stream>) {
    this.#options = options;
    this.#current = options.watched;
  }

  /** The stream that is recorded when something happens now. */
  get current(): Stream {
    return this.#current;
  }

  /** The stream to take a picture or a clip from now: the main one where it shows something. */
  get best(): Stream {
    const { main, watched } = this.#options;
    return main?.condition.state === "live" && main.newest() ? main : watched;
  }

  /** The watched stream's next packet. */
  watchedPacket(packet: Packet): void {
    this.#align();
    if (this.#current === this.#options.watched) this.#options.onPacket(packet);
  }

  /** The main stream's next packet. */
  mainPacket(packet: Packet): void {
    const { main, watched, onPacket, onSwitch } = this.#options;
    if (!main) return;
    this.#align();
    this.#mainSinceMs ??= packet.ms;
    if (this.#current === main) {
      onPacket(this.#onWatchedTime(packet));
      return;
    }
    // Until then it reaches less far back than the watched one does.
    const reachesBack = Math.min(steadyMs, watched.ring?.spanMs ?? 0);
    if (packet.ms - this.#mainSinceMs < reachesBack) return;
    const untilMs = watched.lastRing?.newest?.ms ?? packet.ms + this.#shift;
    this.#current = main;
    this.#shift = this.#measuredShift(main);
    onSwitch("main", untilMs);
  }

  /** The main stream's session is over: what happens from its last packet on is the watched one's. */
  mainSessionEnded(): void {
    const { main, watched, onSwitch } = this.#options;
    this.#mainSinceMs = null;
    if (!main || this.#current !== main) return;
    this.#current = watched;
    const last = main.lastRing?.newest;
    onSwitch("watched", last ? last.ms + this.#shift : (watched.newest()?.ms ?? 0));
  }

  format(): VideoFormat | null {
    return this.#current.format();
  }

  past(ms: number): Packet[] {
    const { main, watched } = this.#options;
    if (this.#current !== main) return watched.past(ms);
    return main.past(ms - this.#shift).map((packet) => this.#onWatchedTime(packet));
  }

  wallOf(ms: number): number {
    return this.#options.watched.wallOf(ms);
  }

  /**
   * The full-resolution picture of that moment, of the smaller stream where the main one has none.
   * Rejects with CameraError and StillError.
   */
  async still(ms: number): Promise<Still> {
    const { main, watched } = this.#options;
    const mainMs = ms - this.#shift;
    if (main && shows(main, mainMs)) {
      try {
        return await this.#stillOf(main, mainMs);
      } catch (error) {
        if (!(error instanceof StillError) || !shows(watched, ms)) throw error;
      }
    }
    return await this.#stillOf(watched, ms);
  }

  /** The newest picture of the best stream; null where none is remembered. */
  async newestStill(): Promise<Still | null> {
    const stream = this.best;
    const newest = stream.lastRing?.newest;
    return newest ? await this.#stillOf(stream, newest.ms) : null;
  }

  /** Two streams of one camera tell other times; what they have in common is when packets arrive. */
  #align(): void {
    const { main, recording } = this.#options;
    if (main && !recording()) this.#shift = this.#measuredShift(main);
  }

  #measuredShift(main: Stream): number {
    return main.arrivalOffset - this.#options.watched.arrivalOffset;
  }

  #onWatchedTime({ ms, keyframe, bytes }: Packet): Packet {
    return { ms: ms + this.#shift, keyframe, bytes };
  }

  async #stillOf(stream: Stream, ms: number): Promise<Still> {
    const ring = stream.lastRing;
    const packets = ring?.groupOf(ms) ?? [];
    if (!ring || packets.length === 0) throw momentGone(this.#options.camera);
    return await makeStill({
      ...this.#options.pictures,
      format: ring.format,
      packets,
      atMs: ms,
      wallOf: (at) => stream.wallOf(at),
    });
  }
}

function shows(stream: EvidenceStream, ms: number): boolean {
  const packets = stream.lastRing?.groupOf(ms) ?? [];
  return packets.some((packet) => ms - packet.ms <= samePictureMs);
}
