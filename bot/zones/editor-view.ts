// Owns what the zone editor shows and what a tap on one of its 64 cells does there: paints the cell,
// its row or its column, or enlarges it. Pure; it travels in the buttons' data.
import { cellsAcross, type CellArea, wholeGrid } from "../../storage/zone-cells.ts";

/** Cells along each side of the keyboard: Telegram has at most 8 buttons in a row. */
export const shownCells = 8;

export interface EditorView {
  /** What a tap on a cell does. */
  readonly mode: "paint" | "rows" | "columns" | "zoom";
  /** The one of the 8 x 8 cells that is enlarged; null: the whole picture is shown. */
  readonly enlarged: { readonly column: number; readonly row: number } | null;
}

export const firstView: EditorView = { mode: "paint", enlarged: null };

const signs = { paint: "p", rows: "r", columns: "c", zoom: "z" } as const;

/** "p", "r34", "z": see taps.ts. */
export function writeView({ mode, enlarged }: EditorView): string {
  return enlarged ? `${signs[mode]}${enlarged.column}${enlarged.row}` : signs[mode];
}

/** What writeView() wrote. */
export function readView(text: string): EditorView {
  const mode = (Object.keys(signs) as (keyof typeof signs)[]).find((one) => signs[one] === text[0]);
  const [, column, row] = text;
  const isEnlarged = column !== undefined && row !== undefined;
  return {
    mode: mode ?? "paint",
    enlarged: isEnlarged ? { column: Number(column), row: Number(row) } : null,
  };
}

/** The cells of the 64 x 64 grid that are shown. */
export function areaOf({ enlarged }: EditorView): CellArea {
  if (!enlarged) return wholeGrid;
  const side = cellsAcross / shownCells;
  return { x: enlarged.column * side, y: enlarged.row * side, width: side, height: side };
}

/** The cells behind one button; `column` and `row` count from 0. */
export function cellArea(view: EditorView, column: number, row: number): CellArea {
  const { x, y, width } = areaOf(view);
  const side = width / shownCells;
  return { x: x + column * side, y: y + row * side, width: side, height: side };
}

/** The cells that a tap on a button paints: one, or all of its row or column that are shown. */
export function paintedArea(view: EditorView, column: number, row: number): CellArea {
  const shown = areaOf(view);
  const cell = cellArea(view, column, row);
  if (view.mode === "rows") return { ...cell, x: shown.x, width: shown.width };
  if (view.mode === "columns") return { ...cell, y: shown.y, height: shown.height };
  return cell;
}

/** "D4": as the picture's edges name it. */
export function cellName({ column, row }: { column: number; row: number }): string {
  return `${String.fromCodePoint(65 + column)}${row + 1}`;
}
