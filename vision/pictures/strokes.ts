// Owns the lines around a face, as rectangles to be filled: solid, dashed, dotted or corners only.
import type { Box } from "../faces/faces.ts";
import type { LineStyle } from "./marks.ts";

/** [start, length] along one side. */
type Dash = readonly [number, number];

/**
 * Rectangles that make up the line, all inside `outer` (whole pixels) and up to `width` thick
 * ("heavy": twice that). Dashes begin and end at the corners, so that a box is seen as one.
 */
export function strokesOf(outer: Box, width: number, style: LineStyle): Box[] {
  const wanted = style === "heavy" ? width * 2 : width;
  const thick = Math.min(wanted, Math.ceil(Math.min(outer.width, outer.height) / 2));
  const right = outer.x + outer.width - thick;
  const bottom = outer.y + outer.height - thick;
  const across = dashesOf(outer.width, thick, style).flatMap(([start, length]) => [
    { x: outer.x + start, y: outer.y, width: length, height: thick },
    { x: outer.x + start, y: bottom, width: length, height: thick },
  ]);
  const down = dashesOf(outer.height, thick, style).flatMap(([start, length]) => [
    { x: outer.x, y: outer.y + start, width: thick, height: length },
    { x: right, y: outer.y + start, width: thick, height: length },
  ]);
  return [...across, ...down];
}

function dashesOf(length: number, thick: number, style: LineStyle): Dash[] {
  switch (style) {
    case "solid":
    case "heavy":
      return [[0, length]];
    case "corners": {
      const arm = Math.min(Math.max(thick * 2, Math.round(length / 4)), Math.ceil(length / 2));
      return [
        [0, arm],
        [length - arm, arm],
      ];
    }
    case "dashed": {
      const dash = Math.min(Math.max(thick * 2, Math.round(length / 5)), thick * 5);
      return spread(length, dash, Math.max(thick * 2, dash * 0.6));
    }
    case "dotted":
      return spread(length, thick * 2, thick * 2);
  }
}

/** Dashes of `dash` with at least `gap` between, the last one ending at `length`. */
function spread(length: number, dash: number, gap: number): Dash[] {
  const gaps = Math.floor((length - dash) / (dash + gap));
  if (gaps < 1) return [[0, length]];
  const step = (length - dash) / gaps;
  return Array.from({ length: gaps + 1 }, (_, index) => [Math.round(index * step), dash] as const);
}
