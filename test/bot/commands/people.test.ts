import { describe, expect, test } from "vitest";
import { peopleData } from "../../../bot/people/buttons.ts";
import { StorageError } from "../../../storage/errors.ts";
import { labels, openRoom } from "../../fakes/control-room.ts";
import { anna, group, stranger } from "../../fakes/telegram.ts";
import { openFacesRoom } from "../people/household.ts";
import { wordsOfOthers } from "../../../storage/words.ts";

const alike = (who: string, ...likeness: number[]) => likeness.map((one) => ({ [who]: one }));

describe("the list", () => {
  test("without face recognition one sentence says so", async () => {
    const { telegram } = openRoom();
    await telegram.say(anna, "/people");
    expect(telegram.last(anna.id).text).toContain("can't recognise faces here");
  });

  test("nobody yet: how to begin", async () => {
    const { telegram, shows } = await openFacesRoom();
    await telegram.say(anna, "/people");
    const message = await shows("⚪ I know nobody by face yet");
    expect(message).toMatchObject({ kind: "text", silent: true });
    expect(message.buttons.flat()).toMatchObject([
      { text: "Enroll somebody", callback_data: "enroll:new" },
    ]);
  });

  test("a face, a line and a button for each; six a page, edited in place", async () => {
    const { telegram, faces, facePictures, shows, tap } = await openFacesRoom();
    await faces.enroll("Anna", ...alike("Anna", 0.9, 0.5, 0.8));
    for (const name of ["Ben", "C <3", "Dora", "Emil", "Fritz", "Gesa", "Hugo"]) {
      await faces.enroll(name, { [name]: 0.9 });
    }
    await telegram.say(anna, "/people");
    const list = await shows("I know 8 people · page 1 of 2");
    expect(list).toMatchObject({ kind: "photo", silent: true });
    expect(list.text.split("\n").slice(1, 4)).toEqual([
      "1 · Anna · 3 photos · since 22 Nov 2026",
      "2 · Ben · 1 photo · since 22 Nov 2026",
      "3 · C &lt;3 · 1 photo · since 22 Nov 2026",
    ]);
    expect(labels(list)).toEqual([
      ["1 · Anna", "2 · Ben", "3 · C <3"],
      ["4 · Dora", "5 · Emil", "6 · Fritz"],
      ["More ›", "Add somebody"],
    ]);
    expect(facePictures.cells).toEqual(["1", "2", "3", "4", "5", "6"]);
    // Of Anna's photos the one most like her others.
    const best = faces.people.all()[0]?.crops[0]?.id ?? "";
    const first = facePictures.drawn[0]?.items[0] ?? { label: "", jpeg: Buffer.alloc(0) };
    const crop = await faces.people.crop(faces.people.all()[0]?.id ?? "", best);
    expect("crop" in first && Buffer.compare(first.crop, crop)).toBe(0);

    await tap("I know 8 people · page 1 of 2", "More ›");
    const second = await shows("I know 8 people · page 2 of 2");
    expect(second.id).toBe(list.id);
    expect(labels(second)).toEqual([
      ["7 · Gesa", "8 · Hugo"],
      ["‹ Before", "Add somebody"],
    ]);
    expect(facePictures.cells).toEqual(["7", "8"]);
    expect(telegram.shownIn(anna.id)).toHaveLength(1);
  });

  test("the longest names fit into a caption", async () => {
    const { telegram, faces, shows } = await openFacesRoom();
    for (let number = 0; number < 6; number++) {
      await faces.enroll(`${number}${"👩‍🚀".repeat(40)}`, { [`long ${number}`]: 0.9 });
    }
    await telegram.say(anna, "/people");
    expect((await shows("I know 6 people")).text.length).toBeLessThan(1024);
  });

  test("a page that is gone shows the last there is", async () => {
    const { telegram, faces, shows } = await openFacesRoom();
    await faces.enroll("Anna", { Anna: 0.9 });
    await telegram.say(anna, "/people");
    const list = await shows("I know 1 person");
    await telegram.tapData(anna, list, peopleData.list(9));
    expect((await shows("I know 1 person")).id).toBe(list.id);
  });

  test("says how far learning is, and shows those who have no photo", async () => {
    const { telegram, faces, facePictures, shows, tap } = await openFacesRoom();
    const { person, crops } = await faces.enroll("Anna", { Anna: 0.9 });
    await faces.people.deleteCrop(person.id, crops[0] as string);
    await faces.enroll("Ben", { Ben: 0.9 });
    faces.fixedState = { kind: "learning", known: 40, total: 100 };
    await telegram.say(anna, "/people");
    expect((await shows("1 · Anna · no photo")).text).toContain("🟠 Learning faces, 40 of 100");
    expect(facePictures.cells).toEqual(["1 empty", "2"]);
    await tap("1 · Anna", "1 · Anna");
    const page = await shows("🟠 Without a photo I can't recognise Anna.");
    expect(labels(page)).toEqual([
      ["Add photos", "Rename"],
      ["Everybody", "Forget"],
    ]);
  });

  test("in a group it works as well; strangers hear nothing", async () => {
    const { telegram, faces, shows } = await openFacesRoom();
    await faces.enroll("Anna", { Anna: 0.9 });
    await telegram.say(anna, "/people", { chat: group });
    expect((await shows("I know 1 person", group.id)).kind).toBe("photo");
    const calls = telegram.calls.length;
    await telegram.say(stranger, "/people", { chat: group });
    await telegram.tapData(stranger, telegram.last(group.id), peopleData.list(1));
    expect(telegram.calls).toHaveLength(calls);
  });
});

describe("pictures that can't be drawn", () => {
  test("words alone, and a page with a picture is replaced by one without", async () => {
    const { telegram, faces, facePictures, shows, tap, log } = await openFacesRoom();
    await faces.enroll("Anna", { Anna: 0.9 });
    await telegram.say(anna, "/people");
    const photo = await shows("I know 1 person");
    facePictures.broken = true;
    await tap("I know 1 person", "1 · Anna");
    const page = await shows("Anna · 1 photo");
    expect(page.kind).toBe("text");
    expect(telegram.messages.has(photo.id)).toBe(false);
    expect(log.messages("warn")).toContain("A picture of faces could not be drawn");
    facePictures.broken = false;
    await tap("Anna · 1 photo", "Everybody");
    expect(await shows("I know 1 person")).toMatchObject({ id: page.id, kind: "photo" });
  });

  test("a message too old to be deleted loses its buttons at least", async () => {
    const { telegram, faces, facePictures, shows, tap } = await openFacesRoom();
    await faces.enroll("Anna", { Anna: 0.9 });
    await telegram.say(anna, "/people");
    const old = await shows("I know 1 person");
    facePictures.broken = true;
    telegram.failNext("deleteMessage", "Bad Request: message can't be deleted");
    await tap("I know 1 person", "1 · Anna");
    await shows("Anna · 1 photo");
    expect(telegram.messages.get(old.id)?.buttons).toEqual([]);
  });

  test("a photo whose file is broken leaves its cell empty", async () => {
    const { telegram, faces, facePictures, shows } = await openFacesRoom();
    const { person, crops } = await faces.enroll("Anna", { Anna: 0.9 });
    faces.people.crop = async () => {
      throw new StorageError(faces.people.file(person.id, crops[0] as string), "It is no picture.");
    };
    await telegram.say(anna, "/people");
    expect((await shows("1 · Anna")).kind).toBe("photo");
    expect(facePictures.cells).toEqual(["1 empty"]);
  });

  test("a page whose message was deleted comes anew", async () => {
    const { telegram, faces, shows, tap } = await openFacesRoom();
    await faces.enroll("Anna", { Anna: 0.9 });
    await telegram.say(anna, "/people");
    const list = await shows("I know 1 person");
    telegram.failNext("editMessageMedia", "Bad Request: message to edit not found");
    await tap("I know 1 person", "1 · Anna");
    expect((await shows("Anna · 1 photo · since")).id).not.toBe(list.id);
  });
});

describe("one person", () => {
  test.each([
    [{ Ben: 0.9 }, "🟢 Nobody else here looks like Anna (closest: Ben, 0.00)."],
    [{ Ben: 0.7, Anna: 0.35 }, "🟠 Ben looks a little like Anna (0.31)"],
    [{ Ben: 0.7, Anna: 0.6 }, "🟠 Anna and Ben may be taken for each other (0.54)."],
  ])("is told apart from %j, in words", async (other, words) => {
    const { telegram, faces, shows, tap } = await openFacesRoom();
    await faces.enroll("Anna", { Anna: 0.9 });
    await faces.enroll("Ben", other);
    await telegram.say(anna, "/people");
    await tap("I know 2 people", "1 · Anna");
    expect((await shows("Anna · 1 photo · since 22 Nov 2026")).text).toContain(words);
  });

  test("alone; with photos that differ", async () => {
    const { telegram, faces, facePictures, shows, tap } = await openFacesRoom();
    await faces.enroll("Anna", ...alike("Anna", 0.9, 0.9, 0.3));
    await telegram.say(anna, "/people");
    await tap("I know 1 person", "1 · Anna");
    const page = await shows("Anna · 3 photos");
    expect(page.text).toContain("🟢 Nobody else is enrolled whom Anna could be taken for.");
    expect(page.text).toContain("🟠 The photos don't look much like each other (from 0.27 on).");
    expect(facePictures.cells).toEqual(["1", "2", "3"]);
    expect(labels(page)).toEqual([
      ["Add photos", "Photos", "Rename"],
      ["Everybody", "Forget"],
    ]);
    const id = faces.people.all()[0]?.id;
    expect(page.buttons[0]?.[0]?.callback_data).toBe(`enroll:more:${id}`);
  });

  test("not learned yet, or unreadable, is said instead", async () => {
    const { telegram, faces, shows, tap } = await openFacesRoom();
    const { person } = await faces.enroll("Anna", { Anna: 0.9 });
    faces.gallery.forget(person.id);
    faces.fixedState = { kind: "off", reason: wordsOfOthers("The models are missing.") };
    await telegram.say(anna, "/people");
    await tap("1 · Anna", "1 · Anna");
    await shows("Anna · 1 photo · since 22 Nov 2026\n⚪ I don't recognise faces: The models");
    faces.fixedState = null;
    await tap("Anna · 1 photo", "Everybody");
    await tap("1 · Anna", "1 · Anna");
    await shows("Anna · 1 photo");
    expect(telegram.last(anna.id).text).toContain(
      "🟠 The photos of Anna can't be read. Add others.",
    );
  });

  test("who is gone is told so, with the list", async () => {
    const { telegram, faces, shows } = await openFacesRoom();
    const { person } = await faces.enroll("Anna", { Anna: 0.9 });
    await faces.enroll("Ben", { Ben: 0.9 });
    await telegram.say(anna, "/people");
    const list = await shows("I know 2 people");
    await faces.people.forget(person.id);
    await telegram.tap(anna, list, "1 · Anna");
    await shows("⚪ I don't know that person any more.\nI know 1 person.\n1 · Ben");
    for (const data of [
      peopleData.photos(person.id),
      peopleData.rename(person.id),
      peopleData.keepName(person.id),
      peopleData.askForget(person.id),
      peopleData.forget(person.id),
      peopleData.delete(person.id, person.crops[0]?.id as string),
    ]) {
      const edits = telegram.callsOf("editMessageMedia").length;
      await telegram.tapData(anna, list, data);
      await expect.poll(() => telegram.callsOf("editMessageMedia").length).toBe(edits + 1);
      expect(telegram.last(anna.id).text).toContain(
        "⚪ I don't know that person any more.\nI know",
      );
    }
  });
});
