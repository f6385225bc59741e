// Owns following the faces of one camera: the live frames' tracks, and those of the look-back,
// which arrive later though they are older and become the beginning of the live ones. Pure:
// frames with matched faces and passing time go in, what happened to tracks comes out.
import { inPlace } from "./association.ts";
import type { FaceThresholds } from "./faces.ts";
import { Lane, type MatchedFace, type TrackEvent } from "./lane.ts";
import { flickerMs, type Track, type TrackView } from "./track.ts";
import { defaultRules, type VerdictRules } from "./verdict.ts";

export type { MatchedFace, TrackEvent } from "./lane.ts";
export type { BestFace, TrackView } from "./track.ts";

/** An examined frame with its faces, also when it shows none. */
export interface FaceFrame {
  /** On the camera's own timeline. */
  readonly ms: number;
  /** False for frames of a look-back. */
  readonly live: boolean;
  readonly faces: readonly MatchedFace[];
}

export interface FaceTracksOptions {
  /** The pack's numbers, with what the household made of them; asked again at every frame. */
  pack(): FaceThresholds;
  /** The default's unless said. */
  rules?: () => VerdictRules;
}

/** Frames come from a queue: so long after the bridge a track is over even if none comes. */
const unseenMs = 1000;
/** A look-back whose end nobody told is over by now. */
const longestLookBackMs = 15_000;
/** Live frames that a look-back may repeat. */
const rememberedFrames = 64;

export class FaceTracks {
  readonly #options: FaceTracksOptions;
  readonly #live: Lane;
  #lookBack: Lane | null = null;
  #liveMs: number[] = [];
  #ids = 0;

  constructor(options: FaceTracksOptions) {
    this.#options = options;
    this.#live = this.#lane();
  }

  /** Tracks that are being followed, live ones first. */
  get tracks(): TrackView[] {
    return [...this.#live.tracks, ...(this.#lookBack?.tracks ?? [])].map((track) => track.view());
  }

  /**
   * The next examined frame. Live frames and those of a look-back come each in their own order; one
   * that is late within it, or comes again, changes nothing.
   */
  see({ ms, live, faces }: FaceFrame): TrackEvent[] {
    if (!live) {
      // The keyframe that woke the look is told once more at the look-back's end.
      if (this.#liveMs.includes(ms)) return [];
      const events = this.#isAnotherLookBack(ms) ? this.lookBackOver() : [];
      this.#lookBack ??= this.#lane();
      events.push(...this.#lookBack.see(ms, faces));
      return events;
    }
    if (ms > this.#live.lastMs) this.#liveMs = [...this.#liveMs, ms].slice(-rememberedFrames);
    return this.#live.see(ms, faces);
  }

  /** The look-back has no more frames: its tracks become the beginnings of live ones, or end. */
  lookBackOver(): TrackEvent[] {
    const lane = this.#lookBack;
    if (!lane) return [];
    this.#lookBack = null;
    const events: TrackEvent[] = [];
    for (const earlier of lane.tracks) {
      const later = this.#live.tracks.find((track) => this.#continues(earlier, track));
      if (!later) continue;
      lane.release(earlier);
      const before = later.view();
      const ended = earlier.view();
      later.absorb(earlier, later.firstMs - earlier.lastMs);
      events.push({ kind: "ended", ms: earlier.lastMs, track: ended, into: later.id });
      events.push(...this.#live.rejudge(later, before, later.lastMs));
    }
    events.push(...lane.endBefore(Number.POSITIVE_INFINITY));
    return events;
  }

  /** It is `nowMs`; to be called a few times a second, so that tracks also end when no frame comes. */
  time(nowMs: number): TrackEvent[] {
    const forgotten = this.#lookBack && nowMs - this.#lookBack.lastMs > longestLookBackMs;
    const events = forgotten ? this.lookBackOver() : [];
    return events.concat(this.#live.endBefore(nowMs - this.#rules().bridgeMs - unseenMs));
  }

  /** The camera's session is over, or faces are no longer looked for: nothing is bridged. */
  stop(): TrackEvent[] {
    const events = [...this.lookBackOver(), ...this.#live.endBefore(Number.POSITIVE_INFINITY)];
    this.#liveMs = [];
    this.#live.forgetTime();
    return events;
  }

  #continues(earlier: Track, later: Track): boolean {
    const gapMs = later.firstMs - earlier.lastMs;
    if (gapMs <= 0 || gapMs > this.#rules().bridgeMs) return false;
    const embedding = later.embedding;
    const likeness = embedding && earlier.likeness(embedding);
    const pack = this.#options.pack();
    if (likeness !== null) {
      const here = inPlace(earlier.lastBox, later.firstBox);
      return likeness >= (here ? pack.unknownBelow : pack.known);
    }
    return gapMs <= flickerMs && inPlace(earlier.lastBox, later.firstBox);
  }

  #isAnotherLookBack(ms: number): boolean {
    const lastMs = this.#lookBack?.lastMs ?? ms;
    return ms < lastMs || ms - lastMs > this.#rules().bridgeMs;
  }

  #rules(): VerdictRules {
    return this.#options.rules?.() ?? defaultRules;
  }

  #lane(): Lane {
    return new Lane({
      nextId: () => ++this.#ids,
      pack: this.#options.pack,
      rules: () => this.#rules(),
    });
  }
}
