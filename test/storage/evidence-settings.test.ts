import { expect, test, vi } from "vitest";
import { EvidenceSettings, usualLimits } from "../../storage/evidence-settings.ts";
import { openState } from "../../storage/state.ts";
import { FakeClock } from "../fakes/clock.ts";
import { dataFolder } from "../fakes/data-folder.ts";
import { breakDisk } from "../fakes/disk.ts";
import { RecordingLog } from "../fakes/log.ts";

async function open(folder: string, starting?: ConstructorParameters<typeof EvidenceSettings>[2]) {
  const log = new RecordingLog();
  return new EvidenceSettings(await openState(folder, new FakeClock(), log), log, starting);
}

test("what nobody chose is as .env says, or as usual; no limit can be chosen, too", async () => {
  const folder = await dataFolder();
  const settings = await open(folder, { keepDays: 30 });
  expect(settings.current()).toMatchObject({ ...usualLimits, keepDays: 30, summaryAt: 480 });
  const heard = vi.fn();
  settings.onChange(heard);
  await settings.change({ mostBytes: null });
  expect(settings.current()).toMatchObject({ keepDays: 30, mostBytes: null });
  expect(heard).toHaveBeenCalledTimes(1);

  // .env changed meanwhile; what was chosen beats it.
  const again = await open(folder, { keepDays: null, mostBytes: 5, minimumFreeBytes: 0 });
  expect(again.current()).toMatchObject({ keepDays: null, mostBytes: null, minimumFreeBytes: 0 });
});

test("a change that can't be kept, or that no limit may be, changes nothing", async () => {
  const folder = await dataFolder();
  const settings = await open(folder);
  const disk = breakDisk(folder, "ENOSPC");
  await expect(settings.change({ keepDays: 7 })).rejects.toThrow("disk is full");
  disk.mend();
  await expect(settings.change({ keepDays: 0 })).rejects.toThrow();
  expect(settings.current().keepDays).toBe(60);
});

test("changes at once from two sides lose nothing", async () => {
  const settings = await open(await dataFolder());
  const lot = {
    reason: "too_old",
    count: 1,
    bytes: 1,
    from: "2026-10-01",
    to: "2026-10-01",
  } as const;
  await Promise.all([
    settings.edit(({ removals }) => removals.push({ ...lot, day: "2026-11-21" })),
    settings.edit(({ removals }) => removals.push({ ...lot, day: "2026-11-22" })),
    settings.change({ summaryOf: "2026-11-21" }),
  ]);
  expect(settings.current().removals).toHaveLength(2);
  expect(settings.current().summaryOf).toBe("2026-11-21");
});
