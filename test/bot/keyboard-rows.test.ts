// What a phone of 390 px has room for in a row.
import { expect, test } from "vitest";
import { rowsThatFit } from "../../bot/keyboard-rows.ts";

const rows = (...labels: string[][]) =>
  labels.map((row) => row.map((text) => ({ text, callback_data: text })));

test("a row of three with a label that would be cut gives its last button a row", () => {
  const wide = rows(["Disarm", "Mute 1 h", "Not a false alarm"], ["I know them", "Clip again"]);
  expect(rowsThatFit(wide)).toEqual(
    rows(["Disarm", "Mute 1 h"], ["Not a false alarm"], ["I know them", "Clip again"]),
  );
});

test("what fits stays, and a row of two has room for more", () => {
  const short = rows(["Disarm", "Mute 1 h", "False alarm"], ["People with access", "Evidence"]);
  expect(rowsThatFit(short)).toEqual(short);
});
