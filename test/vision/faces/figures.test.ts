import { expect, test } from "vitest";
import { acceptedAt, areaUnderCurve, atThreshold, median } from "../../bench/faces/figures.ts";

const same = [0.9, 0.8, 0.4, 0.2].map((score) => ({ same: true, score }));
const different = [0.5, 0.2, 0.1, -0.1].map((score) => ({ same: false, score }));
const pairs = [...same, ...different];

test("the area under the curve is the share of right orders, ties half", () => {
  expect(areaUnderCurve(pairs)).toBe((4 + 4 + 3 + 2.5) / 16);
});

test("accepted pairs at a share of false accepts", () => {
  expect(acceptedAt(pairs, 0)).toBe(0.5); // above .5
  expect(acceptedAt(pairs, 0.25)).toBe(0.75); // one false accept allowed: above .2
  expect(acceptedAt(pairs, 1)).toBe(1);
});

test("errors at a threshold", () => {
  expect(atThreshold(pairs, 0.4)).toEqual({
    threshold: 0.4,
    accuracy: 0.75,
    falseRejects: 1,
    falseAccepts: 1,
  });
});

test("the middle value", () => {
  expect(median([5, 1, 3])).toBe(3);
});
