import { expect, test } from "vitest";
import { delaySteps, nextStep } from "../../../bot/modes/delays.ts";
import { modeRules } from "../../../storage/mode-rules.ts";

test("up and down through all steps, to either end", () => {
  const up = [0];
  for (let next = nextStep(0, 1); next !== null; next = nextStep(next, 1)) up.push(next);
  expect(up).toEqual([...delaySteps]);
  const down = [300];
  for (let next = nextStep(300, -1); next !== null; next = nextStep(next, -1)) down.push(next);
  expect(down).toEqual(delaySteps.toReversed());
});

test("from between two steps to the next", () => {
  expect([nextStep(37, -1), nextStep(37, 1)]).toEqual([30, 45]);
});

test("every step may be kept", () => {
  for (const step of delaySteps) {
    expect(modeRules.shape.exitDelayMs.safeParse(step * 1000).success).toBe(true);
  }
});
