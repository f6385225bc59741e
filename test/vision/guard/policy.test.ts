// What an examined frame means under the orders that stand.
import { expect, test } from "vitest";
import { examinedFrame } from "../../../vision/guard/policy.ts";

const motion = { ms: 40, moving: true, area: 6000 };

test.each([true, false])("the orders that stand decide whether a frame counts: %s", (armed) => {
  expect(examinedFrame(motion, { armed }, true)).toEqual({ ...motion, armed, live: true });
  expect(examinedFrame(motion, { armed }, false)).toEqual({ ...motion, armed, live: false });
});
