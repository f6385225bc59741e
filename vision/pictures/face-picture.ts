// Owns an aligned face as a picture that can be drawn with.
import { alignedSide, alignedBytes } from "../faces/align.ts";
import type { Picture } from "../faces/faces.ts";

/** Throws RangeError unless `crop` is RGB24, 112 x 112. */
export function facePicture(crop: Uint8Array): Picture {
  if (crop.length !== alignedBytes) {
    throw new RangeError(`A face's crop has ${alignedBytes} bytes, not ${crop.length}`);
  }
  return { width: alignedSide, height: alignedSide, data: crop };
}
