// Zones of a camera under watch: what they make of somebody who walks through its picture, and that
// changing them needs no other connection.
import { expect, test } from "vitest";
import type { Zone } from "../../storage/zones.ts";
import { sceneOf, watchedScene } from "./watched-scene.ts";

const scene = sceneOf(320, 180);
const patience = { timeout: 15_000 };
// Who walks does so between a quarter and three quarters of the height, from 4.1 to 7 s.
const path: Zone["boxes"][number] = { x: 0, y: 0.2, width: 1, height: 0.6 };
const zone = (kind: Zone["kind"]): Zone => ({ id: "z1", name: "Path", kind, boxes: [path] });

async function watching() {
  const house = await watchedScene();
  house.watch.start();
  house.watch.alarmChanged();
  house.connect(scene);
  return house;
}

test("ignored, it is no incident; once the zone is gone it is one, on the same connection", async () => {
  const { watch, zones, sessions, play, told } = await watching();
  zones.all = [zone("ignore")];
  await play(scene, 2, 5.4);
  expect(await told()).toEqual([]);
  expect(watch.status().lastMovementAt).toBeNull();
  zones.all = [];
  await play(scene, 5.4, 6);
  await expect.poll(told, patience).toHaveLength(1);
  expect(sessions.opened).toHaveLength(1);
});

test("an alarm says which zone it is in; one that this mode leaves out does not count", async () => {
  const { zones, incidents, play, told } = await watching();
  zones.all = [zone("watch"), { ...zone("ignore"), id: "z2" }];
  zones.off = new Set(["c1/z2", "c2/z1"]);
  await play(scene, 2, 5);
  await expect.poll(told, patience).toEqual(["movement: opened with photo"]);
  const [record] = await incidents.day("2026-11-22");
  const [opened] = await incidents.events(record?.id ?? "");
  expect(opened).toMatchObject({ kind: "opened", zones: ["Path"] });
});
