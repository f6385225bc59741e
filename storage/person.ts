// Owns the words and shapes of what is kept of the people of the household. What lies in
// DATA_DIR/people.json may get further fields, but none is renamed or given another meaning.
// Embeddings are never kept.
import { randomBytes } from "node:crypto";
import { z } from "zod";
import { words, type Words } from "./words.ts";

/** Like "p3k9x2m1q": made by chance, so that nobody ever gets the id of somebody forgotten. */
export type PersonId = string;
export type CropId = string;
/** What was added together, and can be undone together. */
export type AdditionId = string;

/** Where a crop comes from. */
export const cropSource = z.discriminatedUnion("kind", [
  /** A photo that somebody sent. */
  z.object({ kind: z.literal("photo") }),
  /** A face that a camera saw; `incident` where it was part of one. */
  z.object({
    kind: z.literal("camera"),
    camera: z.string(),
    cameraName: z.string(),
    incident: z.string().nullable(),
  }),
]);
export type CropSource = z.infer<typeof cropSource>;

export const personCrop = z.object({
  id: z.string().regex(/^f[a-z0-9]{8}$/),
  addition: z.string(),
  source: cropSource,
  /** When the face was seen, wall-clock milliseconds, as far as that is known. */
  takenAt: z.number(),
  addedAt: z.number(),
});
export type PersonCrop = z.infer<typeof personCrop>;

export const person = z.object({
  id: z.string().regex(/^p[a-z0-9]{8}$/),
  name: z.string(),
  /** Wall-clock milliseconds since when, and the addition that made the person. */
  since: z.number(),
  addition: z.string(),
  crops: z.array(personCrop),
});
export type Person = z.infer<typeof person>;

export const peopleFile = z.object({
  version: z.literal(1),
  people: z.array(person).default([]),
});
export type PeopleFile = z.infer<typeof peopleFile>;

/** A new id: `kind` and eight letters or digits, safe for file names and buttons. */
export function newId(kind: "p" | "f" | "a"): string {
  // 2^64 possibilities, of which 36^8 are kept: two of a household's never meet in practice.
  const number = randomBytes(8).readBigUInt64BE() % 36n ** 8n;
  return kind + number.toString(36).padStart(8, "0");
}

export function isPersonId(text: string): text is PersonId {
  return /^p[a-z0-9]{8}$/.test(text);
}

/** Like "f0a1b2c3d.png". */
export function cropFileName(crop: CropId): string {
  return `${crop}.png`;
}

/** More photos of one person make recognition slower, not better. */
export const mostCrops = 30;

/** A face to be added. */
export interface NewCrop {
  /** RGB24, 112 x 112. */
  readonly rgb: Uint8Array;
  readonly source: CropSource;
  readonly takenAt: number;
}

/** What was added in one go. */
export interface Addition {
  readonly id: AdditionId;
  readonly person: Person;
  readonly crops: readonly CropId[];
  /** Whether the person is new, too. */
  readonly newPerson: boolean;
}

export interface Undone {
  readonly person: Person;
  readonly crops: readonly CropId[];
  /** The person is gone, too. */
  readonly forgotten: boolean;
}

/** It is about a person, photo or addition that is not there (any more). */
export class NotThereError extends Error {
  override readonly name = "NotThereError";
}

export class TooManyCropsError extends Error {
  override readonly name = "TooManyCropsError";

  readonly words: Words;

  constructor(name: string) {
    super(`${name} has ${mostCrops} photos, which is enough. Delete one before you add another.`);
    this.words = words("why-enough-photos", { name, most: mostCrops });
  }
}
