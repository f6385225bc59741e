import { expect, test } from "vitest";
import { Backoff } from "../../../vision/capture/backoff.ts";

test("1 s, doubling to 30 s", () => {
  const backoff = new Backoff();
  const waits = Array.from({ length: 8 }, (_, index) => backoff.next(index, 0.5));
  expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
});

test("chance spreads it by a fifth", () => {
  expect(new Backoff().next(0, 0)).toBe(800);
  expect(new Backoff().next(0, 1)).toBe(1200);
});

test("a minute of pictures counts as well again, less does not", () => {
  const backoff = new Backoff();
  for (let count = 0; count < 5; count++) backoff.next(0, 0.5);
  backoff.live(1000);
  expect(backoff.next(60_999, 0.5)).toBe(30_000);
  backoff.live(70_000);
  backoff.live(120_000); // another picture, not another start
  expect(backoff.next(130_000, 0.5)).toBe(1000);
});
