// What an examined frame means under the orders that stand.
import { expect, test } from "vitest";
import { examinedFrame } from "../../../vision/guard/policy.ts";

const large = { x: 0.5, y: 0.5, width: 0.25, height: 0.25, area: 6000 };
const small = { x: 0, y: 0.25, width: 0.125, height: 0.125, area: 300 };
const motion = { ms: 40, moving: true, area: 6000 };
const result = { ...motion, regions: [large, small] };
const box = { x: 0.5, y: 0.5, width: 0.25, height: 0.25 };

test.each([true, false])("the orders that stand decide whether a frame counts: %s", (armed) => {
  expect(examinedFrame(result, { armed }, true)).toEqual({ ...motion, box, armed, live: true });
  expect(examinedFrame(result, { armed }, false)).toEqual({ ...motion, box, armed, live: false });
});

test("where it moved: around everything that is large enough to count", () => {
  expect(examinedFrame(result, { armed: true }, true, 5000).box).toEqual(box);
  expect(examinedFrame(result, { armed: true }, true, 300).box).toEqual({
    x: 0,
    y: 0.25,
    width: 0.75,
    height: 0.5,
  });
  // What fills a small zone counts, however small it is.
  expect(examinedFrame(result, { armed: true }, true, 50_000).box).toEqual(box);
  expect(examinedFrame({ ...result, moving: false }, { armed: true }, true)).not.toHaveProperty(
    "box",
  );
});
