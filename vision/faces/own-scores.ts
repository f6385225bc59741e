// Owns how well everybody enrolled is recognised by their own photos: each photo compared with the
// person's others, and with everybody else's, as if a camera had seen it. No threshold is in it, so
// it is measured once and then holds for every threshold that is tried out.
import { type Gallery, type PersonId, scoreAgainst } from "./gallery.ts";

export interface OwnScore {
  /** Against the person's other photos. */
  readonly score: number;
  /** Of the closest other person; 0 where there is none. */
  readonly second: number;
}

/** A photo each, in no order; one entry for somebody with a single photo. */
export type ScoresByPerson = ReadonlyMap<PersonId, readonly OwnScore[]>;

/** Work in one go: a thousand people take seconds, and alarms must not wait for them. */
const sliceMs = 8;

export class OwnScores {
  readonly #gallery: Gallery;
  /** Milliseconds of a clock that never steps. */
  readonly #now: () => number;
  #measured: { version: number; scores: Promise<ScoresByPerson> } | null = null;

  constructor(gallery: Gallery, now: () => number) {
    this.#gallery = gallery;
    this.#now = now;
  }

  /** Measures what changed the gallery since the last time, in slices between other work. */
  current(): Promise<ScoresByPerson> {
    const { version } = this.#gallery;
    if (this.#measured?.version !== version) {
      this.#measured = { version, scores: this.#measure() };
    }
    return this.#measured.scores;
  }

  async #measure(): Promise<ScoresByPerson> {
    const scores = new Map<PersonId, OwnScore[]>();
    let begun = this.#now();
    for (const person of this.#gallery.everybody()) {
      const embeddings = [...this.#gallery.embeddingsOf(person).values()];
      const own = embeddings.map((probe, index) => {
        const others = embeddings.filter((_, other) => other !== index);
        const second = this.#gallery.match(probe, { except: person }).top[0]?.score ?? 0;
        return { score: scoreAgainst(others, probe), second };
      });
      // Who was forgotten meanwhile has no photos any more.
      if (own.length > 0) scores.set(person, own);
      if (this.#now() - begun < sliceMs) continue;
      await new Promise((resolve) => setImmediate(resolve));
      begun = this.#now();
    }
    return scores;
  }
}
