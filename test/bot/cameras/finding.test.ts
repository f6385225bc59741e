import { inspect } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";
import { cameraData } from "../../../bot/cameras/taps.ts";
import { words } from "../../../storage/words.ts";
import type { FoundCamera } from "../../../vision/discovery/discover.ts";
import { settle } from "../../fakes/clock.ts";
import { labels, openRoom, type TestRoom } from "../../fakes/control-room.ts";
import { anna } from "../../fakes/telegram.ts";

const password = "s3same-street";
const found: FoundCamera = {
  name: "IPC-1200 & <b>",
  host: "192.168.1.17",
  port: 8000,
  path: "/onvif",
  secure: false,
};

let room: TestRoom;
beforeEach(() => {
  room = openRoom();
  room.cameraDesk.onDiscover = async () => [found];
  room.cameraDesk.onStreamAddress = async () => ({
    address: `rtsp://admin:${password}@192.168.1.17/stream1`,
  });
  room.cameraDesk.onTry = async () => ({
    trial: {
      codec: "hevc",
      width: 2560,
      height: 1440,
      picturesPerSecond: 1,
      keyframeIntervalMs: null,
      countedMs: 2_500,
      firstPictureMs: 400,
      jpeg: Buffer.from("a picture"),
    },
  });
});

afterEach(() => {
  const calls = [room.telegram.calls, room.log.lines];
  const told = inspect(calls, { depth: null, maxStringLength: null });
  if (told.includes(password)) throw new Error(`The password was told: ${told}`);
});

const last = () => room.telegram.last(anna.id);
const tap = (label: string) => room.telegram.tap(anna, last(), label);

async function find(): Promise<void> {
  await room.telegram.say(anna, "/cameras");
  await tap("Find cameras");
}

test("a camera that answers is asked where its video is, tried, and kept under its own name", async () => {
  await find();
  expect(last().text).toBe("One camera answered. Which is yours?");
  expect(labels(last())[0]).toEqual(["IPC-1200 & <b> · 192.168.1.17"]);
  await tap("IPC-1200 & <b> · 192.168.1.17");
  expect(last().text).toContain("IPC-1200 &amp; &lt;b&gt; · 192.168.1.17 in one message");
  await room.telegram.say(anna, `admin ${password}`);
  expect(room.telegram.callsOf("deleteMessage")).toHaveLength(1);
  expect(room.cameraDesk.logins).toEqual([{ user: "admin", password }]);
  expect(last().text).toBe(
    "🟢 I see a picture from rtsp://192.168.1.17/stream1.\n" +
      "H.265, 2560 × 1440 · 1 picture a second\n" +
      "More than 2.5 s from keyframe to keyframe: I have to look at every picture, which costs " +
      "more. A keyframe every 2 s, set in the camera, is better.\n" +
      "Clips of H.265 are converted to H.264 for Telegram, some seconds later than others. If it " +
      "can send H.264, choose that.",
  );
  await tap("Keep it as “IPC-1200 & <b>”");
  expect(room.watch.cameras.at(-1)?.name).toBe("IPC-1200 & <b>");
  await tap("All cameras");
  // Another of the same make can't be called the same.
  await find();
  await tap("IPC-1200 & <b> · 192.168.1.17");
  await tap("It needs none");
  expect(room.cameraDesk.logins.at(-1)).toBeNull();
  expect(labels(last())[0]).toEqual(["Keep it as “Camera 4”"]);
});

test("one that does not tell is asked again; a message that can't be deleted is named", async () => {
  room.cameraDesk.onStreamAddress = async () => ({
    loss: { kind: "silent", sentence: "no", words: words("why-wrong-password") },
  });
  await find();
  await tap("IPC-1200 & <b> · 192.168.1.17");
  room.telegram.failNext("deleteMessage", "Bad Request: message can't be deleted");
  await room.telegram.say(anna, `admin ${password}`);
  expect(last().text).toMatch(/^🟠 IPC-1200.* does not tell where its video is: wrong password\./);
  expect(last().text).toContain("Please delete it yourself");
  await tap("Try again");
  await room.telegram.say(anna, "/cancel");
  expect(last().text).toMatch(/^⚪ No password was sent\./);
});

test("when nothing answers, it is said why that may be", async () => {
  room.cameraDesk.onDiscover = async () => [];
  await find();
  expect(last().text).toMatch(/^No camera answered\. ONVIF is often switched off/);
  await tap("Look again");
  await tap("Add a camera");
  expect(last().text).toContain("Paste the camera's address here");
});

test("a search can be stopped", async () => {
  let stopped = false;
  room.cameraDesk.onDiscover = (signal) =>
    new Promise((_, reject) => {
      signal.addEventListener("abort", () => {
        stopped = true;
        reject(signal.reason as Error);
      });
    });
  await find();
  expect(last().text).toBe("Looking for cameras on this network…");
  await tap("Cancel");
  await settle();
  expect(stopped).toBe(true);
  expect(last().text).toMatch(/^⚪ I stopped looking\./);
});

test("what a former run found is looked for again", async () => {
  await room.telegram.say(anna, "/cameras");
  for (const data of [
    cameraData.pick("192.168.1.17:8000"),
    cameraData.pickOpen("192.168.1.17:8000"),
  ]) {
    await room.telegram.tapData(anna, last(), data);
    expect(last().text).toMatch(/^I do not remember that search any more\. Look again\./);
  }
});
