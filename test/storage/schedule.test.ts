import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { silentLog } from "../../storage/log.ts";
import { mostPhones, PresenceSettings } from "../../storage/presence.ts";
import { mostEntries, Schedule } from "../../storage/schedule.ts";
import { openState } from "../../storage/state.ts";
import { dataFolder } from "../fakes/data-folder.ts";
import { FakeClock } from "../fakes/clock.ts";
import { selfActingInMemory } from "../fakes/self-acting.ts";

const night = { weekdays: [1, 7], minute: 1380, wanted: "armed_night", enabled: true } as const;
const entry = () => ({ ...night, weekdays: [...night.weekdays] });

test("what is wanted, and how far it is done, outlives a restart; ids are never given again", async () => {
  const folder = await dataFolder();
  const first = await openState(folder, new FakeClock(), silentLog);
  const schedule = new Schedule(first, silentLog);
  const presence = new PresenceSettings(first, silentLog);
  await schedule.add(entry());
  await schedule.add(entry());
  await schedule.remove("s2");
  await schedule.change("s1", { skip: "2026-11-22" });
  await schedule.note({ doneUntil: 5, done: ["s1/4"], reminded: ["s1/4"] });
  await presence.addPhone("Anna", "192.168.1.23");
  await first.close();

  const second = await openState(folder, new FakeClock(), silentLog);
  const again = new Schedule(second, silentLog);
  expect(again.value).toMatchObject({ doneUntil: 5, done: ["s1/4"], reminded: ["s1/4"] });
  expect(again.find("s1")).toEqual({ ...entry(), id: "s1", skip: "2026-11-22" });
  expect((await again.add(entry()))?.id).toBe("s3");
  expect(new PresenceSettings(second, silentLog).value.phones).toHaveLength(1);
  await second.close();
});

test("a state.json of before opens, with nothing in the schedule and presence off", async () => {
  const folder = await dataFolder();
  const file = path.join(folder, "state.json");
  await writeFile(file, JSON.stringify({ version: 1, arming: { state: "armed_away" } }));
  const state = await openState(folder, new FakeClock(), silentLog);
  const schedule = new Schedule(state, silentLog);
  expect(schedule.value).toMatchObject({
    entries: [],
    done: [],
    doneUntil: null,
    remindMinutes: 10,
  });
  expect(state.value.presence).toMatchObject({ enabled: false, phones: [], awayAfterMs: 600_000 });
  await schedule.add(entry());
  await state.close();
  expect(await readFile(file, "utf8")).toContain('"s1"');
});

test("as many as fit, and no more; what isn't there can't be changed", async () => {
  const { schedule, presence } = selfActingInMemory();
  for (let count = 0; count < mostEntries; count++) await schedule.add(entry());
  expect(await schedule.add(entry())).toBeNull();
  expect(await schedule.change("s99", { enabled: false })).toBeNull();
  expect(await schedule.remove("s99")).toBeNull();
  for (let count = 0; count < mostPhones; count++)
    await presence.addPhone("Anna", `10.0.0.${count}`);
  expect(await presence.addPhone("Anna", "10.0.0.99")).toBeNull();
  expect(await presence.removePhone("h99")).toBeNull();
});

test("listeners hear of what is wanted, not of what is done", async () => {
  const { schedule, presence } = selfActingInMemory();
  let heard = 0;
  const stop = schedule.onChange(() => {
    heard += 1;
  });
  await schedule.add(entry());
  await schedule.setReminder(0);
  await schedule.note({ doneUntil: 1, done: [], reminded: [] });
  stop();
  await schedule.setReminder(5);
  expect(heard).toBe(2);
  presence.onChange(() => {
    heard += 1;
  });
  await presence.change({ awayAfterMs: 60_000 });
  expect(heard).toBe(3);
});

test("marks of long ago are let go", async () => {
  const { schedule } = selfActingInMemory();
  const done = Array.from({ length: 500 }, (_, index) => `s1/${index}`);
  await schedule.note({ doneUntil: 1, done, reminded: done });
  expect(schedule.value.done).toHaveLength(200);
  expect(schedule.value.done.at(-1)).toBe("s1/499");
});
