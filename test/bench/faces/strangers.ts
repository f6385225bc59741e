// Owns `npm run bench:strangers -- FOLDER [--models FOLDER]`: how often somebody never seen is called
// "seen before", how often somebody who was here is, by threshold; and what a lookup costs. One line
// of JSON. FOLDER holds pairs.csv and pictures named PERSON_NUMBER.jpg.
import { existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { median } from "./figures.ts";
import { readMainFaces, rounded } from "./pairs.ts";
import { networksIn } from "../../media/networks.ts";
import { defaultPack } from "../../../models/packs/catalogue.ts";
import { systemClock } from "../../../storage/clock.ts";
import { silentLog } from "../../../storage/log.ts";
import { findFfmpeg } from "../../../vision/capture/ffmpeg.ts";
import { cosine } from "../../../vision/faces/cosine.ts";
import { FaceReader } from "../../../vision/faces/face-reader.ts";
import { isFace } from "../../../vision/faces/quality.ts";
import { KeptFaces, mostFaces } from "../../../vision/strangers/kept-faces.ts";

const side = 112;
const thresholds = [0.4, 0.45, 0.475, 0.5, 0.525, 0.55, 0.575, 0.6, 0.65];

interface Known {
  person: string;
  embedding: Float32Array;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { models: { type: "string", default: "models/installed/faceplugin" } },
});
const folder = positionals[0];
if (folder === undefined || !existsSync(path.join(folder, "pairs.csv"))) {
  console.error("Usage: npm run bench:strangers -- FOLDER [--models FOLDER]");
  process.exit(2);
}

const photo = { ffmpeg: await findFfmpeg({ log: silentLog }), clock: systemClock };
const reader = new FaceReader({ clock: systemClock, log: silentLog });
try {
  await reader.start(networksIn(path.resolve(values.models)));
  const { faces } = await readMainFaces(reader, folder, photo);
  const good = [...faces].filter(([, face]) => isFace(face, defaultPack.thresholds));
  const seen: Known[] = good.map(([file, { embedding }]) => ({
    person: personOf(file),
    embedding,
  }));
  // A mirrored stranger is another stranger as good as any: so there are enough of them.
  const mirrored = await reader.embed(good.map(([, { crop }]) => mirror(crop)));
  const twins = mirrored.map(({ embedding }, index) => {
    return { person: (seen[index] as Known).person, embedding };
  });
  console.log(
    JSON.stringify({ ...falselySeen(seen, twins), ...recognised(seen), ...lookUp(seen) }),
  );
} finally {
  await reader.stop();
}

/** Each picture as somebody never seen, before as many crops of others as there are. */
function falselySeen(seen: readonly Known[], twins: readonly Known[]) {
  const memory = [...seen, ...twins];
  const best: number[] = [];
  const crops: number[] = [];
  const pairs = thresholds.map(() => 0);
  let compared = 0;
  for (const probe of seen) {
    let highest = -1;
    let others = 0;
    for (const other of memory) {
      if (other.person === probe.person) continue;
      const score = cosine(other.embedding, probe.embedding);
      highest = Math.max(highest, score);
      others++;
      for (const [at, from] of thresholds.entries()) {
        if (score >= from) pairs[at] = (pairs[at] as number) + 1;
      }
    }
    compared += others;
    best.push(highest);
    crops.push(others);
  }
  const inMemory = median(crops);
  return {
    pictures: seen.length,
    people: new Set(seen.map(({ person }) => person)).size,
    strangeCropsInMemory: inMemory,
    neverSeenCalledSeen: thresholds.map((threshold, at) => {
      const share = best.filter((score) => score >= threshold).length / best.length;
      return {
        threshold,
        share: rounded(share, 5),
        at2000: rounded(1 - (1 - share) ** (mostFaces / inMemory), 5),
        perPair: (pairs[at] as number) / compared,
      };
    }),
  };
}

/** Each picture of somebody of whom there are others: by one of those, and by the best of all. */
function recognised(seen: readonly Known[]) {
  const one: number[] = [];
  const best: number[] = [];
  for (const probe of seen) {
    const own = seen
      .filter((other) => other !== probe && other.person === probe.person)
      .map((other) => cosine(other.embedding, probe.embedding));
    one.push(...own);
    if (own.length >= 2) best.push(Math.max(...own));
  }
  const share = (scores: number[], threshold: number) =>
    rounded(scores.filter((score) => score >= threshold).length / scores.length);
  return {
    samePairs: one.length / 2,
    seenAgain: thresholds.map((threshold) => {
      return { threshold, byOneCrop: share(one, threshold), byTwoOrThree: share(best, threshold) };
    }),
  };
}

/** Milliseconds for one face before 2,000 kept ones. */
function lookUp(seen: readonly Known[]) {
  const now = Date.now();
  const memory = new KeptFaces();
  for (let row = 0; row < mostFaces; row++) {
    memory.see(`incident ${row}`, "face-1.png", (seen[row % seen.length] as Known).embedding, now);
  }
  const took = seen.slice(0, 200).map(({ embedding }) => {
    const startedAt = performance.now();
    memory.alike([embedding], defaultPack.thresholds.seenBefore);
    return performance.now() - startedAt;
  });
  return { lookUpMs: rounded(median(took), 2), slowestMs: rounded(Math.max(...took), 2) };
}

function personOf(file: string): string {
  return file.replace(/_\d+\.\w+$/, "");
}

/** RGB24, 112 x 112, left and right exchanged. */
function mirror(crop: Uint8Array): Uint8Array {
  const mirrored = new Uint8Array(crop.length);
  for (let pixel = 0; pixel < side * side; pixel++) {
    const column = pixel % side;
    const from = pixel - column + (side - 1 - column);
    mirrored.set(crop.subarray(from * 3, from * 3 + 3), pixel * 3);
  }
  return mirrored;
}
