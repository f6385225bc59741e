// What is handed out of an incident's folder, and as what.
import { expect, test } from "vitest";
import { roleOf } from "../../../storage/export/exported-file.ts";

const all = [
  "photo.jpg",
  "face.jpg",
  "face-original.jpg",
  "face-1.png",
  "stranger.jpg",
  "stranger-original.jpg",
  "clip-1-first.mp4",
  "clip-1-first.jpg",
  "movement.json",
];

test.each([
  ["photo.jpg", "originals"],
  ["face.jpg", "annotated"],
  ["face-original.jpg", "originals"],
  ["face-1.png", "annotated"],
  ["stranger.jpg", "annotated"],
  ["stranger-original.jpg", "originals"],
  ["clip-1-first.mp4", "originals"],
  ["clip-1-first.jpg", "annotated"],
  ["movement.json", "records"],
  ["incident.json", "records"],
  ["deliveries.json", null],
  ["spool-1.mkv", null],
  ["incident.json.broken-2026-11-22T14-02-11.000Z", null],
  [".photo.jpg.0.tmp", null],
])("%s: %s", (name, role) => {
  expect(roleOf(name, all)).toBe(role);
});

test("a picture beside which no other lies is the original", () => {
  expect(roleOf("stranger.jpg", ["stranger.jpg"])).toBe("originals");
});
