// Owns drawing on RGB pictures in memory: rectangles, lines, other pictures, a line of text.
// A handful of boxes on a camera's picture takes a millisecond or two; the costly parts, JPEG in
// and out, are ffmpeg's (picture-jpeg.ts).
import { cutToPicture } from "../faces/boxes.ts";
import type { Box, Picture, Point } from "../faces/faces.ts";
import type { Size } from "../faces/looks.ts";
import { cellsOf, glyphRows, textWidth } from "./glyphs.ts";
import type { Colour } from "./marks.ts";

export function blankPicture({ width, height }: Size, colour: Colour): Picture {
  const picture = { width, height, data: new Uint8Array(width * height * 3) };
  fill(picture, { x: 0, y: 0, width, height }, colour);
  return picture;
}

/** What lies outside of the picture is left out, here and below. */
export function fill(picture: Picture, box: Box, [red, green, blue]: Colour): void {
  const { x, y, width, height } = cutToPicture(wholePixels(box), picture);
  if (width === 0 || height === 0) return;
  const stride = picture.width * 3;
  const start = y * stride + x * 3;
  for (let at = start; at < start + width * 3; at += 3) {
    picture.data[at] = red;
    picture.data[at + 1] = green;
    picture.data[at + 2] = blue;
  }
  for (let row = 1; row < height; row++) {
    picture.data.copyWithin(start + row * stride, start, start + width * 3);
  }
}

/** Copies `source` with its upper left corner to (x, y), whole pixels. */
export function paste(target: Picture, source: Picture, x: number, y: number): void {
  const shown = cutToPicture({ x, y, width: source.width, height: source.height }, target);
  for (let row = shown.y; row < shown.y + shown.height; row++) {
    const from = ((row - y) * source.width + (shown.x - x)) * 3;
    const pixels = source.data.subarray(from, from + shown.width * 3);
    target.data.set(pixels, (row * target.width + shown.x) * 3);
  }
}

/** A copy of the part under `box`, which must be whole pixels inside the picture. */
export function cutOut(picture: Picture, { x, y, width, height }: Box): Picture {
  const part = { width, height, data: new Uint8Array(width * height * 3) };
  paste(part, picture, -x, -y);
  return part;
}

/** A line between two points, `width` pixels thick. */
export function drawLine(
  picture: Picture,
  from: Point,
  to: Point,
  width: number,
  colour: Colour,
): void {
  const steps = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y)));
  for (let step = 0; step <= steps; step++) {
    const x = from.x + ((to.x - from.x) * step) / steps - width / 2;
    const y = from.y + ((to.y - from.y) * step) / steps - width / 2;
    fill(picture, { x, y, width, height: width }, colour);
  }
}

/**
 * Writes a line of text whose signs are `height` pixels high, its upper left corner at (x, y).
 * The cells of the signs are read as a field of ink that is interpolated and cut at one half,
 * which gives round strokes at any size.
 */
export function writeText(
  picture: Picture,
  text: string,
  { x, y }: Point,
  height: number,
  colour: Colour,
): void {
  const cells = cellsOf(text);
  const pixelsPerCell = height / glyphRows;
  const inkAt = (row: number, column: number) => (cells[row]?.[column] ? 1 : 0);
  const width = textWidth(text, height);
  for (let down = 0; down < height; down++) {
    const row = (down + 0.5) / pixelsPerCell - 0.5;
    const above = Math.floor(row);
    for (let across = 0; across < width; across++) {
      const column = (across + 0.5) / pixelsPerCell - 0.5;
      const left = Math.floor(column);
      const upper = mix(inkAt(above, left), inkAt(above, left + 1), column - left);
      const lower = mix(inkAt(above + 1, left), inkAt(above + 1, left + 1), column - left);
      const ink = (mix(upper, lower, row - above) - 0.45) * pixelsPerCell + 0.5;
      blend(picture, Math.round(x) + across, Math.round(y) + down, colour, ink);
    }
  }
}

function mix(a: number, b: number, share: number): number {
  return a + (b - a) * share;
}

function blend(picture: Picture, x: number, y: number, colour: Colour, ink: number): void {
  if (ink <= 0 || x < 0 || y < 0 || x >= picture.width || y >= picture.height) return;
  const share = Math.min(1, ink);
  const at = (y * picture.width + x) * 3;
  for (const [channel, value] of colour.entries()) {
    const before = picture.data[at + channel] as number;
    picture.data[at + channel] = Math.round(mix(before, value, share));
  }
}

/** The same box with its edges on whole pixels. */
export function wholePixels(box: Box): Box {
  const x = Math.round(box.x);
  const y = Math.round(box.y);
  return {
    x,
    y,
    width: Math.round(box.x + box.width) - x,
    height: Math.round(box.y + box.height) - y,
  };
}
