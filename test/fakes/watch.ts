// Owns cameras in the chat's tests: their state is what the test says, their pictures are bytes.
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { wordsOfOthers } from "../../storage/words.ts";
import type { ChangingWatch } from "../../vision/kept-cameras.ts";
import type { CameraPaused, CameraWatchOptions } from "../../vision/camera-watch.ts";
import { cameraGone } from "../../vision/camera-trouble.ts";
import {
  CameraError,
  type CameraStatus,
  type CameraView,
  type PictureCheck,
  type MovementPreview,
  type RequestedClip,
  type Still,
  type WatchView,
} from "../../vision/watch-view.ts";
import type { MotionSettings } from "../../vision/motion/motion-detector.ts";

export class FakeCamera implements CameraView {
  readonly id: string;
  name: string;
  /** What status() says, beside the defaults of a camera that is live. */
  now: Partial<CameraStatus> = {};
  /** Makes the next stills fail with this sentence; null: they succeed. */
  stillProblem: string | null = null;
  stillsTaken = 0;
  stillSize = { bytes: 3, width: 1920, height: 1080 };
  /** A real picture for whoever looks into it; null: bytes of that size. */
  jpeg: Buffer | null = null;
  /** Called when a clip is asked for; the default has one part at once. */
  onClip: CameraView["clip"] = async () => this.clipOf(["part-1.mp4"]);
  readonly clipsAsked: number[] = [];
  /** What a preview comes to, beside its picture. */
  previewShows: Omit<MovementPreview, "still"> = {
    moving: false,
    regions: [],
    largest: 0,
    changedShare: 0,
    light: false,
    learning: false,
  };
  readonly previewsAsked: MotionSettings[] = [];

  constructor(id: string, name: string) {
    this.id = id;
    this.name = name;
  }

  /** What checkPicture() finds; null: it fails. */
  picture: Omit<PictureCheck, "still"> | null = {
    light: 120,
    largestMovement: 0,
    minimumArea: 5000,
    noise: 1,
    hasColour: true,
    overMs: 5000,
  };

  rename(name: string): void {
    this.name = name;
  }

  async checkPicture(): Promise<PictureCheck> {
    if (!this.picture) throw cameraGone(this.id);
    return { ...this.picture, still: await this.still() };
  }

  status(): CameraStatus {
    return {
      state: "live",
      since: 0,
      reason: null,
      paused: null,
      codec: "H.264",
      width: 1920,
      height: 1080,
      framesPerSecond: 20,
      keyframeIntervalMs: 2000,
      watching: "keyframes",
      watchingBecause: null,
      lastMovementAt: null,
      lastPictureAt: null,
      ringMs: 30_000,
      ringBytes: 12_000_000,
      mainStream: null,
      ...this.now,
    };
  }

  async still(): Promise<Still> {
    if (this.stillProblem !== null) {
      throw new CameraError(this.id, this.stillProblem, wordsOfOthers(this.stillProblem));
    }
    this.stillsTaken++;
    const { bytes, width, height } = this.stillSize;
    const takenAt = Date.parse("2026-11-22T14:02:11Z") + this.stillsTaken * 1000;
    const jpeg = this.jpeg ?? Buffer.alloc(bytes, this.stillsTaken);
    return { jpeg, width, height, takenAt };
  }

  async preview(settings: MotionSettings): Promise<MovementPreview> {
    this.previewsAsked.push(settings);
    return { ...this.previewShows, still: await this.still() };
  }

  clip(
    seconds: number,
    options?: { onProgress?: (recordedSeconds: number) => void; signal?: AbortSignal },
  ): Promise<RequestedClip> {
    this.clipsAsked.push(seconds);
    return this.onClip(seconds, options);
  }

  /** A clip on disk with these files, as the watch would hand it out. */
  clipOf(files: string[]): RequestedClip {
    const folder = mkdtempSync(path.join(tmpdir(), "vigil-fake-clip-"));
    const clips = files.map((file, index) => {
      writeFileSync(path.join(folder, file), "not really a video");
      return {
        file,
        bytes: 18,
        width: 1280,
        height: 720,
        durationMs: 10_000,
        startsAt: Date.parse("2026-11-22T14:02:06Z") + index * 10_000,
        thumbnail: null,
      };
    });
    return { folder, clips };
  }
}

/** Cameras c1, c2 ... of the given names. */
export class FakeWatch implements WatchView, ChangingWatch {
  readonly cameras: FakeCamera[];

  constructor(...names: string[]) {
    this.cameras = names.map((name, index) => new FakeCamera(`c${index + 1}`, name));
  }

  find(id: string): FakeCamera | null {
    return this.cameras.find((camera) => camera.id === id) ?? null;
  }

  add({ id, name, paused }: CameraWatchOptions): void {
    const camera = new FakeCamera(id, name);
    this.cameras.push(camera);
    this.#pause(camera, paused);
  }

  async replace({ id, paused }: CameraWatchOptions): Promise<void> {
    const camera = this.find(id);
    if (camera) this.#pause(camera, paused);
  }

  async remove(id: string): Promise<void> {
    const index = this.cameras.findIndex((camera) => camera.id === id);
    if (index >= 0) this.cameras.splice(index, 1);
  }

  #pause(camera: FakeCamera, paused: CameraPaused | undefined): void {
    camera.now = paused
      ? {
          state: "paused",
          since: paused.since,
          paused: { by: paused.by, leftMs: paused.leftMs() },
        }
      : {};
  }

  camera(name: string): FakeCamera {
    const camera = this.cameras.find((one) => one.name === name);
    if (!camera) throw new Error(`The test has no camera ${name}`);
    return camera;
  }
}
