// Owns the grid on which zones are painted: 64 x 64 cells over the picture, and the few boxes that
// they are kept as. Pure.
import type { ZoneBox } from "./zones.ts";

/** Cells on each side: 8 x 8 that are seen at a time, and 8 x 8 in each of those. */
export const cellsAcross = 64;

/** One byte per cell, row by row: 1 belongs to the zone, 0 does not. */
export type ZoneCells = Uint8Array;

/** A rectangle of cells; whole numbers within the grid, at least one cell. */
export interface CellArea {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const wholeGrid: CellArea = { x: 0, y: 0, width: cellsAcross, height: cellsAcross };

/** Whether it is one: what comes from a button may be anything. */
export function isCellArea({ x, y, width, height }: CellArea): boolean {
  const isWhole = [x, y, width, height].every((value) => Number.isInteger(value));
  const begins = x >= 0 && y >= 0 && width >= 1 && height >= 1;
  return isWhole && begins && x + width <= cellsAcross && y + height <= cellsAcross;
}

/** The cells whose middle lies in one of the boxes. */
export function cellsOf(boxes: readonly ZoneBox[]): ZoneCells {
  const cells = new Uint8Array(cellsAcross ** 2);
  const grid = { width: cellsAcross, height: cellsAcross };
  for (const box of boxes) fillBox(cells, grid, box, 1);
  return cells;
}

/**
 * Writes `value` into the cells of a grid over the picture whose middle lies in the box: a box's
 * left and upper edges belong to it, so that boxes side by side neither overlap nor leave a gap.
 */
export function fillBox(
  cells: Uint8Array,
  grid: { readonly width: number; readonly height: number },
  { x, y, width, height }: ZoneBox,
  value: number,
): void {
  const left = firstCell(x, grid.width);
  const right = firstCell(x + width, grid.width);
  const bottom = firstCell(y + height, grid.height);
  for (let row = firstCell(y, grid.height); row < bottom; row++) {
    cells.fill(value, row * grid.width + left, row * grid.width + right);
  }
}

/** The first of `count` cells whose middle is not before `edge` (0 to 1). */
function firstCell(edge: number, count: number): number {
  return Math.min(count, Math.max(0, Math.ceil(edge * count - 0.5)));
}

/** A copy in which the area's cells all belong to the zone, or all don't. */
export function painted(cells: ZoneCells, area: CellArea, belongs: boolean): ZoneCells {
  const copy = Uint8Array.from(cells);
  for (let y = area.y; y < area.y + area.height; y++) {
    const start = y * cellsAcross + area.x;
    copy.fill(belongs ? 1 : 0, start, start + area.width);
  }
  return copy;
}

/** How much of the area belongs to the zone. */
export function fillingOf(cells: ZoneCells, area: CellArea): "all" | "some" | "none" {
  let count = 0;
  for (let y = area.y; y < area.y + area.height; y++) {
    for (let x = area.x; x < area.x + area.width; x++) {
      count += cells[y * cellsAcross + x] as number;
    }
  }
  if (count === 0) return "none";
  return count === area.width * area.height ? "all" : "some";
}

/**
 * Boxes that cover exactly these cells without overlapping: runs along the rows, joined where rows
 * have the same run, or the same along the columns, whichever are fewer. That need not be the
 * fewest there could be, but it is for the blocks, strips and corners that people paint.
 */
export function boxesOf(cells: ZoneCells): ZoneBox[] {
  const alongRows = joinRuns(cells, false);
  const alongColumns = joinRuns(cells, true);
  const areas = alongColumns.length < alongRows.length ? alongColumns : alongRows;
  return areas.map(({ x, y, width, height }) => ({
    x: x / cellsAcross,
    y: y / cellsAcross,
    width: width / cellsAcross,
    height: height / cellsAcross,
  }));
}

/** `turned`: rows and columns change places. */
function joinRuns(cells: ZoneCells, turned: boolean): CellArea[] {
  const at = (line: number, along: number) =>
    turned ? cells[along * cellsAcross + line] : cells[line * cellsAcross + along];
  const done: Run[] = [];
  let open: Run[] = [];
  for (let line = 0; line <= cellsAcross; line++) {
    const runs = line < cellsAcross ? runsIn((along) => at(line, along) === 1) : [];
    const going: Run[] = [];
    for (const { from, to } of runs) {
      const above = open.find((run) => run.from === from && run.to === to);
      if (above) above.lines++;
      going.push(above ?? { from, to, line, lines: 1 });
    }
    done.push(...open.filter((run) => !going.includes(run)));
    open = going;
  }
  return done.map(({ from, to, line, lines }) =>
    turned
      ? { x: line, y: from, width: lines, height: to - from }
      : { x: from, y: line, width: to - from, height: lines },
  );
}

interface Run {
  from: number;
  /** Exclusive. */
  to: number;
  line: number;
  lines: number;
}

function runsIn(isSet: (along: number) => boolean): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  let from: number | null = null;
  for (let along = 0; along <= cellsAcross; along++) {
    const set = along < cellsAcross && isSet(along);
    if (set && from === null) from = along;
    if (!set && from !== null) {
      runs.push({ from, to: along });
      from = null;
    }
  }
  return runs;
}
