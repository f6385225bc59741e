// Owns contact sheets: faces or thumbnails in a grid, each with a number that buttons refer to.
import { setImmediate as turn } from "node:timers/promises";
import { grown } from "../faces/boxes.ts";
import type { Box, Picture, Verdict } from "../faces/faces.ts";
import type { Size } from "../faces/looks.ts";
import { drawTag } from "./annotate.ts";
import { tagPadding, tagSize } from "./annotation-layout.ts";
import { blankPicture, fill, paste } from "./canvas.ts";
import { facePicture } from "./face-picture.ts";
import { fittingText } from "./glyphs.ts";
import { lookOf, white } from "./marks.ts";
import type { Colour } from "./marks.ts";
import { decodeJpeg, encodeJpeg, PictureError } from "./picture-jpeg.ts";
import type { PictureTools } from "./picture-jpeg.ts";
import { resample } from "./resample.ts";
import { strokesOf } from "./strokes.ts";

export type SheetItem = {
  /** Digits and short Latin; what doesn't fit into the cell is cut off. */
  label: string;
  /** Frames the cell in the verdict's colour and line. */
  verdict?: Verdict;
} & (
  | { /** The aligned face: RGB24, 112 x 112. */ crop: Uint8Array }
  | { /** Its middle is shown. */ jpeg: Buffer }
);

export interface SheetOptions extends PictureTools {
  /** Pixels of a cell's side; 200 unless said. */
  side?: number;
}

export interface SheetLayout {
  size: Size;
  cells: Box[];
  gap: number;
  textHeight: number;
}

export const mostSheetItems = 30;
const defaultSide = 200;
const groundColour: Colour = [24, 24, 24];
const emptyColour: Colour = [70, 70, 70];
/** Each takes a process; more at once would not be sooner, and the guard needs the machine, too. */
const decodedAtOnce = 2;

/**
 * The items in rows of `columns`, as one JPEG. A JPEG that can't be decoded leaves its cell empty:
 * the others are still worth seeing. Throws RangeError for none or more than 30 items.
 */
export async function contactSheet(
  items: readonly SheetItem[],
  columns: number,
  options: SheetOptions,
): Promise<Buffer> {
  const layout = layOutSheet(items.length, columns, options.side ?? defaultSide);
  const draw = async () => {
    const sheet = blankPicture(layout.size, groundColour);
    const waiting = items.entries();
    const work = async () => {
      for (const [index, item] of waiting) {
        const cell = layout.cells[index] as Box;
        await turn(); // a whole sheet drawn at once would hold the guard up for 50 ms
        drawCell(sheet, item, cell, await cellPicture(item, cell, options), layout);
      }
    };
    await Promise.all(Array.from({ length: decodedAtOnce }, work));
    return sheet;
  };
  return await encodeJpeg(layout.size, draw(), options);
}

/** Rows from the top left; the last one may be short. A single short row has no empty cells. */
export function layOutSheet(count: number, columns: number, side: number): SheetLayout {
  if (!(count >= 1 && count <= mostSheetItems && columns >= 1)) {
    throw new RangeError(`A sheet has 1 to ${mostSheetItems} items, not ${count} in ${columns}`);
  }
  const gap = Math.max(2, Math.round(side / 20));
  const step = side + gap;
  const across = Math.min(columns, count);
  const down = Math.ceil(count / across);
  const cells = Array.from({ length: count }, (_, index) => ({
    x: gap + (index % across) * step,
    y: gap + Math.floor(index / across) * step,
    width: side,
    height: side,
  }));
  const size = { width: gap + across * step, height: gap + down * step };
  return { size, cells, gap, textHeight: Math.max(12, Math.round(side / 8)) };
}

/** Null when it can't be shown. */
async function cellPicture(
  item: SheetItem,
  cell: Size,
  tools: PictureTools,
): Promise<Picture | null> {
  if ("crop" in item) return resample(facePicture(item.crop), cell);
  try {
    return await decodeJpeg(item.jpeg, tools, cell);
  } catch (error) {
    if (error instanceof PictureError) return null;
    throw error;
  }
}

function drawCell(
  sheet: Picture,
  { label, verdict }: SheetItem,
  cell: Box,
  shown: Picture | null,
  { gap, textHeight }: SheetLayout,
): void {
  if (shown) paste(sheet, shown, cell.x, cell.y);
  else fill(sheet, cell, emptyColour);
  const look = verdict && lookOf(verdict);
  if (look) {
    const width = Math.max(2, Math.floor(gap / 3));
    for (const stroke of strokesOf(grown(cell, width), width, look.line)) {
      fill(sheet, stroke, look.colour);
    }
  }
  const text = fittingText(label, textHeight, cell.width - 2 * tagPadding(textHeight));
  if (text === "") return;
  const box = { x: cell.x, y: cell.y, ...tagSize(text, textHeight) };
  drawTag(sheet, { box, text, colour: look?.colour ?? white }, textHeight);
}
