import { describe, expect, test } from "vitest";
import { labels, openRoom } from "../../fakes/control-room.ts";
import { seenFace } from "../../fakes/faces.ts";
import { anna, ben, group, stranger } from "../../fakes/telegram.ts";
import { foldersOf, mostlyAnna, openEnrolling } from "./household.ts";
import { wordsOfOthers } from "../../../storage/words.ts";

describe("the whole way", () => {
  test("a name, three photos, done: the person is known, and nothing else is left", async () => {
    const house = await openEnrolling();
    const { telegram, faces } = house;
    await house.says("/enroll");
    expect(house.last()).toMatchObject({ text: "Whose face is it? Send me a name.", silent: true });
    await house.says("Anna");
    expect(house.last().text).toMatch(
      /^Now 3 to 5 photos of Anna: .*\n.*Do it only if Anna agrees/,
    );
    expect(labels(house.last())).toEqual([["Cancel"]]);

    const photos = [await house.sends([mostlyAnna])];
    expect(house.last()).toMatchObject({ kind: "photo", silent: true });
    expect(house.last().text).toBe(
      "Anna · 1 of 3\n1 good\n2 more make me surer, from other sides.",
    );
    expect(labels(house.last())).toEqual([["Done", "Cancel"]]);
    photos.push(await house.sends([mostlyAnna]), await house.sends([mostlyAnna]));
    expect(house.last().text).toBe(
      "Anna · 3 of 3\n1 good\n2 good\n3 good\nThat is enough. Tap Done.",
    );
    expect(house.facePictures.cells).toEqual(["1", "2", "3"]);
    // The largest size of each, once.
    expect(house.files.fetched).toEqual(["photo-1-1001", "photo-2-1001", "photo-3-1001"]);
    // One message shows all of it, below the newest photo.
    const ours = telegram.shownIn(anna.id).filter(({ text }) => text.startsWith("Anna · "));
    expect(ours).toHaveLength(1);
    expect(faces.people.all()).toEqual([]);

    await house.taps("Done");
    expect(house.last()).toMatchObject({ kind: "text", silent: true });
    expect(house.last().text).toBe(
      "🟢 I know Anna now. Nobody else is enrolled yet.\n3 photos are kept.",
    );
    expect(labels(house.last())).toEqual([
      ["Delete the photos from this chat"],
      ["Add more", "Add somebody else"],
      ["Undo"],
    ]);
    expect(telegram.shownIn(anna.id).filter(({ kind }) => kind === "photo")).toEqual([]);
    expect(faces.people.all()).toMatchObject([{ name: "Anna", crops: { length: 3 } }]);
    await faces.learned();
    expect(faces.gallery.size).toBe(1);
    expect(await foldersOf(house.dataDir)).toEqual([]);
    expect(telegram.last(ben.id).text).toBe("🟢 Anna enrolled Anna: I recognise Anna now.");
    expect(house.log.messages("error")).toEqual([]);

    await house.taps("Delete the photos from this chat");
    expect(telegram.callsOf("deleteMessages")).toEqual([{ chat_id: anna.id, message_ids: photos }]);
    expect(house.last().text).toContain("The 3 photos are deleted from this chat.");
    expect(labels(house.last())).toEqual([["Add more", "Add somebody else"], ["Undo"]]);
    await house.taps("Undo");
    expect(house.last().text).toBe(
      "⚪ Undone: I don't know Anna any more, and the photos are gone.",
    );
    expect(faces.people.all()).toEqual([]);
    await house.taps("Start again");
    expect(house.last().text).toBe("Whose face is it? Send me a name.");
  });

  test("/enroll Anna needs no question; files and an album do as well as photos", async () => {
    const house = await openEnrolling({ pictures: false });
    await house.says("/enroll  Anna  ");
    expect(house.last().text).toMatch(/^Now 3 to 5 photos of Anna/);
    house.files.files.set("doc", house.faces.photoOf(seenFace(mostlyAnna)));
    await house.sendsOther({
      document: { file_id: "doc", mime_type: "image/png", file_size: 9e6 },
    });
    const album = { media_group_id: "7" };
    await Promise.all([
      house.sends([mostlyAnna], anna, album),
      house.sends([mostlyAnna], anna, album),
    ]);
    await house.control.idle();
    expect(house.last()).toMatchObject({ kind: "text" });
    expect(house.last().text).toMatch(/^Anna · 3 of 3\n1 good\n2 good\n3 good/);
    await house.taps("Done");
    expect(house.faces.people.all()).toMatchObject([{ name: "Anna", crops: { length: 3 } }]);
  });

  test("few photos are stored, too; [Add more] adds to the same person", async () => {
    const house = await openEnrolling();
    await house.says("/enroll Anna");
    await house.sends([mostlyAnna]);
    await house.taps("Done");
    expect(house.last().text).toContain("1 photo is kept. 🟠 With fewer than 3 photos");
    await house.taps("Add more");
    expect(house.last().text).toMatch(/^Now more photos of Anna/);
    await house.sends([mostlyAnna]);
    await house.taps("Done");
    expect(house.faces.people.all()).toMatchObject([{ name: "Anna", crops: { length: 2 } }]);
    await house.taps("Undo");
    expect(house.last().text).toBe("⚪ Undone: the new photos of Anna are gone.");
    expect(house.faces.people.all()).toMatchObject([{ name: "Anna", crops: { length: 1 } }]);
  });

  test.each([
    [0.1, "🟢 I know Cleo now. Nobody else here looks alike (closest: Ben, 0.10)."],
    [0.38, "🟠 I know Cleo now, but Ben looks a little alike (0.37)."],
    [0.7, "🟠 I know Cleo now, but can't tell Cleo and Ben apart for certain (0.67)."],
  ])("how well the person is told apart: %s of Ben", async (ofBen, expected) => {
    const house = await openEnrolling();
    await house.faces.enroll("Ben", { Ben: 0.9 }, { Ben: 0.9 }, { Ben: 0.9 });
    await house.says("/enroll Cleo");
    await house.sends([{ Cleo: 0.7, Ben: ofBen }]);
    if (house.last().text.includes("looks like Ben")) await house.taps("Use it anyway");
    await house.taps("Done");
    expect(house.last().text).toContain(expected);
  });
});

describe("who may, and where", () => {
  test("a group gets a link, whose /start begins", async () => {
    const house = await openEnrolling();
    await house.telegram.say(anna, "/enroll@vigil_bot", { chat: group });
    await house.control.idle();
    expect(house.last(group.id).text).toBe(
      "Faces are shown to me in private, not here. Tap to go there.",
    );
    expect(house.last(group.id).buttons.flat()).toMatchObject([
      { url: "https://t.me/vigil_bot?start=enroll" },
    ]);
    await house.says("/start enroll");
    expect(house.last().text).toBe("Whose face is it? Send me a name.");
    await house.says("/start");
    expect(house.last().text).toContain("I am here, Anna");
  });

  test("strangers hear nothing", async () => {
    const house = await openEnrolling();
    await house.says("/enroll", stranger);
    await house.says("/who", stranger);
    expect(house.telegram.shownIn(stranger.id)).toEqual([]);
  });

  test("where faces can't be recognised, a sentence says why", async () => {
    const without = openRoom();
    await without.telegram.say(anna, "/enroll");
    expect(without.telegram.last(anna.id).text).toContain("I can't recognise faces here");
    const house = await openEnrolling();
    house.faces.fixedState = { kind: "off", reason: wordsOfOthers("The models are damaged.") };
    await house.says("/enroll");
    expect(house.last().text).toBe("🟠 I can't recognise faces now: The models are damaged.");
    house.faces.fixedState = {
      kind: "fetching",
      progress: { receivedBytes: 3_100_000, totalBytes: 41_000_000, bytesPerSecond: 0 },
    };
    await house.says("/enroll");
    expect(house.last().text).toContain("3.1 MB of 41 MB");
  });

  test("without pictures, or when drawing fails, words do", async () => {
    const house = await openEnrolling();
    house.facePictures.broken = true;
    await house.says("/enroll Anna");
    await house.sends([mostlyAnna]);
    expect(house.last()).toMatchObject({ kind: "text" });
    expect(house.last().text).toMatch(/^Anna · 1 of 3/);
  });
});
