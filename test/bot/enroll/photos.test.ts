import { describe, expect, test } from "vitest";
import { FileTooLargeError } from "../../../bot/telegram-files.ts";
import { labels } from "../../fakes/control-room.ts";
import { seenFace } from "../../fakes/faces.ts";
import { anna } from "../../fakes/telegram.ts";
import { filesOf, mostlyAnna, openEnrolling } from "./household.ts";

describe("photos that can't be used", () => {
  test.each([
    ["no face", [], "1 no face"],
    [
      "too small",
      [seenFace(mostlyAnna, { box: { x: 1, y: 1, width: 50, height: 60 } })],
      "50 pixels wide, I need 80. Go closer.",
    ],
    ["dark", [seenFace(mostlyAnna, { brightness: 20 })], "1 too dark"],
    ["bright", [seenFace(mostlyAnna, { brightness: 250 })], "1 too bright"],
    ["blurred", [seenFace(mostlyAnna, { sharpness: 5 })], "1 blurred"],
    ["turned away", [seenFace(mostlyAnna, { pose: 0.9 })], "1 turned too far away"],
  ])("%s", async (_what, faces, line) => {
    const house = await openEnrolling();
    await house.says("/enroll Anna");
    await house.sends(faces);
    expect(house.last().text).toMatch(/^Anna · 0 of 3\n/);
    expect(house.last().text).toContain(line);
    expect(labels(house.last())).toEqual([["Cancel"]]);
    // Of such a photo nothing is kept, but the others go on.
    expect(await filesOf(house.dataDir, anna.id)).toEqual(["dialog.json"]);
    await house.sends([mostlyAnna]);
    expect(house.last().text).toMatch(/^Anna · 1 of 3\n1 .*\n2 good/);
  });

  test.each([
    [
      { mime_type: "image/heic", file_name: "a.heic" },
      "1 HEIC, which I can't read: send it as a photo.",
    ],
    [{ mime_type: "application/octet-stream", file_name: "IMG_1.HEIC" }, "1 HEIC"],
    [{ mime_type: "application/pdf" }, "1 not a picture"],
    [{ mime_type: "image/png", file_size: 21 * 1024 * 1024 }, "1 larger than 20 MB"],
  ])("a file that says so itself is not even fetched: %o", async (document, line) => {
    const house = await openEnrolling();
    await house.says("/enroll Anna");
    await house.sendsOther({ document: { file_id: "x", ...document } });
    expect(house.last().text).toContain(line);
    expect(house.files.fetched).toEqual([]);
  });

  test("too large, not to be had, damaged, and a reader that fails", async () => {
    const house = await openEnrolling();
    await house.says("/enroll Anna");
    house.files.files.set("large", new FileTooLargeError());
    house.files.files.set("damaged", house.faces.unreadablePhoto("This picture is damaged."));
    for (const file of ["large", "gone", "damaged"]) {
      await house.sendsOther({ photo: [{ file_id: file, width: 1, height: 1 }] });
    }
    house.faces.beforeReading = () => Promise.reject(new Error("the reader is gone"));
    await house.sends([mostlyAnna]);
    expect(house.last().text.split("\n").slice(1)).toEqual([
      "1 larger than 20 MB, which Telegram doesn't give me: send it as a photo.",
      "2 didn't arrive from Telegram: send it again.",
      "3 This picture is damaged.",
      "4 could not be looked at: send it again.",
    ]);
    house.faces.beforeReading = async () => undefined;
    await house.sends([mostlyAnna]);
    expect(house.last().text).toContain("5 good");
  });

  test("a video, a sticker and words get a sentence", async () => {
    const house = await openEnrolling();
    await house.says("/enroll Anna");
    await house.sendsOther({ video: { file_id: "v" } });
    expect(house.last().text).toMatch(/^I need photos of Anna/);
    await house.says("is this enough?");
    expect(house.last().text).toBe("I am waiting for photos of Anna. Send some, or /cancel.");
  });

  test("more than ten are enough", async () => {
    const house = await openEnrolling();
    await house.says("/enroll Anna");
    for (let photo = 0; photo < 11; photo++) await house.sends([mostlyAnna]);
    expect(house.last().text).toMatch(/^Anna · 10 good\nand 4 photos before\n5 good/);
    expect(house.last().text).toContain("11 not needed: I have enough.");
    expect(house.last().text.length).toBeLessThan(1024);
  });
});

describe("questions", () => {
  test("several faces: a numbered sheet, and a tap for the one", async () => {
    const house = await openEnrolling();
    await house.says("/enroll Anna");
    const at = (x: number) => ({ box: { x, y: 50, width: 100, height: 120 } });
    await house.sends([seenFace({ Ben: 0.9 }, at(400)), seenFace(mostlyAnna, at(10))]);
    expect(house.last().text).toBe("Anna · 0 of 3\n1 several faces: which one is Anna?");
    expect(labels(house.last())).toEqual([["1", "2"], ["Leave it out"], ["Cancel"]]);
    expect(house.facePictures.cells).toEqual(["1", "2"]);
    await house.taps("1");
    expect(house.last().text).toMatch(/^Anna · 1 of 3\n1 good/);
    expect(await filesOf(house.dataDir, anna.id)).toEqual(["1-0.png", "dialog.json"]);
    // It was the left one: the next photo of her is like it.
    await house.sends([mostlyAnna]);
    expect(house.last().text).toContain("2 good");
  });

  test("the photo that is asked about stays in sight", async () => {
    const house = await openEnrolling();
    await house.says("/enroll Anna");
    await house.sends([{ Ben: 0.9 }, mostlyAnna]);
    for (let photo = 0; photo < 8; photo++) await house.sends([]);
    expect(house.last().text).toMatch(/^Anna · 0 of 3\nand 2 photos before\n1 several faces/);
    expect(labels(house.last())[0]).toEqual(["1", "2"]);
  });

  test("the chosen face is judged, too", async () => {
    const house = await openEnrolling();
    await house.says("/enroll Anna");
    await house.sends([seenFace({ Ben: 0.9 }), seenFace(mostlyAnna, { brightness: 10 })]);
    await house.taps("2");
    expect(house.last().text).toContain("1 too dark");
    expect(await filesOf(house.dataDir, anna.id)).toEqual(["dialog.json"]);
  });

  test("somebody known already, or unlike the photos before: use it, or leave it out", async () => {
    const house = await openEnrolling();
    await house.faces.enroll("Ben", { Ben: 0.9 }, { Ben: 0.9 });
    await house.says("/enroll Anna");
    await house.sends([{ Ben: 0.9 }]);
    expect(house.last().text).toBe("Anna · 0 of 3\n1 looks like Ben (0.85). Is it Anna?");
    expect(labels(house.last())).toEqual([["Use it anyway", "Leave it out"], ["Cancel"]]);
    const question = structuredClone(house.last());
    await house.taps("Leave it out");
    expect(house.last().text).toBe("Anna · 0 of 3\n1 left out");
    await house.sends([mostlyAnna]);
    await house.sends([{ Somebody: 0.9 }]);
    expect(house.last().text).toContain("3 looks unlike the other photos (0.00). Is it Anna?");
    await house.taps("Use it anyway");
    expect(house.last().text).toMatch(/^Anna · 2 of 3\n1 left out\n2 good\n3 good/);
    await house.taps("Use it anyway", question);
    expect(house.telegram.callsOf("answerCallbackQuery").at(-1)?.["text"]).toBe(
      "That is decided already.",
    );
  });
});
