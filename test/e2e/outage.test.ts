// Telegram can't be reached while three people walk by: when it is back, all three alerts arrive,
// in order and marked late. PROVE=full keeps the network away for two minutes.
import { afterAll, beforeAll, expect, test } from "vitest";
import { startRtspCamera, type TestCamera } from "../cameras/rtsp-camera.ts";
import { drawScene } from "../media/drawn.ts";
import { headline, movementAlerts, openHousehold, type Household } from "./household.ts";

const outageMs = process.env["PROVE"] === "full" ? 120_000 : 32_000;

let household: Household;
let camera: TestCamera;

beforeAll(async () => {
  const walk = (from: number) => ({
    from,
    to: from + 2,
    width: 80,
    height: 200,
    fromX: 50,
    toX: 450,
    y: 125,
  });
  // Then quiet for longer than any outage of this test.
  const file = drawScene({
    seconds: 180,
    size: { width: 640, height: 360 },
    framesPerSecond: 10,
    noise: 4,
    walks: [walk(10), walk(16), walk(22)],
  });
  camera = await startRtspCamera({ file, codec: "h264", framesPerSecond: 10 });
  household = await openHousehold({
    name: "outage",
    cameras: [{ name: "Hall", url: `rtsp://127.0.0.1:${camera.port}/cam` }],
    env: { COOLDOWN: "0", POST_MOTION_TIME: "1", PRE_ROLL: "2" },
  });
});

afterAll(async () => {
  await household?.close();
  await camera?.close();
});

test("three incidents without Telegram", { timeout: outageMs + 120_000 }, async () => {
  const { emulator, anna } = household;
  household.start();
  await household.ready();
  await household.arm();
  emulator.network(false);
  const down = household.vigil().output.length;
  const before = household.botMessages().length;
  await new Promise((resolve) => {
    setTimeout(resolve, outageMs);
  });
  expect(household.botMessages()).toHaveLength(before);
  expect(household.vigil().output.slice(down)).toMatch(/order: "open"/);
  emulator.network(true);
  const alerts = await emulator.waitFor(
    () => {
      const whole = movementAlerts(household.botMessages()).filter(({ video }) => video);
      return whole.length >= 3 && whole;
    },
    { what: "three clips", timeoutMs: 90_000 },
  );
  expect(alerts).toHaveLength(3);
  const firstSent = emulator
    .log(anna.chatId)
    .filter(({ kind, message }) => kind === "sent" && headline(message).includes("Movement at"));
  expect(firstSent).toHaveLength(3);
  const times = alerts.map((message) => /\d\d:\d\d:\d\d/.exec(headline(message))?.[0] ?? "");
  expect(times.toSorted()).toEqual(times);
  expect(new Set(times).size).toBe(3);
  // None could be told while it was news: each is a clip by now, and says that it comes late.
  for (const { caption } of alerts) expect(caption).toContain("Told late");
});
