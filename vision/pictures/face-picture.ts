// Owns single faces as pictures for the chat: an aligned crop enlarged, and a face cut out of a
// still with what is around it.
import { alignedSide, alignedBytes } from "../faces/align.ts";
import { cutToPicture } from "../faces/boxes.ts";
import type { Box, Picture } from "../faces/faces.ts";
import type { Size } from "../faces/looks.ts";
import { cutOut, wholePixels } from "./canvas.ts";
import { decodeJpeg, encodeJpeg, PictureError } from "./picture-jpeg.ts";
import type { PictureTools } from "./picture-jpeg.ts";
import { resample } from "./resample.ts";

/** A face that was far away is enlarged to so many pixels, at most `mostEnlarged` times. */
const wantedSide = 320;
const mostEnlarged = 6;

/** Throws RangeError unless `crop` is RGB24, 112 x 112. */
export function facePicture(crop: Uint8Array): Picture {
  if (crop.length !== alignedBytes) {
    throw new RangeError(`A face's crop has ${alignedBytes} bytes, not ${crop.length}`);
  }
  return { width: alignedSide, height: alignedSide, data: crop };
}

/** An aligned face (RGB24, 112 x 112) as a square JPEG with sides of `side` pixels. */
export async function faceJpeg(
  crop: Uint8Array,
  side: number,
  tools: PictureTools,
): Promise<Buffer> {
  const size = { width: side, height: side };
  return await encodeJpeg(size, resample(facePicture(crop), size), tools);
}

/**
 * The face in `box` with its surroundings as JPEG, cut from the still's own pixels. `margin` is how
 * much is added at each side, as a share of the box's longer side (0.5: twice as large). Throws
 * PictureError when the box lies outside of the picture.
 */
export async function cropFace(
  still: Buffer | Picture,
  box: Box,
  margin: number,
  tools: PictureTools,
): Promise<Buffer> {
  const picture = Buffer.isBuffer(still) ? await decodeJpeg(still, tools) : still;
  const area = faceArea(box, margin, picture);
  if (!area) throw new PictureError("The face is not in this picture.");
  const size = chatSize(area);
  const face = cutOut(picture, area);
  return await encodeJpeg(size, size === area ? face : resample(face, size), tools);
}

/**
 * The square around a face with its margin, moved into the picture where it would stick out and
 * cut where it is larger than the picture; null when the box itself is outside.
 */
export function faceArea(box: Box, margin: number, picture: Size): Box | null {
  const inside = cutToPicture(wholePixels(box), picture);
  if (!(inside.width > 0 && inside.height > 0)) return null;
  const side = Math.round(Math.max(box.width, box.height) * (1 + 2 * margin));
  const width = Math.min(Math.max(side, inside.width), picture.width);
  const height = Math.min(Math.max(side, inside.height), picture.height);
  const x = Math.round(box.x + (box.width - width) / 2);
  const y = Math.round(box.y + (box.height - height) / 2);
  return {
    x: Math.min(Math.max(x, 0), picture.width - width),
    y: Math.min(Math.max(y, 0), picture.height - height),
    width,
    height,
  };
}

/** The size to show an area in: as it is, or enlarged when it is small. */
function chatSize(area: Box): Size {
  const factor = Math.min(mostEnlarged, wantedSide / Math.max(area.width, area.height));
  if (factor <= 1) return area;
  return { width: Math.round(area.width * factor), height: Math.round(area.height * factor) };
}
