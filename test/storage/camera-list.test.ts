import { stat } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { CameraList } from "../../storage/camera-list.ts";
import { CameraNameError } from "../../storage/camera-name.ts";
import { silentLog } from "../../storage/log.ts";
import { pendingForMs, PendingCameras } from "../../storage/pending-cameras.ts";
import { openState } from "../../storage/state.ts";
import { CamerasStateInMemory } from "../fakes/camera-desk.ts";
import { FakeClock } from "../fakes/clock.ts";
import { dataFolder } from "../fakes/data-folder.ts";

const fromEnv = [
  { id: "c1", name: "Front door" },
  { id: "c3", name: "Hall" },
];

function open(state = new CamerasStateInMemory()) {
  return { state, list: new CameraList(state, fromEnv, silentLog) };
}

const garden = { url: "rtsp://u:sesame12@10.0.0.9/1", name: "Garden", by: "Anna", at: 5 };
const names = (list: CameraList) => list.all().map(({ id, name }) => `${id} ${name}`);

test("cameras are .env's and the added ones, and no id is used twice", async () => {
  const { state, list } = open();
  expect(await list.add(garden)).toBe("c1001");
  expect(await list.add({ ...garden, name: "Shed" })).toBe("c1002");
  expect(names(list)).toEqual(["c1 Front door", "c3 Hall", "c1001 Garden", "c1002 Shed"]);
  await list.remove("c1002", "Anna");
  await list.forget("c1002");
  expect(list.removed()).toEqual([]);
  expect(await list.add({ ...garden, name: "Shed" })).toBe("c1003");
  // After a restart, too; and what .env has no more is gone.
  const later = new CameraList(state, [], silentLog);
  expect(names(later)).toEqual(["c1001 Garden", "c1003 Shed"]);
  expect(await later.add({ ...garden, name: "Roof" })).toBe("c1004");
});

test("a second stream is watched, or kept, or there is none; what else was changed stays", async () => {
  const { state, list } = open();
  await list.rename("c1", "Gate");
  expect(list.find("c1")?.second).toBeNull();
  const url = "rtsp://u:sesame12@10.0.0.9/2";
  await list.useSecond("c1", { url, use: "watched" });
  expect(state.value.cameras.changes["c1"]).toEqual({ name: "Gate", detectionUrl: url });
  await list.useSecond("c1", { url, use: "kept" });
  expect(state.value.cameras.changes["c1"]).toEqual({ name: "Gate", evidenceUrl: url });
  expect(list.find("c1")).toMatchObject({ name: "Gate", second: { url, use: "kept" } });
  await list.useSecond("c1", null);
  expect(state.value.cameras.changes["c1"]).toEqual({ name: "Gate" });
});

describe("names", () => {
  test.each([
    ["  ", "empty"],
    ["\u200b\u200b", "empty"],
    ["x".repeat(33), "too_long"],
    ["hALL", "taken"],
    ["front  door", "taken"],
  ])("%j is refused: %s", async (name, problem) => {
    const { list } = open();
    const refused = list.add({ ...garden, name });
    await expect(refused).rejects.toThrow(CameraNameError);
    await expect(refused).rejects.toMatchObject({ problem });
    expect(list.all()).toHaveLength(2);
  });

  test("32 letters fit, and a camera may be given its own name again", async () => {
    const { list } = open();
    const long = "x".repeat(32);
    expect(await list.rename("c3", ` ${long}\n`)).toBe(long);
    expect(await list.rename("c3", long.toUpperCase())).toBe(long.toUpperCase());
    await expect(list.rename("c1", long)).rejects.toMatchObject({
      problem: "taken",
      taken: long.toUpperCase(),
    });
  });

  test("of a removed camera are kept for it; of one of .env's that came later, told apart", async () => {
    const { state, list } = open();
    const id = await list.add(garden);
    await list.remove(id, "Anna");
    await expect(list.rename("c1", "Garden")).rejects.toMatchObject({ problem: "taken" });
    expect(await list.restore(id)).toBe(true);
    const later = new CameraList(state, [{ id: "c7", name: "garden" }], silentLog);
    expect(later.all().map(({ name }) => name)).toEqual(["garden", "Garden 2"]);
  });

  test("for one more camera count on", async () => {
    const { list } = open();
    expect(list.unusedName((number) => `Camera ${number}`)).toBe("Camera 3");
    await list.rename("c1", "camera 3");
    expect(list.unusedName((number) => `Camera ${number}`)).toBe("Camera 4");
  });
});

test("a removed camera can be brought back until it is forgotten; .env's always", async () => {
  const { list } = open();
  const id = await list.add(garden);
  await list.remove(id, "Anna");
  await list.remove("c1", "Ben");
  expect(list.removed()).toEqual([
    { id: "c1", name: "Front door", by: "Ben", isFromEnv: true },
    { id, name: "Garden", by: "Anna", isFromEnv: false },
  ]);
  await list.forget("c1");
  await list.forget(id);
  expect(await list.restore(id)).toBe(false);
  expect(await list.restore("c1")).toBe(true);
  expect(names(list)).toEqual(["c1 Front door", "c3 Hall"]);
  // One that is not removed is not forgotten.
  const other = await list.add(garden);
  await list.forget(other);
  expect(list.find(other)).toMatchObject({ url: garden.url });
});

test("a pause survives with what is left of it, and a change tells whoever listens", async () => {
  const { state, list } = open();
  let told = 0;
  list.onChange(() => {
    told += 1;
  });
  await list.pause("c1", { by: "Ben", since: 7, remainingMs: 60_000 });
  await list.keepRemaining(new Map([["c1", 1_234.5]]));
  const later = new CameraList(state, fromEnv, silentLog);
  expect(later.find("c1")?.paused).toEqual({ by: "Ben", since: 7, remainingMs: 1_235 });
  await list.resume("c1");
  expect(list.find("c1")?.paused).toBeNull();
  expect(told).toBe(2);
});

test("a disk that refuses changes nothing", async () => {
  const { state, list } = open();
  state.problem = new Error("full");
  await expect(list.add(garden)).rejects.toThrow("full");
  await expect(list.remove("c1", "Anna")).rejects.toThrow("full");
  expect(names(list)).toEqual(["c1 Front door", "c3 Hall"]);
});

test("addresses that wait are kept for an hour, and their ids never come again", async () => {
  const clock = new FakeClock();
  const state = new CamerasStateInMemory();
  const pending = new PendingCameras(state, clock);
  const first = await pending.put({ url: garden.url, name: null });
  await pending.change(first.id, { name: "Shed" });
  expect(pending.find(first.id)).toMatchObject({ url: garden.url, name: "Shed" });
  await clock.advance(pendingForMs - 1);
  expect(new PendingCameras(state, clock).all()).toHaveLength(1);
  await clock.advance(1);
  expect(pending.find(first.id)).toBeNull();
  await pending.dropOld();
  expect(state.value.cameras.pending).toEqual([]);
  expect((await pending.put({ url: "a", name: null })).id).toBe("p2");
  // A clock that was set back keeps no password for longer.
  clock.stepWall(-1_000);
  expect(pending.find("p2")).toBeNull();
  await pending.drop("p2");
  expect(state.value.cameras.pending).toEqual([]);
});

test("the file that holds passwords is nobody else's to read, and an old one still opens", async () => {
  const folder = await dataFolder();
  const store = await openState(folder, new FakeClock(), silentLog);
  expect(store.value.cameras).toMatchObject({ added: [], changes: {}, pending: [] });
  await new CameraList(store, [], silentLog).add(garden);
  const { mode } = await stat(path.join(folder, "state.json"));
  expect(mode & 0o777).toBe(0o600);
  const again = await openState(folder, new FakeClock(), silentLog);
  expect(new CameraList(again, [], silentLog).find("c1001")?.url).toBe(garden.url);
});
