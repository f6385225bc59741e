// What an examined frame means under each state of the alarm.
import { expect, test } from "vitest";
import { examinedFrame } from "../../../vision/guard/policy.ts";

const motion = { ms: 40, moving: true, area: 6000 };

test("the alarm's state decides whether a frame counts", () => {
  expect(examinedFrame(motion, "armed_away", true)).toEqual({ ...motion, armed: true, live: true });
  expect(examinedFrame(motion, "disarmed", false)).toEqual({
    ...motion,
    armed: false,
    live: false,
  });
  expect(examinedFrame(motion, "arming", true).armed).toBe(false);
});
