// Owns the rule that one frame is not enough: 2 of the last 3 examined frames must move before an
// incident opens, so that a single bad picture (an insect, a decoding error) alarms nobody.

const examinedFrames = 3;
const movingFrames = 2;

/** One sequence of examined frames, in the order of time. */
export class Confirmation {
  #last: boolean[] = [];

  /** Takes the next frame; true when it and the two before it hold at least two that move. */
  push(moving: boolean): boolean {
    this.#last = [...this.#last, moving].slice(-examinedFrames);
    return this.#last.filter(Boolean).length >= movingFrames;
  }

  /** Forgets the frames so far: the next one doesn't follow them. */
  reset(): void {
    this.#last = [];
  }
}
