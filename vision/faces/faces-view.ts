// Owns what the chat may know and ask of face recognition: plain words and data, no worker, no
// network. household-faces.ts is the real thing; test/fakes/faces.ts stands in for it.
import type { DownloadProgress } from "../../models/npm/progress.ts";
import type { Pack } from "../../models/packs/pack.ts";
import type { FaceSettings } from "../../storage/face-settings.ts";
import type { People } from "../../storage/people.ts";
import type { Words } from "../../storage/words.ts";
import type { Box, FaceThresholds, Picture, SeenFace } from "./faces.ts";
import type { Gallery } from "./gallery.ts";
import type { ScoresByPerson } from "./own-scores.ts";
import type { RecentFace } from "./threshold-preview.ts";
import type { VerdictRules } from "./verdict.ts";

export { PhotoError } from "./photo.ts";

/** How far recognition is; faces yield verdicts only when "ready". */
export type FacesState =
  /** `reason` are whole sentences. */
  | { readonly kind: "off"; readonly reason: Words }
  /** The models are on their way; null before the first byte. */
  | { readonly kind: "fetching"; readonly progress: DownloadProgress | null }
  | { readonly kind: "starting" }
  /** All is there, and nobody is enrolled. */
  | { readonly kind: "nobody" }
  | { readonly kind: "learning"; readonly known: number; readonly total: number }
  | { readonly kind: "ready"; readonly people: number; readonly crops: number };

export interface ReadPhoto {
  /** The photo upright, as it was looked at. */
  readonly picture: Picture;
  /** All that was found, also what is too small or too dark to enroll. */
  readonly faces: readonly SeenFace[];
}

export interface FacesView {
  readonly people: People;
  readonly settings: FaceSettings;
  /** What is learned; match() answers who somebody looks like. */
  readonly gallery: Gallery;
  readonly pack: Pack;
  /** The pack's numbers with the household's preset and threshold. */
  thresholds(): FaceThresholds;
  /** With the household's preset; how long a stranger must be seen is each camera's own setting. */
  rules(): VerdictRules;
  state(): FacesState;
  /** Whether photos can be read now, also while nobody is enrolled. */
  canRead(): boolean;
  /** JPEG, PNG, WebP, BMP of up to 110 megapixels. Rejects with PhotoError, FaceReaderError. */
  readPhoto(bytes: Buffer): Promise<ReadPhoto>;
  /** Embeddings of kept crops (RGB24, 112x112), L2 length 1. Rejects with FaceReaderError. */
  embed(crops: readonly Uint8Array[]): Promise<Float32Array[]>;
  /** What tracks that ended lately came to, newest last; at most 200, in memory only. */
  recentFaces(): readonly (RecentFace & { readonly camera: string; readonly at: number })[];
  /** How well everybody is recognised by their own photos; measured once for all thresholds. */
  ownScores(): Promise<ScoresByPerson>;
  /** How many frames were read for faces since the start, and how many were not for want of time. */
  readings(): { readonly done: number; readonly dropped: number };
  /** Learns everybody anew from their crops, and tries again what failed at the start. */
  refresh(): Promise<void>;
}

export type { Box, Picture, SeenFace };
