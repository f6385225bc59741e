import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { Incidents } from "../../storage/incidents.ts";
import { storePhoto } from "../../vision/store-photo.ts";
import { FakeClock } from "../fakes/clock.ts";
import { dataFolder } from "../fakes/data-folder.ts";
import { breakDisk } from "../fakes/disk.ts";
import { RecordingLog } from "../fakes/log.ts";

const still = { jpeg: Buffer.from("a jpeg"), width: 640, height: 360, takenAt: 5_000 };

async function incidentIn(folder: string, log: RecordingLog) {
  const incidents = await Incidents.open(folder, new FakeClock(), log);
  const { id } = await incidents.create({
    cause: "movement",
    camera: "c1",
    cameraName: "Garden",
    alarm: "armed_away",
    openedAt: 5_000,
    beganAt: 5_000,
    timezone: "UTC",
  });
  return { incidents, id };
}

test("a picture is on disk before anybody is told of it", async () => {
  const log = new RecordingLog();
  const { incidents, id } = await incidentIn(await dataFolder(), log);
  const stored = await storePhoto({ incidents, log }, id, "photo.jpg", still);
  expect(stored).toEqual({ file: "photo.jpg", bytes: 6, width: 640, height: 360, takenAt: 5_000 });
  const file = path.join(incidents.folder(id), "photo.jpg");
  expect(await readFile(file, "utf8")).toBe("a jpeg");
});

test("no picture, no file", async () => {
  const log = new RecordingLog();
  const { incidents, id } = await incidentIn(await dataFolder(), log);
  expect(await storePhoto({ incidents, log }, id, "photo.jpg", null)).toBeNull();
  expect(await incidents.files(id)).not.toContain("photo.jpg");
});

test("a full disk keeps no picture from the alert: it is served from memory", async () => {
  const folder = await dataFolder();
  const log = new RecordingLog();
  const { incidents, id } = await incidentIn(folder, log);
  const disk = breakDisk(folder, "ENOSPC");
  try {
    const stored = await storePhoto({ incidents, log }, id, "photo.jpg", still);
    expect(stored).toMatchObject({ file: "photo.jpg", bytes: still.jpeg.length });
    expect((await incidents.readFile(id, "photo.jpg")).equals(still.jpeg)).toBe(true);
    expect(incidents.problem()).toContain("full");
  } finally {
    disk.mend();
  }
});

test("a mistake in the program is no full disk", async () => {
  const log = new RecordingLog();
  const { incidents, id } = await incidentIn(await dataFolder(), log);
  await expect(storePhoto({ incidents, log }, id, "../photo.jpg", still)).rejects.toThrow(
    RangeError,
  );
});
