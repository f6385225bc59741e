import { expect, test } from "vitest";
import { withValue, isStricter } from "../../../bot/evidence/choices.ts";
import { datesText, sizeText, usageText } from "../../../bot/evidence/words.ts";
import { usualLimits } from "../../../storage/evidence-settings.ts";

test.each([
  ["en", 3.14e9, 20e9, "3.1 of 20 GB"],
  ["en", 310e6, 20e9, "0.3 of 20 GB"],
  ["en", 31e6, 20e9, "31 MB of 20 GB"],
  ["en", 310e6, 500e6, "310 MB of 500 MB"],
  ["de", 18.12e9, 1.5e9, "18,1 von 1,5 GB"],
  ["en", 3.14e9, null, "3.1 GB"],
])("%s: %d of %d are %s", (locale, used, most, said) => {
  // The other languages say "of" later.
  const text = usageText(locale, used, most);
  expect(text === said || text === said.replace("von", "of")).toBe(true);
});

test("sizes have no decimal that says nothing", () => {
  expect(sizeText("en", 20e9)).toBe("20 GB");
  expect(sizeText("en", 128.4e9)).toBe("128 GB");
  expect(sizeText("en", 1.04e9)).toBe("1 GB");
  expect(sizeText("en", 500e6)).toBe("500 MB");
});

test("days are as short as they can be told apart", () => {
  const today = "2026-11-22";
  // How wide the spaces are is for the machine's Intl to say.
  const dates = (...of: Parameters<typeof datesText>) =>
    datesText(...of).replaceAll(/\s*–\s*/g, "–");
  expect(dates("en", "2026-10-05", "2026-10-05", today)).toBe("5 Oct");
  expect(dates("en", "2026-10-03", "2026-10-05", today)).toBe("3–5 Oct");
  expect(dates("en", "2026-09-30", "2026-10-02", today)).toMatch(/^30 Sept?–2 Oct$/);
  expect(dates("en", "2025-12-03", "2026-01-05", today)).toMatch(/2025.*2026/);
  expect(dates("de", "2026-10-03", "2026-10-05", today)).toMatch(/3\.–5\. Okt/);
});

test("which of two values keeps less, and which can't be", () => {
  expect(isStricter("days", 60, 30)).toBe(true);
  expect(isStricter("days", null, 365)).toBe(true);
  expect(isStricter("room", 5_000, null)).toBe(false);
  expect(isStricter("free", 500, 1_000)).toBe(true);
  expect(isStricter("free", 1_000, 1_000)).toBe(false);
  expect(withValue(usualLimits, "days", 0)).toBeNull();
  expect(withValue(usualLimits, "room", 0)).toBeNull();
  expect(withValue(usualLimits, "free", null)).toBeNull();
  expect(withValue(usualLimits, "days", null)).toEqual({ ...usualLimits, keepDays: null });
});
