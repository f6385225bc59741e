// Nothing that is noted of the copy off site keeps the guard from starting.
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { Offsite } from "../../../storage/offsite/offsite.ts";
import type { OffsiteStore } from "../../../storage/offsite/offsite-store.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { dataFolder } from "../../fakes/data-folder.ts";
import { RecordingLog } from "../../fakes/log.ts";

const nothing = (): never => {
  throw new Error("Nothing is to be copied");
};
const store: OffsiteStore = {
  copy: nothing,
  copyDay: nothing,
  remove: nothing,
  write: nothing,
  read: nothing,
  list: nothing,
  removeFile: nothing,
};

test("notes that are torn, are folders, or name what is no file are as none", async () => {
  const dataDir = await dataFolder();
  const folder = path.join(dataDir, "offsite");
  await mkdir(path.join(folder, "progress.json"), { recursive: true });
  await mkdir(path.join(folder, "history.json"));
  await mkdir(path.join(folder, "waiting", "20261122-140211-c1"), { recursive: true });
  await writeFile(path.join(folder, "waiting", "nonsense"), "{");
  const removals = path.join(folder, "removals");
  await mkdir(path.join(removals, "20261122-140211-c1.aaaaaaaa"), { recursive: true });
  await writeFile(path.join(removals, "20261122-140212-c1.bbbbbbbb"), "{");
  const upwards = { incident: "20261122-140213-c1", files: ["../../state.json"] };
  await writeFile(path.join(removals, "20261122-140213-c1.cccccccc"), JSON.stringify(upwards));
  const log = new RecordingLog();
  const offsite = await Offsite.open({
    dataDir,
    store,
    name: "far",
    isEncrypted: false,
    bandwidth: null,
    place: "far",
    clock: new FakeClock(),
    log,
  });
  expect(offsite.status()).toMatchObject({ removals: 0, lastSuccessAt: null, everything: null });
  expect(log.messages("warn")).toHaveLength(3);
});
