// Photos as people send them. ffmpeg makes the pictures and reads them.
import { describe, expect, test } from "vitest";
import { systemClock } from "../../../storage/clock.ts";
import { silentLog } from "../../../storage/log.ts";
import { findFfmpeg, runFfmpeg } from "../../../vision/capture/ffmpeg.ts";
import type { Picture } from "../../../vision/faces/faces.ts";
import { readPhoto } from "../../../vision/faces/photo.ts";

const ffmpeg = await findFfmpeg({ log: silentLog });
const options = { ffmpeg, clock: systemClock };

/** `size` with a red quarter at the top left, the rest blue. */
async function drawn(size: string, ...encoder: string[]): Promise<Buffer> {
  const args = `-v error -f lavfi -i color=blue:s=${size}`.split(" ");
  args.push("-vf", "drawbox=w=iw/2:h=ih/2:color=red:t=fill", "-frames:v", "1");
  args.push(...encoder, "-f", "image2pipe", "pipe:1");
  return await runFfmpeg(ffmpeg, args, { timeoutMs: 20_000 });
}

const jpegEncoder = ["-c:v", "mjpeg", "-q:v", "3", "-pix_fmt", "yuvj420p"];
const small = await drawn("160x120", ...jpegEncoder);

/** `picture` with an EXIF segment that says how it is to be turned. */
function withOrientation(picture: Buffer, orientation: number): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write("MM\0*", "latin1");
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8); // one entry: tag 0x0112, one SHORT
  tiff.writeUInt16BE(0x0112, 10);
  tiff.writeUInt16BE(3, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  const exif = Buffer.concat([Buffer.from("Exif\0\0", "latin1"), tiff]);
  const header = Buffer.from([0xff, 0xe1, 0, 0]);
  header.writeUInt16BE(exif.length + 2, 2);
  return Buffer.concat([picture.subarray(0, 2), header, exif, picture.subarray(2)]);
}

/** Which quarters are red. */
function redCorners({ width, height, data }: Picture): string[] {
  const corners = {
    "top left": [1, 1],
    "top right": [3, 1],
    "bottom left": [1, 3],
    "bottom right": [3, 3],
  };
  return Object.entries(corners)
    .filter(([, [x, y]]) => {
      const pixel =
        Math.floor((height * (y as number)) / 4) * width + Math.floor((width * (x as number)) / 4);
      return (data[pixel * 3] as number) > 180 && (data[pixel * 3 + 2] as number) < 80;
    })
    .map(([name]) => name);
}

describe("a photo", () => {
  test("comes out in RGB, as large as it is", async () => {
    const picture = await readPhoto(small, options);
    expect(picture).toMatchObject({ width: 160, height: 120 });
    expect(picture.data).toHaveLength(160 * 120 * 3);
    expect(redCorners(picture)).toEqual(["top left"]);
  });

  test.each([
    [2, 160, 120, "top right"],
    [3, 160, 120, "bottom right"],
    [4, 160, 120, "bottom left"],
    [5, 120, 160, "top left"],
    [6, 120, 160, "top right"],
    [7, 120, 160, "bottom right"],
    [8, 120, 160, "bottom left"],
  ])("that was held otherwise (%i) is set upright", async (orientation, width, height, corner) => {
    const turned = withOrientation(small, orientation);
    const picture = await readPhoto(turned, options);
    expect(picture).toMatchObject({ width, height });
    expect(redCorners(picture)).toEqual([corner]);
  });

  test("of 48 megapixels is shrunk while it is read", async () => {
    const picture = await readPhoto(
      withOrientation(await drawn("8000x6000", ...jpegEncoder), 6),
      options,
    );
    expect(picture).toMatchObject({ width: 1920, height: 2560 });
    expect(redCorners(picture)).toEqual(["top right"]);
  });

  test.each([
    ["PNG with alpha", ["-c:v", "png", "-pix_fmt", "rgba"]],
    ["grey PNG", ["-c:v", "png", "-pix_fmt", "gray"]],
    ["BMP", ["-c:v", "bmp"]],
  ])("may be a %s", async (_name, encoder) => {
    const picture = await readPhoto(await drawn("64x48", ...encoder), options);
    expect(picture).toMatchObject({ width: 64, height: 48 });
    expect(picture.data.some((value) => value > 50)).toBe(true);
  });

  test("may be a WebP", async () => {
    // 2x2, lossless, red: ffmpeg's own encoder is not in every build.
    const webp = Buffer.from("UklGRhwAAABXRUJQVlA4TA8AAAAvAUAAAAcQ9Y/+ByKi/wEA", "base64");
    const picture = await readPhoto(webp, options);
    expect(picture).toMatchObject({ width: 2, height: 2 });
  });

  test("may be one pixel", async () => {
    const png = Buffer.from(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC",
      "base64",
    );
    expect((await readPhoto(png, options)).data).toHaveLength(3);
  });
});

describe("what is no photo is a sentence", () => {
  test.each([
    ["nothing", Buffer.alloc(0)],
    ["text", Buffer.from("<!doctype html><title>not found</title>")],
    ["a name", Buffer.from("../../etc/passwd")],
    ["half a header", Buffer.from([0xff, 0xd8, 0xff, 0xe1])],
  ])("%s", async (_name, bytes) => {
    await expect(readPhoto(bytes, options)).rejects.toThrow("This is not a picture");
  });

  test("a HEIC", async () => {
    const heic = Buffer.alloc(64);
    heic.writeUInt32BE(24, 0);
    heic.write("ftypheic", 4, "latin1");
    await expect(readPhoto(heic, options)).rejects.toThrow(/HEIC|not a picture/);
  });

  test("a PNG whose header promises a billion pixels", async () => {
    const png = await drawn("16x16", "-c:v", "png");
    png.writeUInt32BE(40_000, 16);
    png.writeUInt32BE(30_000, 20);
    await expect(readPhoto(png, options)).rejects.toThrow("too large (40000 x 30000)");
  });

  test("a picture that ends after its header", async () => {
    const whole = await drawn("160x120", "-c:v", "png");
    await expect(readPhoto(whole.subarray(0, 60), options)).rejects.toThrow("damaged");
  });
});
