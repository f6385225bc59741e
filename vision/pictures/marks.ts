// Owns how a face's verdict looks in a picture: a colour, and a line that tells the same to who
// can't tell the colours apart.
import type { Box, Verdict } from "../faces/faces.ts";

export type Colour = readonly [red: number, green: number, blue: number];

/**
 * solid: a plain line; heavy: twice as wide; dashed: long dashes; dotted: short ones; corners:
 * the four corners only.
 */
export type LineStyle = "solid" | "heavy" | "dashed" | "dotted" | "corners";

/** A face to be marked. The caption tells whose number it is: pictures carry no names. */
export interface Mark {
  /** In pixels of the picture; what lies outside is cut off. */
  box: Box;
  number: number;
  /** null: no verdict (yet), or a question. */
  verdict: Verdict | null;
}

export interface MarkLook {
  colour: Colour;
  line: LineStyle;
}

const looks: Record<Verdict, MarkLook> = {
  KNOWN: { colour: [0, 200, 110], line: "solid" }, // green
  UNKNOWN: { colour: [235, 40, 40], line: "heavy" }, // red
  UNSURE: { colour: [255, 176, 0], line: "dashed" }, // amber
  TOO_SMALL: { colour: [190, 190, 190], line: "corners" }, // grey
};
const undecided: MarkLook = { colour: [80, 160, 255], line: "dotted" }; // blue

export function lookOf(verdict: Verdict | null): MarkLook {
  return verdict === null ? undecided : looks[verdict];
}

export const black: Colour = [0, 0, 0];
export const white: Colour = [255, 255, 255];

/** Black or white, whichever is easier to read on `ground` (luma by BT.601). */
export function inkOn([red, green, blue]: Colour): Colour {
  return 0.299 * red + 0.587 * green + 0.114 * blue > 128 ? black : white;
}
