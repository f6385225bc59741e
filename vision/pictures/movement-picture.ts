// Owns how movement is drawn over a camera's picture: what changed is tinted; what is large enough
// has a thick box, what is too small a thin one, each with its area beside it.
import { cutToPicture, grown } from "../faces/boxes.ts";
import type { Box, Picture } from "../faces/faces.ts";
import type { Size } from "../faces/looks.ts";
import type { ChangedCells, Region } from "../motion/motion-detector.ts";
import { drawTag } from "./annotate.ts";
import { tagSize, textHeightFor } from "./annotation-layout.ts";
import { drawLine, fill, wholePixels } from "./canvas.ts";
import { black, type Colour } from "./marks.ts";
import { decodeJpeg, encodeJpeg, type PictureTools, sizeOfJpeg } from "./picture-jpeg.ts";
import { strokesOf } from "./strokes.ts";
import { placeTags } from "./tags.ts";

export interface SeenMovement {
  /** The largest first. */
  regions: readonly Region[];
  changed: ChangedCells;
  /** From which a region counts, in pixels of 640x480. */
  minimumArea: number;
}

/** Enough for a phone, and a third of the work of a 2K picture. */
const widest = 1280;
const counts: Colour = [235, 40, 40];
const tooSmall: Colour = [255, 255, 255];
const tint: Colour = [0, 210, 255];
const tintShare = 0.45;
/** More boxes than this hide the picture; what is larger comes first. */
const mostBoxes = 8;

/** The still with `seen` drawn over it, at most 1280 wide. Rejects with PictureError. */
export async function movementPicture(
  still: Buffer,
  seen: SeenMovement,
  tools: PictureTools,
): Promise<Size & { jpeg: Buffer }> {
  const whole = sizeOfJpeg(still);
  const share = Math.min(1, widest / whole.width);
  const width = Math.round(whole.width * share);
  const height = Math.round(whole.height * share);
  const drawing = async () => {
    const picture = await decodeJpeg(still, tools, { width, height });
    drawMovement(picture, seen);
    return picture;
  };
  return { width, height, jpeg: await encodeJpeg({ width, height }, drawing(), tools) };
}

/** Draws into `picture` itself. */
export function drawMovement(picture: Picture, seen: SeenMovement): void {
  tintChanges(picture, seen.changed);
  const thin = Math.max(2, Math.round(Math.max(picture.width, picture.height) / 400));
  const textHeight = Math.round(textHeightFor(picture) * 0.75);
  const shown = seen.regions.slice(0, mostBoxes).map((region) => {
    const large = region.area >= seen.minimumArea;
    const width = large ? thin * 3 : thin;
    const box = cutToPicture(grown(wholePixels(pixelsOf(region, picture)), width), picture);
    return { box, width, colour: large ? counts : tooSmall, text: String(Math.round(region.area)) };
  });
  // The larger ones last, so that nothing hides them.
  for (const { box, width, colour } of shown.toReversed()) {
    const strokes = strokesOf(box, width, "solid");
    for (const stroke of strokes) fill(picture, grown(stroke, 1), black);
    for (const stroke of strokes) fill(picture, stroke, colour);
  }
  const tags = placeTags(
    shown.map(({ box }) => box),
    shown.map(({ text }) => tagSize(text, textHeight)),
    picture,
  );
  for (const [index, tag] of tags.entries()) {
    const { text, colour } = shown[index] as (typeof shown)[number];
    if (tag.leader) drawLine(picture, tag.leader.from, tag.leader.to, thin, colour);
    drawTag(picture, { ...tag, text, colour }, textHeight);
  }
}

function tintChanges(picture: Picture, { columns, rows, cells }: ChangedCells): void {
  const { width, height, data } = picture;
  for (let y = 0; y < height; y++) {
    const row = Math.floor((y * rows) / height) * columns;
    for (let x = 0; x < width; x++) {
      if (cells[row + Math.floor((x * columns) / width)] !== 1) continue;
      const at = (y * width + x) * 3;
      for (const [channel, value] of tint.entries()) {
        const before = data[at + channel] as number;
        data[at + channel] = before + (value - before) * tintShare;
      }
    }
  }
}

function pixelsOf({ x, y, width, height }: Region, picture: Size): Box {
  return {
    x: x * picture.width,
    y: y * picture.height,
    width: width * picture.width,
    height: height * picture.height,
  };
}
