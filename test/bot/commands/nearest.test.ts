import { expect, test } from "vitest";
import { editDistance, nearestCommand } from "../../../bot/commands/nearest.ts";

const names = ["arm", "disarm", "status", "start", "settings", "help", "snapshot", "me", "members"];

test.each([
  ["stats", "status"],
  ["sttaus", "status"],
  ["Status", "status"],
  ["stat", "status"],
  ["amr", "arm"],
  ["disram", "disarm"],
  ["setings", "settings"],
  ["snap", "snapshot"],
  ["member", "members"],
  ["weather", null],
  ["x", null],
  ["", null],
])("/%s is meant for %s", (asked, meant) => {
  expect(nearestCommand(asked, names)).toBe(meant);
});

test.each([
  ["", "", 0],
  ["", "abc", 3],
  ["abc", "abc", 0],
  ["abc", "acb", 1],
  ["abc", "ab", 1],
  ["abc", "xbc", 1],
  ["kitten", "sitting", 3],
])("from %s to %s it is %i", (a, b, distance) => {
  expect(editDistance(a, b)).toBe(distance);
  expect(editDistance(b, a)).toBe(distance);
});
