// Owns how long a look takes: the networks' own time, and what is done around them.
import { readFile } from "node:fs/promises";
import path from "node:path";
import { median } from "./figures.ts";
import { readPairs, rounded } from "./pairs.ts";
import { frameOf, paste, plainPicture } from "../../media/frames.ts";
import type { FaceReader } from "../../../vision/faces/face-reader.ts";
import type { Box } from "../../../vision/faces/faces.ts";
import type { Frame } from "../../../vision/capture/packet.ts";
import { readPhoto } from "../../../vision/faces/photo.ts";
import type { PhotoOptions } from "../../../vision/faces/photo.ts";

const frameSize = { width: 1280, height: 720 };
const places = [
  { x: 60, y: 330 },
  { x: 520, y: 80 },
  { x: 960, y: 400 },
];
const faceSide = 250;
const warmUps = 5;
const runs = 40;

/** A 1280x720 frame with three faces of the folder: around three moving regions, and all of it. */
export async function benchLatency(reader: FaceReader, folder: string, photo: PhotoOptions) {
  const picture = plainPicture(frameSize.width, frameSize.height, [96, 104, 110]);
  const names = [...new Set(readPairs(folder).map(({ a }) => a))].slice(0, places.length);
  const regions: Box[] = [];
  for (const [index, name] of names.entries()) {
    const bytes = await readFile(path.join(folder, name));
    const face = await readPhoto(bytes, { ...photo, longestSide: faceSide });
    const { x, y } = places[index] as { x: number; y: number };
    paste(picture, face, x, y);
    regions.push({ x, y, width: face.width, height: face.height });
  }
  const frame = frameOf(picture);
  return {
    threeRegions: await measure(reader, frame, regions),
    wholeFrame: await measure(reader, frame, [{ x: 0, y: 0, ...frameSize }]),
  };
}

async function measure(reader: FaceReader, frame: Frame, regions: readonly Box[]) {
  const network: number[] = [];
  const overhead: number[] = [];
  const share: number[] = [];
  const roundTrip: number[] = [];
  let faces = 0;
  for (let run = -warmUps; run < runs; run++) {
    const startedAt = performance.now();
    const answer = await reader.look({ camera: "bench", frame, regions });
    const tookMs = performance.now() - startedAt;
    if (answer.kind !== "seen") throw new Error(JSON.stringify(answer));
    faces = answer.faces.length;
    if (run < 0) continue;
    network.push(answer.networkMs);
    overhead.push(answer.totalMs - answer.networkMs);
    share.push((answer.totalMs - answer.networkMs) / answer.networkMs);
    roundTrip.push(tookMs);
  }
  return {
    faces,
    networkMs: rounded(median(network), 2),
    overheadMs: rounded(median(overhead), 2),
    overheadShare: rounded(median(share), 3),
    roundTripMs: rounded(median(roundTrip), 2),
  };
}
