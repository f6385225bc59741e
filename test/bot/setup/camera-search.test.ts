// A camera that is found and asked where its video is. The search itself, which would leave this
// machine, is test/vision/discovery/discover.test.ts's; here it finds what the test says.
import { expect, onTestFinished, test, vi } from "vitest";
import { askForAddress } from "../../../bot/setup/camera-address.ts";
import type { FoundCamera } from "../../../vision/discovery/discover.ts";
import { startOnvifCamera } from "../../cameras/onvif-camera.ts";
import { setupScene } from "./scene.ts";
import { keys } from "./typed-terminal.ts";

const onNetwork: FoundCamera[] = [];
vi.mock("../../../vision/discovery/discover.ts", () => ({
  discoverCameras: async () => onNetwork,
}));

test("nobody answers; then one does, wants the right password, and tells its address", async () => {
  const login = { user: "admin", password: "p@ss 1" };
  const streamUri = "rtsp://10.9.9.9:8554/main";
  const camera = await startOnvifCamera({ name: "Hall", login, streamUri });
  onTestFinished(() => camera.close());
  const { setup, typist } = await setupScene();
  const address = askForAddress(setup);
  await typist.answer("Where is the camera?");
  await typist.shows("No camera answered");
  const service = { path: "/onvif/device_service", secure: false };
  onNetwork.push({ name: "Garden", host: "127.0.0.1", port: 9, ...service });
  onNetwork.push({ name: "Hall", host: "127.0.0.1", port: camera.port, ...service });
  await typist.answer("Where is the camera?");
  await typist.answer("I found 2 cameras");
  await typist.answer("User name at Garden");
  await typist.shows("Garden: nobody answers at 127.0.0.1:9.");
  await typist.answer("Where is the camera?");
  await typist.answer("I found 2 cameras", keys.down);
  await typist.answer("User name at Hall");
  await typist.shows("it wants a user name and a password");
  await typist.answer("User name", "admin");
  await typist.answer("Password of admin", "wrong");
  await typist.shows("Hall: wrong password.");
  await typist.answer("Password of admin", login.password);
  expect(await address).toEqual({
    address: "rtsp://admin:p%40ss%201@127.0.0.1:8554/main",
    name: "Hall",
  });
  expect(typist.screen).not.toContain(login.password);
});
