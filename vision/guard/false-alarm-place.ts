// Owns where in the picture false alarms happened: the part that holds several of them and nothing
// that matters. Pure; parts are rectangles of the zones' grid, 64 x 64 cells.
import { type CellArea, cellsAcross } from "../../storage/zone-cells.ts";

/** [x, y, width, height] relative to the picture, as movement.json has it. */
export type StoredBox = readonly [x: number, y: number, width: number, height: number];

/** Where its middle is. */
export interface Place {
  column: "left" | "middle" | "right";
  row: "upper" | "middle" | "lower";
}

export interface FoundPlace {
  cells: CellArea;
  place: Place;
  /** Which of the incidents happened wholly in it, by their index. */
  inside: number[];
}

/** More than a third of the picture is no spot: a camera that ignores it is half blind. */
const mostCells = cellsAcross ** 2 / 3;
/** Around what moved: the next gust is a little stronger. */
const marginCells = 1;
/** One false alarm in some place is no habit of that place. */
const fewestInside = 2;
/** From so many of the newest the search begins; each costs a look at all real alarms. */
const mostSeeds = 12;

/**
 * The part that holds most of the incidents wholly (two at least) and that `isFine` allows; null where
 * there is none. `incidents`: for each, the boxes of all its frames, at least one.
 */
export function findPlace(
  incidents: readonly (readonly StoredBox[])[],
  isFine: (cells: CellArea) => boolean,
): FoundPlace | null {
  const covers = incidents.map((boxes) => coverOf(boxes, marginCells));
  const candidates = covers.slice(0, mostSeeds).flatMap((seed) => grownFrom(seed, covers));
  const found = candidates.map((cells) => {
    const inside = covers.flatMap((cover, index) => (holds(cells, cover) ? [index] : []));
    return { cells, place: placeOf(cells), inside };
  });
  return (
    found
      .filter(({ inside }) => inside.length >= fewestInside)
      // Most first, and of those the smallest.
      .toSorted((one, other) => {
        const more = other.inside.length - one.inside.length;
        return more === 0 ? sizeOf(one.cells) - sizeOf(other.cells) : more;
      })
      .find(({ cells }) => isFine(cells)) ?? null
  );
}

/** The cells that the boxes touch (at least one box), and `margin` more to each side. */
export function coverOf(boxes: readonly StoredBox[], margin: number): CellArea {
  let left = cellsAcross;
  let top = cellsAcross;
  let right = 0;
  let bottom = 0;
  for (const [x, y, width, height] of boxes) {
    left = Math.min(left, Math.floor(x * cellsAcross) - margin);
    top = Math.min(top, Math.floor(y * cellsAcross) - margin);
    right = Math.max(right, Math.ceil((x + width) * cellsAcross) + margin);
    bottom = Math.max(bottom, Math.ceil((y + height) * cellsAcross) + margin);
  }
  const x = Math.max(0, Math.min(left, cellsAcross - 1));
  const y = Math.max(0, Math.min(top, cellsAcross - 1));
  const width = Math.max(1, Math.min(right, cellsAcross) - x);
  const height = Math.max(1, Math.min(bottom, cellsAcross) - y);
  return { x, y, width, height };
}

/** How much of the box lies in the part, 0 to 1. */
export function shareInside([x, y, width, height]: StoredBox, cells: CellArea): number {
  if (width <= 0 || height <= 0) return 0;
  const across = shared(x, width, cells.x, cells.width) / width;
  return (across * shared(y, height, cells.y, cells.height)) / height;
}

/** How much two stretches have in common; the second one is in cells. */
function shared(from: number, length: number, cell: number, count: number): number {
  const end = Math.min(from + length, (cell + count) / cellsAcross);
  return Math.max(0, end - Math.max(from, cell / cellsAcross));
}

/** The seed, and it with one cover after another taken in, each time the one that costs least. */
function grownFrom(seed: CellArea, covers: readonly CellArea[]): CellArea[] {
  const grown: CellArea[] = [];
  let cells = seed;
  while (sizeOf(cells) <= mostCells) {
    grown.push(cells);
    const now = cells;
    const [next] = covers
      .filter((cover) => !holds(now, cover))
      .map((cover) => around(now, cover))
      .toSorted((one, other) => sizeOf(one) - sizeOf(other));
    if (!next) break;
    cells = next;
  }
  return grown;
}

function around(one: CellArea, other: CellArea): CellArea {
  const x = Math.min(one.x, other.x);
  const y = Math.min(one.y, other.y);
  const right = Math.max(one.x + one.width, other.x + other.width);
  const bottom = Math.max(one.y + one.height, other.y + other.height);
  return { x, y, width: right - x, height: bottom - y };
}

function holds(outer: CellArea, inner: CellArea): boolean {
  const both = around(outer, inner);
  return both.width === outer.width && both.height === outer.height;
}

function sizeOf({ width, height }: CellArea): number {
  return width * height;
}

function placeOf({ x, y, width, height }: CellArea): Place {
  const columns = ["left", "middle", "right"] as const;
  const rows = ["upper", "middle", "lower"] as const;
  return {
    column: columns[thirdOf(x, width)] ?? "middle",
    row: rows[thirdOf(y, height)] ?? "middle",
  };
}

/** In which third the middle of a stretch of cells lies. */
function thirdOf(start: number, length: number): number {
  return Math.min(2, Math.floor(((start + length / 2) * 3) / cellsAcross));
}
