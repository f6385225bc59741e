import { inspect } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { cameraData } from "../../../bot/cameras/taps.ts";
import { StorageError } from "../../../storage/errors.ts";
import { withoutSecrets } from "../../../storage/log.ts";
import { pendingForMs } from "../../../storage/pending-cameras.ts";
import { words } from "../../../storage/words.ts";
import type { LossKind } from "../../../vision/capture/loss.ts";
import type { CameraTrial } from "../../../vision/capture/trial.ts";
import { FakeCameraDesk } from "../../fakes/camera-desk.ts";
import { settle } from "../../fakes/clock.ts";
import { labels, openRoom, type TestRoom } from "../../fakes/control-room.ts";
import { FakeQuestions } from "../../fakes/questions.ts";
import { anna, ben, group } from "../../fakes/telegram.ts";

const password = "s3same-street";
const url = `rtsp://admin:${password}@192.168.1.17/stream1`;
const shown = "rtsp://192.168.1.17/stream1";
const undeletable = "Bad Request: message can't be deleted for everyone";

const picture: CameraTrial = {
  codec: "h264",
  width: 1280,
  height: 720,
  picturesPerSecond: 15,
  keyframeIntervalMs: 2_000,
  countedMs: 2_500,
  firstPictureMs: 400,
  jpeg: Buffer.from("a picture"),
};

let room: TestRoom;
beforeEach(() => {
  room = openRoom();
  room.cameraDesk.onTry = async () => ({ trial: picture });
});

const everything = (told: unknown) => inspect(told, { depth: null, maxStringLength: null });

/** The password stands in nothing that was said, tapped, drawn or logged. */
afterEach(() => {
  const told = everything([room.telegram.calls, room.log.lines]);
  if (told.includes(password)) throw new Error(`The password was told: ${told}`);
});

const last = () => room.telegram.last(anna.id);
const tap = (label: string, message = last()) => room.telegram.tap(anna, message, label);
const fails = (kind: LossKind, key: string) => {
  room.cameraDesk.onTry = async () => ({ loss: { kind, sentence: kind, words: words(key) } });
};

async function askToAdd(): Promise<void> {
  await room.telegram.say(anna, "/cameras");
  await tap("Add a camera");
}

test("an address with a password never becomes the answer to another question", async () => {
  await room.telegram.say(anna, "/cameras");
  await room.telegram.tapData(anna, last(), cameraData.rename("c1"));
  const short = `rtsp://a:${password}@10.0.0.5/1`;
  await room.telegram.say(anna, short);
  expect(room.telegram.callsOf("deleteMessage")).toHaveLength(1);
  expect(room.cameraDesk.keeper.find("c1")?.name).toBe("Front door");
  expect(last().text).toContain("rtsp://10.0.0.5/1");
  // Given up: what is written next is no name either.
  await room.telegram.say(anna, "Cellar");
  expect(room.cameraDesk.keeper.find("c1")?.name).toBe("Front door");
});

test("an address is taken though a question of a former run lies on disk, too old to be answered", async () => {
  const questions = new FakeQuestions();
  room = openRoom({ questions });
  room.cameraDesk.onTry = async () => ({ trial: picture });
  const asked = { chat: anna.id, person: anna.id, kind: "camera-name", about: { camera: "c1" } };
  await questions.put({ ...asked, messageId: 1, isText: true, askedAt: 0 });
  await room.telegram.say(anna, url);
  expect(last().text).toContain(shown);
});

test("a message with a password that can't be deleted now is left to its sender", async () => {
  await askToAdd();
  room.telegram.failNext("deleteMessage", "Internal Server Error", 500);
  await room.telegram.say(anna, url);
  await room.control.idle();
  expect(last().text).toContain("Please delete it yourself");
});

test("an address that was asked for: its message goes, its camera is shown, kept and told", async () => {
  await askToAdd();
  expect(last().text).toMatch(/^Paste the camera's address here/);
  const question = last().id;
  await room.telegram.say(anna, url);
  expect(room.telegram.callsOf("deleteMessage")).toHaveLength(1);
  expect(last()).toMatchObject({ id: question, kind: "photo" });
  expect(last().text).toBe(
    `🟢 I see a picture from ${shown}.\n` +
      "H.264, 1280 × 720 · 15 pictures a second\n" +
      "A keyframe every 2 s: while it is quiet I look at those alone, which costs little.\n" +
      "I deleted your message, because there was a password in it.",
  );
  await tap("Keep it as “Camera 3”");
  expect(last().text).toBe("🟢 Camera 3 is one of my cameras now. I am watching it.");
  expect(room.watch.cameras.map(({ id, name }) => `${id} ${name}`)).toContain("c1001 Camera 3");
  expect(room.telegram.last(ben.id).text).toBe("🟢 Anna added a camera: Camera 3.");
  expect(room.cameraDesk.pending.all()).toEqual([]);
  expect(room.cameraDesk.state.value.cameras.added).toMatchObject([{ url, addedBy: "Anna" }]);
  // A second tap on it finds it decided.
  await room.telegram.tapData(anna, last(), cameraData.keep("p1"));
  expect(last().text).toContain("That is decided already");
  expect(room.watch.cameras).toHaveLength(3);
  expect(withoutSecrets(url)).not.toContain(password);
});

test("an address that nobody asked for is asked about, and can be discarded", async () => {
  await room.telegram.say(anna, url);
  expect(last().text).toBe(
    `Add this as a camera? ${shown}\nI deleted your message, because there was a password in it.`,
  );
  await tap("Discard");
  expect(last().text).toMatch(/^⚪ The address is forgotten\./);
  expect(JSON.stringify(room.cameraDesk.state.value)).not.toContain(password);

  await room.telegram.say(anna, "http://192.168.1.20:8080/video");
  expect(last().text).toBe("Add this as a camera? http://192.168.1.20:8080/video");
  expect(room.telegram.callsOf("deleteMessage")).toHaveLength(1);
  await tap("Add it");
  expect(last().text).toContain("🟢 I see a picture from http://192.168.1.20:8080/video.");
});

test("where Telegram refuses to delete, its sender is asked to", async () => {
  room.telegram.failNext("deleteMessage", undeletable);
  await askToAdd();
  await room.telegram.say(anna, url);
  expect(last().text).toContain("Please delete it yourself.");
});

test("a device and a file are taken where they are there, although they look like commands", async () => {
  room.cameraDesk.paths.add("/dev/video0").add("/media/film.mp4");
  await room.telegram.say(anna, "/dev/video0");
  expect(last().text).toBe("Add this as a camera? /dev/video0");
  await askToAdd();
  await room.telegram.say(anna, "/dev/video0");
  expect(last().text).toContain("🟢 I see a picture from /dev/video0.");
  await room.telegram.say(anna, "/media/film.mp4");
  expect(last().text).toBe("Add this as a camera? /media/film.mp4");
  await room.telegram.say(anna, "/dev/video7");
  expect(last().text).toMatch(/^There is no \/dev\/video7 on my machine\./);
  expect(room.cameraDesk.tried.map(({ kind }) => kind)).toEqual(["v4l2"]);
});

test.each([
  ["pipe:rm -rf /", /^An address with pipe: runs a program/],
  ["the one in the hall", /^That is not an address I know\./],
  [`rtsp//admin:${password}@10.0.0.1`, /^That is not an address I know\./],
])("%j is no answer, and asked for again", async (text, problem) => {
  await askToAdd();
  await room.telegram.say(anna, text);
  expect(last().text).toMatch(problem);
  expect(last().text).toContain("Paste the camera's address here");
  expect(room.telegram.callsOf("deleteMessage")).toHaveLength(text.includes("@") ? 1 : 0);
  await tap("Cancel");
  expect(last().text).toContain("2 cameras");
  await room.telegram.say(anna, "hello");
  expect(last().text).toContain("I didn't understand that.");
});

test("giving up the question for the address adds nothing", async () => {
  await askToAdd();
  await room.telegram.say(anna, "/cancel");
  expect(last().text).toMatch(/^⚪ No camera was added\./);
  await askToAdd();
  await tap("How do I get the address?");
  expect(last().text).toContain("Hikvision");
  expect(last().text.length).toBeLessThan(4096);
});

describe("in a group", () => {
  const inGroup = () => room.telegram.last(group.id);

  test("a pasted password is deleted, and said to be public", async () => {
    await room.telegram.say(ben, `look: ${url} is new`, { chat: group });
    expect(room.telegram.callsOf("deleteMessage")).toHaveLength(1);
    expect(inGroup().text).toContain("There was a camera's password in a message of Ben");
    room.telegram.failNext("deleteMessage", undeletable);
    await room.telegram.say(anna, url, { chat: group });
    expect(inGroup().text).toContain("Please delete it yourself");
    expect(room.cameraDesk.pending.all()).toEqual([]);
  });

  test("nothing is asked for but the way into the private chat", async () => {
    await room.telegram.say(anna, "/cameras@vigil_bot", { chat: group });
    for (const label of ["Add a camera", "Find cameras"]) {
      const list = room.telegram.shownIn(group.id)[0];
      if (!list) throw new Error("no list");
      await room.telegram.tap(anna, list, label);
      expect(inGroup().text).toContain("in the private chat only");
      expect(inGroup().buttons.flat()).toEqual([
        { text: "Open the private chat", url: "https://t.me/vigil_bot?start=cameras" },
      ]);
    }
    const before = room.telegram.shownIn(group.id).length;
    await room.telegram.say(anna, "http://192.168.1.20:8080/video", { chat: group });
    expect(room.telegram.shownIn(group.id)).toHaveLength(before);
  });
});

test("whoever isn't the owner adds nothing, but a password is deleted all the same", async () => {
  await room.telegram.say(ben, url);
  expect(room.telegram.last(ben.id).text).toBe(
    "Only the owner can add cameras. Ask them.\n" +
      "I deleted your message, because there was a password in it.",
  );
  expect(room.cameraDesk.pending.all()).toEqual([]);
});

test.each<[LossKind, string, RegExp, string[]]>([
  [
    "wrong_password",
    "why-wrong-password",
    /wrong password\.\nSend me the user/,
    ["Send user and password"],
  ],
  [
    "unreachable",
    "why-broken-off",
    /\nLook whether it is switched on/,
    ["Try again", "Send another address"],
  ],
  ["name_unknown", "why-broken-off", /\nSend its number/, ["Try again", "Send another address"]],
  [
    "not_a_video",
    "why-web-page",
    /web page, not a video\.\nIts path or port/,
    ["Try again", "Send another address"],
  ],
  [
    "not_found",
    "why-broken-off",
    /\nIts path is another one/,
    ["Try again", "Send another address"],
  ],
  ["busy", "why-broken-off", /\nClose other programs/, ["Try again", "Send another address"]],
  ["unsupported", "why-broken-off", /\nSet it to H\.264/, ["Try again", "Send another address"]],
  ["undecodable", "why-undecodable", /\nSet it to H\.264/, ["Try again", "Send another address"]],
  ["silent", "why-broken-off", /\nRestart the camera/, ["Try again", "Send another address"]],
  ["forbidden", "why-broken-off", /\nAllow this/, ["Try again", "Send another address"]],
  ["ended", "why-broken-off", /\nTry again in a minute/, ["Try again", "Send another address"]],
])("%s is told with what to do", async (kind, key, expected, first) => {
  fails(kind, key);
  await askToAdd();
  await room.telegram.say(anna, url);
  expect(last().text).toMatch(new RegExp(`^🟠 ${shown} shows nothing: `));
  expect(last().text).toMatch(expected);
  expect(labels(last())[0]).toEqual(first);
  expect(labels(last()).flat()).toContain("Discard");
});

test("a trial that failed is made again, with another password, or another address", async () => {
  fails("wrong_password", "why-wrong-password");
  await askToAdd();
  await room.telegram.say(anna, url);
  await tap("Try again");
  expect(room.cameraDesk.tried).toHaveLength(2);

  await tap("Send user and password");
  expect(last().text).toContain(`Send the user name and the password of ${shown}`);
  await room.telegram.say(anna, `onlyoneword${password}`);
  expect(last().text).toMatch(/^There must be two words/);
  await tap("Cancel");
  expect(last().text).toBe(`What shall become of the camera at ${shown}?`);
  await room.telegram.tapData(anna, last(), cameraData.login("p1"));
  room.cameraDesk.onTry = async () => ({ trial: picture });
  await room.telegram.say(anna, ` ben ${password} with spaces`);
  expect(room.telegram.callsOf("deleteMessage")).toHaveLength(3);
  expect(room.cameraDesk.tried.at(-1)).toMatchObject({
    credentials: { user: "ben", password: `${password} with spaces` },
  });
  expect(last().text).toContain("🟢 I see a picture");
  await room.telegram.tapData(anna, last(), cameraData.another("p1"));
  expect(last().text).toContain("Paste the camera's address here");
  expect(room.cameraDesk.pending.all()).toEqual([]);
  await room.telegram.tapData(anna, last(), cameraData.login("p1"));
  expect(last().text).toContain("That is decided already");
});

test("while it is tried it can be called off, and no second trial begins", async () => {
  let calledOff = false;
  room.cameraDesk.onTry = (_source, signal) =>
    new Promise((_, reject) => {
      signal.addEventListener("abort", () => {
        calledOff = true;
        reject(signal.reason as Error);
      });
    });
  await askToAdd();
  await room.telegram.say(anna, url);
  expect(last().text).toMatch(new RegExp(`^Trying ${shown}…`));
  await room.telegram.tapData(anna, last(), cameraData.try("p1"));
  await room.telegram.tapData(anna, last(), cameraData.keep("p1"));
  expect(room.cameraDesk.tried).toHaveLength(1);
  await tap("Cancel");
  await settle();
  expect(calledOff).toBe(true);
  expect(last().text).toMatch(/^⚪ I stopped trying\. Nothing was added\./);
  expect(room.cameraDesk.pending.all()).toEqual([]);
});

test("the name is asked for, refused where another has it, and given up without losing anything", async () => {
  await askToAdd();
  await room.telegram.say(anna, url);
  await tap("Name it");
  expect(last().text).toBe("What shall it be called? Send me a name, like Front door.");
  await room.telegram.say(anna, "hall");
  expect(last().text).toMatch(/^Another camera is called Hall\./);
  await tap("Cancel");
  expect(last().text).toBe(`What shall become of the camera at ${shown}?`);
  await tap("Name it");
  await room.telegram.say(anna, "/cancel");
  expect(last().text).toBe(`What shall become of the camera at ${shown}?`);
  await tap("Name it");
  await room.telegram.say(anna, "Shed");
  expect(last().text).toBe("🟢 Shed is one of my cameras now. I am watching it.");
  expect(room.watch.cameras.at(-1)?.name).toBe("Shed");
});

test("the name on the button was given away meanwhile: another one is asked for", async () => {
  await askToAdd();
  await room.telegram.say(anna, url);
  const offered = last();
  await room.cameraDesk.keeper.rename("c1", "Camera 3");
  await tap("Keep it as “Camera 3”", offered);
  expect(last().text).toMatch(/^Another camera is called Camera 3\.\nWhat shall it be called/);
  await room.telegram.say(anna, "Shed");
  expect(room.watch.cameras.at(-1)?.name).toBe("Shed");
  await room.telegram.tapData(anna, last(), cameraData.offer("p1"));
  expect(last().text).toContain("That is decided already");
});

test("a restart forgets neither the address nor the question; an hour does", async () => {
  await askToAdd();
  await room.telegram.say(anna, url);
  const former = room;
  room = openRoom({
    clock: former.clock,
    cameraDesk: new FakeCameraDesk(former.watch, former.clock, former.log, former.cameraDesk.state),
  });
  room.telegram.continue(former.telegram);
  await room.telegram.say(anna, "/cameras");
  await tap(`Go on with ${shown}`);
  expect(last().text).toBe(`What shall become of the camera at ${shown}?`);
  expect(labels(last()).flat()).toEqual([
    "Keep it as “Camera 3”",
    "Name it",
    "Discard",
    "Try again",
  ]);
  await room.clock.advance(pendingForMs);
  await tap("Keep it as “Camera 3”");
  expect(last().text).toContain("That is decided already, or an hour old.");
});

test("a disk that is full keeps nothing, and says so", async () => {
  await askToAdd();
  await room.telegram.say(anna, url);
  const full = Object.assign(new Error("no space left"), { code: "ENOSPC" });
  room.cameraDesk.state.problem = new StorageError("state.json", "full", { cause: full });
  await tap("Keep it as “Camera 3”");
  expect(last().text).toMatch(/^🟠 (My disk|I couldn't write)/);
  expect(room.watch.cameras).toHaveLength(2);
});
