// Owns the votes of one track: what its good frames say together about who it is. Additive, so
// that two halves of a track can be put together in any order; its memory does not grow with time.
import type { FaceThresholds } from "./faces.ts";
import type { Candidate, Match, PersonId } from "./gallery.ts";

/** What a good frame says. */
export interface Vote {
  /** Above 0 (quality.ts). */
  readonly weight: number;
  readonly match: Match;
}

/** Somebody, as all votes together see them. */
export interface Standing {
  readonly person: PersonId;
  /** Weighted mean of the scores. */
  readonly score: number;
  /** Frames that say so on their own: first, and above the person's threshold. */
  readonly agreeing: number;
  readonly photos: number;
}

export interface Tally {
  /** Good frames. */
  readonly frames: number;
  /** Who leads; null where nobody ever scored. */
  readonly best: Standing | null;
  /** What anybody else may have at most, as a weighted mean; 0 where there is nobody else. */
  readonly second: number;
  /** What anybody at all may have at most: below a limit, this is surely none of them. */
  readonly highest: number;
  /** The first three. */
  readonly top: readonly Standing[];
}

/** More people than come among the first three of a track's frames, save by chance. */
const mostRemembered = 48;
const answered = 3;

interface Sums {
  photos: number;
  agreeing: number;
  /** Of weight times score, over the frames in which the person was among the first three. */
  score: number;
  /** Of weight times the third's score, over the same frames. */
  third: number;
}

/** From this score on `candidate` is known, if their margin is wide enough. */
export function knownFrom({ photos }: Pick<Candidate, "photos">, pack: FaceThresholds): number {
  return photos < 3 ? pack.knownFewPhotos : pack.known;
}

export class Votes {
  #frames = 0;
  #weight = 0;
  /** Of weight times the score that whoever is not among the first three has at most. */
  #third = 0;
  readonly #people = new Map<PersonId, Sums>();

  get frames(): number {
    return this.#frames;
  }

  add({ weight, match }: Vote, pack: FaceThresholds): void {
    const third = thirdOf(match);
    this.#frames++;
    this.#weight += weight;
    this.#third += weight * third;
    for (const [place, candidate] of match.top.entries()) {
      const sums = this.#sumsOf(candidate.person);
      const agrees = place === 0 && candidate.score >= knownFrom(candidate, pack);
      sums.photos = candidate.photos;
      sums.agreeing += agrees ? 1 : 0;
      sums.score += weight * candidate.score;
      sums.third += weight * third;
    }
    this.#forgetUnlikely();
  }

  /** Takes in the votes of the same face's other track. */
  merge(other: Votes): void {
    this.#frames += other.#frames;
    this.#weight += other.#weight;
    this.#third += other.#third;
    for (const [person, theirs] of other.#people) {
      const sums = this.#sumsOf(person);
      sums.photos = Math.max(sums.photos, theirs.photos);
      sums.agreeing += theirs.agreeing;
      sums.score += theirs.score;
      sums.third += theirs.third;
    }
    this.#forgetUnlikely();
  }

  /**
   * Who was not among the first three of a frame is counted there with 0 when it speaks for them,
   * and with the third's score when it speaks against somebody else: nobody is known, and nobody
   * is a stranger, by what was not said.
   */
  tally(): Tally {
    const standings = [...this.#people].map(([person, sums]) => this.#standing(person, sums));
    standings.sort((a, b) => b.score - a.score || (a.person < b.person ? -1 : 1));
    const best = standings[0] ?? null;
    const unnamed = this.#weight > 0 ? this.#third / this.#weight : 0;
    let [second, highest] = [unnamed, unnamed];
    for (const [person, sums] of this.#people) {
      const most = this.#atMost(sums);
      highest = Math.max(highest, most);
      if (person !== best?.person) second = Math.max(second, most);
    }
    return { frames: this.#frames, best, second, highest, top: standings.slice(0, answered) };
  }

  /** The weighted mean that `person` has at most. */
  atMost(person: PersonId): number {
    const sums = this.#people.get(person) ?? { photos: 0, agreeing: 0, score: 0, third: 0 };
    return this.#atMost(sums);
  }

  #atMost(sums: Sums): number {
    return this.#weight > 0 ? (sums.score + this.#third - sums.third) / this.#weight : 0;
  }

  #standing(person: PersonId, { photos, agreeing, score }: Sums): Standing {
    return { person, photos, agreeing, score: this.#weight > 0 ? score / this.#weight : 0 };
  }

  #sumsOf(person: PersonId): Sums {
    const known = this.#people.get(person);
    if (known) return known;
    const fresh: Sums = { photos: 0, agreeing: 0, score: 0, third: 0 };
    this.#people.set(person, fresh);
    return fresh;
  }

  #forgetUnlikely(): void {
    while (this.#people.size > mostRemembered) {
      let unlikely: { person: PersonId; score: number } | null = null;
      for (const [person, { score }] of this.#people) {
        if (!unlikely || score < unlikely.score) unlikely = { person, score };
      }
      if (unlikely) this.#people.delete(unlikely.person);
    }
  }
}

/** What those who are not listed have at most. Where fewer than three are enrolled: nobody, 0. */
function thirdOf({ top }: Match): number {
  return top.length < answered ? 0 : Math.max(0, top[answered - 1]?.score ?? 0);
}
