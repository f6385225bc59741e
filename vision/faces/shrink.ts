// Owns making a part of a picture smaller by halving it, so that what is sampled from it afterwards
// is not too far apart: bilinear sampling alone would skip pixels and see patterns that are not
// there.
import type { Box, Picture } from "./faces.ts";

/** A part of a picture, perhaps halved; `x` and `y` are where it lies in the original picture. */
export interface Part extends Picture {
  x: number;
  y: number;
  /** Original pixels per pixel of this part: 1, 2, 4, ... */
  factor: number;
}

/** Where a box of the original picture lies in a part of it. */
export function boxInPart(box: Box, part: Part): Box {
  return {
    x: (box.x - part.x) / part.factor,
    y: (box.y - part.y) / part.factor,
    width: box.width / part.factor,
    height: box.height / part.factor,
  };
}

/** Halves parts of pictures into buffers that it keeps; each result is valid until the next call. */
export class Shrinker {
  readonly #buffers: Uint8Array[] = [];

  /**
   * The part of `picture` around `box` (cut to the picture), halved until samples that are
   * `perPixel` pixels of the picture apart are less than two pixels of the part apart. Below 2
   * nothing is copied: the part is the picture itself.
   */
  shrink(picture: Picture, box: Box, perPixel: number): Part {
    if (perPixel < 2) return { ...picture, x: 0, y: 0, factor: 1 };
    const left = clamp(Math.floor(box.x), 0, picture.width - 1);
    const top = clamp(Math.floor(box.y), 0, picture.height - 1);
    const right = clamp(Math.ceil(box.x + box.width), left + 1, picture.width);
    const bottom = clamp(Math.ceil(box.y + box.height), top + 1, picture.height);
    let part: Part = { ...picture, x: 0, y: 0, factor: 1 };
    let cut = { x: left, y: top, width: right - left, height: bottom - top };
    let step = 0;
    while (perPixel >= part.factor * 2 && cut.width >= 2 && cut.height >= 2) {
      const width = cut.width >> 1;
      const height = cut.height >> 1;
      const data = this.#buffer(step++, width * height * 3);
      halve(part, cut, data);
      part = { width, height, data, x: left, y: top, factor: part.factor * 2 };
      cut = { x: 0, y: 0, width, height };
    }
    return part;
  }

  #buffer(step: number, bytes: number): Uint8Array {
    let buffer = this.#buffers[step];
    if (!buffer || buffer.length < bytes) this.#buffers[step] = buffer = new Uint8Array(bytes);
    return buffer;
  }
}

/** Means of 2x2 pixels of `cut`; an odd last row or column is left out. */
export function halve(source: Picture, cut: Box, target: Uint8Array): void {
  const columns = cut.width >> 1;
  const rows = cut.height >> 1;
  const stride = source.width * 3;
  const { data } = source;
  let at = 0;
  for (let row = 0; row < rows; row++) {
    let above = (cut.y + row * 2) * stride + cut.x * 3;
    let below = above + stride;
    for (let column = 0; column < columns; column++, above += 6, below += 6, at += 3) {
      target[at] = meanOf4(data, above, below);
      target[at + 1] = meanOf4(data, above + 1, below + 1);
      target[at + 2] = meanOf4(data, above + 2, below + 2);
    }
  }
}

function meanOf4(data: Uint8Array, above: number, below: number): number {
  const upper = (data[above] as number) + (data[above + 3] as number);
  return (upper + (data[below] as number) + (data[below + 3] as number) + 2) >> 2;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
