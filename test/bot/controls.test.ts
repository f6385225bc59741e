// What holds for all that can be tapped: each control has a name of its own, is driven by exactly
// one of the two scripted chats (test/e2e/control-room), fits a button at its longest, and shares
// no data with another.
import { expect, test } from "vitest";
import { callbackDataLimit } from "../../bot/callback-data.ts";
import { commandTable } from "../../bot/commands/table.ts";
import { controls } from "../../bot/controls.ts";
import { everythingThereIs, scriptOf } from "../e2e/control-room/claims.ts";
import { longestData } from "./longest-data.ts";

const names = controls.map(({ name }) => name);

test("every control and command has a name of its own, and a script that drives it", () => {
  const all = everythingThereIs();
  expect(all).toHaveLength(controls.length + commandTable.length);
  expect(new Set(all).size).toBe(all.length);
  for (const script of ["house", "faces"] as const) {
    expect(all.filter((name) => scriptOf(name) === script).length).toBeGreaterThan(0);
  }
});

test("the longest data of every control is known", () => {
  expect(Object.keys(longestData).toSorted()).toEqual(names.toSorted());
});

test.each(Object.entries(longestData))("%s fits, and means nothing else: %s", (name, longest) => {
  expect(Buffer.byteLength(longest)).toBeLessThanOrEqual(callbackDataLimit);
  const meant = controls.filter(({ pattern }) => pattern.test(longest));
  expect(meant.map((control) => control.name)).toEqual([name]);
});
