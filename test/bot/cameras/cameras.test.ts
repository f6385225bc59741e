import { beforeEach, expect, test } from "vitest";
import { cameraData } from "../../../bot/cameras/taps.ts";
import { labels, openRoom, type TestRoom } from "../../fakes/control-room.ts";
import { anna, ben, group } from "../../fakes/telegram.ts";
import { FakeMembers } from "../../fakes/members.ts";

let room: TestRoom;
beforeEach(() => {
  room = openRoom();
});

const last = () => room.telegram.last(anna.id);
const tap = (label: string, message = last()) => room.telegram.tap(anna, message, label);
const late = "Bad Request: query is too old and response timeout expired or query ID is invalid";

/** Anna's chat with the page of that camera open. */
async function openPage(camera: string): Promise<void> {
  await room.telegram.say(anna, "/cameras");
  await tap(camera);
}

test("the list shows how each is; a camera's page what it sees and what can be done", async () => {
  room.watch.camera("Hall").now = { state: "lost", since: room.clock.wall() - 240_000 };
  await room.telegram.say(anna, "/cameras");
  expect(last().text).toBe(
    "2 cameras\n🟢 Front door · 20 fps · no movement so far\n🔴 Hall · lost for 4 min",
  );
  expect(labels(last()).slice(0, 2)).toEqual([
    ["Front door", "Hall"],
    ["Add a camera", "Find cameras"],
  ]);
  await tap("Front door");
  expect(last()).toMatchObject({ kind: "photo" });
  expect(last().text).toContain("H.264, 1920 × 1080");
  expect(last().text).toContain("A keyframe every 2 s");
  expect(last().text).toContain("At rtsp://10.0.0.1/cam");
  expect(labels(last()).flat()).toEqual(
    expect.arrayContaining(["Pause", "Rename", "Test the night", "Remove", "Back"]),
  );
  await tap("Back");
  expect(last().text).toContain("2 cameras");
  await tap("Hall");
  expect(last().kind).toBe("text");
});

test("who may only look sees no button that changes anything", async () => {
  await room.telegram.say(ben, "/cameras");
  const list = room.telegram.last(ben.id);
  expect(labels(list).flat()).not.toContain("Add a camera");
  await room.telegram.tap(ben, list, "Hall");
  const page = room.telegram.last(ben.id);
  expect(labels(page).flat()).toEqual(["Back"]);
  expect(page.text).not.toContain("10.0.0.1");
});

test("pausing says what it means, is told to everybody, and can be undone", async () => {
  await openPage("Hall");
  await tap("Pause");
  expect(last().text).toMatch(/^Pause Hall\? I let go of it/);
  expect(last().text).not.toContain("armed");
  await tap("Pause 1 h");
  expect(last().text.split("\n").slice(0, 2)).toEqual([
    "⚪ Hall is paused. Nothing of it is fetched or kept.",
    "⚪ Hall · paused by Anna since 14:00, for 60 min more",
  ]);
  expect(room.telegram.last(ben.id).text).toBe(
    "⚪ Hall is paused by Anna: I see nothing there for 60 min.",
  );
  await room.telegram.say(ben, "/status");
  expect(room.telegram.last(ben.id).text).toContain("⚪ Hall · paused by Anna since 14:00");

  await tap("Resume");
  expect(last().text).toContain("🟢 Hall is watched again.");
  expect(room.telegram.last(ben.id).text).toBe("🟢 Hall is watched again, says Anna.");
  // A second tap on an old message is no news.
  const before = room.telegram.shownIn(ben.id).length;
  await room.telegram.tapData(anna, last(), cameraData.resume("c2"));
  expect(room.telegram.shownIn(ben.id)).toHaveLength(before);
});

test("a pause without an end waits for somebody; keep watching changes nothing", async () => {
  await openPage("Hall");
  await tap("Pause");
  await tap("Keep watching");
  expect(room.watch.camera("Hall").status().state).toBe("live");
  await tap("Pause");
  await tap("Pause until I resume");
  expect(room.watch.camera("Hall").status()).toMatchObject({
    state: "paused",
    paused: { by: "Anna", leftMs: null },
  });
  await room.telegram.say(anna, "/arm");
  expect(last().text).toMatch(/^🟠 Not armed yet:.*Hall is paused/);
});

test("while armed it is said that it makes blind, also on an old message", async () => {
  await openPage("Hall");
  await tap("Pause");
  const old = last();
  const button = old.buttons.flat().find(({ text }) => text === "Pause 1 h");
  await room.alarm.arm("armed_away", { means: "person", name: "Ben" });
  await room.telegram.tapData(anna, old, button?.callback_data ?? "");
  expect(room.watch.camera("Hall").status().state).toBe("live");
  expect(last().text).toContain("🔒 I am armed: while it is paused I am blind there.");
  await tap("Pause 1 h");
  expect(room.watch.camera("Hall").status().state).toBe("paused");
});

test.each([
  ["Pause 1 h", cameraData.pause("c2", "hour", false), "You wanted to pause Hall earlier"],
  ["Remove", cameraData.remove("c2"), "You wanted to remove Hall earlier"],
])("%s that comes late is asked back", async (label, data, question) => {
  await openPage("Hall");
  room.telegram.failNext("answerCallbackQuery", late);
  await room.telegram.tapData(anna, last(), data);
  await room.clock.advance(2_000);
  expect(room.watch.camera("Hall").status().state).toBe("live");
  expect(last().text).toContain(question);
  await tap(label);
  expect(room.watch.find("c2")?.status().state).not.toBe("live");
});

test("removing is confirmed in place, told, and can be taken back", async () => {
  await openPage("Hall");
  await tap("Remove");
  expect(last().text).toBe("Really remove Hall? I stop watching it. What was recorded stays.");
  await tap("Keep");
  expect(last().text).toContain("🟢 Hall");
  await tap("Remove");
  await tap("Remove");
  expect(last().text).toContain("⚪ Hall is removed. You can bring it back here at any time.");
  expect(room.watch.cameras.map(({ name }) => name)).toEqual(["Front door"]);
  expect(room.telegram.last(ben.id).text).toBe("⚪ Anna removed the camera Hall.");
  // Its page on an older message leads to the list.
  await room.telegram.tapData(anna, last(), cameraData.page("c2"));
  expect(last().text).toContain("This camera is gone.");
  for (const data of [
    cameraData.askRemove("c2"),
    cameraData.remove("c2"),
    cameraData.askPause("c2"),
    cameraData.pause("c2", "open", false),
    cameraData.night("c2"),
    cameraData.rename("c2"),
    cameraData.resume("c2"),
  ]) {
    await room.telegram.tapData(anna, last(), data);
    expect(last().text).toContain("This camera is gone.");
  }
  await tap("Bring Hall back");
  expect(last().text).toContain("🟢 Hall is back.");
  expect(room.telegram.last(ben.id).text).toBe("🟢 Anna brought the camera Hall back.");
  await room.telegram.tapData(anna, last(), cameraData.restore("c2"));
  expect(last().text).not.toContain("is back");
  await room.telegram.tapData(anna, last(), cameraData.restore("c1009"));
  expect(last().text).toContain("It is gone for good.");
});

test("a camera gets another name, in words that refuse what can't be one", async () => {
  await openPage("Hall");
  await tap("Rename");
  expect(last().text).toBe("What shall Hall be called? Send me its new name.");
  await room.telegram.say(anna, "front DOOR");
  expect(last().text).toMatch(/^Another camera is called Front door\.\nWhat shall Hall/);
  await room.telegram.say(anna, "x".repeat(33));
  expect(last().text).toMatch(/^A name has at most 32 letters\./);
  await room.telegram.say(anna, "Cellar & <stairs>");
  expect(last().text).toContain("🟢 Hall is called Cellar &amp; &lt;stairs&gt; now.");
  expect(room.watch.cameras[1]?.name).toBe("Cellar & <stairs>");
  expect(room.telegram.last(ben.id).text).toContain("Anna renamed the camera Hall");

  await tap("Rename");
  await tap("Cancel");
  await tap("Rename");
  await room.telegram.say(anna, "/cancel");
  expect(last().text).toContain("It keeps its name.");
  await room.telegram.say(anna, "Roof");
  expect(room.watch.cameras[1]?.name).toBe("Cellar & <stairs>");
});

test("in a group the new name must answer the question", async () => {
  await room.telegram.say(anna, "/cameras@vigil_bot", { chat: group });
  const inGroup = () => room.telegram.last(group.id);
  await room.telegram.tap(anna, inGroup(), "Hall");
  await room.telegram.tap(anna, inGroup(), "Rename");
  expect(inGroup().text).toContain("Send it as a reply to this message.");
  await room.telegram.say(anna, "Cellar", { chat: group });
  expect(room.watch.cameras[1]?.name).toBe("Hall");
  const reply_to_message = { message_id: inGroup().id, date: 0, chat: group };
  await room.telegram.say(anna, "Cellar", { chat: group, extra: { reply_to_message } });
  expect(room.watch.cameras[1]?.name).toBe("Cellar");
});

test.each([
  [{ light: 3.2 }, "🟠 Too dark: I would see nobody."],
  [{ light: 40, largestMovement: 9_000 }, "🟠 Something moves in it now"],
  [{ light: 60, hasColour: false }, "🟢 There is no colour in it"],
  [{ light: 40 }, "🟢 It is dark, but I would see somebody."],
  [{}, "🟢 It is light now"],
])("the night test of a picture with %j", async (figures, verdict) => {
  const camera = room.watch.camera("Hall");
  if (camera.picture) Object.assign(camera.picture, figures);
  await openPage("Hall");
  await tap("Test the night");
  expect(last().kind).toBe("photo");
  expect(last().text).toContain(`Night test · Hall\n${verdict}`);
  expect(last().text).toMatch(
    /Brightness \d+ of 255 · flicker 1 · largest movement [\d,]+, and 5,000/,
  );
  await tap("Again");
  await tap("Back");
  expect(last().text).toContain("🟢 Hall");
});

test("the night test of a camera that shows nothing says so", async () => {
  room.watch.camera("Hall").picture = null;
  await openPage("Hall");
  await tap("Test the night");
  expect(last().text).toMatch(/^🟠 /);
});

test("without any camera every way leads to a first one; who may not add any is told who may", async () => {
  room = openRoom({ cameras: [] });
  for (const command of [
    "/start",
    "/status",
    "/arm",
    "/cameras",
    "/snapshot",
    "/clip 99",
    "/live",
  ]) {
    await room.telegram.say(anna, command);
    expect(last().text, command).toContain("Paste its address here");
    expect(labels(last()).flat(), command).toEqual(
      expect.arrayContaining(["Add a camera", "Find cameras"]),
    );
    await room.telegram.say(ben, command);
    expect(room.telegram.last(ben.id).text, command).toContain("The owner can add one.");
    expect(labels(room.telegram.last(ben.id)).flat(), command).not.toContain("Add a camera");
  }
  await room.telegram.say(anna, "/start@vigil_bot", { chat: group });
  expect(room.telegram.last(group.id).text).toContain("an address may hold a password");
});

test("the link of a group leads to the cameras; of somebody who just pairs to the welcome", async () => {
  await room.telegram.say(anna, "/start cameras");
  expect(last().text).toContain("2 cameras");
  room = openRoom({ members: new FakeMembers({ id: anna.id, name: "Anna", role: "owner" }) });
  await room.telegram.say(anna, "/start");
  expect(last().text).toContain("I am here, Anna.");
});
