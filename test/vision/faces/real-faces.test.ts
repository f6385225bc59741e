// The recognition path with the default pack's networks on real faces, in a thread as the guard
// runs it; and InsightFace's detector beside the default one.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { frameOf, paste, plainPicture } from "../../media/frames.ts";
import {
  developmentFaces,
  developmentScrfd,
  installedFaceplugin,
  networksIn,
  whyNotReal,
} from "../../media/networks.ts";
import { mainFace } from "../../bench/faces/pairs.ts";
import { systemClock } from "../../../storage/clock.ts";
import { silentLog } from "../../../storage/log.ts";
import { findFfmpeg } from "../../../vision/capture/ffmpeg.ts";
import { overlap } from "../../../vision/faces/boxes.ts";
import { detectorWith } from "../../../vision/faces/detector.ts";
import type { Detector } from "../../../vision/faces/detector.ts";
import { FaceReader } from "../../../vision/faces/face-reader.ts";
import type { Box, Picture, SeenFace } from "../../../vision/faces/faces.ts";
import { RunTime } from "../../../vision/faces/network.ts";
import { readPhoto } from "../../../vision/faces/photo.ts";
import { openScrfd } from "../../../vision/faces/scrfd.ts";
import { openUltraFace } from "../../../vision/faces/ultraface.ts";

const networks = networksIn(installedFaceplugin);
const reason = whyNotReal([
  networks.embedder.file,
  path.join(developmentFaces, "pairs.csv"),
  developmentScrfd,
]);
const grey = [96, 104, 110];

const ffmpeg = await findFfmpeg({ log: silentLog });

async function photo(name: string, longestSide = 250): Promise<Picture> {
  const bytes = readFileSync(path.join(developmentFaces, name));
  return await readPhoto(bytes, { ffmpeg, clock: systemClock, longestSide });
}

/** A frame with pictures in it, and where they are. */
async function scene(places: readonly [name: string, side: number, x: number, y: number][]) {
  const picture = plainPicture(1280, 720, grey);
  const regions: Box[] = [];
  for (const [name, side, x, y] of places) {
    const face = await photo(name, side);
    paste(picture, face, x, y);
    regions.push({ x, y, width: face.width, height: face.height });
  }
  return { picture, frame: frameOf(picture), regions };
}

function cosine(a: SeenFace, b: SeenFace): number {
  return a.embedding.reduce((sum, value, index) => sum + value * (b.embedding[index] as number), 0);
}

describe.skipIf(reason !== null)(`faces are read${reason ? ` (skipped: ${reason})` : ""}`, () => {
  const reader = new FaceReader({ clock: systemClock, log: silentLog });
  beforeAll(async () => await reader.start(networks));
  afterAll(async () => await reader.stop());

  async function faceOn(name: string): Promise<SeenFace> {
    const picture = await photo(name);
    const answer = await reader.lookAtPicture(picture);
    if (answer.kind !== "seen") throw new Error(JSON.stringify(answer));
    const face = mainFace(answer.faces, picture);
    if (!face) throw new Error(`no face on ${name}`);
    return face;
  }

  test("the same person scores high, another one low", async () => {
    const [one, again, other] = [
      await faceOn("Hipolito_Mejia_0001.jpg"),
      await faceOn("Hipolito_Mejia_0004.jpg"),
      await faceOn("Mike_Montgomery_0001.jpg"),
    ];
    expect(cosine(one, again)).toBeGreaterThan(0.45);
    expect(cosine(one, other)).toBeLessThan(0.285);
    for (const face of [one, again, other]) {
      expect(cosine(face, face)).toBeCloseTo(1);
      expect(face.rawNorm).toBeGreaterThan(2.6);
      expect(face.crop).toHaveLength(112 * 112 * 3);
      expect(face.sharpness).toBeGreaterThan(10);
      expect(face.brightness).toBeGreaterThan(40);
      expect(face.pose).toBeLessThan(0.6);
      // Deep-funneled: every face is in the middle.
      expect(Math.abs(face.box.x + face.box.width / 2 - 125)).toBeLessThan(25);
    }
  });

  test("a frame gives the same face as the photo, and the crop the same embedding", async () => {
    const name = "Erik_Morales_0001.jpg";
    const { frame, regions } = await scene([[name, 250, 501, 203]]);
    const answer = await reader.look({ camera: "hall", frame, regions, handOver: true });
    if (answer.kind !== "seen") throw new Error(JSON.stringify(answer));
    const [face] = answer.faces;
    expect(answer.faces).toHaveLength(1);
    const still = await faceOn(name);
    expect(cosine(face as SeenFace, still)).toBeGreaterThan(0.9);
    expect((face as SeenFace).box.x - 501).toBeCloseTo(still.box.x, -1.2);
    const [embedded] = await reader.embed([still.crop]);
    expect(Buffer.from(embedded?.embedding.buffer as ArrayBuffer)).toEqual(
      Buffer.from(still.embedding.buffer),
    );
  });

  test("three faces in a frame are three, wherever the seams of the looks are", async () => {
    const { frame } = await scene([
      ["Hipolito_Mejia_0001.jpg", 250, 110, 120],
      ["Mike_Montgomery_0001.jpg", 250, 690, 330],
      ["Erik_Morales_0001.jpg", 60, 290, 460],
    ]);
    const everything = [{ x: 0, y: 0, width: 1280, height: 720 }];
    const answer = await reader.look({ camera: "hall", frame, regions: everything });
    if (answer.kind !== "seen") throw new Error(JSON.stringify(answer));
    expect(answer.faces).toHaveLength(3);
    expect(answer.totalMs).toBeGreaterThan(answer.networkMs);
  });

  test("nothing moves, or nothing is there: no face", async () => {
    const frame = frameOf(plainPicture(640, 480, grey));
    const empty = await reader.look({ camera: "hall", frame, regions: [] });
    expect(empty).toMatchObject({ kind: "seen", faces: [], networkMs: 0 });
    const regions = [{ x: 0, y: 0, width: 640, height: 480 }];
    expect(await reader.look({ camera: "hall", frame, regions })).toMatchObject({ faces: [] });
    expect(await reader.lookAtPicture(plainPicture(1, 1))).toMatchObject({ faces: [] });
  });
});

test("a model that is none is a sentence, and the reader is down", async () => {
  const reader = new FaceReader({ clock: systemClock, log: silentLog });
  const broken = { kind: "ultraface" as const, file: import.meta.filename };
  await expect(reader.start({ ...networks, detector: broken })).rejects.toThrow(/can't be opened/);
  expect(reader.status().state).toBe("down");
  await reader.stop();
});

describe.skipIf(reason !== null)("the two detectors", () => {
  const detectors: Detector[] = [];
  beforeAll(async () => {
    detectors.push(detectorWith(await openUltraFace(networks.detector.file, new RunTime())));
    detectors.push(detectorWith(await openScrfd(developmentScrfd, new RunTime())));
  });
  afterAll(async () => {
    for (const detector of detectors) await detector.close();
  });

  test("find the same faces on the same pictures", async () => {
    const names = readdirSync(developmentFaces).filter((name) => name.endsWith(".jpg"));
    const overlaps: number[] = [];
    for (const name of names.filter((_, index) => index % 160 === 0)) {
      const picture = await photo(name);
      const [ultra, scrfd] = await Promise.all(detectors.map((one) => one.detect(picture)));
      const best = (ultra ?? []).map((face) =>
        Math.max(0, ...(scrfd ?? []).map((other) => overlap(face.box, other.box))),
      );
      overlaps.push(Math.max(0, ...best));
    }
    expect(overlaps).toHaveLength(7);
    expect(Math.min(...overlaps)).toBeGreaterThan(0.6);
  });

  test("find a face of 24 pixels in a whole frame, once, also on a seam of the looks", async () => {
    const small = await photo("Hipolito_Mejia_0001.jpg", 64);
    for (const [x, y] of [
      [205, 130],
      [290, 225],
      [1215, 655],
    ] as const) {
      const picture = plainPicture(1280, 720, grey);
      paste(picture, small, x, y);
      const frame = frameOf(picture);
      for (const detector of detectors) {
        const faces = await detector.detect(frame);
        expect(faces).toHaveLength(1);
        const [face] = faces;
        expect(face?.box.width).toBeGreaterThan(16);
        expect(face?.box.width).toBeLessThan(32);
        expect(Math.abs((face?.box.x ?? 0) + (face?.box.width ?? 0) / 2 - x - 32)).toBeLessThan(8);
      }
    }
  });
});
