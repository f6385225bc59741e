import { readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test, vi } from "vitest";
import { Enrolling } from "../../../storage/enrolling.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { dataFolder } from "../../fakes/data-folder.ts";
import { RecordingLog } from "../../fakes/log.ts";
import { anna } from "../../fakes/telegram.ts";
import { type EnrollingHousehold, mostlyAnna, openEnrolling } from "./household.ts";

/** The process was killed: nothing in memory is left but Telegram's files and the disk. */
async function restarted(before: EnrollingHousehold): Promise<EnrollingHousehold> {
  const { dataDir, faces, files, clock } = before;
  const house = await openEnrolling({ dataDir, after: { faces, files, clock } });
  house.telegram.continue(before.telegram);
  return house;
}

test("the question for a name goes on", async () => {
  const before = await openEnrolling();
  await before.says("/enroll");
  const house = await restarted(before);
  house.control.resume();
  await house.says("/status");
  await house.says("Anna");
  expect(house.last().text).toMatch(/^Now 3 to 5 photos of Anna/);
  expect(house.log.messages("error")).toEqual([]);
});

test("a question that another version asked is answered all the same", async () => {
  const before = await openEnrolling();
  await before.says("/enroll");
  const questions = path.join(before.dataDir, "enrolling", "questions");
  const [file = ""] = await readdir(questions);
  await writeFile(path.join(questions, file), "{ torn");
  const house = await restarted(before);
  await house.says("x".repeat(65));
  expect(house.last().text).toMatch(/too long for a name/);
  await house.says("Anna");
  expect(house.last().text).toMatch(/^Now 3 to 5 photos of Anna/);
});

test("photos, an open question and the message go on", async () => {
  const before = await openEnrolling();
  await before.says("/enroll Anna");
  await before.sends([mostlyAnna]);
  await before.sends([{ Ben: 0.9 }, mostlyAnna]);
  const house = await restarted(before);
  house.control.resume();
  await house.taps("2");
  expect(house.last().text).toMatch(/^Anna · 2 of 3\n1 good\n2 good/);
  await house.sends([{ Somebody: 0.9 }]);
  expect(house.last().text).toContain("3 looks unlike the other photos");
  await house.taps("Leave it out");
  await house.taps("Done");
  expect(house.faces.people.all()).toMatchObject([{ name: "Anna", crops: { length: 2 } }]);
  expect(house.log.messages("error")).toEqual([]);
});

test("a photo that was being looked at is looked at once Telegram is reached", async () => {
  const before = await openEnrolling();
  await before.says("/enroll Anna");
  let reading = 0;
  before.faces.beforeReading = () => {
    reading += 1;
    return new Promise(() => undefined); // killed while it reads
  };
  before.files.files.set("x", before.faces.photoOf());
  await before.telegram.send(anna, { photo: [{ file_id: "x", width: 9, height: 9 }] });
  await vi.waitFor(() => expect(reading).toBe(1));
  const house = await restarted(before);
  // Just started, faces can't be read yet.
  house.faces.fixedState = { kind: "starting" };
  house.faces.beforeReading = async () => undefined;
  house.control.resume();
  await house.clock.advance(5_000);
  house.faces.fixedState = null;
  await house.clock.advance(1_000);
  await house.control.idle();
  expect(house.last().text).toContain("1 no face");
});

test.each(["before", "after"])("killed %s it was stored: stored once", async (when) => {
  const before = await openEnrolling();
  await before.says("/enroll Anna");
  await before.sends([mostlyAnna]);
  const { add } = before.faces.people;
  const { people } = before.faces;
  let reached = false;
  people.add = async (name, crops) => {
    if (when === "after") await add.call(people, name, crops);
    reached = true;
    return new Promise(() => undefined);
  };
  await before.telegram.tap(anna, before.last(), "Done");
  await vi.waitFor(() => expect(reached).toBe(true));
  people.add = add;
  const house = await restarted(before);
  house.control.resume();
  await house.control.idle();
  expect(house.faces.people.all()).toMatchObject([{ name: "Anna", crops: { length: 1 } }]);
  expect(house.last().text).toMatch(/^🟢 I know Anna now/);
  await house.taps("Undo");
  expect(house.faces.people.all()).toEqual([]);
});

test("one that nobody went on with while the guard was off is ended", async () => {
  const before = await openEnrolling();
  await before.says("/enroll Anna");
  await before.sends([mostlyAnna]);
  before.clock.stepWall(2 * 3_600_000);
  const house = await restarted(before);
  house.control.resume();
  await house.clock.advance(1);
  await house.control.idle();
  expect(house.last().text).toMatch(/^⚪ Nothing came for an hour/);
});

test("what can't be read any more is removed at the start", async () => {
  const dataDir = await dataFolder();
  const log = new RecordingLog();
  const before = await openEnrolling({ dataDir });
  await before.says("/enroll Anna");
  await before.sends([mostlyAnna]);
  const folder = path.join(dataDir, "enrolling", String(anna.id));
  await writeFile(path.join(folder, "dialog.json"), '{"version":99}');
  const store = await Enrolling.open(dataDir, new FakeClock(), log);
  expect(store.all()).toEqual([]);
  expect(await readdir(path.dirname(folder))).not.toContain(String(anna.id));
  expect(log.messages("info")[0]).toContain("can't be gone on with");
});
