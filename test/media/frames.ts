// Owns frames made of pictures, as the decoder would give them.
import type { Frame } from "../../vision/capture/packet.ts";
import type { Picture } from "../../vision/faces/faces.ts";

/** An RGB picture of one colour. */
export function plainPicture(width: number, height: number, colour = [0, 0, 0]): Picture {
  const data = new Uint8Array(width * height * 3);
  for (let at = 0; at < data.length; at++) data[at] = colour[at % 3] as number;
  return { width, height, data };
}

/** Puts `source` into `target` at (x, y), all of it inside. */
export function paste(target: Picture, source: Picture, x: number, y: number): void {
  for (let row = 0; row < source.height; row++) {
    const from = row * source.width * 3;
    const line = source.data.subarray(from, from + source.width * 3);
    target.data.set(line, ((y + row) * target.width + x) * 3);
  }
}

/** yuv420p in BT.601, limited range; the picture's sides are even. Chroma of each upper left pixel. */
export function frameOf(picture: Picture, ms = 0): Frame {
  const { width, height, data } = picture;
  const bytes = Buffer.allocUnsafeSlow((width * height * 3) / 2);
  const blueAt = width * height;
  const redAt = blueAt + (width * height) / 4;
  for (let pixel = 0; pixel < width * height; pixel++) {
    const red = data[pixel * 3] as number;
    const green = data[pixel * 3 + 1] as number;
    const blue = data[pixel * 3 + 2] as number;
    const luma = 0.299 * red + 0.587 * green + 0.114 * blue;
    bytes[pixel] = Math.round(16 + (luma * 219) / 255);
    const x = pixel % width;
    const y = (pixel - x) / width;
    if (x % 2 === 1 || y % 2 === 1) continue;
    const chroma = (y / 2) * (width / 2) + x / 2;
    bytes[blueAt + chroma] = Math.round(128 + ((blue - luma) / 0.886) * (112 / 255));
    bytes[redAt + chroma] = Math.round(128 + ((red - luma) / 0.701) * (112 / 255));
  }
  return { ms, width, height, bytes };
}
