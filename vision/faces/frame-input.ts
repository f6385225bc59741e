// Owns filling a network's input straight from the decoder's planes. Most of the time around the
// networks goes into this; on the detour over RGB it would be twice as much.
import type { Normalisation } from "./network-input.ts";
import type { Look } from "./looks.ts";
import type { Frame } from "../capture/packet.ts";

/** A decoded picture, whenever it was taken. */
export type Planes = Pick<Frame, "width" | "height" | "bytes">;

/** Where the values go: a plane per colour, rows of `stride` values. */
export interface ColourPlanes {
  red: Float32Array;
  green: Float32Array;
  blue: Float32Array;
  stride: number;
}

/** BT.601 in limited range, which is what the decoder gives (frame-to-picture.ts). */
const perLuma = 255 / 219;
const redPerRed = (1.402 * 255) / 224;
const greenPerBlue = (-0.344136 * 255) / 224;
const greenPerRed = (-0.714136 * 255) / 224;
const bluePerBlue = (1.772 * 255) / 224;

/**
 * Fills the first `columns` and `rows` with a look at `frame`, normalised. Colours that don't exist
 * in RGB come out beyond 0 to 255, which no network minds. From shrink 2 on, a value is the mean of
 * about a quarter of the pixels that it stands for; chroma is that of the nearest pixel.
 */
export function fillFromFrame(
  target: ColourPlanes,
  frame: Planes,
  look: Look,
  columns: number,
  rows: number,
  normalisation: Pick<Normalisation, "mean" | "scale">,
): void {
  if (look.shrink === 1) copy(target, frame, look, columns, rows, normalisation);
  else sample(target, frame, look, columns, rows, normalisation);
}

/** Values of a pixel: luma * `luma` + `base` + what its chroma adds. */
function coefficients({ mean, scale }: Pick<Normalisation, "mean" | "scale">) {
  return {
    luma: perLuma / scale,
    base: (-16 * perLuma - mean) / scale,
    redPerRed: redPerRed / scale,
    greenPerBlue: greenPerBlue / scale,
    greenPerRed: greenPerRed / scale,
    bluePerBlue: bluePerBlue / scale,
  };
}

function copy(
  { red, green, blue, stride }: ColourPlanes,
  { width, height, bytes }: Planes,
  look: Look,
  columns: number,
  rows: number,
  normalisation: Pick<Normalisation, "mean" | "scale">,
): void {
  const by = coefficients(normalisation);
  const { luma, base } = by;
  const blueAt = width * height;
  const redAt = blueAt + (width >> 1) * (height >> 1);
  const single = (to: number, from: number, chroma: number) => {
    const u = (bytes[blueAt + chroma] as number) - 128;
    const v = (bytes[redAt + chroma] as number) - 128;
    const value = luma * (bytes[from] as number) + base;
    red[to] = value + by.redPerRed * v;
    green[to] = value + by.greenPerBlue * u + by.greenPerRed * v;
    blue[to] = value + by.bluePerBlue * u;
  };
  // "| 0" tells the engine that these are whole numbers: no rounding in the loop.
  const x = look.x | 0;
  for (let row = 0; row < rows; row++) {
    const y = (look.y + row) | 0;
    let from = (y * width + x) | 0;
    let chroma = ((y >> 1) * (width >> 1) + (x >> 1)) | 0;
    let to = (row * stride) | 0;
    const end = (to + columns) | 0;
    if (x % 2 === 1) single(to++, from++, chroma++);
    // Two pixels share their chroma.
    for (; to + 1 < end; to += 2, from += 2, chroma++) {
      const u = (bytes[blueAt + chroma] as number) - 128;
      const v = (bytes[redAt + chroma] as number) - 128;
      const addRed = base + by.redPerRed * v;
      const addGreen = base + by.greenPerBlue * u + by.greenPerRed * v;
      const addBlue = base + by.bluePerBlue * u;
      const left = luma * (bytes[from] as number);
      const right = luma * (bytes[from + 1] as number);
      red[to] = left + addRed;
      red[to + 1] = right + addRed;
      green[to] = left + addGreen;
      green[to + 1] = right + addGreen;
      blue[to] = left + addBlue;
      blue[to + 1] = right + addBlue;
    }
    if (to < end) single(to, from, chroma);
  }
}

function sample(
  { red, green, blue, stride }: ColourPlanes,
  { width, height, bytes }: Planes,
  look: Look,
  columns: number,
  rows: number,
  normalisation: Pick<Normalisation, "mean" | "scale">,
): void {
  const by = coefficients(normalisation);
  const blueAt = width * height;
  const redAt = blueAt + (width >> 1) * (height >> 1);
  const across = look.width / columns;
  const down = look.height / rows;
  // Samples per value and direction, evenly spread over what the value stands for.
  const samples = Math.max(2, Math.round(look.shrink / 2));
  const luma = by.luma / (samples * samples);
  const offsets = positions(look.x, across / samples, columns * samples, width);
  const lines = positions(look.y, down / samples, rows * samples, height);
  for (let row = 0; row < rows; row++) {
    const firstLine = row * samples;
    const middle = lines[firstLine + (samples >> 1)] as number;
    const chromaRow = (middle >> 1) * (width >> 1);
    for (let column = 0; column < columns; column++) {
      const first = column * samples;
      let sum = 0;
      for (let line = firstLine; line < firstLine + samples; line++) {
        const at = ((lines[line] as number) * width) | 0;
        for (let index = first; index < first + samples; index++) {
          sum += bytes[at + (offsets[index] as number)] as number;
        }
      }
      const chroma = chromaRow + ((offsets[first + (samples >> 1)] as number) >> 1);
      const u = (bytes[blueAt + chroma] as number) - 128;
      const v = (bytes[redAt + chroma] as number) - 128;
      const value = luma * sum + by.base;
      const to = row * stride + column;
      red[to] = value + by.redPerRed * v;
      green[to] = value + by.greenPerBlue * u + by.greenPerRed * v;
      blue[to] = value + by.bluePerBlue * u;
    }
  }
}

/** The pixels nearest to the middles of `count` steps from `start` on. */
function positions(start: number, step: number, count: number, length: number): Int32Array {
  const found = new Int32Array(count);
  for (let index = 0; index < count; index++) {
    const exact = Math.floor(start + (index + 0.5) * step);
    found[index] = Math.min(Math.max(exact, 0), length - 1);
  }
  return found;
}
