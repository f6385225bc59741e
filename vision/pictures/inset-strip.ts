// Owns where enlarged faces go beside a picture: a strip along one edge of it.
import type { Box } from "../faces/faces.ts";
import type { Size } from "../faces/looks.ts";

export interface InsetStrip {
  /** Of picture and strip together; the picture keeps its place in the upper left corner. */
  size: Size;
  /** Squares for the faces, in order; those that don't fit have none. */
  faces: Box[];
}

/** Up to this many faces share the short edge, where they come out largest. */
const onShortEdge = 3;
/** Of the picture's shorter side: what one or two faces get, and what the last one must still get. */
const largest = 0.4;
const smallest = 0.15;
/** Four times an aligned face: it has nothing more to show. */
const mostPixels = 448;

/** Up to three faces along the shorter edge (beside a landscape picture), more along the longer. */
export function layOutInsets(picture: Size, count: number): InsetStrip {
  if (count === 0) return { size: picture, faces: [] };
  const landscape = picture.width >= picture.height;
  const beside = landscape === count <= onShortEdge;
  const short = Math.min(picture.width, picture.height);
  const length = beside ? picture.height : picture.width;
  const gap = Math.max(2, Math.round(short / 80));
  const least = Math.max(1, Math.round(short * smallest));
  const shown = Math.min(count, Math.max(1, Math.floor((length - gap) / (least + gap))));
  const share = Math.floor((length - gap) / shown) - gap;
  const side = Math.max(1, Math.min(Math.round(short * largest), mostPixels, share));
  const depth = side + 2 * gap;
  const faces = Array.from({ length: shown }, (_, index) => {
    const along = gap + index * (side + gap);
    return beside
      ? { x: picture.width + gap, y: along, width: side, height: side }
      : { x: along, y: picture.height + gap, width: side, height: side };
  });
  const size = beside
    ? { width: picture.width + depth, height: picture.height }
    : { width: picture.width, height: picture.height + depth };
  return { size, faces };
}
