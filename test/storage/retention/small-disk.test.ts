// Retention on a disk that is really small: the real incidents, history and removal on a tmpfs that
// incidents, and then somebody else, fill.
import fs from "node:fs/promises";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { EvidenceSettings } from "../../../storage/evidence-settings.ts";
import { History } from "../../../storage/history/history.ts";
import { Removal } from "../../../storage/history/removal.ts";
import { writeDurably } from "../../../storage/files.ts";
import { Incidents } from "../../../storage/incidents.ts";
import { diskOf } from "../../../storage/retention/disk-space.ts";
import { RetentionKeeper } from "../../../storage/retention/keeper.ts";
import { reserveIn } from "../../../storage/retention/reserve.ts";
import { openState } from "../../../storage/state.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { dataFolder } from "../../fakes/data-folder.ts";
import { RecordingLog } from "../../fakes/log.ts";
import { mountSmallDisk, unmount } from "../../vision/capture/small-disk.ts";
import { ended, opened } from "../open-incidents.ts";
import { hour, megabyte } from "./incidents.ts";

const minimumFreeBytes = 8 * megabyte;

/** Everything that retention needs, on a disk of 32 MB. */
async function openSmallDisk(folder: string) {
  const clock = new FakeClock();
  const log = new RecordingLog();
  const state = await openState(folder, clock, log);
  const incidents = await Incidents.open(folder, clock, log, {
    add: () => Promise.resolve(null),
    // As the chain: what can't be written down doesn't go.
    addRemoval: ({ incident }) => writeDurably(path.join(folder, `chain-${incident}`), "gone\n"),
  });
  const history = await History.open({ dataDir: folder, incidents, clock, log });
  const remover = await Removal.open({
    dataDir: folder,
    incidents,
    history,
    outbox: { find: () => undefined, discard: () => undefined },
    clock,
    log,
  });
  const starting = { keepDays: null, mostBytes: null, minimumFreeBytes };
  const settings = new EvidenceSettings(state, log, starting);
  const disk = diskOf(folder);
  const retention = new RetentionKeeper({
    history,
    remover,
    settings,
    disk,
    reserve: reserveIn(path.join(folder, "reserve"), log),
    timezone: () => "UTC",
    clock,
    log,
  });
  onTestFinished(async () => {
    await retention.stop();
    await history.close();
    await incidents.close();
  });
  /** One of 1 MB, over and told. */
  const record = async () => {
    const now = clock.wall();
    const where = { camera: "c1", cameraName: "Garden", timezone: "UTC" };
    const { id } = await incidents.create({
      cause: "movement",
      alarm: "armed_away",
      openedAt: now,
      beganAt: now,
      ...where,
    });
    await incidents.append(id, opened);
    await incidents.saveFile(id, "photo.jpg", Buffer.alloc(megabyte, id));
    await incidents.append(id, { ...ended, endedAt: now } as typeof ended);
    await incidents.settle(id);
    return id;
  };
  const there = async () => {
    const days = await history.days();
    const all = await Promise.all(days.map((day) => history.day(day)));
    const ids = all.flat().map(({ id }) => id);
    return ids.toSorted();
  };
  return { clock, disk, retention, settings, record, there };
}

test("the minimum stays free and the newest evidence stays, whoever fills the disk", async (context) => {
  const folder = path.join(await dataFolder(), "disk");
  const isMounted = mountSmallDisk(folder, "32m");
  context.skip(!isMounted, "no right to mount a tmpfs here; disks are faked in keeper.test.ts");
  onTestFinished(() => unmount(folder));
  const { clock, disk, retention, settings, record, there } = await openSmallDisk(folder);
  const free = async () => (await disk.space()).freeBytes;

  const ids: string[] = [];
  for (let number = 0; number < 40; number++) {
    ids.push(await record());
    await retention.run();
    expect(await free()).toBeGreaterThanOrEqual(minimumFreeBytes);
    clock.stepWall(3 * hour);
  }
  const kept = await there();
  expect(kept).toEqual(ids.slice(-kept.length));
  expect(kept.length).toBeGreaterThanOrEqual(18);
  expect(kept.length).toBeLessThanOrEqual(24);

  // Not one byte is left: even so the oldest can go.
  const filler = path.join(folder, "filler");
  await fs.writeFile(filler, Buffer.alloc(64 * megabyte, "x")).catch(() => undefined);
  expect(await free()).toBe(0);
  const report = await retention.run();
  expect(report?.removed).toMatchObject([{ reason: "disk_full" }]);
  expect(await free()).toBeGreaterThanOrEqual(minimumFreeBytes);
  expect(settings.current().removals.length).toBeGreaterThan(0);
  const left = await there();
  expect(left).toEqual(ids.slice(-left.length));

  // And once more. What is left doesn't suffice; of the last day nothing goes.
  await fs.appendFile(filler, Buffer.alloc(64 * megabyte, "x")).catch(() => undefined);
  const stuck = await retention.run();
  expect(stuck?.stuck).toMatchObject([{ kind: "disk", minimumFreeBytes }]);
  expect((await there()).slice(-7)).toEqual(ids.slice(-7));

  await fs.rm(filler);
  const mended = await retention.run();
  expect(mended?.stuck).toEqual([]);
});
