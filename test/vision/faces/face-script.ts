// Owns the script that shows faces to a camera's tracks, for tests. Times are in seconds, places in
// pixels. Everybody has a look of their own; `score` says how much it is like their photos.
import { meanOf } from "../../../vision/faces/cosine.ts";
import type { FaceThresholds, SeenFace } from "../../../vision/faces/faces.ts";
import { Gallery } from "../../../vision/faces/gallery.ts";
import { FaceTracks, type TrackEvent, type TrackView } from "../../../vision/faces/tracks.ts";
import { defaultRules, type VerdictRules } from "../../../vision/faces/verdict.ts";
import { anybody, face, like, pack } from "./synthetic.ts";

export interface Shown {
  /** An enrolled name, or any other for a stranger. */
  who: string;
  /** Left edge of the face. */
  x?: number;
  /** Cosine to their photos; of strangers: to themselves. */
  score?: number;
  /** Another look of the same person, unlike the usual one but for what the score says. */
  look?: number;
  width?: number;
  looks?: Partial<SeenFace>;
}

export const turnedAway = { pose: 0.95 };
export const blurred = { sharpness: 3 };

export class FaceScript {
  readonly gallery = new Gallery();
  readonly events: TrackEvent[] = [];
  readonly tracks: FaceTracks;
  pack: FaceThresholds = pack;
  rules: VerdictRules = defaultRules;
  framesPerSecond = 10;
  #frames = 0;

  constructor(...enrolled: string[]) {
    this.tracks = new FaceTracks({ pack: () => this.pack, rules: () => this.rules });
    for (const name of enrolled) {
      for (const photo of ["1", "2", "3"]) {
        this.gallery.expect(name, photo);
        this.gallery.learn(name, photo, photoOf(name));
      }
    }
  }

  frame(seconds: number, shown: readonly Shown[], live = true): TrackEvent[] {
    const faces = shown.map((one) => {
      const seen = this.faceOf(one);
      return { face: seen, match: this.gallery.match(seen.embedding) };
    });
    return this.#note(this.tracks.see({ ms: Math.round(seconds * 1000), live, faces }));
  }

  /** Frames from `from` up to and including `to`; `shown` may depend on the time. */
  run(
    from: number,
    to: number,
    shown: readonly Shown[] | ((seconds: number) => readonly Shown[]),
    live = true,
  ): TrackEvent[] {
    const events: TrackEvent[] = [];
    const count = Math.round((to - from) * this.framesPerSecond);
    for (let index = 0; index <= count; index++) {
      const seconds = from + index / this.framesPerSecond;
      events.push(
        ...this.frame(seconds, typeof shown === "function" ? shown(seconds) : shown, live),
      );
    }
    return events;
  }

  time(seconds: number): TrackEvent[] {
    return this.#note(this.tracks.time(seconds * 1000));
  }

  lookBackOver(): TrackEvent[] {
    return this.#note(this.tracks.lookBackOver());
  }

  stop(): TrackEvent[] {
    return this.#note(this.tracks.stop());
  }

  /** What every track came to, in the order of their beginnings. */
  get results(): TrackView[] {
    const newest = new Map<number, TrackView>();
    for (const event of this.events) {
      if (event.kind === "ended" && event.into !== null) newest.delete(event.track.id);
      else newest.set(event.track.id, event.track);
    }
    for (const track of this.tracks.tracks) newest.set(track.id, track);
    return [...newest.values()];
  }

  /** Like ["KNOWN ann", "UNKNOWN"]. */
  get verdicts(): string[] {
    return this.results.map(({ verdict, person }) =>
      verdict === "KNOWN" ? `KNOWN ${person}` : String(verdict),
    );
  }

  /** The face that frame() would show next. */
  faceOf({ who, x = 100, score = 0.7, look = 0, width = 80, looks }: Shown): SeenFace {
    const usual = like(photoOf(who), score, seedOf(who) + 1 + look);
    const jitter = anybody(900_000 + this.#frames++);
    const embedding = meanOf([
      usual.map((value, index) => value + 0.1 * (jitter[index] as number)),
    ]);
    const box = { x, y: 100, width, height: width * 1.25 };
    return face(embedding, { box, ...looks });
  }

  #note(events: TrackEvent[]): TrackEvent[] {
    this.events.push(...events);
    return events;
  }
}

function photoOf(who: string): Float32Array {
  return anybody(seedOf(who));
}

function seedOf(who: string): number {
  let seed = 7;
  for (const letter of who) seed = (seed * 31 + (letter.codePointAt(0) ?? 0)) % 100_000;
  return seed * 8;
}
