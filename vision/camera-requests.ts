// Owns what somebody may ask of a camera at any time: a picture, a clip, what would move under other
// settings, whether it would see somebody at night. Pictures and clips are of its best stream.
import type { CameraId } from "../storage/incident-events.ts";
import type { Attention } from "./attention.ts";
import { isPaused, notMade, showsNothing } from "./camera-trouble.ts";
import type { CameraWatchOptions } from "./camera-watch-options.ts";
import type { Camera } from "./capture/camera.ts";
import { StillError } from "./capture/still.ts";
import type { EvidenceStreams } from "./evidence-streams.ts";
import type { MotionSettings } from "./motion/motion-detector.ts";
import { previewMovement } from "./movement-preview.ts";
import { checkPicture } from "./picture-check.ts";
import { recordRequestedClip } from "./requested-clip.ts";
import type {
  CameraView,
  MovementPreview,
  PictureCheck,
  RequestedClip,
  Still,
} from "./watch-view.ts";

export interface CameraRequestsParts {
  camera: { readonly id: CameraId; readonly name: string };
  watched: Camera;
  streams: EvidenceStreams<Camera>;
  attention: Pick<Attention, "lastLook">;
  options: Pick<
    CameraWatchOptions,
    "clock" | "ffmpeg" | "makeClips" | "paused" | "settings" | "temporaryFolder"
  >;
}

/** All of it rejects with CameraError where the camera shows nothing, or is paused. */
export class CameraRequests {
  readonly #parts: CameraRequestsParts;

  constructor(parts: CameraRequestsParts) {
    this.#parts = parts;
  }

  async still(): Promise<Still> {
    this.#throwIfPaused();
    const { camera, streams, watched } = this.#parts;
    const stream = streams.best;
    const isLive = stream.condition.state === "live" && stream.newest() !== null;
    const still = isLive ? await this.#made(streams.newestStill()) : null;
    if (!still) throw showsNothing(camera, watched.condition.reason);
    return still;
  }

  async lastStill(): Promise<Still | null> {
    return this.#parts.options.paused ? null : await this.#parts.streams.newestStill();
  }

  async preview(settings: MotionSettings): Promise<MovementPreview> {
    this.#throwIfPaused();
    const { attention, options, streams, watched } = this.#parts;
    return await previewMovement(settings, {
      ...options,
      camera: watched,
      lastLook: () => attention.lastLook(),
      still: (ms) => streams.still(ms),
    });
  }

  async clip(
    seconds: number,
    options: NonNullable<Parameters<CameraView["clip"]>[1]> = {},
  ): Promise<RequestedClip> {
    this.#throwIfPaused();
    const { makeClips, temporaryFolder: folder } = this.#parts.options;
    const source = this.#parts.streams.best;
    return await recordRequestedClip({ ...options, source, seconds, folder, makeClips });
  }

  /** What its picture is like, over the last seconds. */
  async checkPicture(): Promise<PictureCheck> {
    const { camera, options, watched } = this.#parts;
    const still = await this.still();
    const look = await checkPicture(watched, { settings: options.settings(), name: camera.name });
    return { ...look, still };
  }

  async #made<Made>(making: Promise<Made>): Promise<Made> {
    try {
      return await making;
    } catch (error) {
      throw error instanceof StillError ? notMade(this.#parts.camera, error) : error;
    }
  }

  #throwIfPaused(): void {
    const { camera, options } = this.#parts;
    if (options.paused) throw isPaused(camera, options.paused.by);
  }
}
