// Single photos: looked at, deleted, taken back.
import { expect, test } from "vitest";
import { peopleData } from "../../../bot/people/buttons.ts";
import { labels } from "../../fakes/control-room.ts";
import { cropOf } from "../../fakes/faces.ts";
import { anna } from "../../fakes/telegram.ts";
import { openFacesRoom } from "./household.ts";

const tooOld = "Bad Request: query is too old and response timeout expired or query ID is invalid";

async function annasPhotos() {
  const room = await openFacesRoom();
  const { telegram, faces, tap, shows } = room;
  await faces.enroll("Anna", { Anna: 0.9 }, { Anna: 0.9 });
  const { person } = faces.people.lastAddition() ?? {};
  const id = person?.id as string;
  const source = {
    kind: "camera",
    camera: "c1",
    cameraName: "Front door",
    incident: null,
  } as const;
  const takenAt = Date.parse("2026-11-20T09:05:00Z");
  const added = await faces.people.addCrops(id, [{ rgb: cropOf({ Anna: 0.2 }), source, takenAt }]);
  await faces.learned();
  await telegram.say(anna, "/people");
  await tap("I know 1 person", "1 · Anna");
  await tap("Anna · 3 photos", "Photos");
  await shows("Tap a photo's number");
  return { ...room, id, added };
}

test("each has a number; one shows where it is from and whether it fits", async () => {
  const { facePictures, shows, tap } = await annasPhotos();
  const page = await shows("Tap a photo's number");
  expect(labels(page)).toEqual([
    ["1", "2", "3"],
    ["Back", "Delete the last one added"],
  ]);
  await tap("Tap a photo's number", "3");
  const photo = await shows("Photo 3 of 3 · Anna");
  expect(photo.text.split("\n")).toEqual([
    "Photo 3 of 3 · Anna",
    "Front door saw it at 09:05 on 20 Nov 2026.",
    "🟠 It does not look much like the other photos (0.19).",
  ]);
  expect(facePictures.cells).toEqual(["3"]);
  await tap("Photo 3 of 3", "Back");
  await tap("Tap a photo's number", "1");
  const first = await shows("Photo 1 of 3");
  expect(first.text).toContain(
    "Sent in the chat at 14:00.\n🟢 It looks like the other photos (0.8",
  );
});

test("deleting asks, deletes that one alone, and says so", async () => {
  const { faces, id, shows, tap } = await annasPhotos();
  const before = faces.people.find(id)?.crops.map((crop) => crop.id) ?? [];
  await tap("Tap a photo's number", "2");
  await tap("Photo 2 of 3", "Delete");
  expect(labels(await shows("Really delete photo 2 of Anna?"))).toEqual([["Delete", "Keep"]]);
  await tap("Really delete photo 2", "Keep");
  await tap("Tap a photo's number", "2");
  await tap("Photo 2 of 3", "Delete");
  await tap("Really delete photo 2", "Delete");
  await shows("⚪ Photo 2 is deleted.\nAnna · 2 photos");
  expect(faces.people.find(id)?.crops.map((crop) => crop.id)).toEqual([before[0], before[2]]);
});

test("the only photo is asked about differently; without it the person stays", async () => {
  const { telegram, faces, shows, tap } = await openFacesRoom();
  await faces.enroll("Ben", { Ben: 0.9 });
  await telegram.say(anna, "/people");
  await tap("I know 1 person", "1 · Ben");
  await tap("Ben · 1 photo", "Photos");
  expect(labels(await shows("Tap a photo's number"))).toEqual([["1"], ["Back"]]);
  await tap("Tap a photo's number", "1");
  await tap("Photo 1 of 1", "Delete");
  await tap("Really delete the only photo of Ben?", "Delete");
  await shows("⚪ Photo 1 is deleted.\nBen · no photo");
  expect(faces.people.all()).toHaveLength(1);
});

test("what was added last can be taken back, after a question", async () => {
  const { faces, id, shows, tap } = await annasPhotos();
  await tap("Tap a photo's number", "Delete the last one added");
  await shows("Really delete the photo of Anna that was added last (number 3)?");
  await tap("Really delete the photo", "Delete");
  await shows("⚪ The photo that was added last is deleted.\nAnna · 2 photos");
  expect(faces.people.find(id)?.crops).toHaveLength(2);
});

test("stale and late taps change nothing and say so", async () => {
  const { telegram, faces, id, added, clock, shows, tap } = await annasPhotos();
  const crop = added.crops[0] as string;
  const page = await shows("Tap a photo's number");
  telegram.failNext("answerCallbackQuery", tooOld);
  await telegram.tapData(anna, page, peopleData.delete(id, crop));
  await clock.advance(2_000);
  const again = await shows("⚪ You asked for this earlier, while I was offline.\nReally delete");
  expect(faces.people.find(id)?.crops).toHaveLength(3);
  await telegram.tap(anna, again, "Delete");
  await shows("⚪ Photo 3 is deleted.");
  for (const data of [
    peopleData.photo(id, crop),
    peopleData.askDelete(id, crop),
    peopleData.delete(id, crop),
  ]) {
    await telegram.tapData(anna, page, peopleData.photos(id));
    await expect.poll(() => page.text).not.toContain("gone");
    await telegram.tapData(anna, page, data);
    await shows("⚪ That photo is gone already.\nAnna · 2 photos");
  }
  await telegram.tapData(anna, page, peopleData.takeBack(id, added.id));
  await shows("⚪ Those photos are gone already.");
  await telegram.tapData(anna, page, peopleData.photos(id));
  await expect.poll(() => page.text).not.toContain("gone");
  await telegram.tapData(anna, page, peopleData.askTakeBack(id, added.id));
  await shows("⚪ Those photos are gone already.");
  await tap("⚪ Those photos are gone", "Back");
});

test("somebody who deletes it at the same time from another chat is no failure", async () => {
  const { telegram, faces, id, shows } = await annasPhotos();
  const crop = faces.people.find(id)?.crops[0]?.id as string;
  const page = await shows("Tap a photo's number");
  const deleteCrop = faces.people.deleteCrop.bind(faces.people);
  faces.people.deleteCrop = async (person, photo) => {
    await deleteCrop(person, photo);
    return deleteCrop(person, photo);
  };
  await telegram.tapData(anna, page, peopleData.delete(id, crop));
  await shows("⚪ That photo is gone already.\nAnna · 2 photos");
  expect(faces.people.find(id)?.crops).toHaveLength(2);
});
