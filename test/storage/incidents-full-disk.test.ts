// Incidents on a disk that refuses: nothing that must be told is lost. With a real full disk:
// full-disk.test.ts.
import fs from "node:fs/promises";
import { expect, test, vi } from "vitest";
import { dataFolder } from "../fakes/data-folder.ts";
import { UnsavedFiles } from "../../storage/unsaved-files.ts";
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

test("evidence is read from memory until the disk takes it; what is too much is rejected", async () => {
  const folder = await dataFolder();
  const { incidents, create, clock } = await open(folder);
  await create();
  const disk = breakDisk(folder, "ENOSPC");
  const photo = Buffer.from("a photo");
  expect(await incidents.saveFile(id, "a.jpg", photo)).toBe("memory");
  const tooMuch = Buffer.alloc(48_000_000);
  await expect(incidents.saveFile(id, "clip.mp4", tooMuch)).rejects.toThrow("disk is full");
  expect(incidents.problem()).toContain("disk is full");
  expect(incidents.unsaved(id)).toBe("full");
  expect(await incidents.readFile(id, "a.jpg")).toEqual(photo);
  expect(await incidents.sizeOf(id, "a.jpg")).toBe(photo.length);
  expect(await incidents.files(id)).toEqual(["a.jpg", "incident.json"]);
  expect(await fs.readdir(incidents.folder(id))).toEqual(["incident.json"]);
  expect(incidents.release(id)).toBe(false);

  disk.mend();
  expect(await incidents.saveFile(id, "b.jpg", photo)).toBe("disk");
  expect(incidents.unsaved(id)).toBe("full");
  await clock.advance(60_000);
  await vi.waitFor(() => expect(incidents.problem()).toBeNull());
  expect(incidents.unsaved(id)).toBeNull();
  expect(await fs.readFile(incidents.file(id, "a.jpg"))).toEqual(photo);
  expect(clock.pending).toBe(0);
});

test("photos stay before clips and the newest before the old; what has no room is refused", () => {
  const files = new UnsavedFiles(100);
  const keep = (name: string, size: number) =>
    files.keep({ incident: id, name, bytes: Buffer.alloc(size) });
  expect(keep("1.jpg", 30) && keep("clip-1.mp4", 60) && keep("2.jpg", 10)).toBe(true);
  expect(keep("3.jpg", 40)).toBe(true);
  expect(files.names(id)).toEqual(["1.jpg", "2.jpg", "3.jpg"]);
  expect(keep("clip-2.mp4", 30)).toBe(false);
  expect(keep("clip-2.mp4", 20)).toBe(true);
  expect(keep("4.jpg", 40)).toBe(true);
  expect(files.all().map(({ name }) => name)).toEqual(["2.jpg", "3.jpg", "4.jpg"]);
  expect(keep("5.jpg", 101)).toBe(false);
  for (const name of files.names(id)) files.drop(id, name);
  expect(files.isEmpty && keep("6.jpg", 100)).toBe(true);
});
