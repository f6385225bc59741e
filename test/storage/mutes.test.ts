import { expect, test, vi } from "vitest";
import { Mutes } from "../../storage/mutes.ts";
import { openState } from "../../storage/state.ts";
import { FakeClock } from "../fakes/clock.ts";
import { dataFolder } from "../fakes/data-folder.ts";
import { breakDisk } from "../fakes/disk.ts";
import { RecordingLog } from "../fakes/log.ts";

const hour = 3_600_000;
const patience = { timeout: 10_000 };

async function open(folder: string, clock: FakeClock, log = new RecordingLog()) {
  const store = await openState(folder, clock, log);
  return { store, mutes: new Mutes(store, clock, log) };
}

test("mutes one camera in one chat until the time is over", async () => {
  const clock = new FakeClock();
  const { store, mutes } = await open(await dataFolder(), clock);
  await mutes.mute(7, "c1", hour);
  expect(mutes.mutedFor(7, "c1")).toBe(hour);
  expect(mutes.mutedFor(7, "c2")).toBe(0);
  expect(mutes.mutedFor(8, "c1")).toBe(0);
  await clock.advance(hour - 1);
  expect(mutes.mutedFor(7, "c1")).toBe(1);
  await clock.advance(1);
  expect(mutes.mutedFor(7, "c1")).toBe(0);
  await vi.waitFor(async () => {
    await clock.advance(0);
    expect(store.value.mutes).toEqual([]);
  }, patience);
  expect(clock.pending).toBe(0);
});

test("muting again counts from now; unmuting ends it; several at once all hold", async () => {
  const clock = new FakeClock();
  const { store, mutes } = await open(await dataFolder(), clock);
  await Promise.all([
    mutes.mute(7, "c1", hour),
    mutes.mute(7, "c2", hour),
    mutes.mute(7, "c1", 2 * hour),
    mutes.mute(8, "c1", hour),
    mutes.unmute(8, "c1"),
  ]);
  expect(mutes.mutedFor(7, "c1")).toBe(2 * hour);
  expect(mutes.mutedFor(8, "c1")).toBe(0);
  expect(store.value.mutes).toEqual([
    { chat: 7, camera: "c1", remainingMs: 2 * hour },
    { chat: 7, camera: "c2", remainingMs: hour },
  ]);
  await mutes.close();
  expect(clock.pending).toBe(0);
});

test("a step of the wall clock changes nothing, neither now nor after a restart", async () => {
  const folder = await dataFolder();
  const clock = new FakeClock();
  const { mutes } = await open(folder, clock);
  await mutes.mute(7, "c1", hour);
  clock.stepWall(48 * hour);
  expect(mutes.mutedFor(7, "c1")).toBe(hour);
  clock.stepWall(-96 * hour);
  await clock.advance(10_000);
  expect(mutes.mutedFor(7, "c1")).toBe(hour - 10_000);
  await mutes.close();

  const later = new FakeClock(clock.wall() + 500 * hour);
  await later.advance(123_456);
  const again = await open(folder, later);
  expect(again.mutes.mutedFor(7, "c1")).toBe(hour - 10_000);
  await later.advance(hour - 10_000);
  expect(again.mutes.mutedFor(7, "c1")).toBe(0);
  await again.mutes.close();
});

test("a crash adds a minute at most: what is left is written every minute", async () => {
  const folder = await dataFolder();
  const clock = new FakeClock();
  const { store, mutes } = await open(folder, clock);
  await mutes.mute(7, "c1", hour);
  for (const minutes of [1, 2, 3]) {
    await clock.advance(60_000);
    const remainingMs = hour - minutes * 60_000;
    await vi.waitFor(() => expect(store.value.mutes).toMatchObject([{ remainingMs }]), patience);
    await vi.waitFor(() => expect(clock.pending).toBe(1), patience);
  }
  // No close: the process is killed here.
  const again = await open(folder, new FakeClock());
  expect(again.mutes.mutedFor(7, "c1")).toBe(hour - 180_000);
  await again.mutes.close();
  await mutes.close();
});

test("a full disk: a new mute is refused and does not hold, a running one goes on", async () => {
  const folder = await dataFolder();
  const clock = new FakeClock();
  const log = new RecordingLog();
  const { store, mutes } = await open(folder, clock, log);
  await mutes.mute(7, "c1", hour);
  const disk = breakDisk(folder, "ENOSPC");
  await expect(mutes.mute(7, "c2", hour)).rejects.toThrow("the disk is full");
  await expect(mutes.unmute(7, "c1")).rejects.toThrow("the disk is full");
  expect(mutes.mutedFor(7, "c2")).toBe(0);
  expect(mutes.mutedFor(7, "c1")).toBe(hour);
  for (let minute = 0; minute < 3; minute++) {
    await clock.advance(60_000);
    await vi.waitFor(() => expect(clock.pending).toBe(1), patience);
  }
  // Said once, not every minute.
  expect(log.messages("warn")).toEqual(["how long mutes still last was not stored"]);
  disk.mend();
  await clock.advance(60_000);
  const remainingMs = hour - 240_000;
  await vi.waitFor(() => expect(store.value.mutes).toMatchObject([{ remainingMs }]), patience);
  await mutes.close();
});
