import { expect, test } from "vitest";
import { cameraButtons, findCamera } from "../../bot/cameras-keyboard.ts";
import { hashtag } from "../../bot/wording.ts";
import { FakeWatch } from "../fakes/watch.ts";

const watch = new FakeWatch("Front door", "Garden", "Garage", "3", "Küche");

test.each([
  ["2", "Garden"],
  ["front", "Front door"],
  ["FRONT DOOR", "Front door"],
  ["gard", "Garden"],
  ["  garage ", "Garage"],
  ["ku\u0308CHE", "Küche"],
])("%s means %s", (text, name) => {
  expect(findCamera(watch, text)).toMatchObject({ kind: "found", camera: { name } });
});

test("a camera whose name is a number is found by its name first", () => {
  expect(findCamera(watch, "3")).toMatchObject({ kind: "found", camera: { id: "c4" } });
});

test("one that was added in the chat has its place in the list for a number", () => {
  const added = new FakeWatch("Front door", "Shed");
  Object.assign(added.cameras[1] ?? {}, { id: "c1001" });
  expect(findCamera(added, "2")).toMatchObject({ kind: "found", camera: { name: "Shed" } });
  expect(findCamera(added, "3")).toEqual({ kind: "none" });
});

test("a beginning that several share is asked about; an unknown one is none", () => {
  const found = findCamera(watch, "gar");
  expect(found.kind === "several" && found.cameras.map(({ name }) => name)).toEqual([
    "Garden",
    "Garage",
  ]);
  expect(findCamera(watch, "cellar")).toEqual({ kind: "none" });
  expect(findCamera(watch, "")).toEqual({ kind: "none" });
});

test("three buttons in a row", () => {
  const rows = cameraButtons(watch.cameras, ({ id }) => `x:${id}`).inline_keyboard;
  expect(rows.map((row) => row.length)).toEqual([3, 2]);
});

test.each([
  ["Front door", "#frontdoor"],
  ["Küche 2", "#küche2"],
  ["2", "#camera2"],
  ["-_-", "#camera"],
])("the hashtag of %s is %s", (name, tag) => {
  expect(hashtag(name)).toBe(tag);
});
