// Owns the picture of a camera's zones: an 8 x 8 grid with letters and numbers at its edges, over
// the whole picture or over one of its cells enlarged, and each zone with its number. Watched and
// ignored differ in colour and in pattern: one is framed and lightly filled, the other is hatched.
import { cellsAcross, cellsOf, wholeGrid, type CellArea } from "../../storage/zone-cells.ts";
import type { Zone } from "../../storage/zones.ts";
import { cutToPicture } from "../faces/boxes.ts";
import type { Box, Picture } from "../faces/faces.ts";
import type { Size } from "../faces/looks.ts";
import { drawTag } from "./annotate.ts";
import { tagPadding } from "./annotation-layout.ts";
import { blankPicture, cutOut, fill, paste, wholePixels, writeText } from "./canvas.ts";
import { textWidth } from "./glyphs.ts";
import { black, white } from "./marks.ts";
import type { Colour } from "./marks.ts";
import { decodeJpeg, sizeOfJpeg, type PictureTools } from "./picture-jpeg.ts";
import { resample } from "./resample.ts";

export interface ZoneView {
  /** In their order: the first is number 1. */
  zones: readonly Zone[];
  /** The zone that is being painted: it stands out, the others are only outlined. */
  painted: string | null;
  /** What is shown: the whole grid, or one of its 8 x 8 cells. */
  area: CellArea;
}

/** Cells that are shown along each side. */
export const shownAcross = 8;
/** No side of the picture is longer, without its edge of letters and numbers. */
const longestSide = 1240;
/** A cell enlarged is blurred anyway, and resampling takes the time of all its pixels. */
const longestEnlarged = 720;
const blankSize: Size = { width: 960, height: 540 };
const blankColour: Colour = [96, 100, 104];
const edgeColour: Colour = [20, 22, 24];
/** Blue and orange: told apart by those who confuse red and green, too. */
const watchColour: Colour = [70, 150, 255];
const ignoreColour: Colour = [255, 150, 40];

/** The JPEG's pixels, at most 1240 wide and high. Rejects with PictureError. */
export async function openBackdrop(jpeg: Buffer, tools: PictureTools): Promise<Picture> {
  const { width, height } = sizeOfJpeg(jpeg);
  const scale = Math.min(1, longestSide / Math.max(width, height));
  const size = {
    width: Math.max(shownAcross, Math.round(width * scale)),
    height: Math.max(shownAcross, Math.round(height * scale)),
  };
  return await decodeJpeg(jpeg, tools, size);
}

export function blankBackdrop(): Picture {
  return blankPicture(blankSize, blankColour);
}

/** A new picture with everything drawn; the backdrop is only read. */
export function drawZones(backdrop: Picture, view: ZoneView): Picture {
  const shown = viewOf(backdrop, view.area);
  const line = Math.max(1, Math.round(Math.max(shown.width, shown.height) / 640));
  const textHeight = Math.max(10, Math.round(Math.max(shown.width, shown.height) / 48));
  const edge = Math.round(textHeight * 1.8);
  for (const zone of view.zones) drawZone(shown, zone, view, line);
  drawGrid(shown, line);
  for (const [index, zone] of view.zones.entries()) {
    drawNumber(shown, zone, String(index + 1), view.area, textHeight);
  }
  const whole = blankPicture(
    { width: shown.width + edge, height: shown.height + edge },
    edgeColour,
  );
  paste(whole, shown, edge, edge);
  writeEdges(whole, shown, edge, textHeight);
  return whole;
}

/** A copy of the part that is shown; a single cell is enlarged. */
function viewOf(backdrop: Picture, area: CellArea): Picture {
  const box = wholePixels(onPicture(area, wholeGrid, backdrop));
  const part = cutOut(backdrop, cutToPicture(box, backdrop));
  if (area.width === wholeGrid.width) return part;
  const scale = Math.min(1, longestEnlarged / Math.max(backdrop.width, backdrop.height));
  return resample(part, {
    width: Math.round(backdrop.width * scale),
    height: Math.round(backdrop.height * scale),
  });
}

/** Where an area of cells lies in a picture of `size` that shows the area `view`. */
function onPicture(area: CellArea, view: CellArea, size: Size): Box {
  return {
    x: ((area.x - view.x) * size.width) / view.width,
    y: ((area.y - view.y) * size.height) / view.height,
    width: (area.width * size.width) / view.width,
    height: (area.height * size.height) / view.height,
  };
}

function drawZone(picture: Picture, zone: Zone, view: ZoneView, line: number): void {
  const cells = cellsOf(zone.boxes);
  const isMain = view.painted === null || view.painted === zone.id;
  const colour = colourOf(zone);
  const { area } = view;
  const has = (x: number, y: number) =>
    x >= 0 && y >= 0 && x < cellsAcross && y < cellsAcross && cells[y * cellsAcross + x] === 1;
  for (let y = area.y; y < area.y + area.height; y++) {
    for (let x = area.x; x < area.x + area.width; x++) {
      if (!has(x, y)) continue;
      const box = wholePixels(onPicture({ x, y, width: 1, height: 1 }, area, picture));
      if (isMain) tint(picture, box, colour, zone.kind, line);
    }
  }
  // Frames after all tints, so that none is covered by the next cell's.
  const thick = line * (isMain ? 3 : 2);
  for (let y = area.y; y < area.y + area.height; y++) {
    for (let x = area.x; x < area.x + area.width; x++) {
      if (!has(x, y)) continue;
      const box = wholePixels(onPicture({ x, y, width: 1, height: 1 }, area, picture));
      for (const side of openSides(has, x, y)) {
        fill(picture, strip(box, side, 0, thick + line), black);
        fill(picture, strip(box, side, line, thick), colour);
      }
    }
  }
}

function colourOf({ kind }: Zone): Colour {
  return kind === "watch" ? watchColour : ignoreColour;
}

type Side = "left" | "right" | "top" | "bottom";

/** The cell's sides beyond which the zone does not go on. */
function openSides(has: (x: number, y: number) => boolean, x: number, y: number): Side[] {
  const sides: Side[] = [];
  if (!has(x - 1, y)) sides.push("left");
  if (!has(x + 1, y)) sides.push("right");
  if (!has(x, y - 1)) sides.push("top");
  if (!has(x, y + 1)) sides.push("bottom");
  return sides;
}

/** A strip along the inside of a box, so far in and so thick. */
function strip({ x, y, width, height }: Box, side: Side, inset: number, thick: number): Box {
  switch (side) {
    case "left":
      return { x: x + inset, y, width: thick, height };
    case "right":
      return { x: x + width - inset - thick, y, width: thick, height };
    case "top":
      return { x, y: y + inset, width, height: thick };
    case "bottom":
      return { x, y: y + height - inset - thick, width, height: thick };
  }
}

/** Watched: lightly coloured. Ignored: darker, with slanted stripes. */
function tint(picture: Picture, box: Box, colour: Colour, kind: Zone["kind"], line: number): void {
  const { x, y, width, height } = cutToPicture(box, picture);
  const period = line * 14;
  for (let row = y; row < y + height; row++) {
    for (let column = x; column < x + width; column++) {
      if (kind === "watch") mixInto(picture, column, row, colour, 0.3);
      else if ((column + row) % period < line * 3) mixInto(picture, column, row, colour, 0.85);
      else mixInto(picture, column, row, black, 0.4);
    }
  }
}

function mixInto(picture: Picture, x: number, y: number, colour: Colour, share: number): void {
  const at = (y * picture.width + x) * 3;
  const { data } = picture;
  for (let channel = 0; channel < 3; channel++) {
    const before = data[at + channel] as number;
    data[at + channel] = before + ((colour[channel] as number) - before) * share;
  }
}

/** Dark and light side by side: one of them is seen on any ground. */
function drawGrid(picture: Picture, line: number): void {
  const { width, height } = picture;
  for (let index = 1; index < shownAcross; index++) {
    const x = Math.round((index * width) / shownAcross);
    const y = Math.round((index * height) / shownAcross);
    shade(picture, { x: x - line, y: 0, width: line, height }, black);
    shade(picture, { x, y: 0, width: line, height }, white);
    shade(picture, { x: 0, y: y - line, width, height: line }, black);
    shade(picture, { x: 0, y, width, height: line }, white);
  }
}

function shade(picture: Picture, box: Box, colour: Colour): void {
  const { x, y, width, height } = cutToPicture(box, picture);
  for (let row = y; row < y + height; row++) {
    for (let column = x; column < x + width; column++) mixInto(picture, column, row, colour, 0.6);
  }
}

/** In the upper left corner of the zone's largest part that is shown. */
function drawNumber(
  picture: Picture,
  zone: Zone,
  text: string,
  area: CellArea,
  textHeight: number,
): void {
  const boxes = zone.boxes
    .map(({ x, y, width, height }) => {
      const scaled = [x, y, width, height].map((value) => value * cellsAcross);
      const [left = 0, top = 0, across = 0, down = 0] = scaled;
      const onIt = onPicture({ x: left, y: top, width: across, height: down }, area, picture);
      return cutToPicture(onIt, picture);
    })
    .filter(({ width, height }) => width > 0 && height > 0)
    .sort((a, b) => b.width * b.height - a.width * a.height);
  const [largest] = boxes;
  if (!largest) return;
  const padding = tagPadding(textHeight);
  const box = wholePixels({
    x: largest.x + padding,
    y: largest.y + padding,
    width: textWidth(text, textHeight) + 2 * padding,
    height: textHeight + 2 * padding,
  });
  drawTag(picture, { box, text, colour: colourOf(zone) }, textHeight);
}

/** A to H above, 1 to 8 at the left, each in the middle of its column or row. */
function writeEdges(whole: Picture, shown: Size, edge: number, textHeight: number): void {
  for (let index = 0; index < shownAcross; index++) {
    const letter = String.fromCodePoint(65 + index);
    const number = String(index + 1);
    const middle = (index + 0.5) / shownAcross;
    const across = edge + middle * shown.width - textWidth(letter, textHeight) / 2;
    const down = edge + middle * shown.height - textHeight / 2;
    const inEdge = (edge - textHeight) / 2;
    writeText(whole, letter, { x: across, y: inEdge }, textHeight, white);
    const left = (edge - textWidth(number, textHeight)) / 2;
    writeText(whole, number, { x: left, y: down }, textHeight, white);
  }
}
