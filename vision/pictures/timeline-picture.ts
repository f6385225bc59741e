// Owns a day as one picture: a row per camera, and on each the incidents where they were in time, in
// the colour of what they came to. Heights differ, too, for who can't tell the colours apart.
import { DateTime } from "luxon";
import type { HistoryVerdict } from "../../storage/history/incident-summary.ts";
import type { Box, Picture } from "../faces/faces.ts";
import type { Size } from "../faces/looks.ts";
import { blankPicture, fill, wholePixels, writeText } from "./canvas.ts";
import { fittingText, textWidth, writable } from "./glyphs.ts";
import { type Colour, lookOf } from "./marks.ts";
import { encodeJpeg, type PictureTools } from "./picture-jpeg.ts";

/** Something from one moment to another: wall-clock milliseconds. */
export interface TimelineBar {
  from: number;
  /** The same as `from` where nobody knows. */
  to: number;
  verdict: HistoryVerdict;
  /** Drawn as a frame only. */
  falseAlarm: boolean;
}

export interface TimelineRow {
  /** The camera's name. What can't be written with our signs is replaced by `fallback`. */
  label: string;
  fallback: string;
  bars: readonly TimelineBar[];
}

export interface Timeline {
  /** The day's two ends: 23, 24 or 25 hours apart. */
  from: number;
  to: number;
  timezone: string;
  /** What comes later has not happened yet; null: the day is over. */
  now: number | null;
  rows: readonly TimelineRow[];
}

/** Telegram shows it about 370 px wide on a phone: a third of this. */
const width = 1080;
const side = 36;
const textHeight = 33;
const labelGap = 12;
/** With few cameras bars are higher. */
const lowestBar = 56;
/** Telegram cuts the sides of what is more than about 2.3 times as wide. */
const lowest = 480;
const rowGap = 34;
const axisHeight = textHeight + 22;
/** Twenty seconds are a quarter of a pixel: what is shorter than this is drawn so wide. */
const narrowest = 8;
/** Hours between two numbers, and between two lines. */
const numbered = 3;
const lined = 1;
const labelledHours = [0, 3, 6, 9, 12, 15, 18, 21, 24];

const ground: Colour = [24, 24, 24];
const track: Colour = [52, 52, 52];
const later: Colour = [34, 34, 34];
const line: Colour = [80, 80, 80];
const faint: Colour = [62, 62, 62];
const ink: Colour = [235, 235, 235];
const quiet: Colour = [165, 165, 165];
const nowColour: Colour = [255, 255, 255];

interface BarLook {
  colour: Colour;
  /** Of the row's height, from its foot. */
  height: number;
  hatched: boolean;
}

/** In the order in which they are drawn: what matters most comes last, on top. */
const looks: readonly (readonly [HistoryVerdict, BarLook])[] = [
  ["camera_lost", { colour: lookOf("UNSURE").colour, height: 1, hatched: true }],
  ["movement", { colour: [150, 150, 150], height: 0.5, hatched: false }],
  ["household", { colour: lookOf("KNOWN").colour, height: 0.65, hatched: false }],
  ["unsure", { colour: lookOf("UNSURE").colour, height: 0.8, hatched: false }],
  ["stranger", { colour: lookOf("UNKNOWN").colour, height: 1, hatched: false }],
];

/** The day as JPEG, 1080 px wide. Rejects with PictureError. */
export async function timelinePicture(timeline: Timeline, tools: PictureTools): Promise<Buffer> {
  const picture = drawTimeline(timeline);
  return encodeJpeg(picture, picture, tools);
}

export function sizeOfTimeline({ rows }: Pick<Timeline, "rows">): Size {
  const row = textHeight + labelGap + barHeightOf(rows.length) + rowGap;
  return { width, height: 2 * side + rows.length * row + axisHeight };
}

function barHeightOf(rows: number): number {
  const room = (lowest - 2 * side - axisHeight) / Math.max(1, rows);
  return Math.max(lowestBar, Math.round(room - textHeight - labelGap - rowGap));
}

/** Pure. */
export function drawTimeline(timeline: Timeline): Picture {
  const { rows } = timeline;
  const size = sizeOfTimeline(timeline);
  const picture = blankPicture(size, ground);
  const barHeight = barHeightOf(rows.length);
  let y = side;
  for (const row of rows) {
    writeText(picture, labelOf(row), { x: side, y }, textHeight, ink);
    drawRow(picture, timeline, row, { y: y + textHeight + labelGap, height: barHeight });
    y += textHeight + labelGap + barHeight + rowGap;
  }
  const bottom = size.height - side - axisHeight;
  for (const hour of labelledHours) {
    const x = positionOf(timeline, hourAt(timeline, hour));
    fill(picture, { x: x - 1, y: bottom, width: 2, height: 10 }, quiet);
    const text = String(hour);
    const half = textWidth(text, textHeight) / 2;
    // The first and the last number would reach beyond the edge.
    const at = Math.min(size.width - side / 3 - 2 * half, Math.max(side / 3, x - half));
    writeText(picture, text, { x: at, y: bottom + 18 }, textHeight, quiet);
  }
  return picture;
}

/** Where a moment is, in pixels from the left; outside of the day at its ends. */
export function positionOf({ from, to }: Pick<Timeline, "from" | "to">, at: number): number {
  const share = Math.min(1, Math.max(0, (at - from) / (to - from)));
  return side + share * (width - 2 * side);
}

/** When it is that hour by the clock; one that is skipped falls together with the next. */
function hourAt({ from, to, timezone }: Timeline, hour: number): number {
  if (hour >= 24) return to;
  return DateTime.fromMillis(from, { zone: timezone }).set({ hour }).toMillis();
}

function labelOf({ label, fallback }: TimelineRow): string {
  const isWritable = !writable(label).includes("?") || label.includes("?");
  return fittingText(isWritable ? label : fallback, textHeight, width - 2 * side);
}

function drawRow(
  picture: Picture,
  timeline: Timeline,
  { bars }: TimelineRow,
  { y, height: barHeight }: Pick<Box, "y" | "height">,
): void {
  const row = { x: side, y, width: width - 2 * side, height: barHeight };
  fill(picture, row, track);
  const { now } = timeline;
  if (now !== null) {
    const x = positionOf(timeline, now);
    fill(picture, { ...row, x, width: side + row.width - x }, later);
  }
  for (let hour = lined; hour < 24; hour += lined) {
    const x = positionOf(timeline, hourAt(timeline, hour));
    const colour = hour % numbered === 0 ? line : faint;
    fill(picture, { x: x - 1, y, width: 2, height: barHeight }, colour);
  }
  for (const [verdict, look] of looks) {
    for (const bar of bars) if (bar.verdict === verdict) drawBar(picture, timeline, bar, look, row);
  }
  if (now !== null) {
    const x = positionOf(timeline, now);
    fill(picture, { x: x - 1, y: y - 4, width: 3, height: barHeight + 8 }, nowColour);
  }
}

function drawBar(
  picture: Picture,
  timeline: Timeline,
  bar: TimelineBar,
  { colour, height, hatched }: BarLook,
  row: Box,
): void {
  const left = positionOf(timeline, bar.from);
  const right = positionOf(timeline, Math.max(bar.from, bar.to));
  const wide = Math.max(narrowest, right - left);
  const x = Math.min(left, row.x + row.width - wide);
  const tall = Math.round(row.height * height);
  const box = wholePixels({ x, y: row.y + row.height - tall, width: wide, height: tall });
  if (hatched) {
    hatch(picture, box, colour);
    return;
  }
  fill(picture, box, colour);
  const inside = { x: box.x + 3, y: box.y + 3, width: box.width - 6, height: box.height - 6 };
  if (bar.falseAlarm) fill(picture, inside, track);
}

/** Slanted stripes with the ground between them. */
function hatch(picture: Picture, box: Box, colour: Colour): void {
  const stripe = 12;
  fill(picture, box, ground);
  for (let y = box.y; y < box.y + box.height; y++) {
    for (let x = box.x - (y % stripe); x < box.x + box.width; x += stripe) {
      const from = Math.max(box.x, x);
      const to = Math.min(box.x + box.width, x + stripe / 2);
      if (to > from) fill(picture, { x: from, y, width: to - from, height: 1 }, colour);
    }
  }
}
