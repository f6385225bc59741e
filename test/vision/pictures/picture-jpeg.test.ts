// Several JPEGs by one process: each comes out as it would alone, whatever the others are.
import { expect, test } from "vitest";
import type { Colour } from "../../../vision/pictures/marks.ts";
import { decodeJpeg, decodeJpegs } from "../../../vision/pictures/picture-jpeg.ts";
import { difference, plainJpeg, toolsOfEach } from "./pictures.ts";

const cover = { width: 48, height: 27 };
const red: Colour = [200, 40, 40];
const green: Colour = [40, 160, 40];
const blue: Colour = [40, 40, 200];

/** As some cameras send it: with a small one in its EXIF data. */
function withThumbnail(jpeg: Buffer, thumbnail: Buffer): Buffer {
  const exif = Buffer.concat([Buffer.from("Exif\0\0"), thumbnail]);
  const header = Buffer.from([0xff, 0xe1, 0, 0]);
  header.writeUInt16BE(exif.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), header, exif, jpeg.subarray(2)]);
}

test.each(toolsOfEach)("%s: of different sizes, padded, none at all", async (_, tools) => {
  const jpegs = [
    Buffer.concat([await plainJpeg(320, 180, red), Buffer.alloc(700)]),
    Buffer.from("no JPEG"),
    await plainJpeg(64, 120, green),
    (await plainJpeg(640, 360, blue)).subarray(0, 200),
    await plainJpeg(640, 360, blue),
  ];
  const pictures = await decodeJpegs(jpegs, tools, cover);
  expect(pictures.map((picture) => picture?.data.length ?? null)).toEqual([
    3888,
    null,
    3888,
    null,
    3888,
  ]);
  for (const [index, colour] of [
    [0, red],
    [2, green],
    [4, blue],
  ] as const) {
    expect(
      difference([...(pictures[index]?.data.subarray(0, 3) ?? [])] as unknown as Colour, colour),
    ).toBeLessThan(10);
    const alone = await decodeJpeg(jpegs[index] as Buffer, tools, cover);
    const together = pictures[index]?.data ?? alone.data.subarray(0, 0);
    const apart = alone.data.map((value, at) => Math.abs(value - (together[at] ?? -255)));
    expect(Math.max(...apart)).toBeLessThan(4);
  }
});

test.each(toolsOfEach)("%s: one with a smaller one in it shifts no others", async (_, tools) => {
  const jpegs = [
    withThumbnail(await plainJpeg(320, 180, red), await plainJpeg(32, 18, green)),
    await plainJpeg(320, 180, blue),
    await plainJpeg(320, 180, green),
  ];
  const pictures = await decodeJpegs(jpegs, tools, cover);
  const colours = pictures.map((picture) => [...(picture?.data.subarray(0, 3) ?? [])]);
  for (const [index, colour] of [red, blue, green].entries()) {
    expect(difference(colours[index] as unknown as Colour, colour)).toBeLessThan(10);
  }
});

test("nothing of nothing", async () => {
  const [[, tools]] = toolsOfEach as [(typeof toolsOfEach)[number]];
  expect(await decodeJpegs([], tools, cover)).toEqual([]);
});
