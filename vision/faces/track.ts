// Owns one track: one face followed over frames, its votes, the time it was seen, its best
// picture and its verdict. Which faces belong to it is decided in tracks.ts.
import { add, cosine, embeddingSize, normalise } from "./cosine.ts";
import type { Box, FaceThresholds, SeenFace, Verdict } from "./faces.ts";
import type { Match, PersonId } from "./gallery.ts";
import { isSmall, weightOf } from "./quality.ts";
import { follow, judge, type Judgement, type VerdictRules } from "./verdict.ts";
import { type Standing, Votes } from "./votes.ts";

/** A face in a frame, and who it looks like. */
export interface Sighting {
  /** On the camera's own timeline, as all times here. */
  readonly ms: number;
  readonly face: SeenFace;
  readonly match: Match;
  /** As quality.ts gives it: 0 neither confirms nor excuses. */
  readonly weight: number;
}

/** The best picture of a track. */
export interface BestFace {
  readonly ms: number;
  readonly box: Box;
  /** RGB24, 112 x 112. */
  readonly crop: Uint8Array;
  readonly sharpness: number;
}

/** What is known of a track at a moment; plain data. */
export interface TrackView {
  /** Counts up on one camera; never used twice. */
  readonly id: number;
  readonly firstMs: number;
  readonly lastMs: number;
  /** Where it was then. */
  readonly lastBox: Box;
  /** Seen time of faces that are large enough. */
  readonly seenMs: number;
  /** null: too early to say; of an ended track: seen too briefly to say. */
  readonly verdict: Verdict | null;
  /** Who it is, or who comes closest. */
  readonly person: PersonId | null;
  readonly score: number | null;
  /** Good frames, and those of them that say "known, and it is `person`". */
  readonly frames: number;
  readonly agreeing: number;
  /** The first three, by weighted mean. */
  readonly top: readonly Standing[];
  /** It was known and then looked like somebody else: two people may have shared it. */
  readonly mixed: boolean;
  readonly best: BestFace;
  /** The mean of its good faces, of length 1; null before the first. */
  readonly embedding: Float32Array | null;
}

/** Longer pauses between two sightings are bridged, but were not seen. */
export const flickerMs = 500;
/** So many of the newest good frames can shake a verdict of KNOWN. */
const shaking = 3;

export class Track {
  readonly id: number;
  firstMs: number;
  readonly firstBox: Box;
  lastMs: number;
  lastBox: Box;
  /** When a face was last seen whose embedding says that it belongs here. */
  confirmedMs: number;
  mixed = false;
  /** A good face in this one's place that looks like nobody we follow: an odd frame, or a person. */
  doubt: Sighting | null = null;
  #seenMs = 0;
  #goodMs = 0;
  #smallMs = 0;
  #votes = new Votes();
  #recent: Sighting[] = [];
  #sum: Float32Array | null = null;
  #mean: Float32Array | null = null;
  #best: BestFace;
  #bestWorth: number;
  #judgement: Judgement = { verdict: null, person: null, score: null };

  constructor(id: number, first: Sighting, pack: FaceThresholds) {
    this.id = id;
    this.firstMs = first.ms;
    this.firstBox = first.face.box;
    this.lastMs = first.ms;
    this.lastBox = first.face.box;
    this.confirmedMs = first.ms;
    this.#best = bestOf(first);
    this.#bestWorth = worthOf(first);
    this.see(first, false, pack);
  }

  get verdict(): Verdict | null {
    return this.#judgement.verdict;
  }

  /** The mean of its good faces, of length 1; null before the first. */
  get embedding(): Float32Array | null {
    return this.#mean;
  }

  /** Cosine to this track's faces: their mean or the newest good one; null before the first. */
  likeness(embedding: Float32Array): number | null {
    if (!this.#mean) return null;
    const newest = this.#recent.at(-1);
    return Math.max(
      cosine(this.#mean, embedding),
      newest ? cosine(newest.face.embedding, embedding) : -1,
    );
  }

  /**
   * The next face of this track. `missed`: it was looked for in between and not there. `pack` also
   * says what is too small.
   */
  see(sighting: Sighting, missed: boolean, pack: FaceThresholds): void {
    const pauseMs = Math.max(0, sighting.ms - this.lastMs);
    const seenMs = missed && pauseMs > flickerMs ? 0 : pauseMs;
    this.lastMs = sighting.ms;
    this.lastBox = sighting.face.box;
    if (isSmall(sighting.face, pack)) {
      this.#smallMs += seenMs;
    } else {
      this.#seenMs += seenMs;
      if (sighting.weight > 0) this.#goodMs += seenMs;
    }
    if (sighting.weight > 0) this.vote(sighting, pack);
    const worth = worthOf(sighting);
    if (worth <= this.#bestWorth) return;
    this.#best = bestOf(sighting);
    this.#bestWorth = worth;
  }

  /** A good face says who this is. */
  vote(sighting: Sighting, pack: FaceThresholds): void {
    this.#votes.add(sighting, pack);
    this.#sum ??= new Float32Array(embeddingSize);
    add(this.#sum, sighting.face.embedding, sighting.weight);
    this.#mean = this.#sum.slice();
    normalise(this.#mean);
    this.#recent = [...this.#recent, sighting].slice(-shaking);
    this.confirmedMs = Math.max(this.confirmedMs, sighting.ms);
  }

  /** Takes in what an earlier track saw of the same face; `gapMs` lies between them. */
  absorb(earlier: Track, gapMs: number): void {
    this.firstMs = Math.min(this.firstMs, earlier.firstMs);
    const seenGapMs = gapMs <= flickerMs ? gapMs : 0;
    this.#seenMs += earlier.#seenMs + seenGapMs;
    this.#goodMs += earlier.#goodMs + (this.#sum && earlier.#sum ? seenGapMs : 0);
    this.#smallMs += earlier.#smallMs;
    this.#votes.merge(earlier.#votes);
    this.#recent = [...earlier.#recent, ...this.#recent].slice(-shaking);
    if (earlier.#sum) {
      this.#sum ??= new Float32Array(embeddingSize);
      add(this.#sum, earlier.#sum, 1);
      this.#mean = this.#sum.slice();
      normalise(this.#mean);
    }
    this.mixed ||= earlier.mixed;
    if (earlier.#bestWorth > this.#bestWorth) {
      this.#best = earlier.#best;
      this.#bestWorth = earlier.#bestWorth;
    }
    // A stranger's face stays one, whichever half of the track was the stranger's.
    if (earlier.verdict === "UNKNOWN" || this.verdict === null) {
      this.#judgement = earlier.#judgement;
    }
  }

  /** Brings the verdict up to date. */
  judge(pack: FaceThresholds, rules: VerdictRules, ended = false): void {
    const before = this.#judgement;
    const tally = this.#votes.tally();
    const times = { seenMs: this.#seenMs, goodMs: this.#goodMs, smallMs: this.#smallMs };
    const now = judge({ tally, ...times }, pack, rules, ended);
    this.#judgement = follow(before, now, { tally, mixed: this.mixed }, pack, rules);
    const shaken = this.verdict === "KNOWN" && this.#isShaken(pack);
    if (shaken || (before.verdict === "KNOWN" && this.verdict !== "KNOWN")) this.#beginAnew(pack);
  }

  view(): TrackView {
    const { verdict, person, score } = this.#judgement;
    const { frames, top } = this.#votes.tally();
    const own = top.find((standing) => standing.person === person);
    return {
      id: this.id,
      firstMs: this.firstMs,
      lastMs: this.lastMs,
      lastBox: this.lastBox,
      seenMs: this.#seenMs,
      verdict,
      person,
      score,
      frames,
      agreeing: own?.agreeing ?? 0,
      top,
      mixed: this.mixed,
      best: this.#best,
      embedding: this.#mean,
    };
  }

  /** Whether the newest frames, heard alone, say that it is not who the verdict says. */
  #isShaken(pack: FaceThresholds): boolean {
    const { person } = this.#judgement;
    if (person === null || this.#recent.length < shaking) return false;
    return this.#votesOf(this.#recent, pack).atMost(person) < pack.unknownBelow;
  }

  /** From here on the newest frames alone count: what was before them may have been another. */
  #beginAnew(pack: FaceThresholds): void {
    const recent = this.#recent;
    this.mixed = true;
    this.#votes = this.#votesOf(recent, pack);
    const first = recent[0]?.ms ?? this.lastMs;
    this.#goodMs = Math.min(this.#goodMs, this.lastMs - first);
    this.#seenMs = this.#goodMs;
    this.#smallMs = 0;
    this.#sum = new Float32Array(embeddingSize);
    for (const { face, weight } of recent) add(this.#sum, face.embedding, weight);
    this.#mean = this.#sum.slice();
    normalise(this.#mean);
    const { best } = this.#votes.tally();
    const newest = recent.at(-1);
    if (newest) {
      this.#best = bestOf(newest);
      this.#bestWorth = worthOf(newest);
    }
    this.#judgement = {
      verdict: "UNSURE",
      person: best?.person ?? null,
      score: best?.score ?? null,
    };
  }

  #votesOf(sightings: readonly Sighting[], pack: FaceThresholds): Votes {
    const votes = new Votes();
    for (const sighting of sightings) votes.add(sighting, pack);
    return votes;
  }
}

/** A face found in a frame, as evidence. */
export function seenAt(
  ms: number,
  { face, match }: { face: SeenFace; match: Match },
  pack: FaceThresholds,
): Sighting {
  return { ms, face, match, weight: weightOf(face, pack) };
}

/** Good faces before bad ones, and among each the larger. */
function worthOf({ weight, face }: Sighting): number {
  return weight * 1e6 + face.box.width;
}

function bestOf({ ms, face: { box, crop, sharpness } }: Sighting): BestFace {
  return { ms, box, crop, sharpness };
}
