// Owns the way from a picture to faces that were measured: detect, find landmarks, straighten,
// embed, and send away what is no face. Runs in the worker (worker.ts).
import { performance } from "node:perf_hooks";
import { alignment, Aligner, boundsOf } from "./align.ts";
import { cutToPicture, grown } from "./boxes.ts";
import { lightOf, poseOf } from "./crop-quality.ts";
import { detectorWith } from "./detector.ts";
import type { Detector } from "./detector.ts";
import { openEmbedder } from "./embedder.ts";
import type { Embedded, Embedder } from "./embedder.ts";
import type { Box, Detection, Landmarks, Picture, SeenFace } from "./faces.ts";
import type { Planes } from "./frame-input.ts";
import { FramePicture } from "./frame-to-picture.ts";
import { openLandmarks, squareAround } from "./landmarks.ts";
import type { LandmarkFinder } from "./landmarks.ts";
import type { Sight } from "./look-input.ts";
import { areasToSearch } from "./looks.ts";
import { NetworkError, RunTime } from "./network.ts";
import type { FaceNetworks, NormGate } from "./networks.ts";
import { isFace } from "./quality.ts";
import { openScrfd } from "./scrfd.ts";
import { openUltraFace } from "./ultraface.ts";

/** The faces in a picture, and where the time went. */
export interface Reading {
  faces: SeenFace[];
  /** Milliseconds inside of the networks. */
  networkMs: number;
  /** Milliseconds in all. */
  totalMs: number;
}

export class Recognition {
  readonly #detector: Detector;
  readonly #landmarks: LandmarkFinder | null;
  readonly #embedder: Embedder;
  readonly #gate: NormGate | null;
  readonly #runTime: RunTime;
  readonly #aligner = new Aligner();
  readonly #framePicture = new FramePicture();

  private constructor(
    detector: Detector,
    landmarks: LandmarkFinder | null,
    embedder: Embedder,
    gate: NormGate | null,
    runTime: RunTime,
  ) {
    this.#detector = detector;
    this.#landmarks = landmarks;
    this.#embedder = embedder;
    this.#gate = gate;
    this.#runTime = runTime;
  }

  /** Opens every network of the pack, or none. Throws NetworkError. */
  static async open(networks: FaceNetworks): Promise<Recognition> {
    const { detector, landmarks, embedder, gate } = networks;
    if (detector.kind === "ultraface" && !landmarks) {
      throw new NetworkError(
        "UltraFace finds no landmarks, and this pack has no network for them.",
      );
    }
    const runTime = new RunTime();
    const opened: { close(): Promise<void> }[] = [];
    const keep = <T extends { close(): Promise<void> }>(network: T): T => {
      opened.push(network);
      return network;
    };
    try {
      const openFinder = detector.kind === "ultraface" ? openUltraFace : openScrfd;
      return new Recognition(
        detectorWith(keep(await openFinder(detector.file, runTime))),
        landmarks && keep(await openLandmarks(landmarks.file, runTime)),
        keep(await openEmbedder(embedder.file, embedder.normalisation, runTime)),
        gate,
        runTime,
      );
    } catch (error) {
      for (const network of opened) await network.close();
      throw error;
    }
  }

  /** Faces around `regions` (pixels of the frame); none when nothing moves. */
  async readFrame(frame: Planes, regions: readonly Box[]): Promise<Reading> {
    return await this.#timed(async () => {
      const areas = areasToSearch(regions, frame, this.#detector.input);
      return await this.#readAreas(frame, areas);
    });
  }

  /** Faces anywhere in `picture`. */
  async readPicture(picture: Picture): Promise<Reading> {
    const { width, height } = picture;
    return await this.#timed(() => this.#readAreas(picture, [{ x: 0, y: 0, width, height }]));
  }

  async embed(crop: Uint8Array): Promise<Embedded> {
    return await this.#embedder.embed(crop);
  }

  async close(): Promise<void> {
    await this.#detector.close();
    await this.#landmarks?.close();
    await this.#embedder.close();
  }

  async #timed(read: () => Promise<SeenFace[]>): Promise<Reading> {
    const startedAt = performance.now();
    const ranBefore = this.#runTime.ms;
    const faces = await read();
    const networkMs = this.#runTime.ms - ranBefore;
    return { faces, networkMs, totalMs: performance.now() - startedAt };
  }

  async #readAreas(sight: Sight, areas: readonly Box[]): Promise<SeenFace[]> {
    const faces: SeenFace[] = [];
    for (const detection of await this.#detector.detect(sight, areas)) {
      const face = await this.#readFace(sight, detection);
      if (face) faces.push(face);
    }
    return faces;
  }

  async #readFace(sight: Sight, detection: Detection): Promise<SeenFace | null> {
    const { box, score } = detection;
    const visible = cutToPicture(box, sight);
    if (visible.width < leastSide || visible.height < leastSide) return null;
    const landmarks = detection.landmarks ?? (await this.#findLandmarks(sight, box));
    const back = landmarks && alignment(landmarks);
    if (!back) return null;
    const crop = this.#aligner.align(this.#pictureOf(sight, boundsOf(back)), back);
    const { embedding, rawNorm } = await this.#embedder.embed(crop);
    if (this.#gate && !isFace({ box: visible, rawNorm }, this.#gate)) return null;
    const pose = poseOf(landmarks);
    return { box: visible, score, landmarks, embedding, rawNorm, ...lightOf(crop), pose, crop };
  }

  async #findLandmarks(sight: Sight, box: Box): Promise<Landmarks | null> {
    const square = squareAround(box, sight);
    return (await this.#landmarks?.find(this.#pictureOf(sight, square), square)) ?? null;
  }

  /** In RGB, as large as the sight; for a frame only `box` and a little around it hold true. */
  #pictureOf(sight: Sight, box: Box): Picture {
    return "bytes" in sight ? this.#framePicture.show(sight, grown(box, 2)) : sight;
  }
}

/** Narrower boxes are no faces that anybody could tell anything about. */
const leastSide = 8;
