// Owns the memory of frames that moved: sorted by time although look-backs arrive late, bounded,
// and asked where a movement began and what its best picture is.
import type { ZoneBox } from "../../storage/zones.ts";

export interface MovingFrame {
  /** On the camera's own timeline. */
  readonly ms: number;
  /** Of the largest moving region, in pixels of a 640x480 picture. */
  readonly area: number;
  /** Around all regions that counted; left out where nobody said. */
  readonly box?: ZoneBox;
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
    const { ms, area, box } = frame;
    this.#frames.splice(later, 0, { ms, area, ...(box && { box }) });
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

/**
 * The box around the largest region and all others of at least `smallest` px. `regions` come the
 * largest first, as the detector finds them; undefined when there are none.
 */
export function boxAround(
  regions: readonly (ZoneBox & { readonly area: number })[],
  smallest: number,
): ZoneBox | undefined {
  const [first] = regions;
  if (!first) return undefined;
  let { x, y } = first;
  let right = x + first.width;
  let bottom = y + first.height;
  for (const region of regions.slice(1)) {
    if (region.area < smallest) break;
    x = Math.min(x, region.x);
    y = Math.min(y, region.y);
    right = Math.max(right, region.x + region.width);
    bottom = Math.max(bottom, region.y + region.height);
  }
  return { x, y, width: right - x, height: bottom - y };
}
