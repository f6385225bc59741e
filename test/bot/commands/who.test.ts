import { describe, expect, test } from "vitest";
import { FileTooLargeError } from "../../../bot/telegram-files.ts";
import { FaceReaderError } from "../../../vision/faces/face-reader.ts";
import { openRoom } from "../../fakes/control-room.ts";
import { seenFace } from "../../fakes/faces.ts";
import { anna, ben, group } from "../../fakes/telegram.ts";
import { openEnrolling, sizesOf } from "../enroll/household.ts";
import { wordsOfOthers } from "../../../storage/words.ts";

async function withFamily() {
  const house = await openEnrolling();
  await house.faces.enroll("Anna", { Anna: 0.9 }, { Anna: 0.9 }, { Anna: 0.9 });
  await house.faces.enroll("Ben", { Ben: 0.9 }, { Ben: 0.9 }, { Ben: 0.9 });
  await house.faces.enroll("C <3", { Cleo: 0.9 });
  return house;
}

const who = { caption: "/who" };
const wide = (width: number) => ({ box: { x: 10, y: 10, width, height: width } });

test("every face is numbered and named, with the scores of those it looks like", async () => {
  const house = await withFamily();
  await house.sends(
    [
      seenFace({ Somebody: 0.9, Anna: 0.28, Ben: 0.19, Cleo: 0.1 }, wide(90)),
      seenFace({ Anna: 0.9, Ben: 0.2, Cleo: -0.001 }, wide(200)),
      seenFace({ Ben: 0.38, Anna: 0.2, Cleo: 0.1 }, wide(120)),
      seenFace({ Ben: 0.9 }, wide(20)),
      seenFace({ Cleo: 0.9 }, { ...wide(100), rawNorm: 0.5 }),
    ],
    anna,
    who,
  );
  expect(house.last()).toMatchObject({ kind: "photo", silent: true });
  expect(house.last().text.split("\n")).toEqual([
    "1: Anna (0.87) · then Ben 0.19, C &lt;3 0.00",
    "2: perhaps Ben (0.37), but I am not sure · then Anna 0.19, C &lt;3 0.09",
    "3: nobody I know (closest: Anna, 0.27) · then Ben 0.18, C &lt;3 0.09",
    "4: too small to tell",
    "Known from 0.45, a stranger below 0.28.",
  ]);
  const marks = house.facePictures.markings.at(-1);
  expect(marks?.map(({ number, verdict }) => [number, verdict])).toEqual([
    [1, "KNOWN"],
    [2, "UNSURE"],
    [3, "UNKNOWN"],
    [4, "TOO_SMALL"],
  ]);
  expect(marks?.[0]?.box).toEqual(wide(200).box);
});

test("as an answer to a photo, also in a group", async () => {
  const house = await withFamily();
  house.files.files.set("photo", house.faces.photoOf(seenFace({ Ben: 0.9 })));
  const answered = { message_id: 5, date: 0, chat: group, photo: sizesOf("photo") };
  await house.telegram.say(anna, "/who@vigil_bot", {
    chat: group,
    extra: { reply_to_message: answered },
  });
  await house.control.idle();
  expect(house.last(group.id).text).toMatch(/^1: Ben \(0\.\d\d\)/);
  await house.telegram.say(anna, "/who@vigil_bot", {
    chat: group,
    extra: { reply_to_message: { ...answered, photo: undefined, text: "hello" } },
  });
  expect(house.last(group.id).text).toBe("There is no photo in that message. Send me one.");
  await house.telegram.say(anna, "/who@vigil_bot", { chat: group });
  expect(house.last(group.id).text).toMatch(/^Send the photo with \/who as its caption/);
});

describe("asked for", () => {
  test("the next photo is it, and only that one", async () => {
    const house = await withFamily();
    await house.says("/who");
    expect(house.last().text).toBe("Send me the photo, and I say who is on it.");
    await house.sends([{ Ben: 0.9 }], ben);
    expect(house.last(ben.id).text).toMatch(/^I understand commands/);
    await house.sends([{ Anna: 0.9 }]);
    expect(house.last().text).toMatch(/^1: Anna/);
    await house.sends([{ Anna: 0.9 }]);
    expect(house.last().text).toMatch(/^I understand commands/);
  });

  test("/cancel, another command or five minutes end it", async () => {
    const house = await withFamily();
    await house.says("/who");
    await house.says("/cancel");
    expect(house.last().text).toBe("⚪ Cancelled.");
    await house.says("/who");
    await house.clock.advance(5 * 60_000);
    await house.sends([{ Anna: 0.9 }]);
    expect(house.last().text).toMatch(/^I understand commands/);
    // Selfies are no question.
    await house.says("/who");
    await house.says("/enroll Dora");
    await house.sends([{ Dora: 0.9 }]);
    expect(house.last().text).toMatch(/^Dora · 1 of 3/);
  });
});

describe("what can't be answered", () => {
  test("no face, nobody enrolled", async () => {
    const house = await openEnrolling();
    await house.sends([], anna, who);
    expect(house.last().text).toMatch(/^I see no face in this photo/);
    await house.sends([{ Anna: 0.9 }], anna, who);
    expect(house.last().text).toBe(
      "1: nobody I know\nNobody is enrolled yet. /enroll shows me somebody.",
    );
  });

  test("a damaged photo, too large, HEIC, one that doesn't arrive, a reader that fails", async () => {
    const house = await withFamily();
    house.files.files.set("damaged", house.faces.unreadablePhoto("This picture is damaged."));
    house.files.files.set("large", new FileTooLargeError());
    const answers: string[] = [];
    for (const file of ["damaged", "large", "gone"]) {
      await house.sendsOther({ photo: [{ file_id: file, width: 1, height: 1 }], ...who });
      answers.push(house.last().text);
    }
    await house.sendsOther({ document: { file_id: "x", mime_type: "image/heif" }, ...who });
    answers.push(house.last().text);
    house.faces.beforeReading = () => Promise.reject(new FaceReaderError("it crashed"));
    await house.sends([{ Anna: 0.9 }], anna, who);
    answers.push(house.last().text);
    expect(answers).toEqual([
      "🟠 This picture is damaged.",
      "🟠 This file is larger than 20 MB, and Telegram doesn't give me such. Send it as a photo.",
      "🟠 The photo didn't arrive from Telegram. Send it again.",
      "🟠 HEIC pictures can't be read here. Send it as a photo.",
      "🟠 I couldn't look at this photo just now. Send it again; if it stays so, look at my log.",
    ]);
    expect(house.log.messages("error")).toEqual([]);
  });

  test("without pictures, or when drawing fails, words do", async () => {
    const house = await withFamily();
    house.facePictures.broken = true;
    await house.sends([{ Anna: 0.9 }], anna, who);
    expect(house.last()).toMatchObject({ kind: "text" });
    expect(house.last().text).toMatch(/^1: Anna/);
  });

  test("still learning, off, or never there", async () => {
    const house = await withFamily();
    house.faces.fixedState = { kind: "learning", known: 40, total: 100 };
    await house.says("/who");
    expect(house.last().text).toMatch(/still learning the faces I know: 40 of 100/);
    house.faces.fixedState = { kind: "off", reason: wordsOfOthers("The models are damaged.") };
    await house.says("/who");
    expect(house.last().text).toBe("🟠 I can't recognise faces now: The models are damaged.");
    const without = openRoom();
    await without.telegram.say(anna, "/who");
    expect(without.telegram.last(anna.id).text).toContain("I can't recognise faces here");
  });

  test("twenty faces fit into a caption", async () => {
    const house = await withFamily();
    const long = "👩‍🚀".repeat(30);
    await house.faces.enroll(long, { long: 0.9 });
    await house.sends(
      Array.from({ length: 20 }, () => ({ long: 0.4, Anna: 0.1 })),
      anna,
      who,
    );
    expect(house.last().text).toContain("and 14 more faces");
    expect(Array.from(house.last().text).length).toBeLessThan(1024);
  });
});
