// [Disarm] tapped while the guard is down and found much later: still armed, and asked back once.
import { afterAll, beforeAll, expect, test } from "vitest";
import { startRtspCamera, type TestCamera } from "../cameras/rtsp-camera.ts";
import { drawScene } from "../media/drawn.ts";
import { movementAlerts, openHousehold, type Household } from "./household.ts";

let household: Household;
let camera: TestCamera;

beforeAll(async () => {
  const walk = { from: 4, to: 7, width: 160, height: 400, fromX: -150, toX: 1270, y: 250 };
  const file = drawScene({ seconds: 20, walks: [walk] });
  camera = await startRtspCamera({ file, codec: "h264", framesPerSecond: 20, loop: false });
  household = await openHousehold({
    name: "late-tap",
    cameras: [{ name: "Hall", url: `rtsp://127.0.0.1:${camera.port}/cam` }],
  });
});

afterAll(async () => {
  await household?.close();
  await camera?.close();
});

test("a tap from before does not disarm by itself", async () => {
  const { emulator, anna } = household;
  household.start();
  await household.ready();
  await household.arm();
  const alert = await emulator.waitFor(() => movementAlerts(household.botMessages())[0], {
    what: "an alert",
    timeoutMs: 40_000,
  });
  await household.vigil().kill9();
  const query = anna.tap(alert, "Disarm");
  emulator.expireQuery(query);
  household.start();
  const question = await emulator.waitFor(
    () => household.botMessages().find(({ text }) => text?.includes("I am still armed")),
    { what: "the question", timeoutMs: 30_000 },
  );
  anna.say("/status");
  await emulator.waitFor(
    () =>
      household
        .botMessages()
        .find(({ text }) => /^(🔒 Armed|🔴 Alarm) \(away\) since/.test(text ?? "")),
    { what: "/status saying that it is armed" },
  );
  const questions = household.botMessages().filter(({ text }) => text?.includes("still armed"));
  expect(questions).toHaveLength(1);
  anna.tap(question, "Disarm");
  await emulator.waitFor(
    () => household.botMessages().find(({ text }) => text?.startsWith("⚪ Disarmed by Anna")),
    { what: "disarming after the answer" },
  );
});
