// Owns the answer to "what would this threshold do?": to the household's own photos, and to the
// faces that the cameras saw lately. Pure; of those faces only scores are needed, no embeddings.
import type { FaceThresholds, Verdict } from "./faces.ts";
import type { PersonId } from "./gallery.ts";
import type { OwnScore, ScoresByPerson } from "./own-scores.ts";
import { knownFrom } from "./votes.ts";

/** What is kept of a face that a camera saw: a track's scores at its end. */
export interface RecentFace {
  /** Whatever the asker calls it. */
  readonly id: string;
  /** Who came first; null when nobody was enrolled. */
  readonly person: PersonId | null;
  readonly score: number;
  /** The second's score; 0 when there was none. */
  readonly second: number;
  /** How many photos of `person` there were. */
  readonly photos: number;
}

type Named = Exclude<Verdict, "TOO_SMALL">;

export interface PersonPreview {
  readonly person: PersonId;
  readonly photos: number;
  /** Photos that the person's other photos recognise. */
  readonly recognisedBefore: number;
  readonly recognisedAfter: number;
  /** The weakest and the middle score of a photo against the others; null with a single photo. */
  readonly weakest: number | null;
  readonly middle: number | null;
}

export interface FacePreview {
  readonly face: RecentFace;
  readonly before: Named;
  readonly after: Named;
}

export interface ThresholdPreview {
  readonly people: readonly PersonPreview[];
  readonly faces: readonly FacePreview[];
  /** Recent faces that would no longer be recognised, and such that would newly be. */
  readonly lost: readonly FacePreview[];
  readonly gained: readonly FacePreview[];
}

export function previewThreshold(
  own: ScoresByPerson,
  recent: readonly RecentFace[],
  before: FaceThresholds,
  after: FaceThresholds,
): ThresholdPreview {
  const faces = recent.map((face) => ({
    face,
    before: verdictOf(face, before),
    after: verdictOf(face, after),
  }));
  return {
    people: [...own].map(([person, scores]) => previewPerson(person, scores, before, after)),
    faces,
    lost: faces.filter((face) => face.before === "KNOWN" && face.after !== "KNOWN"),
    gained: faces.filter((face) => face.before !== "KNOWN" && face.after === "KNOWN"),
  };
}

/** What scores alone come to, for a face that was seen long enough. */
export function verdictOf(
  { person, score, second, photos }: Omit<RecentFace, "id">,
  pack: FaceThresholds,
): Named {
  if (person === null || score < pack.unknownBelow) return "UNKNOWN";
  const known = score >= knownFrom({ photos }, pack) && score - second >= pack.margin;
  return known ? "KNOWN" : "UNSURE";
}

function previewPerson(
  person: PersonId,
  own: readonly OwnScore[],
  before: FaceThresholds,
  after: FaceThresholds,
): PersonPreview {
  const photos = own.length;
  const recognised = (pack: FaceThresholds) =>
    photos < 2
      ? photos
      : own.filter((one) => verdictOf({ ...one, person, photos }, pack) === "KNOWN").length;
  const scores = photos < 2 ? [] : own.map(({ score }) => score).sort((a, b) => a - b);
  return {
    person,
    photos,
    recognisedBefore: recognised(before),
    recognisedAfter: recognised(after),
    weakest: scores[0] ?? null,
    middle: scores[Math.floor((scores.length - 1) / 2)] ?? null,
  };
}
