import { expect, test } from "vitest";
import { parseTap, tapData, type AlertTap } from "../../../bot/alerts/buttons.ts";

const incident = "20261122-140211-c12-999999";
const taps: AlertTap[] = [
  { kind: "disarm", incident },
  { kind: "mute", incident, minutes: 60 },
  { kind: "unmute", incident },
  { kind: "false_alarm", incident, falseAlarm: true },
  { kind: "false_alarm", incident, falseAlarm: false },
  { kind: "pin", incident, pinned: true },
  { kind: "pin", incident, pinned: false },
  { kind: "clip_again", incident },
];

test.each(taps)("$kind survives the way through a button of 64 bytes", (tap) => {
  expect(parseTap(tapData(tap))).toEqual(tap);
  expect(Buffer.byteLength(tapData(tap))).toBeLessThanOrEqual(64);
});

test.each([
  "",
  "a:",
  "a:off:",
  "a:off:../x",
  "a:mute:x",
  "a:mute:x:-1",
  "a:false:x:2",
  "a:pin:x",
  "b:off:x",
])("%s means nothing", (data) => {
  expect(parseTap(data)).toBeNull();
});
