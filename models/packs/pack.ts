// Owns what a pack is: networks that belong together, where they come from and on which terms, how
// they are fed, and the numbers that their scores are judged by. Types only.
import type { NpmTarball } from "../npm/tarball.ts";

/** Which scores mean what, for one pack; see catalogue.ts for where each number comes from. */
export interface FaceThresholds {
  /** Cosine from which a person with at least three photos is known. */
  known: number;
  /** The same for a person with fewer photos. */
  knownFewPhotos: number;
  /** Top-1 minus top-2 must be at least this. */
  margin: number;
  /** Below this against everybody: unknown. */
  unknownBelow: number;
  /** From this against one of 2,000 kept faces, a stranger was here before. */
  seenBefore: number;
  /** Faces narrower than this, in pixels, are TOO_SMALL. */
  smallestWidth: number;
  /** Raw norm from which a box is believed to be a face. */
  rawNorm: number;
  /** The same for faces narrower than `smallestWidth`. */
  rawNormSmall: number;
}

/** What /threshold offers as `known`: one stranger in 1,000, 10,000, 100,000 is taken for somebody. */
export interface ThresholdPresets {
  lenient: number;
  normal: number;
  strict: number;
}

export type FileRole = "detector" | "landmarks" | "embedder";

export interface PackFile {
  /** Its name, in the source as in the installed folder. */
  file: string;
  bytes: number;
  /** Lower-case hex. */
  sha256: string;
  role: FileRole;
}

export type PackSource =
  | {
      kind: "npm";
      /** Whose files lie in `inside`, a folder of the tarball. */
      tarball: Omit<NpmTarball, "files">;
      inside: string;
    }
  | {
      kind: "zip";
      /** https, or http on loopback; the archive's folders don't matter. */
      address: string;
      /** To tell the user beforehand; the archive's own hash is not known. */
      aboutBytes: number;
    };

export interface Pack {
  /** Also its folder's name: lower-case letters, digits, "_" and "-". */
  id: string;
  title: string;
  licence: string;
  /** What must be accepted before it is fetched, as text for the user; null: nothing. */
  notice: string | null;
  source: PackSource;
  /** One per role; no "landmarks" where the detector finds them itself. */
  files: readonly PackFile[];
  /** How the detector's output is read (vision/faces). */
  detector: "ultraface" | "scrfd";
  /** How the embedder is fed: (value - mean) / scale, in this order of channels. */
  normalisation: { channels: "bgr" | "rgb"; mean: number; scale: number };
  embeddingSize: 512;
  thresholds: FaceThresholds;
  presets: ThresholdPresets;
  /** Whether thresholds and presets were measured on labelled faces, or are careful guesses. */
  measured: boolean;
}
