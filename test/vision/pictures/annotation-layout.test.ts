import { describe, expect, test } from "vitest";
import { layOutAnnotation, tagSize } from "../../../vision/pictures/annotation-layout.ts";
import { inkOn, lookOf } from "../../../vision/pictures/marks.ts";
import type { Mark } from "../../../vision/pictures/marks.ts";

const picture = { width: 1280, height: 720 };
const verdicts = ["KNOWN", "UNKNOWN", "UNSURE", "TOO_SMALL", null] as const;
const mark = (box: Partial<Mark["box"]>, more: Partial<Mark> = {}): Mark => ({
  box: { x: 200, y: 300, width: 100, height: 120, ...box },
  number: 1,
  verdict: "KNOWN",
  ...more,
});

describe("an annotated picture", () => {
  test("the line goes around the box and leaves the face free", () => {
    const layout = layOutAnnotation(picture, [mark({})], []);
    expect(layout).toMatchObject({ size: picture, lineWidth: 3, edge: 1, textHeight: 30 });
    expect(layout.outlines[0]?.strokes).toEqual([
      { x: 196, y: 296, width: 108, height: 3 },
      { x: 196, y: 421, width: 108, height: 3 },
      { x: 196, y: 296, width: 3, height: 128 },
      { x: 301, y: 296, width: 3, height: 128 },
    ]);
    const [tag] = layout.tags;
    expect(tag).toMatchObject({ text: "1", colour: [0, 200, 110], leader: null });
    expect(tag?.box).toEqual({ x: 196, y: 250, width: 46, height: 46 });
  });

  test("each verdict has a colour and a line of its own", () => {
    const looks = verdicts.map(lookOf);
    expect(new Set(looks.map(({ line }) => line)).size).toBe(verdicts.length);
    expect(new Set(looks.map(({ colour }) => colour.join())).size).toBe(verdicts.length);
    expect(looks.map(({ line }) => line)).toEqual([
      "solid",
      "heavy",
      "dashed",
      "corners",
      "dotted",
    ]);
  });

  test("numbers are black on light colours and white on dark ones", () => {
    const inks = verdicts.map((verdict) => inkOn(lookOf(verdict).colour)[0]);
    expect(inks).toEqual([0, 255, 0, 0, 0]);
  });

  test("a box over the edge keeps its line inside; one outside of the picture has none", () => {
    const over = mark({ x: -30, y: 650 }, { number: 12 });
    const outside = mark({ x: 1300 });
    const nowhere = mark({ x: Number.NaN });
    const { outlines, tags } = layOutAnnotation(picture, [outside, over, nowhere], []);
    expect(tags.map(({ text }) => text)).toEqual(["12"]);
    expect(outlines.length).toBe(1);
    for (const { x, y, width, height } of outlines[0]?.strokes ?? []) {
      expect(x >= 0 && y >= 0 && x + width <= 1280 && y + height <= 720).toBe(true);
    }
    const right = Math.max(...(outlines[0]?.strokes.map(({ x, width }) => x + width) ?? []));
    expect(right).toBe(70 + 4);
  });

  test("inset faces have their verdict's frame and number; those left out have neither", () => {
    const insets = Array.from({ length: 12 }, (_, index) => ({
      number: index + 1,
      verdict: "UNKNOWN" as const,
    }));
    const { size, outlines, tags, insets: places } = layOutAnnotation(picture, [], insets);
    expect(places.length).toBe(10);
    expect(outlines.length).toBe(10);
    expect(tags.map(({ text }) => text)).toEqual([
      "1",
      "2",
      "3",
      "4",
      "5",
      "6",
      "7",
      "8",
      "9",
      "10",
    ]);
    for (const [index, { box }] of tags.entries()) {
      const place = places[index];
      expect(box.x).toBe(place?.x);
      expect(box.y + box.height).toBe((place?.y ?? 0) + (place?.height ?? 0));
      expect(box.y + box.height).toBeLessThan(size.height);
    }
  });

  test("lines and numbers grow with the picture", () => {
    const large = layOutAnnotation({ width: 3840, height: 2160 }, [], []);
    expect(large).toMatchObject({ lineWidth: 10, edge: 3, textHeight: 90 });
    const small = layOutAnnotation({ width: 250, height: 250 }, [], []);
    expect(small).toMatchObject({ lineWidth: 2, edge: 1, textHeight: 12 });
    expect(tagSize("1", 12)).toEqual({ width: 18, height: 18 });
    expect(tagSize("100", 12).width).toBeGreaterThan(tagSize("10", 12).width);
  });
});
