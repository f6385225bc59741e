// [I know them], from the alert's button to a photo of somebody and back again by [Undo].
import { rm } from "node:fs/promises";
import { expect, test } from "vitest";
import { encodeFaceCrop } from "../../../../storage/face-crop.ts";
import type { IncidentRecord } from "../../../../storage/incident-events.ts";
import { FakeFacePictures } from "../../../fakes/face-pictures.ts";
import { cropOf, FakeFaces, type Likeness } from "../../../fakes/faces.ts";
import {
  anna as annaUser,
  ben as benUser,
  group as groupChat,
  type FakeTelegram,
} from "../../../fakes/telegram.ts";
import {
  anna,
  ben,
  group,
  house,
  openMovement,
  pass,
  restart,
  told,
  type House,
} from "../house.ts";
import { face, person } from "../incident-script.ts";
import { control, tap } from "../phone.ts";
import { wordsOfOthers } from "../../../../storage/words.ts";

const tooOld = "Bad Request: query is too old and response timeout expired or query ID is invalid";

async function faceHouse(options: { inGroup?: boolean } = {}) {
  const faces = await FakeFaces.open();
  const pictures = new FakeFacePictures();
  const heard: string[] = [];
  const home = await house({
    people: { faces, facePictures: pictures },
    tellOthers: async (_ctx, notice) => void heard.push(notice("en").text),
    ...(options.inGroup ? { audience: [{ chat: group, thread: null }] } : {}),
  });
  return { home, faces, pictures, heard, phone: control(home) };
}

/** A face as the cameras see it: sharp enough, unless `flat`. */
function seen(likeness: Likeness, flat = false): Uint8Array {
  const crop = cropOf(likeness);
  if (flat) return crop;
  // Its first rows tell the fake whose it is.
  for (let at = 112 * 3 * 4; at < crop.length; at++) {
    const checked = (Math.floor(at / 9) + Math.floor(at / 1008)) % 2 === 0;
    crop[at] = checked ? 150 : 90;
  }
  return crop;
}

async function addFace(
  home: House,
  { id }: IncidentRecord,
  track: number,
  likeness: Likeness,
  options: { verdict?: "UNKNOWN" | "UNSURE" | "KNOWN"; width?: number; flat?: boolean } = {},
): Promise<void> {
  const { verdict = "UNKNOWN", width = 90, flat = false } = options;
  const file = `face-${track}.png`;
  await home.incidents.saveFile(id, file, await encodeFaceCrop(seen(likeness, flat)));
  const box = { x: 10, y: 10, width, height: width };
  const stored = { file, takenAt: home.clock.wall() + track * 1_000, box };
  await home.incidents.append(id, face(track, verdict, [person("gone", 0.2)], { face: stored }));
}

/** An alert whose button is there: its first edit shows it. */
async function askable(home: House, record: IncidentRecord): Promise<void> {
  await home.incidents.append(record.id, { kind: "marked", falseAlarm: true, by: "Ben" });
  await told(home);
}

async function strangersAlert(home: House, likeness: Likeness = {}): Promise<IncidentRecord> {
  const record = await openMovement(home);
  await addFace(home, record, 1, likeness);
  await askable(home, record);
  return record;
}

const rows = (phone: FakeTelegram, chat = anna) =>
  phone.last(chat).buttons.map((row) => row.map(({ text }) => text));

test("somebody who is known: the face becomes one of their photos, and [Undo] takes it back", async () => {
  const { home, faces, pictures, heard, phone } = await faceHouse();
  const { person: known } = await faces.enroll("Anna", { Anna: 0.9 }, { Anna: 0.95 });
  await faces.enroll("Ben", { Ben: 0.9 });
  const record = await strangersAlert(home, { Anna: 0.5 });
  await tap(home, phone, "I know them");
  expect(phone.last(anna)).toMatchObject({
    kind: "photo",
    silent: true,
    text: "Who is this?\nSeen at Front door at 15:00:01.",
  });
  expect(pictures.cells).toEqual([""]);
  expect(rows(phone)).toEqual([
    ["Anna", "Ben"],
    ["Somebody new", "Cancel"],
  ]);

  await phone.tap(annaUser, phone.last(anna), "Anna");
  expect(phone.last(anna).text).toBe(
    "🟢 This face is one of Anna's photos now, 3 in all.\nI know Anna by it from now on. The alert stays as it was told.",
  );
  expect(rows(phone)).toEqual([["Undo"]]);
  const added = faces.people.find(known.id)?.crops.at(-1);
  expect(added).toMatchObject({
    source: { kind: "camera", camera: "c1", cameraName: "Front door", incident: record.id },
    takenAt: home.clock.wall() + 1_000,
  });
  expect(await faces.people.crop(known.id, added?.id ?? "")).toHaveLength(112 * 112 * 3);
  expect(heard).toEqual([
    "⚪ Anna says that a face at Front door was Anna. I know Anna by it from now on.",
  ]);

  const answered = phone.last(anna);
  await phone.tap(annaUser, answered, "Undo");
  expect(phone.last(anna).text).toBe("⚪ Taken back: that photo of Anna is gone.");
  expect(rows(phone)).toEqual([]);
  expect(faces.people.find(known.id)?.crops).toHaveLength(2);
  await phone.tapData(annaUser, answered, `k:undo:${added?.addition}`);
  expect(phone.last(anna).text).toBe("⚪ That was taken back already.");
});

test("a tap that says who it is and comes too late teaches nothing", async () => {
  const { home, faces, phone } = await faceHouse();
  const { person: known } = await faces.enroll("Anna", { Anna: 0.9 });
  await strangersAlert(home, { Anna: 0.5 });
  await tap(home, phone, "I know them");
  const question = phone.last(anna);
  phone.failNext("answerCallbackQuery", tooOld);
  await phone.tap(annaUser, question, "Anna");
  expect(phone.last(anna).text).toContain("Your tap reached me late");
  expect(faces.people.find(known.id)?.crops).toHaveLength(1);
});

test("an address with a password is no name for anybody", async () => {
  const { home, faces, phone } = await faceHouse();
  await strangersAlert(home);
  await tap(home, phone, "I know them");
  await phone.tap(annaUser, phone.last(anna), "Somebody new");
  await phone.say(annaUser, "rtsp://admin:s3same-street@10.0.0.5/1");
  expect(faces.people.all()).toEqual([]);
  await phone.say(annaUser, "Carla");
  expect(faces.people.all().map(({ name }) => name)).toEqual(["Carla"]);
});

test("tapped twice, it is added once", async () => {
  const { home, faces, phone } = await faceHouse();
  const { person: known } = await faces.enroll("Anna", { Anna: 0.9 });
  await strangersAlert(home, { Anna: 0.5 });
  await tap(home, phone, "I know them");
  const question = { ...phone.last(anna), buttons: phone.last(anna).buttons };
  await phone.tap(annaUser, question, "Anna");
  await phone.tap(annaUser, question, "Anna");
  expect(faces.people.find(known.id)?.crops).toHaveLength(2);
  expect(phone.last(anna).text).toBe("This photo is one of Anna's already.");
});

test("it looks little like the other photos: added, because a person says so, and doubted aloud", async () => {
  const { home, faces, phone } = await faceHouse();
  await faces.enroll("Anna", { Anna: 0.9 });
  await strangersAlert(home, { Anna: 0.2 });
  await tap(home, phone, "I know them");
  await phone.tap(annaUser, phone.last(anna), "Anna");
  expect(phone.last(anna).text).toContain(
    "It looked little like the photos before it (0.18). If it is somebody else, tap Undo.",
  );
});

test("it looks more like somebody else: asked once more", async () => {
  const { home, faces, phone } = await faceHouse();
  const { person: known } = await faces.enroll("Anna", { Anna: 0.9 });
  const { person: other } = await faces.enroll("Ben", { Ben: 0.9 });
  await strangersAlert(home, { Ben: 0.6, Anna: 0.3 });
  await tap(home, phone, "I know them");
  await phone.tap(annaUser, phone.last(anna), "Anna");
  expect(phone.last(anna).text).toBe(
    "This face looks more like Ben (0.54) than like Anna. Whose is it?",
  );
  expect(rows(phone)).toEqual([["It is Ben"], ["Anna all the same"], ["Cancel"]]);
  expect(faces.people.find(known.id)?.crops).toHaveLength(1);
  const question = { ...phone.last(anna), buttons: phone.last(anna).buttons };
  await phone.tap(annaUser, question, "It is Ben");
  expect(faces.people.find(other.id)?.crops).toHaveLength(2);
  await phone.tap(annaUser, question, "Anna all the same");
  expect(faces.people.find(known.id)?.crops).toHaveLength(2);
});

test("somebody new: asked for a name, which may be refused, and [Undo] forgets them", async () => {
  const { home, faces, phone } = await faceHouse();
  await faces.enroll("Anna", { Anna: 0.9 });
  await strangersAlert(home);
  await tap(home, phone, "I know them");
  await phone.tap(annaUser, phone.last(anna), "Somebody new");
  expect(phone.last(anna).text).toContain("what is this person's name?");
  expect(phone.callsOf("sendMessage").at(-1)?.["reply_markup"]).toMatchObject({
    force_reply: true,
  });
  await phone.say(annaUser, " anna ");
  expect(phone.last(anna).text).toMatch(/^Somebody is called that already\./);
  await phone.say(annaUser, "x".repeat(300));
  expect(phone.last(anna).text).toMatch(/^That name is too long\./);
  await phone.say(annaUser, "../../etc");
  expect(phone.last(anna).text).toBe(
    "🟢 I know ../../etc now, by this one photo.\nFrom now on ../../etc is no stranger. More photos make me surer.",
  );
  expect(faces.people.all().map(({ name }) => name)).toEqual(["Anna", "../../etc"]);
  const before = phone.shownIn(anna).length;
  await phone.say(annaUser, "and now something else");
  expect(phone.shownIn(anna)).toHaveLength(before);
  await phone.tap(annaUser, phone.last(anna), "Undo");
  expect(phone.last(anna).text).toBe("⚪ Taken back: I don't know ../../etc any more.");
  expect(faces.people.all().map(({ name }) => name)).toEqual(["Anna"]);
});

test("the question for a name ends with /cancel, and after ten minutes", async () => {
  const { home, faces, phone } = await faceHouse();
  await strangersAlert(home);
  await tap(home, phone, "I know them");
  const question = { ...phone.last(anna), buttons: phone.last(anna).buttons };
  await phone.tap(annaUser, question, "Somebody new");
  const before = phone.shownIn(anna).length;
  await phone.say(benUser, "Carl");
  expect(phone.shownIn(anna)).toHaveLength(before);
  await phone.say(annaUser, "/cancel");
  expect(phone.last(anna).text).toBe("All right, nothing was added.");
  await phone.say(annaUser, "Carl");
  await phone.tap(annaUser, question, "Somebody new");
  await pass(home, 601_000, 601_000);
  await phone.say(annaUser, "Carl");
  expect(faces.people.all()).toEqual([]);
});

test.each(["/enroll", "a tap on something else"])(
  "after %s a text may be meant for another question: only a reply is a name",
  async (other) => {
    const { home, faces, phone } = await faceHouse();
    await strangersAlert(home);
    await tap(home, phone, "I know them");
    await phone.tap(annaUser, phone.last(anna), "Somebody new");
    const asked = phone.last(anna);
    if (other.startsWith("/")) await phone.say(annaUser, other);
    else await phone.tapData(annaUser, asked, "people:rename");
    await phone.say(annaUser, "Carl");
    expect(faces.people.all()).toEqual([]);
    const chat = { id: anna, type: "private" as const };
    const extra = { reply_to_message: { message_id: asked.id, date: 0, chat } };
    await phone.say(annaUser, "Carl", { extra });
    expect(faces.people.all().map(({ name }) => name)).toEqual(["Carl"]);
  },
);

test("in a group only a reply is a name", async () => {
  const { home, faces, phone } = await faceHouse({ inGroup: true });
  await strangersAlert(home);
  await tap(home, phone, "I know them", group);
  await phone.tap(annaUser, phone.last(group), "Somebody new");
  const asked = phone.last(group);
  await phone.say(annaUser, "who left the light on?", { chat: groupChat });
  expect(faces.people.all()).toEqual([]);
  const reply = { reply_to_message: { message_id: asked.id, date: 0, chat: groupChat } };
  await phone.say(annaUser, "Carl", { chat: groupChat, extra: reply });
  expect(faces.people.all().map(({ name }) => name)).toEqual(["Carl"]);
});

test("somebody new who looks like somebody: asked first", async () => {
  const { home, faces, phone } = await faceHouse();
  await faces.enroll("Ben", { Ben: 0.9 });
  await strangersAlert(home, { Ben: 0.6 });
  await tap(home, phone, "I know them");
  await phone.tap(annaUser, phone.last(anna), "Somebody new");
  expect(phone.last(anna).text).toBe(
    "This face looks like Ben (0.54). Is it somebody new all the same?",
  );
  await phone.tap(annaUser, phone.last(anna), "Somebody new all the same");
  await phone.say(annaUser, "Carl");
  expect(faces.people.all().map(({ name }) => name)).toEqual(["Ben", "Carl"]);
});

test("several faces: numbered, and who is known by now has no button", async () => {
  const { home, faces, pictures, phone } = await faceHouse();
  await faces.enroll("Anna", { Anna: 0.9 });
  const record = await openMovement(home);
  await addFace(home, record, 1, { Anna: 0.9 }, { verdict: "KNOWN" });
  await addFace(home, record, 2, {});
  await addFace(home, record, 3, {}, { verdict: "UNSURE" });
  await told(home);
  await tap(home, phone, "I know them");
  expect(phone.last(anna).text).toBe(
    "Which of them do you know?\nSeen at Front door at 2: 15:00:02 · 3: 15:00:03",
  );
  expect(pictures.cells).toEqual(["2", "3"]);
  expect(rows(phone)).toEqual([["2", "3"], ["Cancel"]]);
  await phone.tap(annaUser, phone.last(anna), "3");
  expect(phone.last(anna).text).toBe("Who is number 3?\nSeen at Front door at 15:00:03.");
  await phone.tap(annaUser, phone.last(anna), "Cancel");
  expect(phone.shownIn(anna)).toEqual([]);
});

test("a large household has pages", async () => {
  const { home, faces, phone } = await faceHouse();
  for (let number = 1; number <= 9; number++) {
    await faces.enroll(`Guest ${number}`, { [`Guest ${number}`]: 0.9 });
  }
  await strangersAlert(home);
  await tap(home, phone, "I know them");
  expect(rows(phone).slice(3)).toEqual([
    ["Guest 7", "Guest 8"],
    ["More ›"],
    ["Somebody new", "Cancel"],
  ]);
  await phone.tap(annaUser, phone.last(anna), "More ›");
  expect(rows(phone)).toEqual([["Guest 9"], ["‹ Back"], ["Somebody new", "Cancel"]]);
});

test.each([
  ["too small", { width: 40 }, /^This face is too small .*: 40 pixels wide, and it takes 48\./],
  ["blurred", { flat: true }, /^This face is too blurred to know anybody by\./],
] as const)("%s: said, and nothing is added", async (_flaw, options, words) => {
  const { home, faces, phone } = await faceHouse();
  const { person: known } = await faces.enroll("Anna", { Anna: 0.9 });
  const record = await openMovement(home);
  await addFace(home, record, 1, { Anna: 0.5 }, options);
  await askable(home, record);
  await tap(home, phone, "I know them");
  await phone.tap(annaUser, phone.last(anna), "Anna");
  expect(phone.last(anna).text).toMatch(words);
  expect(phone.last(anna).text).toContain("Nothing was added.");
  expect(faces.people.find(known.id)?.crops).toHaveLength(1);
});

test("what is gone is said: the face's picture, the person, the incident; no picture, then in words", async () => {
  const { home, faces, pictures, phone } = await faceHouse();
  const { person: known } = await faces.enroll("Anna", { Anna: 0.9 });
  const record = await strangersAlert(home, { Anna: 0.5 });
  pictures.broken = true;
  await tap(home, phone, "I know them");
  expect(phone.last(anna)).toMatchObject({ kind: "text" });
  const question = { ...phone.last(anna), buttons: phone.last(anna).buttons };
  await rm(home.incidents.file(record.id, "face-1.png"));
  await phone.tap(annaUser, question, "Anna");
  expect(phone.last(anna).text).toBe(
    "The picture of this face is not kept any more. Nothing was added.",
  );
  await faces.people.forget(known.id);
  await phone.tap(annaUser, question, "Anna");
  expect(phone.last(anna).text).toMatch(/^I don't know that person any more\./);
  await phone.tapData(annaUser, question, "k:who:20200101-000000-c1");
  await phone.tapData(annaUser, question, "k:future");
  const answers = phone.callsOf("answerCallbackQuery").map(({ text }) => text);
  expect(answers.slice(-2)).toEqual([
    "I no longer have this incident.",
    expect.stringContaining("older version"),
  ]);
});

test("the button is there only where faces can be read, and works after a restart", async () => {
  const { home, faces } = await faceHouse();
  const record = await strangersAlert(home, { Anna: 0.5 });
  const texts = (from: House) =>
    from.calls
      .messages(anna)[0]
      ?.buttons.flat()
      .map(({ text }) => text);
  expect(texts(home)).toContain("I know them");
  faces.fixedState = { kind: "off", reason: wordsOfOthers("The models are missing.") };
  await home.incidents.append(record.id, { kind: "marked", falseAlarm: false, by: "Ben" });
  await told(home);
  expect(texts(home)).not.toContain("I know them");
  faces.fixedState = null;
  await home.incidents.append(record.id, { kind: "marked", falseAlarm: true, by: "Ben" });
  await told(home);
  await home.alerts.stop();
  const later = await restart(home, 86_400_000);
  const phone = control(later);
  await tap(later, phone, "I know them");
  await phone.tap(annaUser, phone.last(anna), "Somebody new");
  await phone.say(annaUser, "Carl");
  expect(faces.people.all()[0]?.crops[0]?.source).toMatchObject({ incident: record.id });
});

test("[Undo] found too late is asked back, and can be confirmed or left", async () => {
  const { home, faces, phone } = await faceHouse();
  const { person: known } = await faces.enroll("Anna", { Anna: 0.9 });
  await strangersAlert(home, { Anna: 0.5 });
  await tap(home, phone, "I know them");
  await phone.tap(annaUser, phone.last(anna), "Anna");
  phone.failNext("answerCallbackQuery", tooOld);
  await phone.tap(annaUser, phone.last(anna), "Undo");
  await pass(home, 3_000);
  expect(faces.people.find(known.id)?.crops).toHaveLength(2);
  expect(phone.last(anna).text).toContain("You asked me to take a photo back earlier");
  const question = phone.last(anna);
  await phone.tap(annaUser, question, "Keep it");
  expect(phone.shownIn(anna)).not.toContain(question);
  await phone.tap(annaUser, question, "Undo");
  expect(faces.people.find(known.id)?.crops).toHaveLength(1);
});

test("who acts is a person of the household, in whatever chat", async () => {
  const { home, faces, heard, phone } = await faceHouse();
  home.audience.push({ chat: ben, thread: null });
  await strangersAlert(home);
  await tap(home, phone, "I know them", ben);
  await phone.tap(benUser, phone.last(ben), "Somebody new");
  await phone.say(benUser, "Carl");
  expect(faces.people.all().map(({ name }) => name)).toEqual(["Carl"]);
  expect(heard[0]).toContain("Ben says that a face at Front door was Carl.");
});
