import { existsSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { annotate } from "../../../vision/pictures/annotate.ts";
import { layOutAnnotation } from "../../../vision/pictures/annotation-layout.ts";
import { blankPicture } from "../../../vision/pictures/canvas.ts";
import { lookOf } from "../../../vision/pictures/marks.ts";
import type { Colour, Mark } from "../../../vision/pictures/marks.ts";
import { PictureError } from "../../../vision/pictures/picture-jpeg.ts";
import { run } from "../capture/test-packets.ts";
import { difference, plainCrop, plainJpeg, readBack, tools, toolsOfEach } from "./pictures.ts";

const grey: Colour = [120, 120, 120];
const size = { width: 640, height: 360 };
const marks: Mark[] = (["KNOWN", "UNKNOWN", "UNSURE", "TOO_SMALL", null] as const).map(
  (verdict, index) => {
    const box = { x: 40 + index * 115, y: 120, width: 80, height: 100 };
    return { box, number: index + 1, verdict };
  },
);

describe.each(toolsOfEach)("ffmpeg %s", { timeout: 60_000 }, (_version, ownTools) => {
  test("every verdict's colour is on its box and tag, the faces and the rest stay free", async () => {
    const still = await plainJpeg(640, 360, grey);
    const before = Buffer.from(still);
    const made = await readBack(await annotate(still, marks, ownTools));
    expect(still.equals(before)).toBe(true); // evidence
    expect(made).toMatchObject(size);
    const { tags, outlines } = layOutAnnotation(size, marks, []);
    for (const [index, { box, verdict }] of marks.entries()) {
      const { colour } = lookOf(verdict);
      const tag = tags[index]?.box ?? { x: 0, y: 0 };
      expect(difference(made.colourAt(tag.x + 3, tag.y + 3), colour)).toBeLessThan(40);
      const middle = made.colourAt(box.x + box.width / 2, box.y + box.height / 2);
      expect(difference(middle, grey)).toBeLessThan(4);
    }
    // All lines begin at their upper left corner.
    for (const { strokes } of outlines) {
      const { x, y } = strokes[0] ?? { x: 0, y: 0 };
      expect(difference(made.colourAt(x + 1, y + 1), grey)).toBeGreaterThan(30);
    }
    expect(difference(made.colourAt(20, 340), grey)).toBeLessThan(4);
    expect(difference(made.colourAt(630, 20), grey)).toBeLessThan(4);
  });

  test("the best face stands beside the picture, enlarged and framed", async () => {
    const still = await plainJpeg(640, 360, grey);
    const blue: Colour = [30, 60, 200];
    const faces = [{ crop: plainCrop(blue), number: 2, verdict: "UNKNOWN" as const }];
    const made = await readBack(await annotate(still, marks, { ...ownTools, faces }));
    const layout = layOutAnnotation(size, marks, faces);
    expect(made).toMatchObject(layout.size);
    const [inset] = layout.insets;
    if (!inset) throw new Error("no inset");
    expect(inset.width).toBe(144);
    const middle = made.colourAt(inset.x + 72, inset.y + 72);
    expect(difference(middle, blue)).toBeLessThan(12);
    const tag = made.colourAt(inset.x + 4, inset.y + 140);
    expect(difference(tag, lookOf("UNKNOWN").colour)).toBeLessThan(40);
    expect(difference(made.colourAt(inset.x + 72, 340), [24, 24, 24])).toBeLessThan(8);
    expect(difference(made.colourAt(630, 340), grey)).toBeLessThan(8);
  });
});

const torn = (await plainJpeg(64, 64, grey)).subarray(0, 300);

describe("what comes in", { timeout: 60_000 }, () => {
  test("a picture in memory is drawn on as a copy", async () => {
    const picture = blankPicture(size, grey);
    const before = picture.data.slice();
    const made = await readBack(await annotate(picture, marks, tools));
    expect(Buffer.compare(picture.data, before)).toBe(0);
    expect(made).toMatchObject(size);
  });

  test("no marks: the same picture", async () => {
    const made = await readBack(await annotate(await plainJpeg(33, 17, grey), [], tools));
    expect(made).toMatchObject({ width: 33, height: 17 });
    expect(difference(made.colourAt(16, 8), grey)).toBeLessThan(4);
  });

  test("one pixel, with a face and an inset", async () => {
    const mark = { box: { x: 0, y: 0, width: 1, height: 1 }, number: 1, verdict: null };
    const faces = [{ crop: plainCrop(grey), number: 1, verdict: null }];
    const options = { ...tools, faces };
    const made = await readBack(await annotate(await plainJpeg(1, 1, grey), [mark], options));
    expect(made).toMatchObject({ width: 6, height: 1 });
  });

  test.each([
    ["text", Buffer.from("this is no picture")],
    ["nothing", Buffer.alloc(0)],
    ["a torn JPEG", torn],
  ])("%s is damaged, in a sentence", async (_what, still) => {
    const made = annotate(still, marks, tools);
    await expect(made).rejects.toThrow(new PictureError("This picture is damaged."));
  });

  test("a face of the wrong size is a mistake of ours", async () => {
    const faces = [{ crop: new Uint8Array(12), number: 1, verdict: null }];
    const made = annotate(blankPicture(size, grey), [], { ...tools, faces });
    await expect(made).rejects.toThrow(RangeError);
  });

  test("an ffmpeg that can't be started is not the picture's fault", async () => {
    const nowhere = { ...tools, ffmpeg: { path: "/nowhere/ffmpeg" } };
    const made = annotate(await plainJpeg(64, 64, grey), marks, nowhere);
    await expect(made).rejects.toThrow(new PictureError("The picture could not be drawn."));
  });

  test("called off", async () => {
    const controller = new AbortController();
    const still = await plainJpeg(64, 64, grey);
    const made = annotate(still, marks, { ...tools, signal: controller.signal });
    controller.abort(new Error("the chat is gone"));
    await expect(made).rejects.toThrow("the chat is gone");
  });
});

const clip = path.resolve(
  import.meta.dirname,
  "../../../../shared/media/clips/cyclist-walks-in.mp4",
);

test("a camera's own picture keeps its resolution and its content", async (context) => {
  const there = existsSync(clip);
  if (!there && process.env["REQUIRE_REAL"] !== "1") context.skip("there is no ../shared here");
  const args = ["-ss", "20", "-i", clip, "-frames:v", "1", "-q:v", "3", "-f", "mjpeg", "pipe:1"];
  const still = run("ffmpeg", args);
  const faces = [{ crop: plainCrop([200, 150, 130]), number: 1, verdict: "UNKNOWN" as const }];
  const mark = { box: { x: 600, y: 100, width: 120, height: 150 }, number: 1, verdict: null };
  const jpeg = await annotate(still, [mark], { ...tools, faces });
  const [was, is] = [await readBack(still), await readBack(jpeg)];
  expect(is).toMatchObject({ width: 1280 + 306, height: 720 });
  let [sum, count] = [0, 0];
  for (let y = 400; y < 720; y += 9) {
    for (let x = 0; x < 1280; x += 9, count++)
      sum += difference(was.colourAt(x, y), is.colourAt(x, y));
  }
  expect(sum / count).toBeLessThan(3);
});
