// Owns the live preview: what the running detector would say of the newest picture if other settings
// held, and that picture with it drawn over. It only looks; the camera's own loop goes on untouched.
import type { Clock } from "../storage/clock.ts";
import type { Reason } from "../storage/words.ts";
import type { LastLook } from "./attention.ts";
import { notDrawn, notMade, showsNothing } from "./camera-trouble.ts";
import type { Camera } from "./capture/camera.ts";
import { LookBackError } from "./capture/lookback.ts";
import { StillError } from "./capture/still.ts";
import type { MotionSettings } from "./motion/motion-detector.ts";
import { PictureError, type PictureTools } from "./pictures/picture-jpeg.ts";
import { movementPicture } from "./pictures/movement-picture.ts";
import type { MovementPreview, Still } from "./watch-view.ts";

/** A preview that takes longer than this is of no use to who stands there and waits. */
const mostMs = 8_000;

export interface PreviewParts {
  camera: Pick<Camera, "id" | "name" | "past"> & {
    readonly decoding: Pick<NonNullable<Camera["decoding"]>, "open" | "lookBack"> | null;
    readonly condition: { readonly reason: Reason | null };
  };
  /** The frame examined last, and a detector of our own that has not seen it yet. */
  lastLook(): LastLook | null;
  /** The full-resolution picture of that moment. */
  still(ms: number): Promise<Still>;
  ffmpeg: PictureTools["ffmpeg"];
  clock: Clock;
}

/**
 * While only keyframes are looked at, the frames since the last one are decoded beside it, as if
 * the camera had been awake: so the picture is now's, also where keyframes are far apart. Rejects
 * with CameraError.
 */
export async function previewMovement(
  settings: MotionSettings,
  parts: PreviewParts,
): Promise<MovementPreview> {
  const { camera, clock, ffmpeg } = parts;
  const { decoding } = camera;
  const last = parts.lastLook();
  if (!decoding || !last) throw showsNothing(camera, camera.condition.reason);
  const { detector, zones } = last;
  let { frame } = last;
  let result = detector.examine(frame, settings, zones);
  if (!decoding.open) {
    const tooLong = new AbortController();
    const cancel = clock.after(mostMs, () => tooLong.abort());
    const { width } = frame;
    await decoding
      .lookBack(camera.past(frame.ms), tooLong.signal, (newer) => {
        if (newer.ms <= frame.ms || newer.width !== width) return;
        frame = newer;
        result = detector.examine(newer, settings, zones);
      })
      .catch((error: unknown) => {
        // What was examined last is still a true picture, if a little older.
        if (!(error instanceof LookBackError) && !tooLong.signal.aborted) throw error;
      })
      .finally(cancel);
  }
  try {
    const { moving, regions, area, changedShare, light } = result;
    const seen = { regions, changed: detector.changedCells(), minimumArea: settings.minimumArea };
    const still = await parts.still(frame.ms);
    return {
      still: { ...still, ...(await movementPicture(still.jpeg, seen, { ffmpeg, clock })) },
      moving,
      regions,
      largest: area,
      changedShare,
      light,
      learning: detector.learning,
    };
  } catch (error) {
    if (error instanceof StillError) throw notMade(camera, error);
    throw error instanceof PictureError ? notDrawn(camera, error) : error;
  }
}
