// Owns what the recognition path has to be told about a pack: which files, and how they are fed.
// Nothing here loads onnxruntime, which only the worker needs.
import path from "node:path";
import type { FaceThresholds } from "./faces.ts";
import type { Normalisation } from "./network-input.ts";
import type { FileRole, Pack } from "../../models/packs/pack.ts";

export type DetectorKind = "ultraface" | "scrfd";

/** Files are absolute paths. */
export interface FaceNetworks {
  detector: { kind: DetectorKind; file: string };
  /** For a detector that gives boxes only; null when it gives landmarks. */
  landmarks: { file: string } | null;
  /** 112x112 in. */
  embedder: { file: string; normalisation: Normalisation };
  /** null: every box counts as a face (only a bench wants that). */
  gate: NormGate | null;
}

/** From which raw norm on a box is believed to be a face. */
export type NormGate = Pick<FaceThresholds, "rawNorm" | "rawNormSmall" | "smallestWidth">;

/** The networks of `pack`, whose files lie in `folder` (models/packs/installer.ts: packFolder). */
export function networksOf(pack: Pack, folder: string): FaceNetworks {
  const fileOf = (role: FileRole) => {
    const file = pack.files.find((candidate) => candidate.role === role)?.file;
    return file === undefined ? null : path.resolve(folder, file);
  };
  const [detector, landmarks, embedder] = [
    fileOf("detector"),
    fileOf("landmarks"),
    fileOf("embedder"),
  ];
  if (!detector || !embedder) throw new Error(`The pack ${pack.id} lacks a network.`);
  return {
    detector: { kind: pack.detector, file: detector },
    landmarks: landmarks === null ? null : { file: landmarks },
    embedder: { file: embedder, normalisation: pack.normalisation },
    gate: pack.thresholds,
  };
}
