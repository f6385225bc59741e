// Owns the enrolled people in memory: the embeddings of their crops, and who a probe looks like.
// Nothing of it ever reaches the disk; it is learned again from the crops at every start.
import { checkEmbedding, cosine, meanOf } from "./cosine.ts";
import { EmbeddingRows } from "./embedding-rows.ts";

/** Ids as in storage/people.ts. */
export type PersonId = string;
export type CropId = string;

/** Somebody a face looks like. */
export interface Candidate {
  readonly person: PersonId;
  /** Cosine, -1 to 1: the better of the person's mean and closest crop. */
  readonly score: number;
  /** How many of the person's crops are learned. */
  readonly photos: number;
}

export interface Match {
  /** The best three, best first; fewer when fewer are enrolled. */
  readonly top: readonly Candidate[];
  /** Score of the first less that of the second, or of 0 where there is no second; 0 for nobody. */
  readonly margin: number;
  /** How many people and crops were to choose from. */
  readonly people: number;
  readonly crops: number;
  /** How many embeddings the probe was compared with. */
  readonly compared: number;
}

/** How much of what is on disk is in memory: "learning faces 40 of 100". */
export interface Learning {
  readonly known: number;
  readonly total: number;
}

/** So many people, those with the closest means, are looked at crop by crop. */
const shortlist = 20;
const answered = 3;

interface Person {
  readonly id: PersonId;
  /** Row of the mean. */
  mean: number;
  /** Row of each crop. */
  readonly crops: Map<CropId, number>;
}

interface CropLabel {
  readonly person: Person;
  readonly crop: CropId;
}

export class Gallery {
  readonly #people = new Map<PersonId, Person>();
  readonly #means = new EmbeddingRows<Person>();
  readonly #crops = new EmbeddingRows<CropLabel>();
  /** Crops whose embedding is not there yet, by person. */
  readonly #awaited = new Map<PersonId, Set<CropId>>();
  #version = 0;

  /** Another number whenever somebody's photos became more or fewer. */
  get version(): number {
    return this.#version;
  }

  /** People of whom at least one crop is learned. */
  get size(): number {
    return this.#people.size;
  }

  get learning(): Learning {
    const known = this.#crops.labels.length;
    let total = known;
    for (const crops of this.#awaited.values()) total += crops.size;
    return { known, total };
  }

  /** A crop is on disk, and its embedding is going to be learned. */
  expect(person: PersonId, crop: CropId): void {
    if (this.#people.get(person)?.crops.has(crop)) return;
    const crops = this.#awaited.get(person) ?? new Set();
    this.#awaited.set(person, crops.add(crop));
  }

  /**
   * The embedding of an expected crop. One that is not expected (any more) changes nothing and
   * returns false: the person was forgotten while it was being computed. Throws RangeError for
   * what is no embedding.
   */
  learn(person: PersonId, crop: CropId, embedding: Float32Array): boolean {
    checkEmbedding(embedding);
    if (!this.#cease(person, crop)) return false;
    this.#version++;
    const known = this.#people.get(person);
    const owner = known ?? { id: person, mean: -1, crops: new Map<CropId, number>() };
    owner.crops.set(crop, this.#crops.add({ person: owner, crop }, embedding));
    if (known) {
      this.#means.set(owner.mean, this.#meanOf(owner));
    } else {
      owner.mean = this.#means.add(owner, embedding);
      this.#people.set(person, owner);
    }
    return true;
  }

  /** The crop is gone, or cannot be read: it is neither known nor expected any more. */
  forgetCrop(person: PersonId, crop: CropId): void {
    this.#cease(person, crop);
    const owner = this.#people.get(person);
    const row = owner?.crops.get(crop);
    if (!owner || row === undefined) return;
    this.#version++;
    owner.crops.delete(crop);
    const moved = this.#crops.remove(row);
    moved?.person.crops.set(moved.crop, row);
    if (owner.crops.size > 0) {
      this.#means.set(owner.mean, this.#meanOf(owner));
      return;
    }
    this.#people.delete(person);
    const shifted = this.#means.remove(owner.mean);
    if (shifted) shifted.mean = owner.mean;
  }

  forget(person: PersonId): void {
    this.#awaited.delete(person);
    const crops = [...(this.#people.get(person)?.crops.keys() ?? [])];
    for (const crop of crops) this.forgetCrop(person, crop);
  }

  /** How many of the person's crops are learned. */
  photosOf(person: PersonId): number {
    return this.#people.get(person)?.crops.size ?? 0;
  }

  everybody(): PersonId[] {
    return [...this.#people.keys()];
  }

  /** Copies of the person's embeddings by crop; empty for who isn't known. */
  embeddingsOf(person: PersonId): Map<CropId, Float32Array> {
    const crops = this.#people.get(person)?.crops ?? new Map<CropId, number>();
    return new Map([...crops].map(([crop, row]) => [crop, this.#crops.at(row).slice()]));
  }

  /**
   * Who `probe` (length 1) looks like: everybody's mean first, then the crops of the closest 20.
   * Whoever is `except` does not take part. Throws RangeError for what is no embedding.
   */
  match(probe: Float32Array, { except }: { except?: PersonId } = {}): Match {
    checkEmbedding(probe);
    const chosen = new Ranking<Person>(shortlist);
    for (const [row, person] of this.#means.labels.entries()) {
      if (person.id !== except) chosen.offer(person, person.id, this.#means.cosine(row, probe));
    }
    let compared = this.#means.labels.length;
    const best = new Ranking<Person>(answered);
    for (const { item: person, score } of chosen.ranked) {
      let closest = score;
      for (const row of person.crops.values()) {
        closest = Math.max(closest, this.#crops.cosine(row, probe));
      }
      compared += person.crops.size;
      best.offer(person, person.id, closest);
    }
    const top = best.ranked.map(({ item: person, score }) => ({
      person: person.id,
      score,
      photos: person.crops.size,
    }));
    return {
      top,
      margin: (top[0]?.score ?? 0) - (top[1]?.score ?? 0),
      people: this.#people.size,
      crops: this.#crops.labels.length,
      compared,
    };
  }

  /** Whether the crop was expected; it isn't any more. */
  #cease(person: PersonId, crop: CropId): boolean {
    const crops = this.#awaited.get(person);
    const was = crops?.delete(crop) ?? false;
    if (crops?.size === 0) this.#awaited.delete(person);
    return was;
  }

  /** Computed anew each time, so that a thousand changes add up to no error. */
  #meanOf(person: Person): Float32Array {
    return meanOf([...person.crops.values()].map((row) => this.#crops.at(row)));
  }
}

/** The best few of many; of equal scores the smaller id comes first, whatever the order of offers. */
class Ranking<Item> {
  readonly ranked: { item: Item; id: string; score: number }[] = [];
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  offer(item: Item, id: string, score: number): void {
    const last = this.ranked.at(-1);
    if (last && this.ranked.length === this.#most && !comesBefore(score, id, last)) return;
    const at = this.ranked.findIndex((other) => comesBefore(score, id, other));
    this.ranked.splice(at === -1 ? this.ranked.length : at, 0, { item, id, score });
    if (this.ranked.length > this.#most) this.ranked.pop();
  }
}

function comesBefore(score: number, id: string, other: { id: string; score: number }): boolean {
  return score > other.score || (score === other.score && id < other.id);
}

/** The score that a person with these crops would get for `probe`, as match() counts; 0 for none. */
export function scoreAgainst(embeddings: readonly Float32Array[], probe: Float32Array): number {
  if (embeddings.length === 0) return 0;
  const mean = cosine(meanOf(embeddings), probe);
  return Math.max(mean, ...embeddings.map((embedding) => cosine(embedding, probe)));
}
