// Owns the camera pictures that zones are drawn on: the present one, kept while somebody paints; of
// a camera that shows nothing, the last one; and a blank grid where there is none.
import { StillError } from "../../vision/capture/still.ts";
import type { Picture } from "../../vision/faces/faces.ts";
import { PictureError } from "../../vision/pictures/picture-jpeg.ts";
import { CameraError, type CameraView, type Still } from "../../vision/watch-view.ts";
import type { ControlRoom } from "../parts.ts";
import type { ZonePictures } from "./zone-pictures.ts";

export interface Backdrop {
  picture: Picture;
  /** now: the camera's present one; last: it shows none now; none: a blank one. */
  kind: "now" | "last" | "none";
  /** Wall-clock milliseconds; 0 for a blank one. */
  takenAt: number;
}

/** Who paints sees the same picture so long, so that no tap costs another one. */
const keptMs = 5 * 60_000;
/** 2.6 MB each. */
const mostKept = 2;

export class Backdrops {
  readonly #room: Pick<ControlRoom, "clock" | "log">;
  readonly #pictures: ZonePictures;
  readonly #kept = new Map<string, { backdrop: Backdrop; since: number }>();

  constructor(room: Pick<ControlRoom, "clock" | "log">, pictures: ZonePictures) {
    this.#room = room;
    this.#pictures = pictures;
  }

  /** `anew`: somebody comes to look, and wants to see how it is now. */
  async of(camera: CameraView, { anew }: { anew: boolean }): Promise<Backdrop> {
    // Privacy: of a paused camera nothing is shown, nor kept.
    if (camera.status().state === "paused") this.#kept.delete(camera.id);
    const kept = this.#kept.get(camera.id);
    const now = this.#room.clock.monotonic();
    if (kept && !anew && now - kept.since < keptMs) return kept.backdrop;
    const backdrop = (await this.#take(camera)) ?? this.#old(kept?.backdrop);
    if (backdrop.kind !== "none") {
      this.#kept.delete(camera.id);
      this.#kept.set(camera.id, { backdrop, since: now });
      for (const oldest of [...this.#kept.keys()].slice(0, -mostKept)) this.#kept.delete(oldest);
    }
    return backdrop;
  }

  #old(kept: Backdrop | undefined): Backdrop {
    if (kept) return { ...kept, kind: "last" };
    return { picture: this.#pictures.blank(), kind: "none", takenAt: 0 };
  }

  async #take(camera: CameraView): Promise<Backdrop | null> {
    if (camera.status().state === "paused") return null;
    const present = await this.#orNull(() => camera.still());
    const still = present ?? (await this.#orNull(async () => (await camera.lastStill?.()) ?? null));
    if (!still) return null;
    const picture = await this.#orNull(() => this.#pictures.open(still.jpeg));
    return picture && { picture, kind: present ? "now" : "last", takenAt: still.takenAt };
  }

  /** Zones can be painted without a picture, so what keeps it away is for the log. */
  async #orNull<T extends Still | Picture>(get: () => Promise<T | null>): Promise<T | null> {
    try {
      return await get();
    } catch (error) {
      const isExpected =
        error instanceof CameraError ||
        error instanceof StillError ||
        error instanceof PictureError;
      if (!isExpected) throw error;
      this.#room.log.debug("No picture to draw zones on", { error });
      return null;
    }
  }
}
