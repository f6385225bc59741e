import { expect, test } from "vitest";
import {
  faceTapData,
  parseFaceTap,
  type FaceTap,
} from "../../../../bot/alerts/naming/face-taps.ts";

/** The longest id that storage/incident-id.ts makes. */
const incident = "20261122-140211-c12345678901-999999";
const at = { incident, track: 9_999_999_999 };
const person = "p3k9x2m1q";
const taps: FaceTap[] = [
  { kind: "know", incident },
  { kind: "choose", ...at, page: 999 },
  { kind: "is", ...at, person, sure: false },
  { kind: "is", ...at, person, sure: true },
  { kind: "new", ...at, sure: false },
  { kind: "new", ...at, sure: true },
  { kind: "cancel" },
  { kind: "keep" },
  { kind: "undo", addition: "a3k9x2m1q" },
];

test.each(taps)("$kind survives the way through a button of 64 bytes", (tap) => {
  expect(parseFaceTap(faceTapData(tap))).toEqual(tap);
  expect(Buffer.byteLength(faceTapData(tap))).toBeLessThanOrEqual(64);
});

test.each([
  "",
  "k:",
  "k:who:../x",
  "k:is:x:1:nobody",
  "k:is:x:-1:p3k9x2m1q",
  "k:undo:x",
  "a:off:x",
])("%s means nothing", (data) => {
  expect(parseFaceTap(data)).toBeNull();
});
