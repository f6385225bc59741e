// Owns which size of a photo is fetched, and how large a picture or video stands in its bubble.
import type { PhotoSize } from "grammy/types";

/** The largest a picture stands in a bubble, in CSS pixels. */
export const widestPicture = 430;
const tallestPicture = 440;
const narrowestPicture = 180;

/** The smallest size that is sharp at `width` CSS pixels, or the largest there is. */
export function photoFor(
  sizes: readonly PhotoSize[],
  width: number,
  pixelRatio: number,
): PhotoSize | undefined {
  const ascending = [...sizes].sort((a, b) => a.width - b.width);
  return ascending.find((size) => size.width >= width * pixelRatio) ?? ascending.at(-1);
}

export interface PictureBox {
  /** CSS pixels; on a narrow phone it is narrower with the same ratio. */
  width: number;
  /** Width / height. */
  ratio: number;
}

/**
 * The place a picture gets, known before it has loaded, so that nothing jumps. All landscape
 * pictures are equally wide: a photo that becomes its video keeps its place. Extreme ones are cut.
 */
export function pictureBox(width: number, height: number): PictureBox {
  const known = width > 0 && height > 0;
  const ratio = Math.min(2.4, Math.max(0.5, known ? width / height : 16 / 9));
  const box = Math.min(widestPicture, tallestPicture * ratio);
  return { width: Math.round(Math.max(narrowestPicture, box)), ratio };
}
