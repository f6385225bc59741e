import { inspect } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";
import { cameraData } from "../../../bot/cameras/taps.ts";
import { words, wordsOfOthers } from "../../../storage/words.ts";
import type { CameraTrial } from "../../../vision/capture/trial.ts";
import { labels, openRoom, type TestRoom } from "../../fakes/control-room.ts";
import { anna, ben, group } from "../../fakes/telegram.ts";

const password = "s3same-street";
const url = `rtsp://admin:${password}@192.168.1.17/stream2`;
const shown = "rtsp://192.168.1.17/stream2";

const picture: CameraTrial = {
  codec: "h264",
  width: 640,
  height: 360,
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

/** The password stands in nothing that was said, tapped, drawn or logged. */
afterEach(() => {
  const told = inspect([room.telegram.calls, room.log.lines], {
    depth: null,
    maxStringLength: null,
  });
  if (told.includes(password)) throw new Error(`The password was told: ${told}`);
});

const last = () => room.telegram.last(anna.id);
const tap = (label: string, message = last()) => room.telegram.tap(anna, message, label);
const change = () => room.cameraDesk.state.value.cameras.changes["c2"];

/** The Hall's 1920 × 1080. */
async function askForAddress(): Promise<void> {
  await room.telegram.say(anna, "/cameras");
  await tap("Hall");
  await tap("Smaller stream");
}

test("its address is asked for and deleted, its picture shown beside the main one's, and it is used", async () => {
  await askForAddress();
  expect(last().text).toMatch(/^Most cameras send a second, smaller picture\..* at Hall\?/);
  await room.telegram.say(anna, url);
  expect(room.telegram.callsOf("deleteMessage").length).toBeGreaterThan(0);
  expect(last().kind).toBe("photo");
  expect(last().text).toBe(
    `🟢 I see a picture from ${shown}.\n` +
      "H.264, 640 × 360 · 15 pictures a second\n" +
      "A keyframe every 2 s: while it is quiet I look at those alone, which costs little.\n" +
      "Watched: 640 × 360 · kept: 1920 × 1080\n" +
      "I deleted your message, because there was a password in it.",
  );
  expect(labels(last())).toEqual([["Use it"], ["Send another address", "Cancel"]]);
  const offer = last();
  await tap("Use it");
  expect(last().text).toMatch(/^🟢 Hall is watched in its smaller stream now\./);
  expect(last().text).toContain(`Hall has two streams: ${shown} is watched`);
  expect(change()).toEqual({ detectionUrl: url });
  expect(room.cameraDesk.pending.all()).toEqual([]);
  expect(room.telegram.last(ben.id).text).toBe(
    "⚪ Hall is watched in a smaller stream now, says Anna.",
  );
  // A second tap on it finds it decided.
  await room.telegram.tapData(anna, offer, cameraData.useSmaller("p1", "watched"));
  expect(last().text).toContain("That is decided already");
});

test("it can be stopped, and another address be sent", async () => {
  await room.cameraDesk.keeper.useSecond("c2", { url, use: "watched" }, "Anna");
  room.watch.camera("Hall").now = {
    width: 640,
    height: 360,
    mainStream: { isLost: false, reason: null, codec: "HEVC", width: 2560, height: 1440 },
  };
  await askForAddress();
  expect(last().text).toBe(
    `Hall has two streams: ${shown} is watched, and photos and clips come from the main one.\n` +
      "Watched: 640 × 360 · kept: 2560 × 1440",
  );
  await tap("Send another address");
  await room.telegram.say(anna, "rtsp://192.168.1.17/stream3");
  expect(last().text).toContain("Watched: 640 × 360 · kept: 2560 × 1440");
  await tap("Cancel");
  expect(last().text).toMatch(/^⚪ The streams of Hall stay as they are\./);
  expect(change()).toEqual({ detectionUrl: url });
  await tap("Smaller stream");
  await tap("Stop using it");
  expect(last().text).toMatch(/^⚪ Hall is watched in its main stream again\./);
  expect(change()).toEqual({});
  expect(room.telegram.last(ben.id).text).toBe(
    "⚪ Hall is watched in its main stream again, says Anna.",
  );
  // On an old message: it is so already.
  await room.telegram.tapData(anna, last(), cameraData.stopSmaller("c2"));
  expect(last().text).toMatch(/^🟢 Hall/);
});

test("one that is larger is offered for photos and clips, and the present one is watched", async () => {
  room.cameraDesk.onTry = async () => ({ trial: { ...picture, width: 2560, height: 1440 } });
  await askForAddress();
  await room.telegram.say(anna, url);
  expect(last().text).toContain("Watched: 1920 × 1080 · kept: 2560 × 1440\n🟠 It is larger than");
  await tap("Use it for photos and clips");
  expect(change()).toEqual({ evidenceUrl: url });
  expect(last().text).toContain(`Hall has two streams: photos and clips come from ${shown}`);
});

test.each([
  [{ width: 1920, height: 1080 }, "🟠 It is as large as the one I have, so it saves nothing."],
  [{ width: null, height: null }, "so I cannot tell which is larger."],
])("beside one of %j that is said, and it can be used", async (now, said) => {
  room.watch.camera("Hall").now = now;
  room.cameraDesk.onTry = async () => ({ trial: { ...picture, width: 1920, height: 1080 } });
  await askForAddress();
  await room.telegram.say(anna, url);
  expect(last().text).toContain(said);
  await tap("Use it");
  expect(change()).toEqual({ detectionUrl: url });
});

test("what is no address is asked for again; giving it up changes nothing", async () => {
  await askForAddress();
  await room.telegram.say(anna, "the one in the hall");
  expect(last().text).toMatch(/^That is not an address I know\..*\nMost cameras send/s);
  await tap("Cancel");
  expect(last().text).toMatch(/^🟢 Hall/);
  await tap("Smaller stream");
  await room.telegram.say(anna, "/cancel");
  expect(last().text).toMatch(/^⚪ The streams of Hall stay as they are\./);
  expect(room.cameraDesk.tried).toEqual([]);
});

test("a wrong password is asked for, as of a new camera; another address begins anew", async () => {
  room.cameraDesk.onTry = async () => ({
    loss: {
      kind: "wrong_password",
      sentence: "wrong password",
      words: words("why-wrong-password"),
    },
  });
  await askForAddress();
  await room.telegram.say(anna, "rtsp://192.168.1.17/stream2");
  expect(last().text).toContain("shows nothing: wrong password.");
  await tap("Send another address");
  expect(last().text).toMatch(/^Most cameras send/);
  await room.telegram.say(anna, "rtsp://192.168.1.17/stream2");
  await tap("Send user and password");
  room.cameraDesk.onTry = async () => ({ trial: picture });
  await room.telegram.say(anna, `admin ${password}`);
  await tap("Use it");
  expect(change()?.detectionUrl).toContain(`admin:${password}@`);
});

test("a trial can be stopped", async () => {
  room.cameraDesk.onTry = (_source, signal) =>
    new Promise((_resolve, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
    });
  await askForAddress();
  await room.telegram.say(anna, url);
  expect(last().text).toContain(`Trying ${shown}`);
  await tap("Cancel");
  expect(last().text).toMatch(/^⚪ The streams of Hall stay as they are\./);
  expect(room.cameraDesk.pending.all()).toEqual([]);
});

test("an address that waits is no camera to be", async () => {
  await askForAddress();
  await room.telegram.say(anna, url);
  const trial = last();
  await room.telegram.tapData(anna, trial, cameraData.offer("p1"));
  expect(last().text).toMatch(/^⚪ The streams of Hall stay as they are\./);
  await room.telegram.say(anna, "/cameras");
  expect(labels(last()).flat().join()).not.toContain("192.168.1.17");
  // Another one takes its place.
  await askForAddress();
  await room.telegram.say(anna, url);
  expect(room.cameraDesk.pending.all()).toMatchObject([{ id: "p2", secondOf: "c2" }]);
});

test("of a camera that is gone, and in a group, no address is taken", async () => {
  await room.telegram.say(anna, "/cameras", { chat: group });
  const list = room.telegram.last(group.id);
  await room.telegram.tapData(anna, list, cameraData.smaller("c2"));
  expect(room.telegram.last(group.id).text).toContain("in the private chat only");
  await askForAddress();
  await room.cameraDesk.keeper.remove("c2", "Ben");
  await room.telegram.say(anna, url);
  expect(last().text).toContain("This camera is gone.");
  await room.telegram.tapData(anna, last(), cameraData.askSmaller("c2"));
  expect(last().text).toContain("This camera is gone.");
});

test("/status says so while the main stream is lost; the camera's page, why", async () => {
  room.watch.camera("Hall").now = {
    width: 640,
    height: 360,
    mainStream: {
      isLost: true,
      codec: null,
      width: null,
      height: null,
      reason: wordsOfOthers("nobody answers at 192.168.1.17"),
    },
  };
  await room.telegram.say(anna, "/status");
  expect(last().text).toContain(
    "🟠 Hall · its main stream is lost; recording the smaller one · 20 fps",
  );
  await room.telegram.say(anna, "/cameras");
  await tap("Hall");
  expect(last().text).toContain(
    "Watched: 640 × 360 · the main stream: nobody answers at 192.168.1.17",
  );
});
