// Owns what an annotated picture looks like before a pixel of it is drawn: lines, tags, insets.
import { cutToPicture, grown } from "../faces/boxes.ts";
import type { Box } from "../faces/faces.ts";
import type { Size } from "../faces/looks.ts";
import { wholePixels } from "./canvas.ts";
import { textWidth } from "./glyphs.ts";
import { layOutInsets } from "./inset-strip.ts";
import { lookOf } from "./marks.ts";
import type { Colour, Mark } from "./marks.ts";
import { strokesOf } from "./strokes.ts";
import { placeTags } from "./tags.ts";
import type { PlacedTag } from "./tags.ts";

export interface Tag extends PlacedTag {
  text: string;
  colour: Colour;
}

export interface Outline {
  strokes: Box[];
  colour: Colour;
}

export interface AnnotationLayout {
  /** Of the whole new picture: the still in the upper left corner, insets beside or under it. */
  size: Size;
  lineWidth: number;
  /** Thickness of the dark edge around lines and tags, which keeps them apart from any ground. */
  edge: number;
  textHeight: number;
  outlines: Outline[];
  tags: Tag[];
  /** Where the enlarged faces go, in order; those that don't fit have none. */
  insets: Box[];
}

/** Lines go around the boxes, so that a small face is not covered by its own line. */
export function layOutAnnotation(
  picture: Size,
  marks: readonly Mark[],
  insets: readonly Omit<Mark, "box">[],
): AnnotationLayout {
  const lineWidth = Math.max(2, Math.round(Math.max(picture.width, picture.height) / 400));
  const edge = Math.max(1, Math.round(lineWidth / 3));
  const textHeight = textHeightFor(picture);
  const strip = layOutInsets(picture, insets.length);
  const seen = marks
    .map((mark) => ({ ...mark, box: outlineOf(mark, lineWidth, picture) }))
    .filter(({ box }) => box.width > 0 && box.height > 0);
  const framed = insets.slice(0, strip.faces.length).map(({ number, verdict }, index) => {
    return { number, verdict, box: strip.faces[index] as Box };
  });
  const outlines = [...seen, ...framed].map(({ box, verdict }) => {
    const { colour, line } = lookOf(verdict);
    return { strokes: strokesOf(box, lineWidth, line), colour };
  });
  const placed = placeTags(
    seen.map(({ box }) => box),
    seen.map(({ number }) => tagSize(String(number), textHeight)),
    picture,
  );
  const onFaces = framed.map(({ box, number }) => {
    const size = tagSize(String(number), textHeight);
    return { box: { x: box.x, y: box.y + box.height - size.height, ...size }, leader: null };
  });
  const tags = [...placed, ...onFaces].map((tag, index) => {
    const { number, verdict } = [...seen, ...framed][index] as Mark;
    return { ...tag, text: String(number), colour: lookOf(verdict).colour };
  });
  return {
    size: strip.size,
    lineWidth,
    edge,
    textHeight,
    outlines,
    tags,
    insets: strip.faces,
  };
}

/** Readable on a telephone, where 1280 pixels become the width of a hand. */
export function textHeightFor({ width, height }: Size): number {
  return Math.max(12, Math.round(Math.min(width, height) / 24));
}

/** The text's size with the tag's own colour around it. */
export function tagSize(text: string, textHeight: number): Size {
  const padding = tagPadding(textHeight);
  const height = textHeight + 2 * padding;
  return { width: Math.max(height, textWidth(text, textHeight) + 2 * padding), height };
}

export function tagPadding(textHeight: number): number {
  return Math.max(2, Math.round(textHeight / 4));
}

function outlineOf({ box, verdict }: Mark, lineWidth: number, picture: Size): Box {
  const inside = cutToPicture(wholePixels(box), picture);
  if (!(inside.width > 0 && inside.height > 0)) return { x: 0, y: 0, width: 0, height: 0 };
  const thick = lookOf(verdict).line === "heavy" ? lineWidth * 2 : lineWidth;
  return cutToPicture(grown(inside, thick + 1), picture);
}
