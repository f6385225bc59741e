// Owns which face of a frame continues which track: by its place, and by its embedding, which has
// the last word. A stranger must never walk on under a resident's verdict, so where a good face
// does not look like the track in whose place it is, it does not belong to it.
import { overlap } from "./boxes.ts";
import type { Box, FaceThresholds } from "./faces.ts";
import { flickerMs, type Sighting, type Track } from "./track.ts";

/** Boxes that overlap by this much, or lie this close (in widths of a face), are one place. */
const samePlaceOverlap = 0.3;
const samePlaceWidths = 0.6;
/** How far a face gets, in its own widths: at once, and per second. */
const reachWidths = 1.5;
const reachWidthsPerSecond = 6;
/**
 * Bad faces continue a track by their place alone, but only so long after the last face that
 * really looked like it.
 */
const longestUnconfirmedMs = 2000;

/** Whether two boxes are in one place. */
export function inPlace(one: Box, other: Box): boolean {
  return overlap(one, other) >= samePlaceOverlap || widthsBetween(one, other) <= samePlaceWidths;
}

/**
 * How well `sighting` continues `track`, above 0; 0: it does not. Above 1: their embeddings say so.
 * `missed`: the track was looked for since it was last seen, and was not there.
 */
export function affinity(
  track: Track,
  sighting: Sighting,
  missed: boolean,
  pack: FaceThresholds,
): number {
  const pauseMs = sighting.ms - track.lastMs;
  const { box, embedding } = sighting.face;
  const likeness = track.likeness(embedding);
  const here = inPlace(track.lastBox, box);
  const continuous = pauseMs <= flickerMs && !(missed && pauseMs > flickerMs / 2);
  if (sighting.weight > 0 && likeness !== null) {
    if (likeness < pack.unknownBelow) return 0;
    const reach = reachWidths + (reachWidthsPerSecond * pauseMs) / 1000;
    const near = widthsBetween(track.lastBox, box) <= reach;
    // After a pause only a clear likeness will do: somebody else may stand there now.
    return likeness >= pack.known ? (near ? 1 + likeness : 0) : here && continuous ? likeness : 0;
  }
  if (!here || track.doubt) return 0;
  if (likeness === null) return pauseMs <= flickerMs ? placeAffinity(track.lastBox, box) : 0;
  const confirms = likeness >= pack.unknownBelow;
  const remembered = sighting.ms - track.confirmedMs <= longestUnconfirmedMs;
  return continuous && (confirms || remembered) ? placeAffinity(track.lastBox, box) : 0;
}

/** Whether a good face stands in the place of a track that it does not look like. */
export function isDoubtful(track: Track, sighting: Sighting): boolean {
  return (
    sighting.weight > 0 && track.embedding !== null && inPlace(track.lastBox, sighting.face.box)
  );
}

export interface Pair {
  readonly track: Track;
  readonly sighting: Sighting;
}

/** Pairs the best first; each track and each face once. The same input gives the same pairs. */
export function pairUp(
  tracks: readonly Track[],
  sightings: readonly Sighting[],
  affinityOf: (track: Track, sighting: Sighting) => number,
): Pair[] {
  const candidates: (Pair & { value: number })[] = [];
  for (const track of tracks) {
    for (const sighting of sightings) {
      const value = affinityOf(track, sighting);
      if (value > 0) candidates.push({ track, sighting, value });
    }
  }
  candidates.sort((a, b) => b.value - a.value || a.track.id - b.track.id);
  const taken = new Set<Track | Sighting>();
  const pairs: Pair[] = [];
  for (const { track, sighting } of candidates) {
    if (taken.has(track) || taken.has(sighting)) continue;
    taken.add(track).add(sighting);
    pairs.push({ track, sighting });
  }
  return pairs;
}

/** Below 0.3, so that it never counts more than an embedding does. */
function placeAffinity(one: Box, other: Box): number {
  return 0.05 + 0.2 * overlap(one, other);
}

/** Distance of the middles, in widths of the larger. */
function widthsBetween(one: Box, other: Box): number {
  const x = one.x + one.width / 2 - (other.x + other.width / 2);
  const y = one.y + one.height / 2 - (other.y + other.height / 2);
  return Math.hypot(x, y) / Math.max(1, one.width, other.width);
}
