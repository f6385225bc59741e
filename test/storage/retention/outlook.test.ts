import { describe, expect, test } from "vitest";
import { DiskBrake } from "../../../storage/retention/disk-brake.ts";
import {
  dailyBytes,
  DiskTrend,
  outlook,
  type OutlookInput,
} from "../../../storage/retention/outlook.ts";
import { TrustedClock } from "../../../storage/retention/trusted-clock.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { RecordingLog } from "../../fakes/log.ts";
import { day, gigabyte, hour, incidentAt, start } from "./incidents.ts";

const minute = 60_000;

function ahead(part: Partial<OutlookInput> & { bytes?: number; free?: number } = {}) {
  const { bytes = 3 * gigabyte, free = 50 * gigabyte, ...rest } = part;
  return outlook({
    totals: { incidents: 9, bytes, pinnedBytes: gigabyte, oldestDay: "2026-11-01" },
    disk: { freeBytes: free, sizeBytes: 64 * gigabyte },
    limits: { keepDays: null, mostBytes: 20 * gigabyte, minimumFreeBytes: gigabyte },
    bytesPerDay: gigabyte,
    diskLossPerDay: null,
    ...rest,
  });
}

describe("how long the room lasts", () => {
  test("far away: how many days fit beside the pins", () => {
    const { room, disk, daysThatFit } = ahead();
    expect(room).toEqual({ distance: "far", days: 17 });
    expect(disk).toEqual({ distance: "far", days: 49 });
    expect(daysThatFit).toBe(19);
    // The disk is smaller than the limit.
    expect(ahead({ free: 10 * gigabyte }).daysThatFit).toBe(11);
    const limits = { keepDays: null, mostBytes: null, minimumFreeBytes: gigabyte };
    expect(ahead({ limits }).daysThatFit).toBe(51);
  });

  test("the room is near over 90 %, unless as much goes by age as comes", () => {
    expect(ahead({ bytes: 18.1 * gigabyte }).room).toMatchObject({ distance: "near" });
    expect(ahead({ bytes: 18.1 * gigabyte }).room.days).toBeCloseTo(1.9);
    expect(ahead({ bytes: 17.5 * gigabyte }).room.distance).toBe("between");
    const limits = { keepDays: 17, mostBytes: 20 * gigabyte, minimumFreeBytes: gigabyte };
    expect(ahead({ bytes: 18.1 * gigabyte, limits }).room).toEqual({
      distance: "between",
      days: null,
    });
    const unknown = { bytes: 18.1 * gigabyte, limits, bytesPerDay: null };
    expect(ahead(unknown).room).toEqual({ distance: "near", days: null });
  });

  test("the disk is near within a quarter of its minimum, or three days by its trend", () => {
    expect(ahead({ free: 1.2 * gigabyte }).disk.distance).toBe("near");
    expect(ahead({ free: 1.4 * gigabyte }).disk.distance).toBe("between");
    expect(ahead({ free: 11 * gigabyte, diskLossPerDay: 4 * gigabyte }).disk).toEqual({
      distance: "near",
      days: 2.5,
    });
    expect(ahead({ disk: null }).disk).toEqual({ distance: "between", days: null });
  });

  test("how much comes in a day: by a week, or from the first incident on", () => {
    const every = (hours: number, over: number) =>
      Array.from({ length: Math.floor(over / hours) }, (_, index) =>
        incidentAt(start - over * hour + index * hours * hour, { bytes: 1_000 }),
      );
    expect(dailyBytes([], start)).toBeNull();
    expect(dailyBytes(every(1, 8), start)).toBeNull();
    expect(dailyBytes(every(6, 48), start)).toBeCloseTo(4_000);
    expect(dailyBytes(every(6, 30 * 24), start)).toBeCloseTo(4_000);
  });

  test("the disk's trend needs six hours", () => {
    const trend = new DiskTrend();
    trend.add(0, 100 * gigabyte);
    trend.add(5 * hour, 90 * gigabyte);
    expect(trend.lossPerDay()).toBeNull();
    trend.add(12 * hour, 94 * gigabyte);
    expect(trend.lossPerDay()).toBe(12 * gigabyte);
    trend.add(36 * hour, 94 * gigabyte);
    expect(trend.lossPerDay()).toBe(0);
  });
});

describe("the brake", () => {
  const measured = (free: number, bytes: number) => ({
    totals: { incidents: 1, bytes, pinnedBytes: 0, oldestDay: null },
    disk: { freeBytes: free, sizeBytes: 1_000 },
  });

  test("somebody else takes the room three times running: the disk's rule rests for a day", () => {
    const brake = new DiskBrake();
    let evidence = 500;
    for (let run = 0; run < 4; run++) {
      brake.look(measured(10, evidence), run * 10 * minute);
      expect(brake.rests(run * 10 * minute)).toBe(run === 3);
      brake.removed(100, measured(10, evidence));
      evidence -= 100;
    }
    expect(brake.rests(30 * minute + day - 1)).toBe(true);
    expect(brake.rests(30 * minute + day)).toBe(false);
  });

  test("new evidence that takes the room is no reason", () => {
    const brake = new DiskBrake();
    for (let run = 0; run < 9; run++) {
      brake.look(measured(10, 500), run * 10 * minute);
      brake.removed(100, measured(10, 500));
    }
    expect(brake.rests(90 * minute)).toBe(false);
  });
});

test("the clock is believed when it went for an hour without a step, or somebody agreed", async () => {
  const clock = new FakeClock();
  const trusted = new TrustedClock(clock, new RecordingLog());
  expect(trusted.isTrusted()).toBe(false);
  await clock.advance(hour);
  expect(trusted.isTrusted()).toBe(true);
  clock.stepWall(40 * 365 * day);
  expect(trusted.isTrusted()).toBe(false);
  await clock.advance(59 * minute);
  expect(trusted.isTrusted()).toBe(false);
  await clock.advance(minute);
  expect(trusted.isTrusted()).toBe(true);
  clock.stepWall(-40 * 365 * day);
  trusted.trust();
  expect(trusted.isTrusted()).toBe(true);
});
