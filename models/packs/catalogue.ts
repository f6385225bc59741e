// Owns the packs that Vigil knows, pinned byte by byte. Figures are from ../shared/facts/models.md.
import type { FileRole, Pack, PackFile } from "./pack.ts";

const faceplugin: Pack = {
  id: "faceplugin",
  title: "Faceplugin (default)",
  licence: "MIT (by its npm package; what it was trained on is not disclosed)",
  notice: null,
  source: {
    kind: "npm",
    tarball: {
      name: "faceplugin-face-recognition-js",
      version: "0.0.1",
      integrity:
        "sha512-shriXjd4zJHEwhK1jHK+bWo8Vv6Vu9B/w6RRsd4AFtNM/jaI2vhuOamOSMl9qQmLd8WlQ7dgqN+3C2iOi5pXWw==",
      bytes: 41_114_878,
    },
    inside: "model",
  },
  files: [
    network(
      "detector",
      "fr_detect.onnx",
      1_217_758,
      "6c0256ccd3164f844736a401faf936ec2930764a87ae39442180887d0c5c8854",
    ),
    network(
      "landmarks",
      "fr_landmark.onnx",
      1_163_742,
      "f10b0ba1d2a8a099adefede1ebf3733e44fe370715e7303dbeb7f59c02142258",
    ),
    network(
      "embedder",
      "fr_feature.onnx",
      4_884_269,
      "87aacdfe57510db2af90c0251df680e8eec88f122ee94712121d09bcaaaf3581",
    ),
  ],
  detector: "ultraface",
  normalisation: { channels: "bgr", mean: 127.5, scale: 128 },
  embeddingSize: 512,
  // §0 and §4: LFW, open set with 5 people enrolled; .285 is the 1:1 threshold of best accuracy.
  thresholds: {
    known: 0.45,
    knownFewPhotos: 0.4,
    margin: 0.05,
    unknownBelow: 0.285,
    // npm run bench:strangers: of 960 never seen, before 2,000 faces of others, .33 % reach it (.525:
    // .65 %); 89 % of those who were here do by one earlier face, all by two or three.
    seenBefore: 0.55,
    smallestWidth: 32,
    rawNorm: 2.6,
    rawNormSmall: 2.45,
  },
  // §4: all-pairs thresholds .334, .411, .476 at false accepts of 1e-3, 1e-4, 1e-5.
  presets: { lenient: 0.34, normal: 0.41, strict: 0.48 },
  measured: true,
};

const insightFaceNotice =
  "The networks of this pack are InsightFace's (github.com/deepinsight/insightface). They may be " +
  "used for non-commercial research only; any other use needs a licence from InsightFace. Vigil " +
  "only fetches them for you, and has not measured how well they do.";

/**
 * What InsightFace's packs have in common. Their scores were not measured here (§3: no copy was to
 * be had), so these numbers are guesses: .45 is the reference system's, which uses such a network;
 * the rest leans towards asking about a resident rather than letting a stranger pass.
 */
const insightFace = {
  licence: "InsightFace: non-commercial research only",
  notice: insightFaceNotice,
  detector: "scrfd",
  normalisation: { channels: "rgb", mean: 127.5, scale: 127.5 },
  embeddingSize: 512,
  thresholds: {
    known: 0.45,
    knownFewPhotos: 0.4,
    margin: 0.05,
    unknownBelow: 0.25,
    seenBefore: 0.55,
    smallestWidth: 32,
    // SCRFD sees no faces in furniture (§4), and the norms of its embedders are not known.
    rawNorm: 0,
    rawNormSmall: 0,
  },
  presets: { lenient: 0.35, normal: 0.4, strict: 0.45 },
  measured: false,
} as const;

const releases = "https://github.com/deepinsight/insightface/releases/download/v0.7";

const buffaloLarge: Pack = {
  id: "buffalo_l",
  title: "InsightFace buffalo_l (most accurate, slow)",
  source: { kind: "zip", address: `${releases}/buffalo_l.zip`, aboutBytes: 289_000_000 },
  files: [
    network(
      "detector",
      "det_10g.onnx",
      16_923_827,
      "5838f7fe053675b1c7a08b633df49e7af5495cee0493c7dcf6697200b85b5b91",
    ),
    network(
      "embedder",
      "w600k_r50.onnx",
      174_383_860,
      "4c06341c33c2ca1f86781dab0e829f88ad5b64be9fba56e56bc9ebdefc619e43",
    ),
  ],
  ...insightFace,
};

const buffaloSmall: Pack = {
  id: "buffalo_s",
  title: "InsightFace buffalo_s (fast, a better detector)",
  source: { kind: "zip", address: `${releases}/buffalo_s.zip`, aboutBytes: 128_000_000 },
  files: [
    network(
      "detector",
      "det_500m.onnx",
      2_524_817,
      "5e4447f50245bbd7966bd6c0fa52938c61474a04ec7def48753668a9d8b4ea3a",
    ),
    network(
      "embedder",
      "w600k_mbf.onnx",
      13_616_099,
      "9cc6e4a75f0e2bf0b1aed94578f144d15175f357bdc05e815e5c4a02b319eb4f",
    ),
  ],
  ...insightFace,
};

function network(role: FileRole, file: string, bytes: number, sha256: string): PackFile {
  return { role, file, bytes, sha256 };
}

export const packs: readonly Pack[] = [faceplugin, buffaloLarge, buffaloSmall];

/** What is used unless another was chosen. */
export const defaultPack = faceplugin;
