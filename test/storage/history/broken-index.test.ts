// An index, or a day's folder, that says what can't be: the folders are right, and nothing stops.
import { cp, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { History } from "../../../storage/history/history.ts";
import { Incidents } from "../../../storage/incidents.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { dataFolder } from "../../fakes/data-folder.ts";
import { RecordingLog } from "../../fakes/log.ts";
import { ended, opened, placed, recordOf, writeIncident } from "./stories.ts";

const [older, newer] = ["20261121-140211-c1", "20261122-140211-c1"] as const;

async function open(folder: string): Promise<History> {
  const [clock, log] = [new FakeClock(), new RecordingLog()];
  const incidents = await Incidents.open(folder, clock, log);
  const history = await History.open({ dataDir: folder, incidents, clock, log });
  onTestFinished(() => history.close());
  return history;
}

/** Two days with an incident each, whose indexes are on disk. */
async function twoDays(): Promise<string> {
  const folder = await dataFolder();
  for (const id of [older, newer]) {
    await writeIncident(folder, recordOf(id), placed(opened, ended), { "photo.jpg": 100 });
  }
  const history = await open(folder);
  await history.totals();
  await history.close();
  return folder;
}

const indexOf = (folder: string, day: string) => path.join(folder, "incidents", day, "index.json");

test.each(["nonsense", "../../../etc", "20261122-140211-c1/..", newer])(
  "an index with an incident that is not of its day: %s",
  async (id) => {
    const folder = await twoDays();
    const file = indexOf(folder, "2026-11-21");
    await writeFile(file, (await readFile(file, "utf8")).replaceAll(older, id));
    const history = await open(folder);
    expect(await history.totals()).toMatchObject({ incidents: 2 });
    expect((await history.day("2026-11-21")).map((one) => one.id)).toEqual([older]);
    expect((await history.day("2026-11-22")).map((one) => one.id)).toEqual([newer]);
  },
);

test("an index that was copied from another day", async () => {
  const folder = await twoDays();
  await cp(indexOf(folder, "2026-11-22"), indexOf(folder, "2026-11-21"));
  const history = await open(folder);
  expect(await history.totals()).toMatchObject({ incidents: 2 });
});

test("an incident's folder that was moved to another day is no incident of that day", async () => {
  const folder = await twoDays();
  const incidents = path.join(folder, "incidents");
  await cp(path.join(incidents, "2026-11-22", newer), path.join(incidents, "2026-11-21", newer), {
    recursive: true,
  });
  const history = await open(folder);
  expect(await history.totals()).toMatchObject({ incidents: 2 });
  await mkdir(path.join(incidents, "2026-11-20"));
  await rename(
    path.join(incidents, "2026-11-22", newer),
    path.join(incidents, "2026-11-20", newer),
  );
  expect(await (await open(folder)).totals()).toMatchObject({ incidents: 1 });
});

test("a folder that is called like a day of no calendar", async () => {
  const folder = await twoDays();
  await mkdir(path.join(folder, "incidents", "2026-99-99", newer), { recursive: true });
  await writeFile(path.join(folder, "incidents", "2026-77-77"), "a file");
  const history = await open(folder);
  expect(await history.totals()).toMatchObject({ incidents: 2, oldestDay: "2026-11-21" });
  expect(await history.days()).toEqual(["2026-11-22", "2026-11-21"]);
});
