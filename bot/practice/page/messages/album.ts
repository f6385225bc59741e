// Owns the mosaic of an album: where each of its pictures stands.

/** Fractions of the album's width and height. */
export interface Tile {
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface Mosaic {
  tiles: Tile[];
  /** Width / height of the whole. */
  ratio: number;
}

/** An album is best about as high as it is wide. */
const wantedHeight = 1;
const mostInRow = 4;

/**
 * Rows of pictures that fill the width, each row as high as its pictures' ratios ask. Of all ways
 * to cut the sequence into rows, the one nearest to a square wins, and at equal distance the one
 * with the larger pictures on top. `ratios` are width / height, at most 10, in order.
 */
export function mosaic(ratios: readonly number[]): Mosaic {
  const moderate = ratios.map((ratio) => Math.min(2.2, Math.max(0.6, ratio || 1)));
  let best: number[][] = [moderate];
  let bestCost = Number.POSITIVE_INFINITY;
  for (const rows of cutsIntoRows(moderate)) {
    const cost = costOf(rows);
    if (cost < bestCost - 1e-9) {
      best = rows;
      bestCost = cost;
    }
  }
  return placed(best);
}

/** As CSS. */
export function tileStyle(tile: Tile | undefined): Record<keyof Tile, string> {
  const { left, top, width, height } = tile ?? { left: 0, top: 0, width: 1, height: 1 };
  return {
    left: `${left * 100}%`,
    top: `${top * 100}%`,
    width: `${width * 100}%`,
    height: `${height * 100}%`,
  };
}

function costOf(rows: readonly number[][]): number {
  const heights = rows.map(rowHeight);
  const whole = heights.reduce((sum, height) => sum + height, 0);
  // A strip of very low pictures shows nothing.
  const low = heights.filter((height) => height < 0.2).length;
  return Math.abs(whole - wantedHeight) + low;
}

function placed(rows: readonly number[][]): Mosaic {
  const whole = rows.reduce((sum, row) => sum + rowHeight(row), 0);
  const tiles: Tile[] = [];
  let top = 0;
  for (const row of rows) {
    const height = rowHeight(row) / whole;
    const sum = row.reduce((total, ratio) => total + ratio, 0);
    let left = 0;
    for (const ratio of row) {
      tiles.push({ left, top, width: ratio / sum, height });
      left += ratio / sum;
    }
    top += height;
  }
  return { tiles, ratio: whole > 0 ? 1 / whole : 1 };
}

function rowHeight(row: readonly number[]): number {
  return 1 / row.reduce((sum, ratio) => sum + ratio, 0);
}

/** Every way to cut into rows of 1 to 4, short first rows first. */
function* cutsIntoRows(ratios: readonly number[]): Generator<number[][]> {
  if (ratios.length === 0) {
    yield [];
    return;
  }
  for (let count = 1; count <= Math.min(mostInRow, ratios.length); count += 1) {
    for (const rest of cutsIntoRows(ratios.slice(count))) yield [ratios.slice(0, count), ...rest];
  }
}
