// Forgetting somebody: asked first, done whole, said honestly.
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { StorageError } from "../../../storage/errors.ts";
import { labels } from "../../fakes/control-room.ts";
import { dataFolder } from "../../fakes/data-folder.ts";
import { FakeFaces } from "../../fakes/faces.ts";
import { anna, ben } from "../../fakes/telegram.ts";
import { openFacesRoom } from "./household.ts";

const tooOld = "Bad Request: query is too old and response timeout expired or query ID is invalid";
const alike = (who: string, ...likeness: number[]) => likeness.map((one) => ({ [who]: one }));

test("asks first; [Keep] keeps", async () => {
  const { telegram, faces, shows, tap } = await openFacesRoom();
  await faces.enroll("Anna", ...alike("Anna", 0.9, 0.9));
  await telegram.say(anna, "/people");
  await tap("I know 1 person", "1 · Anna");
  await tap("Anna · 2 photos", "Forget");
  const question = await shows("Really forget Anna?");
  expect(question.text).toBe(
    "Really forget Anna? The 2 photos and the name in the list of incidents go; clips stay.",
  );
  expect(labels(question)).toEqual([["Forget", "Keep"]]);
  await tap("Really forget Anna?", "Keep");
  await shows("Anna · 2 photos");
  expect(faces.people.all()).toHaveLength(1);
});

test("removes the photos from disk, says what stays, and tells the others who did it", async () => {
  const dataDir = await dataFolder();
  const faces = await FakeFaces.open({ dataDir });
  const { telegram, shows, tap, control } = await openFacesRoom({ faces });
  const { person } = await faces.enroll("Anna", ...alike("Anna", 0.9, 0.9));
  await faces.enroll("Ben", { Ben: 0.9 });
  await telegram.say(anna, "/people");
  await tap("I know 2 people", "1 · Anna");
  await tap("Anna · 2 photos", "Forget");
  await tap("Really forget Anna?", "Forget");
  const list = await shows("⚪ Anna is forgotten");
  expect(list.text).toContain("with 2 photos and the name in the list of incidents. Clips stay");
  expect(list.text).toContain("I know 1 person.\n1 · Ben");
  expect(await readdir(path.join(dataDir, "people"))).not.toContain(person.id);
  expect(await readFile(path.join(dataDir, "people.json"), "utf8")).not.toContain("Anna");
  await control.idle();
  expect(telegram.last(ben.id)).toMatchObject({
    text: "⚪ Anna had me forget Anna.",
    silent: true,
  });
});

test("the last one leaves no picture behind", async () => {
  const { telegram, faces, shows, tap } = await openFacesRoom();
  await faces.enroll("Anna", { Anna: 0.9 });
  await telegram.say(anna, "/people");
  await tap("I know 1 person", "1 · Anna");
  await tap("Anna · 1 photo", "Forget");
  await tap("Really forget Anna?", "Forget");
  const empty = await shows("⚪ I know nobody by face yet");
  expect(empty.kind).toBe("text");
  expect(telegram.shownIn(anna.id)).toHaveLength(1);
});

test("a tap that comes late is asked back, and forgets nobody", async () => {
  const { telegram, faces, shows, tap, clock } = await openFacesRoom();
  await faces.enroll("Anna", { Anna: 0.9 });
  await telegram.say(anna, "/people");
  await tap("I know 1 person", "1 · Anna");
  await tap("Anna · 1 photo", "Forget");
  telegram.failNext("answerCallbackQuery", tooOld);
  await tap("Really forget Anna?", "Forget");
  await clock.advance(2_000);
  const again = await shows("⚪ You asked for this earlier, while I was offline.\nReally forget");
  expect(faces.people.all()).toHaveLength(1);
  await telegram.tap(anna, again, "Forget");
  await shows("⚪ Anna is forgotten");
  expect(faces.people.all()).toHaveLength(0);
});

test("a disk that doesn't let the pictures go is no secret", async () => {
  const { telegram, faces, shows, tap } = await openFacesRoom();
  await faces.enroll("Anna", { Anna: 0.9 });
  const { people } = faces;
  const forget = people.forget.bind(people);
  people.forget = async (id) => {
    await forget(id);
    throw new StorageError("/data/people/x", "It can't be removed.");
  };
  await telegram.say(anna, "/people");
  await tap("I know 1 person", "1 · Anna");
  await tap("Anna · 1 photo", "Forget");
  await tap("Really forget Anna?", "Forget");
  await shows("🟠 Anna is forgotten, but 1 photo could not be removed from my disk yet.");
  expect(faces.people.all()).toEqual([]);
});

test("a disk that keeps everything is said, and nobody is forgotten", async () => {
  const { telegram, faces, shows, tap } = await openFacesRoom();
  await faces.enroll("Anna", { Anna: 0.9 });
  faces.people.forget = async () => {
    throw new StorageError("/data/people.json", "It can't be written.");
  };
  await telegram.say(anna, "/people");
  await tap("I know 1 person", "1 · Anna");
  await tap("Anna · 1 photo", "Forget");
  await tap("Really forget Anna?", "Forget");
  const failure = await shows("🟠 I couldn't write to my disk, so nothing was changed");
  expect(failure.text).not.toContain("/data");
});
