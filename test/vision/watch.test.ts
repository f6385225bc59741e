import { expect, test } from "vitest";
import { Watch } from "../../vision/watch.ts";
import { FakeAlarm } from "../fakes/alarm.ts";
import { FakeSessions } from "../fakes/session.ts";
import { standing } from "../fakes/standing.ts";
import { sceneOf, watchedScene } from "./watched-scene.ts";

test("all cameras start together, hear of the alarm, and stop together", async () => {
  const scene = sceneOf(320, 180);
  const { watchOptions, clock, incidents } = await watchedScene();
  const alarm = new FakeAlarm(clock);
  const ada = { means: "person", name: "Ada" } as const;
  const sessions = { c1: new FakeSessions(), c2: new FakeSessions() };
  const asked = { c1: 0, c2: 0 };
  const camera = (id: "c1" | "c2") => ({
    ...watchOptions,
    id,
    openSession: sessions[id].open,
    standing: () => {
      asked[id] += 1;
      return standing(alarm.current().state);
    },
  });
  const watch = new Watch([camera("c1"), camera("c2")], alarm);
  expect(watch.cameras.map(({ id }) => id)).toEqual(["c1", "c2"]);
  expect(sessions.c1.opened).toHaveLength(0);

  watch.start();
  expect([sessions.c1.alive, sessions.c2.alive]).toEqual([1, 1]);
  sessions.c1.newest.format(scene.format);
  const before = { ...asked };
  await alarm.arm("armed_away", ada);
  expect(asked.c1).toBeGreaterThan(before.c1);
  expect(asked.c2).toBeGreaterThan(before.c2);

  const stopping = watch.stop();
  await clock.advance(1_000);
  await stopping;
  expect([sessions.c1.alive, sessions.c2.alive]).toEqual([0, 0]);
  expect(clock.pending).toBe(0);
  const after = { ...asked };
  await alarm.disarm(ada);
  expect(asked).toEqual(after);
  expect(await incidents.day("2026-11-22")).toEqual([]);
});
