// Owns the way from changed cells to regions: connected patches that move, with a box and an
// area. Plain image morphology on a grid, nothing about time or light.
import type { Grid } from "./picture.ts";

/** A connected patch that moves. */
export interface Region {
  /** The box, relative to the picture: 0 is left or top, 1 the whole width or height. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Pixels, counted as if the picture were 640x480. */
  readonly area: number;
}

/** Pixels of the picture size that MIN_AREA is meant for (the first reference system's). */
export const referencePixels = 640 * 480;
/** Cells to each side; the reference dilates by 2 pixels at 640, this is twice as far. */
const dilation = 2;
/** Specks below this many reference pixels are not worth telling (MIN_AREA starts far above). */
const smallestArea = 100;
const mostRegions = 16;

/**
 * Finds regions in a grid of changed cells. Buffers are kept between calls, so that a call
 * allocates nothing but the regions it returns.
 *
 * Changed cells less than 5 cells apart become one region (dilation, then 8-connected). The area
 * counts the cells of the *closed* mask, i.e. the dilation is taken back where it only widened the
 * rim, but gaps that it bridged stay filled. The reference's contourArea keeps the rim: a drawn
 * rectangle of 50x100 px and contrast 100 counts about 6200 px there. Here it counts 5760, because
 * the blur widens it by 2.5 px a side; 4050 at contrast 30, 4780 at 50, 5980 from 150 on. On the
 * cyclist of shared/media/clips both come within a tenth of each other and cross 5000 px in the
 * same frame.
 */
export class RegionFinder {
  readonly #grid: Grid;
  readonly #scratch: Uint8Array;
  readonly #dilated: Uint8Array;
  readonly #closed: Uint8Array;
  readonly #stack: Int32Array;

  constructor(grid: Grid) {
    this.#grid = grid;
    this.#scratch = new Uint8Array(grid.cells);
    this.#dilated = new Uint8Array(grid.cells);
    this.#closed = new Uint8Array(grid.cells);
    this.#stack = new Int32Array(grid.cells);
  }

  /** At most 16 regions, the largest first. `changed` holds 0 or 1 per cell of the grid. */
  find(changed: Uint8Array): Region[] {
    const { width } = this.#grid;
    const box = this.#boxOf(changed);
    if (!box) return [];
    spread(changed, this.#dilated, this.#scratch, width, box, dilates);
    spread(this.#dilated, this.#closed, this.#scratch, width, box, erodes);
    const regions: Region[] = [];
    for (let y = box.top; y <= box.bottom; y++) {
      for (let cell = y * width + box.left; cell <= y * width + box.right; cell++) {
        if (this.#dilated[cell] === 1) {
          const region = this.#collect(cell);
          if (region.area >= smallestArea) regions.push(region);
        }
      }
    }
    return regions.sort((a, b) => b.area - a.area).slice(0, mostRegions);
  }

  /** The box of all changed cells and what dilation and erosion can reach around it. */
  #boxOf(changed: Uint8Array): Box | null {
    const { width, height } = this.#grid;
    const first = changed.indexOf(1);
    if (first === -1) return null;
    const top = Math.floor(first / width);
    const bottom = Math.floor(changed.lastIndexOf(1) / width);
    let left = width;
    let right = -1;
    for (let y = top; y <= bottom; y++) {
      const start = y * width;
      for (let x = 0; x < left; x++) if (changed[start + x] === 1) left = x;
      for (let x = width - 1; x > right; x--) if (changed[start + x] === 1) right = x;
    }
    const reach = 2 * dilation;
    return {
      left: Math.max(0, left - reach),
      right: Math.min(width - 1, right + reach),
      top: Math.max(0, top - reach),
      bottom: Math.min(height - 1, bottom + reach),
    };
  }

  /** Takes the whole region that `first` belongs to out of the dilated mask. */
  #collect(first: number): Region {
    const { width, height, cells } = this.#grid;
    const dilated = this.#dilated;
    const stack = this.#stack;
    let left = width;
    let right = -1;
    let top = height;
    let bottom = -1;
    let count = 0;
    let depth = 0;
    stack[depth++] = first;
    dilated[first] = 0;
    while (depth > 0) {
      const cell = stack[--depth]!;
      const y = Math.floor(cell / width);
      const x = cell - y * width;
      if (this.#closed[cell] === 1) {
        count++;
        if (x < left) left = x;
        if (x > right) right = x;
        if (y < top) top = y;
        if (y > bottom) bottom = y;
      }
      const fromX = x > 0 ? -1 : 0;
      const toX = x < width - 1 ? 1 : 0;
      const toY = y < height - 1 ? 1 : 0;
      for (let stepY = y > 0 ? -1 : 0; stepY <= toY; stepY++) {
        for (let stepX = fromX; stepX <= toX; stepX++) {
          const neighbour = cell + stepY * width + stepX;
          if (dilated[neighbour] === 1) {
            dilated[neighbour] = 0;
            stack[depth++] = neighbour;
          }
        }
      }
    }
    return {
      x: left / width,
      y: top / height,
      width: (right - left + 1) / width,
      height: (bottom - top + 1) / height,
      area: (count * referencePixels) / cells,
    };
  }
}

/** Columns and rows of the grid, all inclusive. */
interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const dilates = 0;
const erodes = 1;

/**
 * Within `box`, lets the ones (`flip` is `dilates`) or the zeros (`erodes`) spread by 2 cells in
 * every direction. From beyond the box, and so from beyond the picture, nothing spreads: a region
 * that the picture's edge cuts keeps its cells there.
 */
function spread(
  source: Uint8Array,
  target: Uint8Array,
  scratch: Uint8Array,
  width: number,
  { left, right, top, bottom }: Box,
  flip: typeof dilates | typeof erodes,
): void {
  for (let y = top; y <= bottom; y++) {
    const end = y * width + right + 1;
    let at = y * width + left;
    // The five cells around the one at hand, shifted along; 1 is what spreads.
    let a = 0;
    let b = 0;
    let c = source[at]! ^ flip;
    let d = at + 1 < end ? source[at + 1]! ^ flip : 0;
    for (; at < end - 2; at++) {
      const e = source[at + 2]! ^ flip;
      scratch[at] = a | b | c | d | e;
      a = b;
      b = c;
      c = d;
      d = e;
    }
    for (; at < end; at++) {
      scratch[at] = a | b | c | d;
      a = b;
      b = c;
      c = d;
      d = 0;
    }
  }
  for (let y = top; y <= bottom; y++) {
    const a = Math.max(top, y - 2) * width;
    const b = Math.max(top, y - 1) * width;
    const c = y * width;
    const d = Math.min(bottom, y + 1) * width;
    const e = Math.min(bottom, y + 2) * width;
    for (let x = left; x <= right; x++) {
      const spreads =
        scratch[a + x]! | scratch[b + x]! | scratch[c + x]! | scratch[d + x]! | scratch[e + x]!;
      target[c + x] = spreads ^ flip;
    }
  }
}
