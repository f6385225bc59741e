// Owns the tracks of one sequence of frames in the order of time: the live ones, or those of one
// look-back. Frames go in, what happened to tracks comes out.
import type { FaceThresholds, SeenFace } from "./faces.ts";
import type { Match } from "./gallery.ts";
import { cosine } from "./cosine.ts";
import { affinity, isDoubtful, pairUp } from "./association.ts";
import { isFace } from "./quality.ts";
import { seenAt, Track, type Sighting, type TrackView } from "./track.ts";
import type { VerdictRules } from "./verdict.ts";

/** A face in a frame. `match` is null while the gallery isn't ready: then it is not followed. */
export interface MatchedFace {
  readonly face: SeenFace;
  readonly match: Match | null;
}

/** What happened to a track at `ms`. `verdict`: it has its first; `changed`: another verdict or name. */
export type TrackEvent =
  | { readonly kind: "opened" | "verdict"; readonly ms: number; readonly track: TrackView }
  | {
      readonly kind: "changed";
      readonly ms: number;
      readonly track: TrackView;
      readonly before: Pick<TrackView, "verdict" | "person">;
    }
  /** `into`: the track that goes on with all it has seen; null when it is over. */
  | {
      readonly kind: "ended";
      readonly ms: number;
      readonly track: TrackView;
      readonly into: number | null;
    };

/** No picture shows more people than this whose faces could be told apart. */
const mostTracks = 64;

export interface LaneOptions {
  nextId(): number;
  pack(): FaceThresholds;
  rules(): VerdictRules;
}

export class Lane {
  readonly #options: LaneOptions;
  #tracks: Track[] = [];
  #previousMs = Number.NEGATIVE_INFINITY;

  constructor(options: LaneOptions) {
    this.#options = options;
  }

  get tracks(): readonly Track[] {
    return this.#tracks;
  }

  get lastMs(): number {
    return this.#previousMs;
  }

  /** The next frame; one that is late or comes again changes nothing. */
  see(ms: number, faces: readonly MatchedFace[]): TrackEvent[] {
    if (!(ms > this.#previousMs)) return [];
    const events = this.endBefore(ms - this.#options.rules().bridgeMs);
    const pack = this.#options.pack();
    const sightings = faces.flatMap(({ face, match }) =>
      match && isFace(face, pack) ? [seenAt(ms, { face, match }, pack)] : [],
    );
    const missed = (track: Track) => track.lastMs < this.#previousMs;
    const pairs = pairUp(this.#tracks, sightings, (track, sighting) =>
      affinity(track, sighting, missed(track), pack),
    );
    for (const { track, sighting } of pairs) {
      this.#resolveDoubt(track, sighting);
      track.see(sighting, missed(track), pack);
      events.push(...this.#judge(track, ms));
    }
    const paired = new Set(pairs.map((pair) => pair.sighting));
    const busy = new Set(pairs.map((pair) => pair.track));
    for (const sighting of sightings) {
      if (!paired.has(sighting)) events.push(...this.#unclaimed(sighting, busy));
    }
    this.#previousMs = ms;
    return events;
  }

  /** Ends tracks that were last seen before `ms`. */
  endBefore(ms: number): TrackEvent[] {
    const over = this.#tracks.filter(({ lastMs }) => lastMs < ms);
    return over.flatMap((track) => this.#end(track));
  }

  /** Takes a track out without ending it. */
  release(track: Track): void {
    this.#tracks = this.#tracks.filter((other) => other !== track);
  }

  /** The next frame may have any time. */
  forgetTime(): void {
    this.#previousMs = Number.NEGATIVE_INFINITY;
  }

  /** Says what became of a track's verdict after it took in another. */
  rejudge(track: Track, before: TrackView, ms: number): TrackEvent[] {
    track.judge(this.#options.pack(), this.#options.rules());
    return changeOf(before, track.view(), ms);
  }

  /**
   * A good face in the place of a track that looks like nobody we follow. One such frame may be an
   * odd picture of the same face, so it waits for the next; the second makes it another person.
   */
  #unclaimed(sighting: Sighting, busy: Set<Track>): TrackEvent[] {
    const track = this.#tracks.find((other) => !busy.has(other) && isDoubtful(other, sighting));
    if (!track) return this.#open([sighting]);
    busy.add(track);
    const { doubt } = track;
    track.doubt = doubt ? null : sighting;
    if (!doubt) return [];
    const likeness = cosine(doubt.face.embedding, sighting.face.embedding);
    return likeness >= this.#options.pack().unknownBelow
      ? this.#open([doubt, sighting])
      : [...this.#open([doubt]), ...this.#open([sighting])];
  }

  /** A good face that does look like the track: the odd one before it was the same, and votes. */
  #resolveDoubt(track: Track, { weight }: Sighting): void {
    const { doubt } = track;
    if (!doubt || weight === 0) return;
    track.doubt = null;
    track.vote(doubt, this.#options.pack());
  }

  #open(sightings: readonly [Sighting, ...Sighting[]]): TrackEvent[] {
    const [first, ...later] = sightings;
    const pack = this.#options.pack();
    const events = this.#tracks.length < mostTracks ? [] : this.#endOldest();
    const track = new Track(this.#options.nextId(), first, pack);
    this.#tracks.push(track);
    events.push({ kind: "opened", ms: first.ms, track: track.view() });
    for (const sighting of later) track.see(sighting, false, pack);
    events.push(...this.#judge(track, track.lastMs));
    return events;
  }

  #endOldest(): TrackEvent[] {
    const oldest = this.#tracks.toSorted((a, b) => a.lastMs - b.lastMs)[0];
    return oldest ? this.#end(oldest) : [];
  }

  #end(track: Track): TrackEvent[] {
    this.release(track);
    const ms = track.lastMs;
    const events = this.#judge(track, ms, true);
    events.push({ kind: "ended", ms, track: track.view(), into: null });
    // The odd frame was never explained: then it was somebody.
    const { doubt } = track;
    if (!doubt) return events;
    const glimpse = new Track(this.#options.nextId(), doubt, this.#options.pack());
    events.push({ kind: "opened", ms: doubt.ms, track: glimpse.view() });
    events.push({ kind: "ended", ms: doubt.ms, track: glimpse.view(), into: null });
    return events;
  }

  #judge(track: Track, ms: number, ended = false): TrackEvent[] {
    const before = track.view();
    track.judge(this.#options.pack(), this.#options.rules(), ended);
    return changeOf(before, track.view(), ms);
  }
}

function changeOf(before: TrackView, track: TrackView, ms: number): TrackEvent[] {
  if (track.verdict === null) return [];
  if (before.verdict === null) return [{ kind: "verdict", ms, track }];
  const named = track.verdict === "KNOWN" || before.verdict === "KNOWN";
  const same = before.verdict === track.verdict && (!named || before.person === track.person);
  if (same) return [];
  return [
    { kind: "changed", ms, track, before: { verdict: before.verdict, person: before.person } },
  ];
}
