import { describe, expect, test } from "vitest";
import { blankPicture, fill } from "../../../vision/pictures/canvas.ts";
import { cropFace, faceArea, faceJpeg } from "../../../vision/pictures/face-picture.ts";
import type { Colour } from "../../../vision/pictures/marks.ts";
import { PictureError } from "../../../vision/pictures/picture-jpeg.ts";
import { difference, jpegAs, plainCrop, plainJpeg, readBack, tools } from "./pictures.ts";

const picture = { width: 640, height: 360 };

describe("the area around a face", () => {
  test.each([
    [
      "a square with a margin at each side",
      { x: 300, y: 150, width: 40, height: 60 },
      0.5,
      [260, 120, 120, 120],
    ],
    ["no margin", { x: 300, y: 150, width: 40, height: 60 }, 0, [290, 150, 60, 60]],
    ["moved in from the corner", { x: 0, y: 0, width: 40, height: 40 }, 0.5, [0, 0, 80, 80]],
    [
      "moved in from the far corner",
      { x: 610, y: 330, width: 40, height: 40 },
      0.5,
      [560, 280, 80, 80],
    ],
    [
      "as high as the picture at most",
      { x: 200, y: 20, width: 300, height: 300 },
      0.5,
      [40, 0, 600, 360],
    ],
    ["between pixels", { x: 99.6, y: 50.3, width: 20.2, height: 20.2 }, 0.25, [95, 45, 30, 30]],
  ])("%s", (_what, box, margin, [x, y, width, height]) => {
    expect(faceArea(box, margin, picture)).toEqual({ x, y, width, height });
  });

  test.each([
    ["beside the picture", { x: 640, y: 10, width: 50, height: 50 }],
    ["of no size", { x: 40, y: 10, width: 0, height: 50 }],
    ["nowhere", { x: Number.NaN, y: 10, width: 5, height: 50 }],
  ])("none for a box %s", (_where, box) => {
    expect(faceArea(box, 0.5, picture)).toBe(null);
  });
});

describe("a face for the chat", { timeout: 60_000 }, () => {
  test("an aligned face is enlarged", async () => {
    const blue: Colour = [30, 60, 200];
    const made = await readBack(await faceJpeg(plainCrop(blue), 320, tools));
    expect(made).toMatchObject({ width: 320, height: 320 });
    expect(difference(made.colourAt(160, 160), blue)).toBeLessThan(12);
    await expect(faceJpeg(new Uint8Array(5), 320, tools)).rejects.toThrow(RangeError);
  });

  test.each(["yuvj420p", "yuvj422p", "yuvj444p"])("cut from a still as %s", async (format) => {
    const scene = blankPicture(picture, [40, 40, 40]);
    const skin: Colour = [210, 160, 130];
    fill(scene, { x: 400, y: 200, width: 80, height: 80 }, skin);
    const still = jpegAs(format, scene);
    const before = Buffer.from(still);
    const made = await readBack(
      await cropFace(still, { x: 400, y: 200, width: 80, height: 80 }, 0.5, tools),
    );
    expect(still.equals(before)).toBe(true);
    expect(made).toMatchObject({ width: 320, height: 320 }); // 160 enlarged
    expect(difference(made.colourAt(160, 160), skin)).toBeLessThan(12);
    expect(difference(made.colourAt(84, 160), skin)).toBeLessThan(40);
    expect(difference(made.colourAt(74, 160), [40, 40, 40])).toBeLessThan(40);
    expect(difference(made.colourAt(20, 20), [40, 40, 40])).toBeLessThan(12);
  });

  test("a large face keeps its pixels, a tiny one is enlarged six times", async () => {
    const scene = blankPicture({ width: 1000, height: 900 }, [40, 40, 40]);
    const large = await cropFace(scene, { x: 100, y: 100, width: 300, height: 300 }, 0.5, tools);
    expect(await readBack(large)).toMatchObject({ width: 600, height: 600 });
    const tiny = await cropFace(scene, { x: 100, y: 100, width: 10, height: 10 }, 0.5, tools);
    expect(await readBack(tiny)).toMatchObject({ width: 120, height: 120 });
  });

  test("a box outside says so", async () => {
    const still = await plainJpeg(64, 64, [1, 2, 3]);
    const made = cropFace(still, { x: 80, y: 0, width: 9, height: 9 }, 0.5, tools);
    await expect(made).rejects.toThrow(new PictureError("The face is not in this picture."));
  });
});
