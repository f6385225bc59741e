// Owns who is on a picture that was read for faces: each face with a number, a verdict and what it
// looks like. Scores of one picture alone, so it is a first look and no track's verdict.
import type { SeenFace, Verdict } from "../../vision/faces/faces.ts";
import type { FacesView } from "../../vision/faces/faces-view.ts";
import type { Match } from "../../vision/faces/gallery.ts";
import { isFace, isSmall } from "../../vision/faces/quality.ts";
import { verdictOf } from "../../vision/faces/threshold-preview.ts";
import type { Mark } from "../../vision/pictures/marks.ts";

export interface RecognisedFace {
  face: SeenFace;
  /** From 1, as it is drawn. */
  number: number;
  verdict: Verdict;
  match: Match;
}

/** Largest first: those who stand in front. */
export function recognise(faces: FacesView, found: readonly SeenFace[]): RecognisedFace[] {
  const thresholds = faces.thresholds();
  return found
    .filter((face) => isFace(face, thresholds))
    .toSorted((a, b) => b.box.width - a.box.width)
    .map((face, index) => {
      const match = faces.gallery.match(face.embedding);
      const [first, second] = match.top;
      const scores = {
        person: first?.person ?? null,
        score: first?.score ?? 0,
        second: second?.score ?? 0,
        photos: first?.photos ?? 0,
      };
      const verdict = isSmall(face, thresholds) ? "TOO_SMALL" : verdictOf(scores, thresholds);
      return { face, number: index + 1, verdict, match };
    });
}

/** How they are drawn. */
export function markedFaces(seen: readonly RecognisedFace[]): Mark[] {
  return seen.map(({ face, number, verdict }) => ({ box: face.box, number, verdict }));
}
