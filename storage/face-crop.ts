// Owns how an aligned face lies on disk: as a PNG of 112 x 112 pixels, without loss, so that
// embedding it again gives the same numbers every time.
import { Jimp } from "jimp";
import { StorageError } from "./errors.ts";
import { readWhole } from "./files.ts";

/** Width and height in pixels. */
export const faceCropSide = 112;
const pixels = faceCropSide * faceCropSide;
/** PNG's colour type for red, green and blue without transparency. */
const trueColour = 2;

/** `rgb`: RGB24, 112 x 112; throws RangeError for another size. */
export async function encodeFaceCrop(rgb: Uint8Array): Promise<Buffer> {
  if (rgb.length !== pixels * 3) {
    throw new RangeError(`A face's crop has ${pixels * 3} bytes, not ${rgb.length}`);
  }
  const data = Buffer.alloc(pixels * 4, 255);
  for (let pixel = 0; pixel < pixels; pixel++) {
    data.set(rgb.subarray(pixel * 3, pixel * 3 + 3), pixel * 4);
  }
  const picture = Jimp.fromBitmap({ width: faceCropSide, height: faceCropSide, data });
  return picture.getBuffer("image/png", { colorType: trueColour });
}

/** RGB24, 112 x 112. Throws StorageError when `file` cannot be read or is no such picture. */
export async function readFaceCrop(file: string): Promise<Uint8Array> {
  const bytes = await readWhole(file);
  const picture = await Jimp.fromBuffer(bytes).catch((cause: unknown) => {
    throw new StorageError(file, `${file} is no picture any more; delete it and add another.`, {
      cause,
    });
  });
  const { width, height, data } = picture.bitmap;
  if (width !== faceCropSide || height !== faceCropSide) {
    throw new StorageError(file, `${file} is ${width} x ${height}, so it is no face of ours.`);
  }
  const rgb = new Uint8Array(pixels * 3);
  for (let pixel = 0; pixel < pixels; pixel++) {
    rgb.set(data.subarray(pixel * 4, pixel * 4 + 3), pixel * 3);
  }
  return rgb;
}
