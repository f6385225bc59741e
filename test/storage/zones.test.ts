import { readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { openState } from "../../storage/state.ts";
import { silentLog } from "../../storage/log.ts";
import { longestZoneName, mostZones, Zones } from "../../storage/zones.ts";
import { FakeClock } from "../fakes/clock.ts";
import { dataFolder } from "../fakes/data-folder.ts";
import { ZoneStoreInMemory, zonesInMemory } from "../fakes/zones.ts";

const cell = { x: 8, y: 16, width: 8, height: 8 };
const box = { x: 0.125, y: 0.25, width: 0.125, height: 0.125 };

test("a zone is added, painted, renamed, turned and removed; each change is told", async () => {
  const zones = zonesInMemory();
  const told: string[] = [];
  const stop = zones.onChange((camera) => told.push(camera));
  const { id } = await zones.add("c1", "watch", "  Gate\n");
  expect(zones.of("c1")).toEqual([{ id, name: "Gate", kind: "watch", boxes: [] }]);
  expect(await zones.paint("c1", id, cell, true)).toEqual([]);
  expect(zones.find("c1", id)?.boxes).toEqual([box]);
  expect(await zones.paint("c1", id, cell, true)).toEqual([box]);
  await zones.setBoxes("c1", id, []);
  await zones.rename("c1", id, "Garden gate");
  await zones.setKind("c1", id, "ignore");
  expect(zones.of("c1")).toEqual([{ id, name: "Garden gate", kind: "ignore", boxes: [] }]);
  expect(zones.of("c2")).toEqual([]);
  await zones.remove("c1", id);
  expect(zones.of("c1")).toEqual([]);
  expect(told).toHaveLength(7);
  stop();
  await zones.add("c2", "watch", "Door");
  expect(told).toHaveLength(7);
});

test("what two people paint at once is both there", async () => {
  const zones = zonesInMemory();
  const { id } = await zones.add("c1", "watch", "Gate");
  await Promise.all([
    zones.paint("c1", id, cell, true),
    zones.paint("c1", id, { ...cell, x: 16 }, true),
  ]);
  expect(zones.find("c1", id)?.boxes).toEqual([{ ...box, width: 0.25 }]);
});

describe("refused", () => {
  test.each([
    ["an empty name", "name_empty", (zones: Zones, id: string) => zones.rename("c1", id, " \n ")],
    [
      "a long name",
      "name_too_long",
      (zones: Zones, id: string) => zones.rename("c1", id, "x".repeat(longestZoneName + 1)),
    ],
    [
      "a name without end",
      "name_too_long",
      (zones: Zones, id: string) => zones.rename("c1", id, "x".repeat(4_000)),
    ],
    ["a zone that is gone", "gone", (zones: Zones) => zones.remove("c1", "z000000")],
    [
      "another camera's zone",
      "gone",
      (zones: Zones, id: string) => zones.setKind("c2", id, "watch"),
    ],
    [
      "cells that aren't there",
      "not_a_cell",
      (zones: Zones, id: string) => zones.paint("c1", id, { ...cell, x: 60 }, true),
    ],
  ] as const)("%s", async (_, because, change) => {
    const zones = zonesInMemory();
    const { id } = await zones.add("c1", "watch", "Gate");
    const before = zones.of("c1");
    await expect(change(zones, id)).rejects.toMatchObject({ name: "ZoneError", because });
    expect(zones.of("c1")).toBe(before);
  });

  test("more than can be told apart", async () => {
    const zones = zonesInMemory();
    for (let count = 0; count < mostZones; count++) await zones.add("c1", "watch", "Gate");
    const ids = new Set(zones.of("c1").map(({ id }) => id));
    expect(ids.size).toBe(mostZones);
    await expect(zones.add("c1", "watch", "Gate")).rejects.toMatchObject({ because: "too_many" });
  });

  test("by the disk: nothing changed, and nobody is told", async () => {
    const store = new ZoneStoreInMemory();
    const zones = new Zones(store, silentLog);
    let told = 0;
    zones.onChange(() => told++);
    store.problem = new Error("the disk is full");
    await expect(zones.add("c1", "watch", "Gate")).rejects.toThrow("the disk is full");
    expect([zones.of("c1"), told]).toEqual([[], 0]);
  });
});

test("they lie small in state.json and are there after a restart", async () => {
  const folder = await dataFolder();
  const state = await openState(folder, new FakeClock(), silentLog);
  const zones = new Zones(state, silentLog);
  const { id } = await zones.add("c1", "ignore", "Street");
  for (let column = 0; column < 8; column++) {
    await zones.paint("c1", id, { ...cell, x: column * 8 }, true);
  }
  await state.close();
  const stored = JSON.parse(await readFile(path.join(folder, "state.json"), "utf8"));
  const street = { x: 0, y: 0.25, width: 1, height: 0.125 };
  expect(stored.zones).toEqual({ c1: [{ id, name: "Street", kind: "ignore", boxes: [street] }] });
  const again = new Zones(await openState(folder, new FakeClock(), silentLog), silentLog);
  expect(again.of("c1")).toEqual(zones.of("c1"));
  expect(again.of("c1")).toBe(again.of("c1"));
});
