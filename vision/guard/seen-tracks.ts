// Owns who was seen during an incident: what each followed face came to, and the questions that the
// guard asks of them all together.
import type { RecognisedPerson } from "../../storage/incident-events.ts";
import type { TrackEvent, TrackView } from "../faces/tracks.ts";

/** So many are remembered; when an incident has more, nobody is sure any more that it saw only one. */
const mostTracks = 100;
/** A face that was never seen well, and for less than this, may be nothing. */
const flickerMs = 300;

interface SeenTrack {
  view: TrackView;
  ended: boolean;
}

export class SeenTracks {
  readonly #tracks = new Map<number, SeenTrack>();
  #forgotten = false;

  take(event: TrackEvent): void {
    const { track } = event;
    if (event.kind === "ended" && event.into !== null) {
      // Its votes go on in another track.
      this.#tracks.delete(track.id);
      return;
    }
    this.#tracks.set(track.id, { view: track, ended: event.kind === "ended" });
    if (this.#tracks.size <= mostTracks) return;
    const oldest = [...this.#tracks.values()].find(({ ended }) => ended) ?? null;
    const id = oldest?.view.id ?? this.#tracks.keys().next().value;
    if (id !== undefined) this.#tracks.delete(id);
    this.#forgotten = true;
  }

  /** An incident is over: only who is still there counts for the next. */
  forgetEnded(): void {
    for (const [id, { ended }] of this.#tracks) if (ended) this.#tracks.delete(id);
    this.#forgotten = false;
  }

  /** Forgets those that were gone before `ms`. */
  forgetBefore(ms: number): void {
    for (const [id, { ended, view }] of this.#tracks) {
      if (ended && view.lastMs < ms) this.#tracks.delete(id);
    }
  }

  /** Those that were there at `fromMs` or later. */
  since(fromMs: number): TrackView[] {
    return [...this.#tracks.values()]
      .map(({ view }) => view)
      .filter(({ lastMs }) => lastMs >= fromMs);
  }

  /**
   * Who it was, if it was the household alone since `fromMs` (DESIGN.md decision 10): every track is
   * over and KNOWN by at least `frames` agreeing frames, and none is a stranger's, unsure, too small
   * or shared by two. Null when that can't be said.
   *
   * Shorter tracks are no obstacle when each of their good frames says that it is one of those, as
   * when somebody turned away for a while; nor is a face that flickered up and was never seen well.
   */
  householdAlone(fromMs: number, frames: number): RecognisedPerson[] | null {
    if (this.#forgotten) return null;
    const tracks = [...this.#tracks.values()].filter(({ view }) => view.lastMs >= fromMs);
    if (tracks.some(({ ended, view }) => !ended || view.mixed)) return null;
    const certain = tracks
      .map(({ view }) => view)
      .filter(({ verdict, agreeing }) => verdict === "KNOWN" && agreeing >= frames);
    const people = peopleIn(certain);
    const names = new Set(people.map(({ person }) => person));
    const explained = ({ view }: SeenTrack) =>
      certain.includes(view) || isGlimpseOf(view, names) || isFlicker(view);
    return people.length > 0 && tracks.every(explained) ? people : null;
  }
}

/** The people that are KNOWN in `tracks`, each once, in the order in which they came. */
export function peopleIn(tracks: readonly TrackView[]): RecognisedPerson[] {
  const people = new Map<string, RecognisedPerson>();
  for (const { verdict, person, score, agreeing } of tracks) {
    if (verdict !== "KNOWN" || person === null) continue;
    const before = people.get(person);
    if (before && before.frames >= agreeing) continue;
    people.set(person, { person, score: score ?? 0, frames: agreeing });
  }
  return [...people.values()];
}

function isGlimpseOf(view: TrackView, names: ReadonlySet<string>): boolean {
  const saysLittle = view.verdict === null || view.verdict === "KNOWN";
  const agrees = view.frames > 0 && view.agreeing === view.frames;
  return saysLittle && agrees && view.person !== null && names.has(view.person);
}

function isFlicker({ verdict, frames, seenMs }: TrackView): boolean {
  return verdict === null && frames === 0 && seenMs < flickerMs;
}
