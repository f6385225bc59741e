// Owns verification with the product's own path: every picture of pairs.csv is read as a photo is,
// and each pair gets a score.
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { acceptedAt, areaUnderCurve, atThreshold } from "./figures.ts";
import type { ScoredPair } from "./figures.ts";
import type { FaceReader } from "../../../vision/faces/face-reader.ts";
import type { Picture, SeenFace } from "../../../vision/faces/faces.ts";
import type { NormGate } from "../../../vision/faces/networks.ts";
import { readPhoto } from "../../../vision/faces/photo.ts";
import type { PhotoOptions } from "../../../vision/faces/photo.ts";
import { isFace } from "../../../vision/faces/quality.ts";

export interface Pair {
  same: boolean;
  a: string;
  b: string;
}

/** FOLDER/pairs.csv: a header, then `same,a,b` with same 1 or 0 and two files of the folder. */
export function readPairs(folder: string): Pair[] {
  const lines = readFileSync(path.join(folder, "pairs.csv"), "utf8").split(/\r?\n/);
  return lines.slice(1).flatMap((line) => {
    const [same, a, b] = line.split(",").map((field) => field.trim());
    return a && b ? [{ same: same === "1", a, b }] : [];
  });
}

/** The face that a picture is about: large and near the middle. */
export function mainFace(faces: readonly SeenFace[], picture: Picture): SeenFace | null {
  const weight = ({ box }: SeenFace) => {
    const x = (box.x + box.width / 2) / picture.width - 0.5;
    const y = (box.y + box.height / 2) / picture.height - 0.5;
    return box.width * box.height * Math.max(0.01, 1 - 2 * Math.hypot(x, y)) ** 2;
  };
  let best: SeenFace | null = null;
  for (const face of faces) if (!best || weight(face) > weight(best)) best = face;
  return best;
}

/** The main face of every picture that pairs.csv names, by file. */
export async function readMainFaces(reader: FaceReader, folder: string, photo: PhotoOptions) {
  const names = [...new Set(readPairs(folder).flatMap(({ a, b }) => [a, b]))];
  const faces = new Map<string, SeenFace>();
  let several = 0;
  // Two at a time: ffmpeg reads one picture while the networks look at another.
  const waiting = names.values();
  const work = async () => {
    for (const name of waiting) {
      const picture = await readPhoto(await readFile(path.join(folder, name)), photo);
      const answer = await reader.lookAtPicture(picture);
      if (answer.kind !== "seen") throw new Error(`${name}: ${JSON.stringify(answer)}`);
      if (answer.faces.length > 1) several++;
      const face = mainFace(answer.faces, picture);
      if (face) faces.set(name, face);
    }
  };
  await Promise.all([work(), work()]);
  return { names, faces, several };
}

/** `reader` runs without a norm gate; `gate` is what it would have been. */
export async function benchPairs(
  reader: FaceReader,
  folder: string,
  gate: NormGate | null,
  photo: PhotoOptions,
) {
  const pairs = readPairs(folder);
  const { names, faces, several } = await readMainFaces(reader, folder, photo);

  const scored: ScoredPair[] = [];
  for (const { same, a, b } of pairs) {
    const [one, other] = [faces.get(a), faces.get(b)];
    if (one && other) scored.push({ same, score: cosine(one.embedding, other.embedding) });
  }
  const lost = [...faces.values()].filter((face) => gate !== null && !isFace(face, gate)).length;
  return {
    pairs: pairs.length,
    pictures: names.length,
    detectionMisses: names.length - faces.size,
    picturesWithSeveralFaces: several,
    scoredPairs: scored.length,
    lostToNormGate: lost,
    lostToNormGateShare: rounded(lost / faces.size),
    auc: rounded(areaUnderCurve(scored), 5),
    tarAtFar1Percent: rounded(acceptedAt(scored, 0.01)),
    accuracy: rounded(atThreshold(scored, 0.285).accuracy),
    thresholds: [0.285, 0.35, 0.4, 0.45].map((threshold) => {
      const at = atThreshold(scored, threshold);
      return { ...at, accuracy: rounded(at.accuracy) };
    }),
  };
}

export function rounded(value: number, digits = 4): number {
  return Number(value.toFixed(digits));
}

function cosine(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] as number), 0);
}
