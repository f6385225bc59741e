// The whole program on a disk of 16 MB that is really full: alerts come with photo and clip from
// memory, disarming works, and what was kept in memory is on disk once there is room.
import { readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, test, type TestContext, vi } from "vitest";
import { startRtspCamera, type TestCamera } from "../cameras/rtsp-camera.ts";
import { fill, mountDisk } from "../fakes/small-disk.ts";
import { noFfprobe } from "../media/drawing-ffmpeg.ts";
import { drawScene } from "../media/drawn.ts";
import { probeClip } from "./evidence.ts";
import { headline, movementAlerts, openHousehold, type Household } from "./household.ts";

let household: Household;
let camera: TestCamera;
let disk: ReturnType<typeof mountDisk>;

beforeAll(async () => {
  const walk = { from: 6, to: 9, width: 80, height: 200, fromX: 50, toX: 450, y: 125 };
  const size = { width: 640, height: 360 };
  const file = drawScene({ seconds: 12, size, framesPerSecond: 10, noise: 4, walks: [walk] });
  camera = await startRtspCamera({ file, codec: "h264", framesPerSecond: 10 });
  household = await openHousehold({
    name: "full-disk",
    cameras: [{ name: "Hall", url: `rtsp://127.0.0.1:${camera.port}/cam` }],
    env: { COOLDOWN: "0", POST_MOTION_TIME: "1", PRE_ROLL: "2" },
  });
  disk = mountDisk(household.dataFolder, "16m");
});

afterAll(async () => {
  await household?.vigil().kill9();
  disk?.unmount();
  await household?.close();
  await camera?.close();
});

function skipWhereImpossible(context: TestContext): void {
  context.skip(disk === null, "no right to mount a tmpfs here; disks are faked elsewhere");
  context.skip(Boolean(noFfprobe), String(noFfprobe));
}

test("on a full disk: photo, clip and /disarm; kept once there is room", async (context) => {
  skipWhereImpossible(context);
  const { emulator, anna, dataFolder } = household;
  household.start();
  await household.ready();
  const filler = path.join(dataFolder, "filler");
  await fill(filler);
  await household.arm();
  const full = "Not kept on disk yet: it is full.";
  const alert = () =>
    movementAlerts(household.botMessages()).find(({ caption }) => caption?.includes(full));
  const photo = await emulator.waitFor(() => (alert()?.photo ? alert() : undefined), {
    what: "an alert with its photo",
    timeoutMs: 40_000,
  });
  expect(headline(photo)).toContain("🔴 Movement at Hall");
  const clip = await emulator.waitFor(() => (alert()?.video ? alert() : undefined), {
    what: "its clip",
    timeoutMs: 40_000,
  });
  expect(clip.message_id).toBe(photo.message_id);
  const facts = probeClip(emulator.file(clip.video?.file_id ?? ""));
  expect(facts).toMatchObject({ codec: "h264", firstIsKeyframe: true, decodingErrors: "" });

  anna.say("/disarm");
  const disarmed = await emulator.waitFor(
    () => household.botMessages().find(({ text }) => text?.includes("I would be armed again")),
    { what: "the answer to /disarm" },
  );
  expect(headline(disarmed)).toContain("⚪ Disarmed");
  anna.say("/status");
  await emulator.waitFor(
    () =>
      household.botMessages().find(({ text }) => text?.includes("can't be written to the disk")),
    { what: "/status to say what is wrong" },
  );

  // With the next event the disk is tried again.
  await rm(filler);
  anna.tap(alert() ?? clip, "False alarm");
  const evidence = path.join(dataFolder, "incidents");
  await vi.waitFor(
    async () => {
      const names = (await readdir(evidence, { recursive: true })).map((name) =>
        path.basename(name),
      );
      expect(names).toEqual(expect.arrayContaining(["photo.jpg", "clip-1.mp4", "events.jsonl"]));
      const state = JSON.parse(await readFile(path.join(dataFolder, "state.json"), "utf8"));
      expect(state).toMatchObject({ arming: { state: "disarmed" } });
    },
    { timeout: 30_000, interval: 100 },
  );
});
