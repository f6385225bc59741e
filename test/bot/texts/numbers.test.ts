import { expect, test } from "vitest";
import { bytes, decimal, downloadProgress, scoreText } from "../../../bot/texts/numbers.ts";

test.each([
  [900, "1 kB"],
  [850_000, "850 kB"],
  [3_140_000, "3.1 MB"],
  [310_400_000, "310 MB"],
  [3_140_000_000, "3.1 GB"],
])("%i bytes are %s", (count, said) => {
  expect(bytes("en", count)).toBe(said);
});

test("decimals have the reader's comma, and what rounds to nothing has no minus", () => {
  expect(scoreText("en", 0.456)).toBe("0.46");
  expect(scoreText("de", 0.456)).toBe("0,46");
  expect(scoreText("ru", 0.2)).toBe("0,20");
  expect(scoreText("es", -0.001)).toBe("0,00");
  expect(scoreText("en", -0.03)).toBe("-0.03");
  expect(decimal("de", 12_345.6, 1)).toBe("12345,6");
});

test.each([
  [{ receivedBytes: 1_000_000, totalBytes: null, bytesPerSecond: 0 }, "1.0 MB"],
  [{ receivedBytes: 0, totalBytes: 41_000_000, bytesPerSecond: 0 }, "0 kB of 41 MB"],
  [
    { receivedBytes: 21_000_000, totalBytes: 41_000_000, bytesPerSecond: 500_000 },
    "21 MB of 41 MB · 500 kB/s · 40 s left",
  ],
  [
    { receivedBytes: 41_000_000, totalBytes: 41_000_000, bytesPerSecond: 500_000 },
    "41 MB of 41 MB · 500 kB/s",
  ],
])("a download: %j", (progress, said) => {
  expect(downloadProgress("en", progress)).toBe(said);
});
