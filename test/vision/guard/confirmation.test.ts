// 2 of the last 3 examined frames.
import { expect, test } from "vitest";
import { Confirmation } from "../../../vision/guard/confirmation.ts";

/** "M" moves, "." doesn't; the answer has "!" where it is confirmed. */
function confirm(frames: string): string {
  const confirmation = new Confirmation();
  return [...frames].map((frame) => (confirmation.push(frame === "M") ? "!" : ".")).join("");
}

test.each([
  ["M", "."],
  ["MM", ".!"],
  ["M.M", "..!"],
  ["M..M", "...."],
  ["MM..", ".!!."],
  ["..M..M..M", "........."],
  ["M.M.M", "..!.!"],
])("%s", (frames, confirmed) => {
  expect(confirm(frames)).toBe(confirmed);
});

test("a reset forgets", () => {
  const confirmation = new Confirmation();
  confirmation.push(true);
  confirmation.reset();
  expect(confirmation.push(true)).toBe(false);
  expect(confirmation.push(true)).toBe(true);
});
