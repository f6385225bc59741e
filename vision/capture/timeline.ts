// Owns a camera's own time: puts the times that a camera (or ffmpeg) gives its pictures onto one
// line of whole milliseconds that only runs forward, across jumps of the camera's clock and
// across sessions, and knows how far that line lies from this machine's clock.
// Pure: arrivals are passed in. Figures: facts/packet-ring.md section h.

/** A step between two pictures that no camera makes on purpose; more means that its clock jumped. */
const largestStepMs = 2_000;
/** How late against the best one seen a picture may arrive before its time is no longer believed. */
const largestLatenessMs = 2_000;
/** With B-frames, times run back within a group of pictures; by more than this they jumped. */
const largestReorderingMs = 1_000;
/** B-frames: so many recent times are remembered to keep each one unique. */
const remembered = 64;
/** The window of wallOffset(): long enough to meet an undelayed packet, short against drift. */
const windowMs = 300_000;
const bucketMs = 10_000;

export class Timeline {
  readonly #startMs: number;
  #reordered = false;
  #previous: { pts: number; timed: boolean } | null = null;
  /** Own time minus the camera's, in this epoch. */
  #shift = 0;
  /** The highest own time given so far. */
  #highest: number;
  /** B-frames: nothing of this epoch lies before it. */
  #floor: number;
  #recent: number[] = [];
  readonly #offset = new SmallestOffset();

  /** `startMs`: the own time of the first picture, an integer. */
  constructor(startMs: number) {
    this.#startMs = startMs;
    this.#highest = startMs - 1;
    this.#floor = startMs;
  }

  /**
   * For streams with B-frames (decodeDelay > 0), which arrive in the order of decoding: from now
   * on times are unique but follow the camera's, so they run back by up to a second where the
   * stream does. Clips play right only that way. Call it before the first place().
   */
  allowReordering(): void {
    this.#reordered = true;
  }

  /**
   * The own time of the picture that arrived now: an integer, at least startMs, strictly rising
   * (with B-frames: unique). Two pictures of one time are put 1 ms apart, none is dropped.
   * Where the camera's clock jumped, or has none (`pts` null), the arrival counts.
   * `pts`: the camera's time in ms, may be fractional. `arrival`: on the monotonic clock, in ms.
   */
  place(pts: number | null, arrival: number): number {
    const time = pts ?? arrival;
    const timed = pts !== null;
    const previous = this.#previous;
    if (previous === null) {
      this.#shift = this.#startMs - time;
    } else if (timed !== previous.timed || this.#jumped(time - previous.pts, time, arrival)) {
      // Where it would be if it came without delay; so the line never loses touch with real time.
      const undelayed = Math.round(arrival - this.wallOffset());
      const resumed = Math.max(this.#highest + 1, undelayed);
      this.#shift = resumed - time;
      this.#floor = resumed;
    }
    this.#previous = { pts: time, timed };
    const wanted = Math.round(time + this.#shift);
    const ms = this.#reordered ? this.#unique(wanted) : Math.max(wanted, this.#highest + 1);
    this.#highest = Math.max(this.#highest, ms);
    this.#offset.note(arrival, arrival - ms);
    return ms;
  }

  /**
   * What to add to an own time to get monotonic milliseconds: the smallest delay seen in the last
   * five minutes, as the packet that was held up least tells best. 0 before the first packet.
   */
  wallOffset(): number {
    return this.#offset.smallest() ?? 0;
  }

  #jumped(step: number, time: number, arrival: number): boolean {
    if (step < (this.#reordered ? -largestReorderingMs : 0) || step > largestStepMs) return true;
    const lateness = arrival - (time + this.#shift) - this.wallOffset();
    return Math.abs(lateness) > largestLatenessMs;
  }

  #unique(wanted: number): number {
    let ms = Math.max(wanted, this.#floor);
    while (this.#recent.includes(ms)) ms++;
    this.#recent.push(ms);
    if (this.#recent.length > remembered) this.#recent.shift();
    return ms;
  }
}

/** The smallest value of the last minutes, kept in buckets of ten seconds. */
class SmallestOffset {
  #buckets: { since: number; smallest: number }[] = [];
  #smallest: number | null = null;

  note(now: number, value: number): void {
    const bucket = this.#buckets.at(-1);
    if (bucket && now - bucket.since < bucketMs) {
      bucket.smallest = Math.min(bucket.smallest, value);
      this.#smallest = Math.min(this.#smallest ?? value, value);
      return;
    }
    this.#buckets = this.#buckets.filter((old) => now - old.since < windowMs);
    this.#buckets.push({ since: now, smallest: value });
    this.#smallest = Math.min(...this.#buckets.map((each) => each.smallest));
  }

  smallest(): number | null {
    return this.#smallest;
  }
}
