// What is copied when, without a real store: order, overtaking, patience, restarts, deletions.
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { unsealed } from "../../../storage/evidence-seal.ts";
import { silentLog } from "../../../storage/log.ts";
import { Incidents } from "../../../storage/incidents.ts";
import { copyingSeal } from "../../../storage/offsite/copying-seal.ts";
import { dataFolder } from "../../fakes/data-folder.ts";
import { FakeOffsiteStore } from "../../fakes/offsite-store.ts";
import { addEvent, incident, openHouse, pathOf, writeFiles } from "./house.ts";

const record = { "incident.json": "{}", "events.jsonl": "{}\n" };

async function openFake(options: Parameters<typeof openHouse>[1] & { holds?: boolean } = {}) {
  const store = new FakeOffsiteStore();
  store.holds = options.holds ?? false;
  return { ...(await openHouse(() => store, options)), far: store };
}

const markers = (dataDir: string) => readdir(path.join(dataDir, "offsite", "waiting"));

test("the photo goes with its record before the clip exists, and a marker lasts as long as something waits", async () => {
  const { far, store, until, copied, dataDir } = await openFake();
  far.holds = true;
  await store(incident(1), { ...record, "photo.jpg": "photo", "spool-1.mkv": "packets" });
  await until("the first batch", () => far.underWay === 1);
  expect(far.calls).toEqual([
    ["events.jsonl", "incident.json", "photo.jpg"].map((name) => pathOf(incident(1), name)),
  ]);
  expect(await markers(dataDir)).toContain(incident(1));
  far.holds = false;
  far.release();
  await copied();
  await until("its marker gone", async () => !(await markers(dataDir)).includes(incident(1)));
});

test("photos, first clips, clips, the rest; what goes on before a backlog, the newest first", async () => {
  const dataDir = await dataFolder();
  const all = {
    "clip-1.mp4": "c",
    "clip-1-first.mp4": "f",
    "movement.json": "{}",
    "photo.jpg": "p",
  };
  const [old, older] = [incident(2, "20261121"), incident(1, "20261121")];
  for (const id of [old, older]) await writeFiles(dataDir, id, all);
  await writeFiles(dataDir, incident(1), all);
  const { far, offsite, copied, until } = await openFake({
    dataDir,
    pending: [older, old],
    holds: true,
  });
  await until("the backlog's photos under way", () => far.underWay === 1);
  offsite.stored(incident(1), Object.keys(all));
  await until("the new one beside them", () => far.underWay === 2);
  far.holds = false;
  far.release();
  await copied();
  expect(far.calls.flat().filter((file) => file.includes(incident(1)))).toEqual(
    ["photo.jpg", "clip-1-first.mp4", "clip-1.mp4", "movement.json"].map((name) =>
      pathOf(incident(1), name),
    ),
  );
  expect(far.calls.slice(0, 2)).toEqual([
    [old, older].map((id) => pathOf(id, "photo.jpg")),
    [pathOf(incident(1), "photo.jpg")],
  ]);
  const clips = far.calls.flat().filter((file) => file.endsWith("clip-1.mp4"));
  expect(clips).toEqual([incident(1), old, older].map((id) => pathOf(id, "clip-1.mp4")));
});

test("a photo overtakes a clip that is under way; another clip waits for it", async () => {
  const { far, store, until, copied, offsite } = await openFake();
  far.holds = true;
  await store(incident(1), { "clip-1.mp4": "long" });
  await until("the clip under way", () => far.underWay === 1);
  await store(incident(2), { "clip-1.mp4": "long" });
  await store(incident(2), { "photo.jpg": "photo" });
  await until("the photo beside it", () => far.underWay === 2);
  expect(far.calls.at(-1)).toEqual([pathOf(incident(2), "photo.jpg")]);
  await store(incident(3), { "photo.jpg": "photo" });
  await until("it is looked at", () => offsite.status().waiting.files === 4);
  expect(far.underWay).toBe(2);
  far.holds = false;
  far.release();
  await copied();
  expect(far.calls).toHaveLength(4);
});

test("events.jsonl is copied again when it grew, several together", async () => {
  const { far, store, until, copied, dataDir, offsite } = await openFake();
  await store(incident(1), { ...record, "photo.jpg": "photo" });
  await copied();
  for (const line of ["a", "b", "c"]) {
    await addEvent(dataDir, incident(1), `"${line}"`);
    offsite.stored(incident(1), ["events.jsonl"]);
  }
  await until("it is copied", () => far.calls.length > 1);
  await copied();
  expect(far.calls.slice(1)).toEqual([[pathOf(incident(1), "events.jsonl")]]);
});

test("of the seal only the chain is copied", async () => {
  const dataDir = await dataFolder();
  await mkdir(path.join(dataDir, "seal"));
  for (const name of ["000001-2026-11-22.jsonl", "secret", "reserve"]) {
    await writeFile(path.join(dataDir, "seal", name), name);
  }
  const { far, until } = await openFake({ dataDir });
  await until("the chain there", () => far.files.size > 0, 5_000);
  expect([...far.files]).toEqual(["seal/000001-2026-11-22.jsonl"]);
});

test("a dead network is left alone for longer and longer, and a new photo tries at once", async () => {
  const { far, store, until, offsite, clock, copied } = await openFake();
  far.fails = "no_network";
  await store(incident(1), { "photo.jpg": "photo" });
  await until("it is noticed", () => offsite.status().trouble !== null, 50);
  await until("it is tried again", () => far.calls.length === 4, 5_000);
  const before = far.calls.length;
  await clock.advance(30_000);
  expect(far.calls.length).toBe(before);
  await store(incident(2), { "photo.jpg": "photo" });
  await until("it is tried", () => far.calls.length > before, 0);
  far.fails = null;
  await copied();
  expect(far.files.size).toBe(2);
  expect(offsite.status()).toMatchObject({
    trouble: null,
    lastSuccessAt: expect.any(Number) as number,
  });
});

test("a file that can't be copied holds nobody up", async () => {
  const { far, store, until } = await openFake();
  far.cursed.add(pathOf(incident(2), "clip-1.mp4"));
  await store(incident(2), { "clip-1.mp4": "cursed" });
  await store(incident(1), { "clip-1.mp4": "well" });
  await until("the others there", () => far.files.has(pathOf(incident(1), "clip-1.mp4")));
  await store(incident(1), { "movement.json": "{}" });
  await until("what is less urgent, too", () =>
    far.files.has(pathOf(incident(1), "movement.json")),
  );
  expect(far.files).not.toContain(pathOf(incident(2), "clip-1.mp4"));
});

test("after a restart it goes on with what was not copied, and with that alone", async () => {
  const first = await openFake();
  await first.store(incident(1), { "photo.jpg": "photo" });
  await first.copied();
  first.far.holds = true;
  await first.store(incident(1), { "clip-1.mp4": "clip" });
  await first.until("the clip under way", () => first.far.underWay === 1);
  await first.store(incident(2), { "photo.jpg": "photo" });
  await first.until("its photo under way", () => first.far.underWay === 2);
  await first.offsite.stop();
  expect(first.clock.pending).toBe(0);

  const second = await openFake({ dataDir: first.dataDir });
  await second.copied();
  expect(second.far.files).toEqual(
    new Set([pathOf(incident(1), "clip-1.mp4"), pathOf(incident(2), "photo.jpg")]),
  );
  // Nothing of it is left, so a third start has nothing to do.
  expect((await markers(first.dataDir)).filter((name) => name !== "chain")).toEqual([]);
});

test("a backlog goes in batches", async () => {
  const dataDir = await dataFolder();
  const names = Array.from({ length: 50 }, (_, index) => `face-${index}.png`);
  const pending = Array.from({ length: 10 }, (_, index) => incident(index, "20261101"));
  for (const id of pending) {
    await writeFiles(dataDir, id, Object.fromEntries(names.map((name) => [name, "x"])));
  }
  const { far, copied } = await openFake({ dataDir, pending });
  await copied();
  expect(far.calls.map(({ length }) => length)).toEqual([200, 200, 100]);
  expect(far.files.size).toBe(500);
});

test("a person's deletion is carried out there once it has happened here, retention's is not; it outlives a restart", async () => {
  const first = await openFake();
  const { far, store, copied, offsite, dataDir, clock } = first;
  for (const minute of [1, 2, 3])
    await store(incident(minute), { "photo.jpg": "p", "face-1.png": "f" });
  await copied();
  await offsite.removing({ incident: incident(1), files: null, reason: "by_hand", by: "Anna" });
  await offsite.removing({ incident: incident(2), files: null, reason: "too_old", by: null });
  await offsite.removing({
    incident: incident(3),
    files: ["face-1.png"],
    reason: "forgotten",
    by: "Anna",
  });
  // Announced, and not yet happened.
  await clock.advance(60_000);
  expect(far.files.size).toBe(6);
  expect(offsite.status().removals).toBe(2);
  await offsite.stop();
  for (const minute of [1, 2])
    await rm(path.join(dataDir, pathOf(incident(minute))), { recursive: true });
  await rm(path.join(dataDir, pathOf(incident(3), "face-1.png")));

  const second = await openFake({ dataDir });
  for (const file of far.files) second.far.files.add(file);
  await second.until("they are carried out", () => second.offsite.status().removals === 0);
  expect(second.far.files).toEqual(
    new Set(
      ["photo.jpg", "face-1.png"]
        .map((name) => pathOf(incident(2), name))
        .concat(pathOf(incident(3), "photo.jpg")),
    ),
  );
});

test("what is about to be deleted is not copied any more", async () => {
  const { far, store, offsite, copied, clock } = await openFake();
  far.fails = "no_network";
  await store(incident(1), { "photo.jpg": "p", "face-1.png": "f" });
  await clock.advance(1_000);
  await offsite.removing({
    incident: incident(1),
    files: ["face-1.png"],
    reason: "forgotten",
    by: "Anna",
  });
  far.fails = null;
  await copied();
  expect([...far.files]).toEqual([pathOf(incident(1), "photo.jpg")]);
});

test("everything goes day by day, the newest first; it can be stopped, and a restart goes on", async () => {
  const dataDir = await dataFolder();
  for (const day of ["20261119", "20261120", "20261121"]) {
    await writeFiles(dataDir, incident(1, day), { "photo.jpg": "p" });
  }
  const first = await openFake({ dataDir });
  first.far.holds = true;
  await first.offsite.copyEverything();
  await first.until("the newest day", () => first.far.underWay === 1);
  first.far.release();
  await first.until("the day before", () => first.far.calls.length === 2);
  expect(first.far.calls.flat()).toEqual(["incidents/2026-11-21", "incidents/2026-11-20"]);
  // Whatever is new goes beside it.
  await first.store(incident(1), { "clip-1.mp4": "new" });
  await first.until("a clip beside it", () => first.far.underWay === 2);
  await first.offsite.stop();
  const second = await openFake({ dataDir });
  await second.until("the end", () => second.offsite.status().everything?.isDone === true);
  expect(second.far.calls.flat().filter((file) => file.length < 22)).toEqual([
    "incidents/2026-11-20",
    "incidents/2026-11-19",
  ]);
  second.far.holds = true;
  await second.offsite.copyEverything();
  await second.until("it begins", () => second.far.underWay === 1);
  await second.offsite.cancelEverything();
  await second.until("it is over", () => !second.offsite.status().isCopying);
  expect(second.offsite.status()).toMatchObject({ everything: null, trouble: null });
});

test("what storage stores is copied by itself", async () => {
  const { far, offsite, clock, dataDir, until } = await openFake();
  const incidents = await Incidents.open(dataDir, clock, silentLog, copyingSeal(unsealed, offsite));
  const { id } = await incidents.create({
    camera: "c1",
    cameraName: "Hall",
    cause: "movement",
    alarm: "armed_away",
    openedAt: clock.wall(),
    beganAt: clock.wall(),
    timezone: "UTC",
  });
  await incidents.saveFile(id, "photo.jpg", Buffer.from("photo"));
  await until("it is there", () => far.files.has(pathOf(id, "photo.jpg")));
  expect(far.files).toContain(pathOf(id, "incident.json"));
});
