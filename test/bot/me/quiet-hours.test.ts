import { expect, test } from "vitest";
import { isQuietAt, stepped, timeOfDay } from "../../../bot/me/quiet-hours.ts";

const berlin = "Europe/Berlin";
const night = { from: 22 * 60, to: 7 * 60 };
const noon = { from: 12 * 60, to: 13 * 60 };

test.each([
  [night, "2026-11-22T20:59:59Z", false],
  [night, "2026-11-22T21:00:00Z", true],
  [night, "2026-11-23T05:59:59Z", true],
  [night, "2026-11-23T06:00:00Z", false],
  [noon, "2026-11-22T11:30:00Z", true],
  [noon, "2026-11-22T12:00:00Z", false],
  [null, "2026-11-22T23:00:00Z", false],
  // The clocks go back at 3:00 in the night of 25 October and forwards on 28 March.
  [{ from: 0, to: 180 }, "2026-10-25T00:30:00Z", true],
  [{ from: 0, to: 180 }, "2026-10-25T01:30:00Z", true],
  [{ from: 0, to: 180 }, "2026-10-25T02:00:00Z", false],
  [{ from: 150, to: 240 }, "2027-03-28T01:00:00Z", true],
])("%o at %s: %s", (hours, at, quiet) => {
  expect(isQuietAt(hours, Date.parse(at), berlin)).toBe(quiet);
});

test("half hours forwards and back, round midnight, and never both the same", () => {
  expect(stepped({ from: 1410, to: 420 }, "from", 1)).toEqual({ from: 0, to: 420 });
  expect(stepped({ from: 0, to: 420 }, "from", -1)).toEqual({ from: 1410, to: 420 });
  expect(stepped({ from: 390, to: 420 }, "from", 1)).toEqual({ from: 450, to: 420 });
  expect(stepped({ from: 390, to: 420 }, "to", -1)).toEqual({ from: 390, to: 360 });
  expect(timeOfDay(0)).toBe("00:00");
  expect(timeOfDay(1410)).toBe("23:30");
});
