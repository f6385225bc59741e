// Owns the way from the decoder's planes to RGB at native resolution, only where it is needed.
import { cutToPicture } from "./boxes.ts";
import type { Box, Picture } from "./faces.ts";
import type { Planes } from "./frame-input.ts";

/**
 * An RGB picture as large as the last frame, kept between frames so that nothing is allocated.
 *
 * The decoder gives BT.601 in limited range (16 to 235) whatever the camera sends: swscale
 * squeezes full-range pictures (MJPEG) on the way to yuv420p. A camera that codes BT.709 comes out
 * with slightly wrong hues; the networks don't mind.
 */
export class FramePicture {
  #data = new Uint8ClampedArray(0);
  #picture: Picture = { width: 0, height: 0, data: new Uint8Array(0) };

  /**
   * `frame` as a picture of its own size in which only `box` (as far as it lies in the frame) and
   * what was shown before of this frame are filled; the rest holds older pixels.
   */
  show(frame: Planes, box: Box): Picture {
    const { width, height } = frame;
    if (this.#picture.width !== width || this.#picture.height !== height) {
      const bytes = width * height * 3;
      if (this.#data.length < bytes) this.#data = new Uint8ClampedArray(bytes);
      this.#picture = { width, height, data: new Uint8Array(this.#data.buffer, 0, bytes) };
    }
    fillArea(frame, wholePairs(cutToPicture(box, frame)), this.#data);
    return this.#picture;
  }
}

/**
 * BT.601 limited range in 8-bit fixed point: 298/256 = 255/219, the rest from Kr .299, Kb .114.
 * Two pixels share their chroma, so `area` begins at an even column and is of an even width.
 */
function fillArea(frame: Planes, area: Box, target: Uint8ClampedArray): void {
  const { width, height, bytes } = frame;
  const chromaWidth = width >> 1;
  const blueAt = width * height;
  const redAt = blueAt + chromaWidth * (height >> 1);
  const bottom = area.y + area.height;
  // "| 0" tells the engine that these are whole numbers: no rounding in the loop.
  for (let y = area.y | 0; y < bottom; y++) {
    let from = (y * width + area.x) | 0;
    let chroma = ((y >> 1) * chromaWidth + (area.x >> 1)) | 0;
    let at = (from * 3) | 0;
    for (const end = (from + area.width) | 0; from < end; from += 2, chroma++, at += 6) {
      const blue = (bytes[blueAt + chroma] as number) - 128;
      const red = (bytes[redAt + chroma] as number) - 128;
      const toRed = 409 * red + 128;
      const toGreen = 128 - 100 * blue - 208 * red;
      const toBlue = 516 * blue + 128;
      const left = 298 * ((bytes[from] as number) - 16);
      target[at] = (left + toRed) >> 8;
      target[at + 1] = (left + toGreen) >> 8;
      target[at + 2] = (left + toBlue) >> 8;
      const right = 298 * ((bytes[from + 1] as number) - 16);
      target[at + 3] = (right + toRed) >> 8;
      target[at + 4] = (right + toGreen) >> 8;
      target[at + 5] = (right + toBlue) >> 8;
    }
  }
}

/** Whole pixels, and whole pairs of columns. */
function wholePairs(box: Box): Box {
  const x = Math.floor(box.x / 2) * 2;
  const y = Math.floor(box.y);
  const width = Math.ceil((box.x + box.width - x) / 2) * 2;
  return { x, y, width, height: Math.ceil(box.y + box.height) - y };
}
