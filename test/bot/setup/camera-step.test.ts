// The camera's steps, on a real camera on loopback that wants a password.
import { Api } from "grammy";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { cameraStep } from "../../../bot/setup/camera-step.ts";
import { startRtspCamera, type TestCamera } from "../../cameras/rtsp-camera.ts";
import { drawScene } from "../../media/drawn.ts";
import { setupScene } from "./scene.ts";
import { keys } from "./typed-terminal.ts";

const password = "p@ss #1'\"";
// Each tries a real camera for some seconds, several times; on a busy machine that adds up.
vi.setConfig({ testTimeout: 60_000 });
let camera: TestCamera;
beforeAll(async () => {
  const scene = { seconds: 4, framesPerSecond: 10, keyframeEvery: 10, walks: [] };
  const size = { width: 320, height: 240 };
  camera = await startRtspCamera({
    file: drawScene({ ...scene, size, codec: "h264" }),
    codec: "h264",
    framesPerSecond: 10,
    login: { kind: "digest", user: "admin", password },
  });
});
afterAll(() => camera.close());

const withLogin = () => `rtsp://admin:p%40ss%20%231%27%22@127.0.0.1:${camera.port}/cam`;

test("typed without a login: it is asked for, the password alone again, and the picture sent", async () => {
  const { setup, typist, emulator, env } = await setupScene();
  emulator.person(7, { firstName: "Anna" }).start();
  const api = new Api(emulator.token, { apiRoot: emulator.url });
  setup.bot = { api, username: "x", name: "Vigil" };
  setup.ownerId = 7;
  const step = cameraStep(setup);
  await typist.answer("Where is the camera?", keys.down + keys.down);
  await typist.shows("Hikvision");
  await typist.answer("Where is the camera?", keys.down);
  await typist.answer("Its address", "192.168.1.20");
  await typist.answer(
    "not an address I know",
    `${"\b".repeat(12)}rtsp://127.0.0.1:${camera.port}/cam`,
  );
  await typist.shows("it wants a user name and a password");
  await typist.answer("User name at the camera", "admin");
  await typist.answer("Password of admin", "wrong");
  await typist.shows("wrong password");
  await typist.answer("Password of admin", password);
  await typist.shows(/320x240, H\.264, 10 pictures a second, \d+\.\d s to the first/);
  await typist.answer("What shall it be called", "\b".repeat(10) + "Hall");
  await typist.answer("Send you what it sees", "y", "");
  expect(await step).toEqual({ state: "done", line: "Camera: Hall (320x240, H.264)" });
  expect(env()).toMatchObject({ CAMERA_URL: withLogin(), CAMERA_NAME: "Hall" });
  const photo = emulator.messages(7).find((message) => message.photo);
  expect(photo?.caption).toBe("This is what Hall sees.");
  expect(typist.screen).not.toContain(password);
});

test("a camera that is there is tried again, and its login not shown", async () => {
  const { setup, typist, env } = await setupScene();
  await setup.env.save({ CAMERA_1_URL: withLogin(), CAMERA_1_NAME: "Hall" });
  const step = cameraStep(setup);
  await typist.shows(/cam \(user name and password[^]*are[^]*set\)/);
  await typist.answer("There is a camera already");
  await typist.answer("What shall it be called");
  expect((await step).state).toBe("done");
  expect(env()).toMatchObject({ CAMERA_1_URL: withLogin(), CAMERA_1_NAME: "Hall" });
  expect(Object.keys(env())).not.toContain("CAMERA_URL");
});

test("one that shows nothing can be kept all the same, as another camera with another name", async () => {
  const { setup, typist, env } = await setupScene({
    text: "CAMERA_URL=rtsp://127.0.0.1:9/a\nCAMERA_NAME=Hall\nCAMERA_2_URL=/dev/video9\n",
  });
  const step = cameraStep(setup);
  await typist.answer("There is a camera already", keys.down + keys.down);
  await typist.answer("Where is the camera?", keys.down);
  await typist.answer("Its address", `rtsp://127.0.0.1:${camera.port}/other`);
  await typist.shows("it wants a user name");
  await typist.answer("User name at the camera", "", keys.escape);
  await typist.answer("What now?", keys.down);
  await typist.answer("Where is the camera?", keys.down);
  await typist.answer("Its address", "rtsp://127.0.0.1:9/b");
  await typist.shows("nobody answers at 127.0.0.1:9");
  await typist.answer("What now?", keys.down + keys.down);
  await typist.answer("What shall it be called", `${"\b".repeat(10)}hall`);
  await typist.answer("Another camera has that name", " 2");
  expect(await step).toEqual({ state: "done", line: "Camera: hall 2, not tried yet" });
  expect(env()).toMatchObject({
    CAMERA_URL: "rtsp://127.0.0.1:9/a",
    CAMERA_3_URL: "rtsp://127.0.0.1:9/b",
    CAMERA_3_NAME: "hall 2",
  });
});
