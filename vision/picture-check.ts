// Owns looking at whether a camera would see somebody just now: how bright its picture is, how much
// it flickers, whether there is colour in it, and what would be taken for movement. It looks at the
// seconds that the ring holds, beside the live decoder.
import type { Settings } from "../storage/settings.ts";
import type { Camera } from "./capture/camera.ts";
import type { Decoding } from "./capture/decoding.ts";
import { LookBackError } from "./capture/lookback.ts";
import type { Frame } from "./capture/packet.ts";
import { MotionDetector } from "./motion/motion-detector.ts";
import { notLookedAt, tooFewPictures } from "./camera-trouble.ts";
import type { PictureCheck } from "./watch-view.ts";

const lookedAtMs = 5_000;
/** Three frames make the background; fewer than two after them tell nothing. */
const leastFrames = 5;
/** Every so many pixels are enough to know a picture's noise and colour. */
const step = 7;
/** Somebody who walks by changes less than a tenth of the picture: the rest is noise. */
const calmShare = 0.9;
/** A camera's grey is within so much of 128; a faint colour is further from it. */
const greyWithin = 6;
const colouredShare = 0.005;

export interface CheckedCamera extends Pick<Camera, "id" | "newest" | "past"> {
  readonly decoding: Pick<Decoding, "lookBack"> | null;
}

/** What the last 5 s looked like, as far as the ring reaches back. Throws CameraError. */
export async function checkPicture(
  camera: CheckedCamera,
  { name, settings, signal }: { name: string; settings: Settings; signal?: AbortSignal },
): Promise<Omit<PictureCheck, "still">> {
  const newest = camera.newest();
  const from = (newest?.ms ?? 0) - lookedAtMs;
  const figures = new PictureFigures(settings);
  const patience = signal ?? new AbortController().signal;
  try {
    await camera.decoding?.lookBack(camera.past(from), patience, (frame) => figures.take(frame));
  } catch (error) {
    if (!(error instanceof LookBackError)) throw error;
    throw notLookedAt({ id: camera.id, name }, error);
  }
  const found = figures.result();
  if (found) return found;
  throw tooFewPictures({ id: camera.id, name });
}

/** Takes frames in order of time and says what they have in common. Pure. */
export class PictureFigures {
  readonly #settings: Settings;
  #detector: MotionDetector | null = null;
  #before: Frame | null = null;
  #firstMs = 0;
  #lastMs = 0;
  #frames = 0;
  #lumaSum = 0;
  #largest = 0;
  #coloured = 0;
  #chromaSamples = 0;
  /** How often points differed by so much from the picture before. */
  readonly #differences = new Float64Array(256);

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /** Frames of another size than the first are passed over. */
  take(frame: Frame): void {
    this.#detector ??= new MotionDetector({ width: frame.width, height: frame.height });
    if (this.#before && this.#before.width !== frame.width) return;
    const { meanLuma, area } = this.#detector.examine(frame, this.#settings);
    if (this.#frames === 0) this.#firstMs = frame.ms;
    this.#lastMs = frame.ms;
    this.#frames += 1;
    this.#lumaSum += meanLuma;
    this.#largest = Math.max(this.#largest, area);
    this.#countColour(frame);
    if (this.#before) this.#countDifferences(this.#before, frame);
    this.#before = frame;
  }

  /** Null: too few frames to tell. */
  result(): Omit<PictureCheck, "still"> | null {
    if (this.#frames < leastFrames) return null;
    return {
      light: this.#lumaSum / this.#frames,
      largestMovement: this.#largest,
      minimumArea: this.#settings.minimumArea,
      noise: this.#calmMean(),
      hasColour: this.#coloured > this.#chromaSamples * colouredShare,
      overMs: this.#lastMs - this.#firstMs,
    };
  }

  #countColour({ bytes, width, height }: Frame): void {
    for (let at = width * height; at < bytes.length; at += step) {
      this.#chromaSamples += 1;
      if (Math.abs((bytes[at] ?? 128) - 128) > greyWithin) this.#coloured += 1;
    }
  }

  #countDifferences(before: Frame, { bytes, width, height }: Frame): void {
    for (let at = 0; at < width * height; at += step) {
      const difference = Math.abs((bytes[at] ?? 0) - (before.bytes[at] ?? 0));
      this.#differences[difference] = (this.#differences[difference] ?? 0) + 1;
    }
  }

  /** The mean of the smaller nine tenths of all differences. */
  #calmMean(): number {
    const all = this.#differences.reduce((sum, count) => sum + count, 0);
    let left = all * calmShare;
    let sum = 0;
    for (const [difference, count] of this.#differences.entries()) {
      const taken = Math.min(count, left);
      sum += taken * difference;
      left -= taken;
    }
    return all === 0 ? 0 : sum / (all * calmShare);
  }
}
