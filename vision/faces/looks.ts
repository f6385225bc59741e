// Owns where a detector looks: which areas of a frame, and in what pieces. A piece is a "look":
// a part of the picture, at native resolution or shrunk, that fits into the network's input.
import { around, cutToPicture, grown } from "./boxes.ts";
import type { Box } from "./faces.ts";

export interface Size {
  width: number;
  height: number;
}

/** What a detector's network takes. */
export interface LookSize extends Size {
  /** The input may be smaller than that where it is enough, in steps of so many pixels. */
  step: number | null;
}

/** A part of the picture, and how many of its pixels become one pixel of the input (at least 1). */
export interface Look extends Box {
  shrink: number;
}

/** Shrunk by so little, a picture is looked at once instead of in tiles: 24 px are still 20. */
const hardlyShrunk = 1.15;
/** The next coarser looks are shrunk at most so many times more. */
const largestStep = 4;
/**
 * Pixels of the input from which a face is found reliably (facts/models.md §4: a face of 40 px in a
 * picture shrunk to half was always found, one of 24 px in 94 %). Tiles overlap by so much, times
 * the step to the next coarser looks: a face that fits into no tile whole is found there.
 */
const surelyFound = 20;

/**
 * The looks that together see every face in `area`: tiles of native resolution for small faces, the
 * whole area shrunk into one input for large ones, and tiles of sizes between where more than a
 * factor of 4 lies between these two.
 */
export function planLooks(area: Box, input: LookSize): Look[] {
  const looks: Look[] = [];
  for (const { shrink, columns, rows } of levels(area, input)) {
    const width = tileLength(area.width, columns, input.width * shrink.value, shrink, input.step);
    const height = tileLength(area.height, rows, input.height * shrink.value, shrink, input.step);
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const x = area.x + spread(area.width, width, columns, column);
        const y = area.y + spread(area.height, height, rows, row);
        looks.push({ x, y, width, height, shrink: shrink.value });
      }
    }
  }
  return looks;
}

interface Level {
  shrink: { value: number; overlap: number };
  columns: number;
  rows: number;
}

function levels(area: Size, input: LookSize): Level[] {
  const toFit = Math.max(area.width / input.width, area.height / input.height);
  const last = { shrink: { value: Math.max(1, toFit), overlap: 0 }, columns: 1, rows: 1 };
  if (toFit <= hardlyShrunk) return [last];
  const steps = Math.ceil(Math.log(toFit) / Math.log(largestStep) - 1e-9);
  const step = toFit ** (1 / steps);
  const found: Level[] = [];
  for (let index = 0; index < steps; index++) {
    const value = step ** index;
    const overlap = Math.ceil(surelyFound * step) * value;
    found.push({
      shrink: { value, overlap },
      columns: tileCount(area.width, input.width * value, overlap),
      rows: tileCount(area.height, input.height * value, overlap),
    });
  }
  found.push(last);
  return found;
}

function tileCount(length: number, tile: number, overlap: number): number {
  return length <= tile ? 1 : 1 + Math.ceil((length - tile) / (tile - overlap) - 1e-9);
}

/** Tiles of an input that may be smaller are no larger than their number asks for. */
function tileLength(
  length: number,
  count: number,
  largest: number,
  shrink: Level["shrink"],
  step: number | null,
): number {
  const whole = Math.min(length, largest);
  if (step === null || count === 1) return whole;
  const enough = (length + (count - 1) * shrink.overlap) / count;
  const unit = step * shrink.value;
  return Math.min(whole, Math.ceil(enough / unit) * unit);
}

/** Where tile `index` begins when `count` of them are spread evenly. */
function spread(length: number, tile: number, count: number, index: number): number {
  if (index === count - 1) return length - tile;
  return Math.floor(((length - tile) * index) / (count - 1));
}

/** What looking at an area costs, in pixels that go through the network. */
function cost(area: Size, input: LookSize): number {
  let pixels = 0;
  for (const { shrink, columns, rows } of levels(area, input)) {
    const width = input.step ? Math.min(input.width, area.width / shrink.value) : input.width;
    const height = input.step ? Math.min(input.height, area.height / shrink.value) : input.height;
    pixels += columns * rows * width * height;
  }
  return pixels;
}

/** Around what moves, because a face may hold still above shoulders that move. */
const leastMargin = 24;
const relativeMargin = 0.2;

/**
 * The areas (whole numbers) of a frame to look for faces in: the moving regions (pixels of the
 * frame) with a margin, at least as large as the network's input, and joined where that is cheaper.
 */
export function areasToSearch(regions: readonly Box[], frame: Size, input: LookSize): Box[] {
  const boxes: Box[] = [];
  for (const region of regions) {
    const margin = Math.max(leastMargin, relativeMargin * Math.max(region.width, region.height));
    const box = cutToPicture(grown(region, margin), frame);
    if (box.width > 0 && box.height > 0) boxes.push(box);
  }
  const costOf = (box: Box) => cost(atLeast(box, input, frame), input);
  for (;;) {
    const pair = cheaperTogether(boxes, costOf);
    if (!pair) return boxes.map((box) => atLeast(box, input, frame));
    const [first, second] = pair;
    const joined = around(boxes[first] as Box, boxes[second] as Box);
    boxes.splice(second, 1);
    boxes.splice(first, 1, joined);
  }
}

function cheaperTogether(
  boxes: readonly Box[],
  costOf: (box: Box) => number,
): [number, number] | null {
  for (const [first, a] of boxes.entries()) {
    for (const [second, b] of boxes.entries()) {
      if (second > first && costOf(around(a, b)) <= costOf(a) + costOf(b)) return [first, second];
    }
  }
  return null;
}

/** Grows `area` about its middle to the size of the input, as far as the frame allows. */
function atLeast(area: Box, input: Size, frame: Size): Box {
  const [x, width] = stretch(area.x, area.width, input.width, frame.width);
  const [y, height] = stretch(area.y, area.height, input.height, frame.height);
  return { x, y, width, height };
}

function stretch(start: number, length: number, least: number, limit: number): [number, number] {
  const from = Math.floor(start);
  const wanted = Math.min(limit, Math.max(least, Math.ceil(start + length) - from));
  const middle = from + Math.ceil(start + length);
  const begin = Math.floor((middle - wanted) / 2);
  return [Math.min(Math.max(begin, 0), limit - wanted), wanted];
}
