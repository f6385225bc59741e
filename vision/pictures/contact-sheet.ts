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
import { decodeJpegs, encodeJpeg } from "./picture-jpeg.ts";
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
  /** Pixels of a cell's width; 200 unless said. */
  side?: number;
  /** How much wider than high a cell is; 1, as faces are, unless said. */
  aspect?: number;
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

/**
 * The items in rows of `columns`, as one JPEG. A JPEG that can't be decoded leaves its cell empty:
 * the others are still worth seeing. Throws RangeError for none or more than 30 items.
 */
export async function contactSheet(
  items: readonly SheetItem[],
  columns: number,
  options: SheetOptions,
): Promise<Buffer> {
  const { side = defaultSide, aspect = 1 } = options;
  const layout = layOutSheet(items.length, columns, side, aspect);
  const draw = async () => {
    const sheet = blankPicture(layout.size, groundColour);
    const photos = await decodedPhotos(items, layout.cells[0] as Box, options);
    for (const [index, item] of items.entries()) {
      const cell = layout.cells[index] as Box;
      await turn(); // a whole sheet drawn at once would hold the guard up for 50 ms
      const shown = "crop" in item ? resample(facePicture(item.crop), cell) : photos.get(item);
      drawCell(sheet, item, cell, shown ?? null, layout);
    }
    return sheet;
  };
  return await encodeJpeg(layout.size, draw(), options);
}

/** Rows from the top left; the last one may be short. A single short row has no empty cells. */
export function layOutSheet(count: number, columns: number, side: number, aspect = 1): SheetLayout {
  if (!(count >= 1 && count <= mostSheetItems && columns >= 1)) {
    throw new RangeError(`A sheet has 1 to ${mostSheetItems} items, not ${count} in ${columns}`);
  }
  const gap = Math.max(2, Math.round(side / 20));
  const height = Math.round(side / aspect);
  const across = Math.min(columns, count);
  const down = Math.ceil(count / across);
  const cells = Array.from({ length: count }, (_, index) => ({
    x: gap + (index % across) * (side + gap),
    y: gap + Math.floor(index / across) * (height + gap),
    width: side,
    height,
  }));
  const size = { width: gap + across * (side + gap), height: gap + down * (height + gap) };
  return { size, cells, gap, textHeight: Math.max(12, Math.round(side / 8)) };
}

/** Those of the JPEGs that can be shown. */
async function decodedPhotos(
  items: readonly SheetItem[],
  cell: Size,
  tools: PictureTools,
): Promise<Map<SheetItem, Picture | null>> {
  const photos = items.flatMap((item) => ("jpeg" in item ? [item] : []));
  const size = { width: cell.width, height: cell.height };
  const jpegs = photos.map(({ jpeg }) => jpeg);
  const pictures = await decodeJpegs(jpegs, tools, size);
  return new Map(photos.map((item, index) => [item, pictures[index] ?? null]));
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
