// Owns a network's input: planes one after the other (NCHW), in memory that is kept, so that a
// frame allocates nothing; and filling it from a part of a picture, bilinearly.
import type { Box, Picture } from "./faces.ts";
import { fillFromFrame } from "./frame-input.ts";
import type { ColourPlanes, Planes } from "./frame-input.ts";
import type { Look } from "./looks.ts";

/** What a network wants its numbers to be: (value - mean) / scale, planes in this order. */
export interface Normalisation {
  channels: "rgb" | "bgr";
  mean: number;
  scale: number;
}

export interface InputLayout extends Normalisation {
  /** The value of pixels beyond the picture, before normalising. */
  padding: number;
}

/** The positions to the left and right of a sample, and how far it lies towards the right one. */
interface Axis {
  before: Int32Array;
  after: Int32Array;
  towards: Float32Array;
}

export class NetworkInput {
  readonly #layout: InputLayout;
  #planes = new Float32Array(0);
  #across: Axis = newAxis(0);
  #down: Axis = newAxis(0);

  constructor(layout: InputLayout) {
    this.#layout = layout;
  }

  /**
   * Three planes of `width` x `height`: the part `box` of `picture` stretched onto the first
   * `columns` and `rows`, padding in the rest. Half-pixel centres and repeated edges, as OpenCV's
   * INTER_LINEAR. The answer is valid until the next call.
   */
  load(
    picture: Picture,
    box: Box,
    width: number,
    height: number,
    columns = width,
    rows = height,
  ): Float32Array {
    const planes = this.#prepare(width, height, columns, rows);
    const target = this.#colours(planes, width, height);
    if (isCopy(picture, box, columns, rows)) this.#copy(target, picture, box, columns, rows);
    else this.#sample(target, picture, box, columns, rows);
    return planes;
  }

  /** The same for a look at a frame, in its own proportions. */
  loadFrame(
    frame: Planes,
    look: Look,
    width: number,
    height: number,
    columns: number,
    rows: number,
  ): Float32Array {
    const planes = this.#prepare(width, height, columns, rows);
    const target = this.#colours(planes, width, height);
    fillFromFrame(target, frame, look, columns, rows, this.#layout);
    return planes;
  }

  /** Planes with padding, but only where no picture will be. */
  #prepare(width: number, height: number, columns: number, rows: number): Float32Array {
    const { padding, mean, scale } = this.#layout;
    const pixels = width * height;
    if (this.#planes.length < 3 * pixels) this.#planes = new Float32Array(3 * pixels);
    const planes = this.#planes.subarray(0, 3 * pixels);
    const value = (padding - mean) / scale;
    for (let start = 0; start < planes.length; start += pixels) {
      planes.fill(value, start + rows * width, start + pixels);
      if (columns === width) continue;
      for (let row = start; row < start + rows * width; row += width) {
        planes.fill(value, row + columns, row + width);
      }
    }
    return planes;
  }

  #colours(planes: Float32Array, width: number, height: number): ColourPlanes {
    const pixels = width * height;
    const first = planes.subarray(0, pixels);
    const green = planes.subarray(pixels, 2 * pixels);
    const third = planes.subarray(2 * pixels);
    const [red, blue] = this.#layout.channels === "rgb" ? [first, third] : [third, first];
    return { red, green, blue, stride: width };
  }

  #copy(target: ColourPlanes, picture: Picture, box: Box, columns: number, rows: number) {
    const { data } = picture;
    const { red, green, blue, stride } = target;
    const { mean } = this.#layout;
    const factor = 1 / this.#layout.scale;
    for (let row = 0; row < rows; row++) {
      // "| 0" tells the engine that these are whole numbers: no rounding in the loop.
      let from = (((box.y + row) * picture.width + box.x) * 3) | 0;
      const end = (row * stride + columns) | 0;
      for (let to = (row * stride) | 0; to < end; to++, from += 3) {
        red[to] = ((data[from] as number) - mean) * factor;
        green[to] = ((data[from + 1] as number) - mean) * factor;
        blue[to] = ((data[from + 2] as number) - mean) * factor;
      }
    }
  }

  #sample(target: ColourPlanes, picture: Picture, box: Box, columns: number, rows: number) {
    const { data } = picture;
    const { mean } = this.#layout;
    const factor = 1 / this.#layout.scale;
    const colours = [target.red, target.green, target.blue] as const;
    if (this.#across.before.length < columns) this.#across = newAxis(columns);
    if (this.#down.before.length < rows) this.#down = newAxis(rows);
    setAxis(this.#across, box.x, box.width / columns, columns, picture.width, 3);
    setAxis(this.#down, box.y, box.height / rows, rows, picture.height, picture.width * 3);
    const { before, after, towards } = this.#across;
    for (let row = 0; row < rows; row++) {
      const above = this.#down.before[row] as number;
      const below = this.#down.after[row] as number;
      const down = this.#down.towards[row] as number;
      for (let column = 0; column < columns; column++) {
        const left = before[column] as number;
        const right = after[column] as number;
        const along = towards[column] as number;
        const to = row * target.stride + column;
        for (let channel = 0; channel < 3; channel++) {
          const upperLeft = data[above + left + channel] as number;
          const lowerLeft = data[below + left + channel] as number;
          const upper = upperLeft + ((data[above + right + channel] as number) - upperLeft) * along;
          const lower = lowerLeft + ((data[below + right + channel] as number) - lowerLeft) * along;
          const value = upper + (lower - upper) * down;
          (colours[channel] as Float32Array)[to] = (value - mean) * factor;
        }
      }
    }
  }
}

function isCopy(picture: Picture, box: Box, columns: number, rows: number): boolean {
  return (
    box.width === columns &&
    box.height === rows &&
    Number.isInteger(box.x) &&
    Number.isInteger(box.y) &&
    box.x >= 0 &&
    box.y >= 0 &&
    box.x + columns <= picture.width &&
    box.y + rows <= picture.height
  );
}

function newAxis(length: number): Axis {
  return {
    before: new Int32Array(length),
    after: new Int32Array(length),
    towards: new Float32Array(length),
  };
}

/** Positions are given in bytes: `stride` of them per pixel along this axis. */
function setAxis(
  axis: Axis,
  start: number,
  step: number,
  count: number,
  length: number,
  stride: number,
): void {
  for (let index = 0; index < count; index++) {
    const exact = start + (index + 0.5) * step - 0.5;
    const position = Math.min(Math.max(exact, 0), length - 1);
    const before = Math.floor(position);
    axis.before[index] = before * stride;
    axis.after[index] = Math.min(before + 1, length - 1) * stride;
    axis.towards[index] = position - before;
  }
}
