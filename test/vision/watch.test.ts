import { expect, test } from "vitest";
import { Arming } from "../../storage/arming.ts";
import { openState } from "../../storage/state.ts";
import { Watch } from "../../vision/watch.ts";
import { armingRecord } from "../fakes/arming-records.ts";
import { dataFolder } from "../fakes/data-folder.ts";
import { FakeSessions } from "../fakes/session.ts";
import { sceneOf, watchedScene } from "./watched-scene.ts";

test("all cameras start together, hear of the alarm, and stop together", async () => {
  const scene = sceneOf(320, 180);
  const { watchOptions, clock, log, incidents } = await watchedScene();
  const arming = new Arming(await openState(await dataFolder(), clock, log), log);
  const sessions = { c1: new FakeSessions(), c2: new FakeSessions() };
  const asked = { c1: 0, c2: 0 };
  const camera = (id: "c1" | "c2") => ({
    ...watchOptions,
    id,
    openSession: sessions[id].open,
    alarmState: () => {
      asked[id] += 1;
      return arming.current().state;
    },
  });
  const watch = new Watch([camera("c1"), camera("c2")], arming);
  expect(watch.cameras.map(({ id }) => id)).toEqual(["c1", "c2"]);
  expect(sessions.c1.opened).toHaveLength(0);

  watch.start();
  expect([sessions.c1.alive, sessions.c2.alive]).toEqual([1, 1]);
  sessions.c1.newest.format(scene.format);
  const before = { ...asked };
  await arming.set(armingRecord("armed_away", clock.wall(), "Ada"));
  expect(asked.c1).toBeGreaterThan(before.c1);
  expect(asked.c2).toBeGreaterThan(before.c2);

  const stopping = watch.stop();
  await clock.advance(1_000);
  await stopping;
  expect([sessions.c1.alive, sessions.c2.alive]).toEqual([0, 0]);
  expect(clock.pending).toBe(0);
  const after = { ...asked };
  await arming.set(armingRecord("disarmed", clock.wall(), "Ada"));
  expect(asked).toEqual(after);
  expect(await incidents.day("2026-11-22")).toEqual([]);
});
