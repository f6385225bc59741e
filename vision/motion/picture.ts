// Owns the small picture that motion is looked for in: the luma plane averaged down to a grid of
// about 320 cells on the longer side and blurred a little, so that a frame costs a fraction of a
// millisecond and sensor noise, rain and moving leaves' edges average out.
import type { Frame } from "../capture/packet.ts";

/** A grid over a frame; one cell is the average of `pool` x `pool` pixels. */
export interface Grid {
  readonly width: number;
  readonly height: number;
  readonly pool: number;
  readonly cells: number;
}

/** Cells on the longer side: half of 640, where the first reference system's constants were set. */
const longerSide = 320;

/**
 * The grid for frames of `width` x `height` pixels. Pixels that don't fill a last cell (odd sizes)
 * are left out. Throws RangeError when a side isn't a positive integer.
 */
export function gridFor(width: number, height: number): Grid {
  if (!Number.isInteger(width) || !Number.isInteger(height) || width < 1 || height < 1) {
    throw new RangeError(`A frame can't be ${width} x ${height} pixels`);
  }
  const wished = Math.max(1, Math.round(Math.max(width, height) / longerSide));
  const pool = Math.min(wished, width, height);
  const columns = Math.floor(width / pool);
  const rows = Math.floor(height / pool);
  return { width: columns, height: rows, pool, cells: columns * rows };
}

/** Averages the frame's luma into `into` (grid.cells values, 0-255). Returns the mean luma. */
export function poolLuma(frame: Frame, grid: Grid, into: Float32Array): number {
  const { bytes, width: stride } = frame;
  const { width, height, pool } = grid;
  let total = 0;
  if (pool === 2) {
    // The usual case (640x360), unrolled: the general loop takes twice as long.
    for (let y = 0, cell = 0; y < height; y++) {
      let at = 2 * y * stride;
      for (let x = 0; x < width; x++, cell++, at += 2) {
        const below = at + stride;
        const sum = bytes[at]! + bytes[at + 1]! + bytes[below]! + bytes[below + 1]!;
        total += sum;
        into[cell] = sum * 0.25;
      }
    }
  } else {
    const scale = 1 / (pool * pool);
    for (let y = 0, cell = 0; y < height; y++) {
      for (let x = 0; x < width; x++, cell++) {
        let sum = 0;
        for (let row = 0; row < pool; row++) {
          const start = (y * pool + row) * stride + x * pool;
          for (let at = start; at < start + pool; at++) sum += bytes[at]!;
        }
        total += sum;
        into[cell] = sum * scale;
      }
    }
  }
  return total / (grid.cells * pool * pool);
}

/**
 * Box blur of 5 x 5 cells in place, edges repeated; `rows` is scratch of the same length. Its
 * spread (1.4 cells, 2.8 pixels at 640) is close to the reference's 21-pixel Gaussian (3.5), so a
 * streak of rain one pixel wide loses nine tenths of its contrast and noise four fifths.
 */
export function blur(values: Float32Array, grid: Grid, rows: Float32Array): void {
  const { width, height } = grid;
  const lastColumn = width - 1;
  for (let y = 0; y < height; y++) {
    const start = y * width;
    const end = start + width;
    // The five cells around the one at hand, shifted along; only the one that enters is read.
    let b = values[start]!;
    let a = b;
    let c = b;
    let d = values[start + clamp(1, lastColumn)]!;
    let at = start;
    for (; at < end - 2; at++) {
      const e = values[at + 2]!;
      rows[at] = a + b + c + d + e;
      a = b;
      b = c;
      c = d;
      d = e;
    }
    for (; at < end; at++) {
      rows[at] = a + b + c + d + d;
      a = b;
      b = c;
      c = d;
    }
  }
  const lastRow = height - 1;
  for (let y = 0; y < height; y++) {
    const a = clamp(y - 2, lastRow) * width;
    const b = clamp(y - 1, lastRow) * width;
    const c = y * width;
    const d = clamp(y + 1, lastRow) * width;
    const e = clamp(y + 2, lastRow) * width;
    for (let x = 0; x < width; x++) {
      values[c + x] =
        (rows[a + x]! + rows[b + x]! + rows[c + x]! + rows[d + x]! + rows[e + x]!) / 25;
    }
  }
}

function clamp(index: number, last: number): number {
  if (index < 0) return 0;
  return index > last ? last : index;
}
