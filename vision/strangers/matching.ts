// Owns what "seen before" means: which kept faces are one stranger's, and how many visits their
// incidents come to. Pure.
import type { IncidentId, SeenBefore } from "../../storage/incident-events.ts";
import type { FaceThresholds } from "../faces/faces.ts";
import type { Gallery } from "../faces/gallery.ts";
import { knownFrom } from "../faces/votes.ts";
import type { StrangerVisit, StrangerVisits } from "./strangers-view.ts";

/** Who comes back within this time was never gone: the same visit, on whichever camera. */
export const visitGapMs = 10 * 60_000;

/** When an incident was; wall-clock milliseconds. */
export interface IncidentSpan {
  readonly incident: IncidentId;
  readonly from: number;
  readonly to: number;
}

/** A kept face that looks like a stranger; `score` is the best cosine. */
export interface Resemblance extends IncidentSpan {
  readonly file: string;
  readonly score: number;
}

/** Whether the face is somebody's who is enrolled (by now): then it is no stranger's. */
export function isEnrolled(
  embedding: Float32Array,
  gallery: Pick<Gallery, "match">,
  thresholds: FaceThresholds,
): boolean {
  const [first] = gallery.match(embedding).top;
  return first !== undefined && first.score >= knownFrom(first, thresholds);
}

/**
 * The visits that `alike` come to, apart from the one that `own` belongs to. Incidents less than
 * visitGapMs apart are one visit.
 */
export function visitsAround(own: IncidentSpan, alike: readonly Resemblance[]): StrangerVisits {
  const spans: (IncidentSpan | Resemblance)[] = alike.filter(
    ({ incident }) => incident !== own.incident,
  );
  spans.push(own);
  spans.sort((one, other) => one.from - other.from);
  const groups: { from: number; to: number; faces: Resemblance[]; isOwn: boolean }[] = [];
  for (const span of spans) {
    let group = groups.at(-1);
    if (!group || span.from - group.to >= visitGapMs) {
      group = { from: span.from, to: span.to, faces: [], isOwn: false };
      groups.push(group);
    }
    group.to = Math.max(group.to, span.to);
    if ("file" in span) group.faces.push(span);
    else group.isOwn = true;
  }
  const at = groups.findIndex(({ isOwn }) => isOwn);
  const visits = groups.map(visitOf);
  return {
    earlier: visits.slice(0, at).toReversed() as StrangerVisit[],
    later: visits.slice(at + 1).toReversed() as StrangerVisit[],
  };
}

/** As the event says it. `complete`: all kept faces were compared. */
export function seenBeforeIn({ earlier }: StrangerVisits, complete: boolean): SeenBefore {
  return {
    times: earlier.length,
    since: earlier.at(-1)?.from ?? null,
    last: earlier[0]?.incident ?? null,
    complete,
  };
}

/** Null only for a group without faces: the one of the incident itself. */
function visitOf(group: {
  from: number;
  to: number;
  faces: readonly Resemblance[];
}): StrangerVisit | null {
  const [best] = group.faces.toSorted((one, other) => other.score - one.score);
  if (!best) return null;
  const { incident, file } = best;
  return { from: group.from, to: group.to, incident, file };
}
