import { describe, expect, test } from "vitest";
import { callbackDataLimit } from "../../../bot/callback-data.ts";
import { settingsData, settingsTaps } from "../../../bot/settings/taps.ts";
import {
  cityOf,
  nearbyTimezones,
  offsetOf,
  timezoneNamed,
} from "../../../bot/settings/timezones.ts";
import { isTimezone } from "../../../storage/household-settings.ts";

const winter = Date.parse("2026-11-22T13:00:00Z");
const summer = Date.parse("2026-07-01T13:00:00Z");

describe("a typed place", () => {
  test.each([
    ["Europe/Berlin", "Europe/Berlin"],
    ["  berlin ", "Europe/Berlin"],
    ["New York", "America/New_York"],
    ["buenos aires", "America/Argentina/Buenos_Aires"],
    ["Kolkata", "Asia/Kolkata"],
    ["kyiv", "Europe/Kyiv"],
    ["UTC", "UTC"],
  ])("%s is %s", (text, timezone) => {
    expect(timezoneNamed(text)).toBe(timezone);
  });
  test.each(["", "Atlantis", "+02:00", "14:02", "x".repeat(80), "/"])("%j is none", (text) => {
    expect(timezoneNamed(text)).toBeNull();
  });
});

test("offsets know summer", () => {
  expect([winter, summer].map((at) => offsetOf("Europe/Berlin", at))).toEqual([60, 120]);
  expect(offsetOf("UTC", winter)).toBe(0);
  expect(offsetOf("America/New_York", winter)).toBe(-300);
  expect(offsetOf("Asia/Kolkata", winter)).toBe(330);
});

test("cities where it is about as late as here come first, and never the one that is set", () => {
  const near = nearbyTimezones("Europe/Berlin", winter, 6);
  expect(near).toHaveLength(6);
  expect(near).not.toContain("Europe/Berlin");
  expect(near.slice(0, 2).map((city) => offsetOf(city, winter))).toEqual([60, 60]);
  expect(near.map(cityOf)).toContain("Madrid");
});

test("every city is one, and every timezone there is fits into a button", () => {
  for (const city of nearbyTimezones("UTC", winter, 100)) expect(isTimezone(city)).toBe(true);
  for (const timezone of Intl.supportedValuesOf("timeZone")) {
    const data = settingsData.timezone(timezone);
    expect(Buffer.byteLength(data)).toBeLessThanOrEqual(callbackDataLimit);
    expect(settingsTaps.timezone.exec(data)?.[1]).toBe(timezone);
  }
});
