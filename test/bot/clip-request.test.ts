import { expect, test } from "vitest";
import { readClipRequest } from "../../bot/clip-request.ts";

const isCamera = (name: string) => ["hall", "camera 2"].includes(name);

test.each([
  ["", 10, ""],
  ["  ", 10, ""],
  ["20", 20, ""],
  ["20s", 20, ""],
  ["1 hall", 1, "hall"],
  ["hall 60", 60, "hall"],
  ["hall", 10, "hall"],
  ["10 2", 10, "2"],
  ["camera 2", 10, "camera 2"],
  ["camera 2 30", 30, "camera 2"],
  ["5 front door", 5, "front door"],
  ["front door", 10, "front door"],
])("%j means %i s of %j", (text, seconds, camera) => {
  expect(readClipRequest(text, isCamera)).toEqual({ kind: "clip", seconds, camera });
});

test.each(["0", "61", "-5", "2.5", "2,5 hall", "hall 0", "1000000000000"])(
  "%j is no length of a clip",
  (text) => {
    expect(readClipRequest(text, isCamera)).toEqual({ kind: "wrong_length" });
  },
);
