// Owns the memory of frames that moved: sorted by time although look-backs arrive late, bounded,
// and asked where a movement began and what its best picture is.

export interface MovingFrame {
  /** On the camera's own timeline. */
  readonly ms: number;
  /** Of the largest moving region, in pixels of a 640x480 picture. */
  readonly area: number;
}

/** A minute and a half at 20 frames a second; beyond, every second frame is forgotten. */
const mostRemembered = 2000;

export class MovingFrames {
  #frames: MovingFrame[] = [];

  /** In the order of time. */
  get all(): readonly MovingFrame[] {
    return this.#frames;
  }

  /** A frame of a time that is known already changes nothing. */
  add(frame: MovingFrame): void {
    const later = this.#frames.findLastIndex((known) => known.ms <= frame.ms) + 1;
    if (this.#frames[later - 1]?.ms === frame.ms) return;
    this.#frames.splice(later, 0, { ms: frame.ms, area: frame.area });
    if (this.#frames.length > mostRemembered) {
      this.#frames = this.#frames.filter((_, index) => index % 2 === 0);
    }
  }

  /**
   * The frames of the newest movement: back from the last one for as long as gaps are at most
   * `gapMs`, and no further than `notBeforeMs`. Empty when nothing moved since then.
   */
  newestMovement(gapMs: number, notBeforeMs: number): readonly MovingFrame[] {
    let start = this.#frames.length;
    while (start > 0) {
      const earlier = this.#frames[start - 1]!;
      const next = this.#frames[start];
      if (earlier.ms < notBeforeMs || (next && next.ms - earlier.ms > gapMs)) break;
      start--;
    }
    return this.#frames.slice(start);
  }

  /** Forgets what moved before `ms`. */
  forgetBefore(ms: number): void {
    this.#frames = this.#frames.filter((frame) => frame.ms >= ms);
  }
}

/** The frame with the largest region, the earliest of several; undefined when there is none. */
export function largest(frames: readonly MovingFrame[]): MovingFrame | undefined {
  return frames.toSorted((a, b) => b.area - a.area)[0];
}
