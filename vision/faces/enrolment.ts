// Owns judging a photo for enrolment: whether it shows one face, well enough, of who it should be.
// Pure. The words for the answers are the chat's.
import { cosine } from "./cosine.ts";
import type { FaceThresholds, SeenFace } from "./faces.ts";
import { type Gallery, type PersonId, scoreAgainst } from "./gallery.ts";
import { isFace } from "./quality.ts";

/** How good an enrolled face must be: better than one that may vote, for it is compared for years. */
export interface EnrolmentLimits {
  /** In pixels of the photo. */
  readonly width: number;
  readonly brightness: { readonly least: number; readonly most: number };
  /** Variance of the Laplacian. */
  readonly sharpness: number;
  readonly pose: number;
}

/**
 * Of a selfie. Sharpness: of press photos (../shared/media/faces) 98 % have 35 or more, of the same
 * blurred with radius 1 half have less than 21.
 */
export const selfieLimits: EnrolmentLimits = {
  width: 80,
  brightness: { least: 45, most: 225 },
  sharpness: 25,
  pose: 0.5,
};

/** Of what a camera saw: smaller, because that is how it will see the person again. */
export const cameraLimits: EnrolmentLimits = { ...selfieLimits, width: 48, sharpness: 18 };

export interface EnrolmentQuestion {
  /** All that was found in the photo. */
  readonly faces: readonly SeenFace[];
  /** Which of several the user tapped: its place in `several_faces`. */
  readonly chosen: number | null;
  /** Embeddings of the person's photos so far. */
  readonly previous: readonly Float32Array[];
  /** Who it is going to be; null for somebody new. */
  readonly person: PersonId | null;
  readonly gallery: Gallery;
  readonly pack: FaceThresholds;
  readonly limits: EnrolmentLimits;
}

export type EnrolmentAnswer =
  | { readonly kind: "accepted"; readonly face: SeenFace; readonly closest: Closest | null }
  | { readonly kind: "no_face" }
  /** From left to right. */
  | { readonly kind: "several_faces"; readonly faces: readonly SeenFace[] }
  | {
      readonly kind: "too_small" | "too_dark" | "too_bright" | "blurred" | "profile";
      readonly face: SeenFace;
      /** What was measured, and the limit it missed, in the limit's own unit. */
      readonly value: number;
      readonly limit: number;
    }
  | { readonly kind: "looks_like_another"; readonly face: SeenFace; readonly closest: Closest }
  /** `score`: how much it looks like the person's photos so far. */
  | { readonly kind: "unlike_previous"; readonly face: SeenFace; readonly score: number };

/** The person somebody looks like most, apart from themselves. */
export interface Closest {
  readonly person: PersonId;
  readonly score: number;
}

/** A face less than half as wide as the largest stands in the background. */
const background = 0.5;

export function judgePhoto(question: EnrolmentQuestion): EnrolmentAnswer {
  const { faces, chosen, previous, person, gallery, pack, limits } = question;
  const believed = faces.filter((face) => isFace(face, pack));
  const widest = Math.max(0, ...believed.map(({ box }) => box.width));
  const near = believed
    .filter(({ box }) => box.width >= widest * background)
    .sort((a, b) => a.box.x - b.box.x);
  const face = near.length === 1 ? near[0] : near[chosen ?? -1];
  if (near.length === 0) return { kind: "no_face" };
  if (!face) return { kind: "several_faces", faces: near };

  const flaw = flawOf(face, limits);
  if (flaw) return flaw;
  const closest = closestTo([face.embedding], person, gallery);
  const own = previous.length > 0 ? scoreAgainst(previous, face.embedding) : null;
  // Siblings may look alike: only who looks more like somebody else is asked about.
  if (closest && closest.score >= pack.knownFewPhotos && closest.score > (own ?? -1)) {
    return { kind: "looks_like_another", face, closest };
  }
  if (own !== null && own < pack.knownFewPhotos) {
    return { kind: "unlike_previous", face, score: own };
  }
  return { kind: "accepted", face, closest };
}

function flawOf(face: SeenFace, limits: EnrolmentLimits): EnrolmentAnswer | null {
  const { box, brightness, sharpness, pose } = face;
  const { least, most } = limits.brightness;
  if (box.width < limits.width) return flaw("too_small", box.width, limits.width);
  // Before blurred: darkness makes edges faint as well.
  if (brightness < least) return flaw("too_dark", brightness, least);
  if (brightness > most) return flaw("too_bright", brightness, most);
  if (sharpness < limits.sharpness) return flaw("blurred", sharpness, limits.sharpness);
  return pose > limits.pose ? flaw("profile", pose, limits.pose) : null;

  function flaw(
    kind: "too_small" | "too_dark" | "too_bright" | "blurred" | "profile",
    value: number,
    limit: number,
  ): EnrolmentAnswer {
    return { kind, face, value, limit };
  }
}

/** Who else in the gallery these faces look like most; null when there is nobody else. */
export function closestTo(
  embeddings: readonly Float32Array[],
  person: PersonId | null,
  gallery: Gallery,
): Closest | null {
  let closest: Closest | null = null;
  for (const embedding of embeddings) {
    const first = gallery.match(embedding, person === null ? {} : { except: person }).top[0];
    if (first && first.score > (closest?.score ?? -2)) {
      closest = { person: first.person, score: first.score };
    }
  }
  return closest;
}

export interface Separation {
  /** Who else comes closest; null when nobody else is enrolled. */
  readonly closest: Closest | null;
  /** How much the person's photos look like each other at least; null with fewer than two. */
  readonly own: number | null;
  /**
   * good: the closest other person is no match. close: they would be UNSURE. confused: they could
   * be taken for each other, or the photos look less like each other than like somebody else.
   */
  readonly quality: "good" | "close" | "confused";
}

/**
 * How well an enrolled person is kept apart from everybody else. `added` are embeddings of crops
 * that the gallery may not have learned yet.
 */
export function separationOf(
  person: PersonId,
  gallery: Gallery,
  pack: FaceThresholds,
  added: readonly Float32Array[] = [],
): Separation {
  const learned = [...gallery.embeddingsOf(person).values()];
  const embeddings = [...learned, ...added.filter((one) => !isAmong(one, learned))];
  const closest = closestTo(embeddings, person, gallery);
  const own = leastLikeness(embeddings);
  const other = closest?.score ?? -1;
  if (other >= pack.knownFewPhotos || (own !== null && other > own - pack.margin)) {
    return { closest, own, quality: "confused" };
  }
  return { closest, own, quality: other >= pack.unknownBelow ? "close" : "good" };
}

function isAmong(one: Float32Array, others: readonly Float32Array[]): boolean {
  return others.some((other) => cosine(one, other) > 0.9999);
}

function leastLikeness(embeddings: readonly Float32Array[]): number | null {
  let least: number | null = null;
  for (const [index, one] of embeddings.entries()) {
    for (const other of embeddings.slice(index + 1)) {
      least = Math.min(least ?? 1, cosine(one, other));
    }
  }
  return least;
}
