// The main job, whole: three real cameras, an armed guard, somebody walks in; a photo, a first
// clip and the whole clip arrive in the chat. Before that the same, disarmed: silence.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ChatMessage } from "../../bot/practice/emulator.ts";
import { startGstreamerCamera, whyNoGstreamer } from "../cameras/gstreamer.ts";
import { startMjpegCamera } from "../cameras/mjpeg-camera.ts";
import { startRtspCamera } from "../cameras/rtsp-camera.ts";
import { noFfprobe } from "../media/drawing-ffmpeg.ts";
import { drawScene, type Scene } from "../media/drawn.ts";
import { clipFrame, darkShare, probeClip } from "./evidence.ts";
import { headline, movementAlerts, openHousehold, type Household } from "./household.ts";

const preRoll = 5;
const postRoll = 4;
/** In the scene; the walker is in view from here, dark and 22,000 px at 640x480. */
const walkFrom = 11;
const walkTo = 15;
const scene: Scene = {
  seconds: 26,
  walks: [{ from: walkFrom, to: walkTo, width: 160, height: 400, fromX: -150, toX: 1270, y: 250 }],
};
const login = { user: "guard", password: "s3cret:/@pw" };
const noGstreamer = whyNoGstreamer();

interface TestCamera {
  name: string;
  url: string;
  keyframeSeconds: number;
  close(): Promise<void>;
}

describe.skipIf(noFfprobe)(`somebody walks in${noFfprobe ? ` (${noFfprobe})` : ""}`, () => {
  const cameras: TestCamera[] = [];
  let household: Household;

  beforeAll(async () => {
    cameras.push(await h264Camera(), await hevcCamera(), await mjpegCamera());
    household = await openHousehold({ name: "watch", cameras });
    household.start();
    await household.ready();
  }, 120_000);

  afterAll(async () => {
    await household?.close();
    for (const camera of cameras) await camera.close();
  });

  test("disarmed, nothing is said", async () => {
    for (const { name } of cameras) {
      await household.vigil().printed(new RegExp(`${name} sees movement`), 60_000);
    }
    await household.vigil().stop();
    const said = household.botMessages();
    expect(movementAlerts(said)).toEqual([]);
    expect(said.filter(({ photo, video }) => photo ?? video)).toEqual([]);
  });

  test("armed, every camera's alert is a loud photo that shows the walker", async () => {
    // Started again, every camera plays its scene from the beginning.
    household.start();
    await household.ready();
    await household.arm();
    for (const { name } of cameras) {
      const photo = await household.emulator.waitFor(
        () =>
          household.emulator
            .log(household.anna.chatId)
            .find(
              ({ kind, message }) =>
                kind === "sent" &&
                message.photo &&
                headline(message).includes(`Movement at ${name}`),
            ),
        { what: `the photo of ${name}`, timeoutMs: 40_000 },
      );
      expect(photo.silent).toBe(false);
      const jpeg = household.emulator.file(photo.message.photo?.at(-1)?.file_id ?? "");
      expect(photo.message.photo?.at(-1)).toMatchObject({ width: 1280, height: 720 });
      // The whole walker is 7 % of the picture; who has just come in shows less.
      expect(
        await darkShare(jpeg),
        `share of ${name}'s photo that the walker covers`,
      ).toBeGreaterThan(0.01);
    }
  });

  test("the photo becomes a first clip while it goes on or the whole one, which begins before the walker", async () => {
    for (const camera of cameras) {
      const alert = await wholeClip(household, camera.name);
      const clip = household.emulator.file(alert.video?.file_id ?? "");
      const facts = probeClip(clip);
      expect(facts, camera.name).toMatchObject({
        codec: "h264",
        pixelFormat: "yuv420p",
        firstIsKeyframe: true,
        moovFirst: true,
        decodingErrors: "",
      });
      const shortest = preRoll + (walkTo - walkFrom) - 1 + postRoll - 0.5;
      // On a busy machine the last moving frame is seen late, and so is the quiet after it.
      const late = 6;
      const longest = preRoll + (walkTo - walkFrom) + postRoll + camera.keyframeSeconds + late;
      expect(facts.seconds, `length of ${camera.name}'s clip`).toBeGreaterThan(shortest);
      expect(facts.seconds, `length of ${camera.name}'s clip`).toBeLessThan(longest);
      expect(await darkShare(clipFrame(clip, 0.1)), `${camera.name}'s first frame`).toBeLessThan(
        0.002,
      );
      expect(
        await darkShare(clipFrame(clip, facts.seconds / 2)),
        `${camera.name}'s middle`,
      ).toBeGreaterThan(0.03);
    }
    expect(movementAlerts(household.botMessages())).toHaveLength(cameras.length);
  });
});

async function wholeClip(household: Household, name: string): Promise<ChatMessage> {
  return await household.emulator.waitFor(
    () =>
      movementAlerts(household.botMessages()).find(
        (message) =>
          message.video && headline(message).includes(name) && /–\d/.test(headline(message)),
      ),
    { what: `the whole clip of ${name}`, timeoutMs: 60_000 },
  );
}

/** The real recording where it is there: somebody walks a bicycle in. */
async function h264Camera(): Promise<TestCamera> {
  const file = drawScene(scene);
  const digest = { kind: "digest" as const, ...login };
  const camera = noGstreamer
    ? await startRtspCamera({ file, codec: "h264", framesPerSecond: 20, login: digest })
    : await startGstreamerCamera({ file, codec: "h264", login: digest });
  return withAddress("Front door", `rtsp://USER@127.0.0.1:${camera.port}/cam`, 2, camera);
}

async function hevcCamera(): Promise<TestCamera> {
  const file = drawScene({ ...scene, codec: "hevc" });
  const camera = noGstreamer
    ? await startRtspCamera({ file, codec: "hevc", framesPerSecond: 20 })
    : await startGstreamerCamera({ file, codec: "hevc" });
  return withAddress("Hall", `rtsp://127.0.0.1:${camera.port}/cam`, 2, camera);
}

async function mjpegCamera(): Promise<TestCamera> {
  const file = drawScene({ ...scene, codec: "mjpeg", framesPerSecond: 15 });
  const camera = await startMjpegCamera({
    file,
    framesPerSecond: 15,
    login: { kind: "basic", ...login },
  });
  return withAddress("Old phone", `http://USER@127.0.0.1:${camera.port}/video`, 0.1, camera);
}

function withAddress(
  name: string,
  url: string,
  keyframeSeconds: number,
  camera: { close(): Promise<void> },
): TestCamera {
  const user = `${login.user}:${encodeURIComponent(login.password)}`;
  return { name, url: url.replace("USER", user), keyframeSeconds, close: () => camera.close() };
}
