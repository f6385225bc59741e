import { describe, expect, test } from "vitest";
import { describeProgress, ProgressMeter } from "../../../models/npm/progress.ts";

describe("describeProgress", () => {
  test.each([
    [
      { receivedBytes: 3_100_000, totalBytes: 16_600_000, bytesPerSecond: 850_000 },
      "3.1 of 16.6 MB · 850 kB/s · 16 s left",
    ],
    [{ receivedBytes: 0, totalBytes: 16_600_000, bytesPerSecond: 0 }, "0.0 of 16.6 MB"],
    [
      { receivedBytes: 16_600_000, totalBytes: 16_600_000, bytesPerSecond: 2_000_000 },
      "16.6 of 16.6 MB · 2.0 MB/s",
    ],
    [{ receivedBytes: 512_000, totalBytes: null, bytesPerSecond: 999_900 }, "512 kB · 1.0 MB/s"],
    [
      { receivedBytes: 1_000, totalBytes: 288_000_000, bytesPerSecond: 100_000 },
      "0.0 of 288.0 MB · 100 kB/s · 48 min left",
    ],
    [
      { receivedBytes: 0, totalBytes: 2_000_000_000, bytesPerSecond: 250_000 },
      "0.00 of 2.00 GB · 250 kB/s · 2 h 13 min left",
    ],
    [
      { receivedBytes: 900, totalBytes: 940, bytesPerSecond: 40 },
      "900 of 940 B · 40 B/s · 1 s left",
    ],
  ])("%j", (progress, text) => {
    expect(describeProgress(progress)).toBe(text);
  });
});

describe("ProgressMeter", () => {
  test("tells at most four times a second", () => {
    const meter = new ProgressMeter(0, 1000, 0);
    const told = Array.from({ length: 100 }, (_, index) => meter.add(10, index * 20)).filter(
      Boolean,
    );
    expect(told.length).toBe(8);
  });

  test("the speed is that of the last five seconds", () => {
    const meter = new ProgressMeter(0, null, 0);
    for (let ms = 500; ms <= 10_000; ms += 500) meter.add(500_000, ms);
    for (let ms = 10_500; ms <= 20_000; ms += 500) meter.add(50_000, ms);
    const { bytesPerSecond, receivedBytes } = meter.progress(20_000);
    expect(receivedBytes).toBe(11_000_000);
    expect(bytesPerSecond).toBeCloseTo(100_000, -4);
  });

  test("what an earlier try left is received, but not fast", () => {
    const meter = new ProgressMeter(900, 1000, 0);
    meter.add(10, 1000);
    expect(meter.progress(1000)).toEqual({
      receivedBytes: 910,
      totalBytes: 1000,
      bytesPerSecond: 10,
    });
  });
});
