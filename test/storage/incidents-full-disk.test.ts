// Incidents on a disk that refuses: nothing that must be told is lost. With a real full disk:
// full-disk.test.ts.
import fs from "node:fs/promises";
import { expect, test, vi } from "vitest";
import { dataFolder } from "../fakes/data-folder.ts";
import { breakDisk } from "../fakes/disk.ts";
import { ended, failed, id, kinds, open, opened } from "./open-incidents.ts";

test("listeners hear everything from memory; it is written once there is room", async () => {
  const folder = await dataFolder();
  const { incidents, create, clock, log } = await open(folder);
  const heard: string[] = [];
  incidents.onEvent((_record, event) => heard.push(`${event.seq} ${event.kind}`));
  await create();
  await incidents.append(id, opened);
  const disk = breakDisk(folder, "ENOSPC");
  expect(await incidents.append(id, failed(1))).toMatchObject({ seq: 2 });
  expect(await incidents.append(id, ended)).toMatchObject({ seq: 3 });
  const other = (await create(clock.wall(), "c2")).id;
  await incidents.append(other, opened);
  expect(heard).toEqual(["1 opened", "2 clip_failed", "3 ended", "1 opened"]);
  expect(incidents.problem()).toContain("the disk is full. Free some space on it.");
  expect(log.messages("error")).toHaveLength(2);
  // Readers find it all, on disk or not.
  expect(kinds(await incidents.events(id))).toEqual(["1 opened", "2 clip_failed", "3 ended"]);
  expect(await incidents.record(other)).toMatchObject({ camera: "c2" });
  expect((await incidents.day("2026-11-22")).map((record) => record.id)).toEqual([id, other]);
  expect(await incidents.pending()).toEqual([id, other]);
  await clock.advance(60_000);
  expect(incidents.problem()).not.toBeNull();

  disk.mend();
  await vi.waitFor(
    async () => {
      await clock.advance(60_000);
      expect(incidents.problem()).toBeNull();
    },
    { timeout: 10_000 },
  );
  const { incidents: again } = await open(folder);
  expect(kinds(await again.events(id))).toEqual(["1 opened", "2 clip_failed", "3 ended"]);
  expect(kinds(await again.events(other))).toEqual(["1 opened"]);
  expect(await again.pending()).toEqual([id, other]);
  expect(clock.pending).toBe(0);
});

test("told and settled from memory: written later, and no marker comes back", async () => {
  const folder = await dataFolder();
  const { incidents, create, clock } = await open(folder);
  await create();
  const disk = breakDisk(folder, "ENOSPC");
  await incidents.append(id, ended);
  await incidents.settle(id);
  disk.mend();
  await incidents.close();
  expect(clock.pending).toBe(0);
  const { incidents: again } = await open(folder);
  expect(await again.pending()).toEqual([]);
  expect(kinds(await again.events(id))).toEqual(["1 ended"]);
});

test("evidence that cannot be kept is rejected, and told until the next that can", async () => {
  const folder = await dataFolder();
  const { incidents, create } = await open(folder);
  await create();
  const disk = breakDisk(folder, "ENOSPC");
  await expect(incidents.saveFile(id, "a.jpg", Buffer.alloc(9))).rejects.toThrow("disk is full");
  disk.mend();
  expect(incidents.problem()).toContain("a.jpg");
  expect(await fs.readdir(incidents.folder(id))).toEqual(["incident.json"]);
  await incidents.saveFile(id, "b.jpg", Buffer.alloc(9));
  expect(incidents.problem()).toBeNull();
});
