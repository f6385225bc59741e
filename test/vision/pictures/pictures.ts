// Owns what the tests of pictures look at: stills drawn by hand, and results read by jimp, which
// has no part in making them.
import { spawnSync } from "node:child_process";
import { Jimp } from "jimp";
import type { Picture } from "../../../vision/faces/faces.ts";
import type { Colour } from "../../../vision/pictures/marks.ts";
import { systemClock } from "../../../storage/clock.ts";
import { bothFfmpegs } from "../capture/test-packets.ts";

export const ffmpegs = await bothFfmpegs();

/** What every function of pictures takes; by npm's ffmpeg, which starts soonest. */
export const tools = { ffmpeg: ffmpegs.at(-1) as (typeof ffmpegs)[number], clock: systemClock };

export const toolsOfEach = ffmpegs.map((ffmpeg) => {
  return [ffmpeg.version, { ffmpeg, clock: systemClock }] as const;
});

/** A JPEG of one colour, as a camera might send it. */
export async function plainJpeg(width: number, height: number, [red, green, blue]: Colour) {
  const data = Buffer.alloc(width * height * 4, Buffer.from([red, green, blue, 255]));
  return await Jimp.fromBitmap({ width, height, data }).getBuffer("image/jpeg", { quality: 95 });
}

/** An aligned face of one colour. */
export function plainCrop(colour: Colour): Uint8Array {
  return new Uint8Array(Buffer.alloc(112 * 112 * 3, Buffer.from(colour)));
}

export interface ReadPicture {
  width: number;
  height: number;
  colourAt(x: number, y: number): Colour;
}

export async function readBack(jpeg: Buffer): Promise<ReadPicture> {
  const { width, height, data } = (await Jimp.fromBuffer(jpeg)).bitmap;
  const colourAt = (x: number, y: number): Colour => {
    const at = (y * width + x) * 4;
    return [data[at] ?? -1, data[at + 1] ?? -1, data[at + 2] ?? -1];
  };
  return { width, height, colourAt };
}

/** How far two colours are apart in the channel where it is most. */
export function difference(a: Colour, b: Colour): number {
  return Math.max(...a.map((value, channel) => Math.abs(value - (b[channel] as number))));
}

/** A JPEG that holds any picture, in the format that a filter graph makes of it. */
export function jpegAs(format: string, picture: Picture): Buffer {
  const size = `${picture.width}x${picture.height}`;
  const input = ["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", size, "-i", "pipe:0"];
  const args = [...input, "-pix_fmt", format, "-q:v", "2", "-f", "mjpeg", "pipe:1"];
  const made = spawnSync(tools.ffmpeg.path, ["-v", "error", ...args], { input: picture.data });
  if (made.status !== 0) throw new Error(made.stderr.toString());
  return made.stdout;
}
