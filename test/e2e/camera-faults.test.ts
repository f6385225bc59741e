// What happens to cameras in real life: they freeze, die for some seconds, send damaged bytes.
// All of that is none of the chat's business; being gone for 45 s is told once and taken back.
import { readdirSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startFaultProxy, type FaultProxy } from "../cameras/fault-proxy.ts";
import { startRtspCamera, type TestCamera } from "../cameras/rtsp-camera.ts";
import { drawScene } from "../media/drawn.ts";
import { openHousehold, type Household } from "./household.ts";
import { childrenOf, type VigilProcess } from "./vigil-process.ts";

/** Longer than a camera must show pictures to count as back (steadyAfterMs), else losses add up. */
const steadyMs = 12_000;

let household: Household;
let camera: TestCamera;
let proxy: FaultProxy;

beforeAll(async () => {
  const file = drawScene({ seconds: 20, size: { width: 640, height: 360 }, walks: [] });
  camera = await startRtspCamera({ file, codec: "h264", framesPerSecond: 20 });
  proxy = await startFaultProxy(camera.port);
  household = await openHousehold({
    name: "faults",
    cameras: [{ name: "Hall", url: `rtsp://127.0.0.1:${proxy.port}/cam` }],
  });
  household.start();
  await household.ready();
  await household.arm();
});

afterAll(async () => {
  await household?.close();
  await proxy?.close();
  await camera?.close();
});

test("freeze, death and damage pass without a word; 45 s away is one message that is taken back", async () => {
  const { emulator } = household;
  const vigil = household.vigil();
  const openHandles = () => readdirSync(`/proc/${vigil.pid}/fd`).length;
  const before = household.botMessages().length;
  const handles = openHandles();
  const processes = childrenOf(vigil.pid).length;

  let mark = vigil.output.length;
  proxy.freeze();
  await vigil.printed(/no picture for 3 s/, 20_000, mark);
  proxy.heal();
  await vigil.printed(/Hall shows a picture/, 20_000, mark);

  mark = vigil.output.length;
  proxy.die(5_000);
  await vigil.printed(/Hall shows a picture/, 30_000, mark);
  await untilSteady(vigil);

  proxy.corrupt(0.05);
  await wait(8_000);
  proxy.heal();
  await untilSteady(vigil);
  expect(household.botMessages()).toHaveLength(before);

  mark = vigil.output.length;
  proxy.die(45_000);
  const lost = await emulator.waitFor(
    () =>
      household
        .botMessages()
        .find((message) => /Hall is lost/.test(message.caption ?? message.text ?? "")),
    { what: "the message that the camera is lost", timeoutMs: 45_000 },
  );
  expect(lost.photo, "the last picture").toBeDefined();
  const back = await emulator.waitFor(
    () =>
      household
        .botMessages()
        .find((message) => /Hall is back/.test(message.caption ?? message.text ?? "")),
    { what: "the same message saying that it is back", timeoutMs: 100_000 },
  );
  expect(back.message_id).toBe(lost.message_id);
  expect(household.botMessages()).toHaveLength(before + 1);
  expect(childrenOf(vigil.pid).filter((child) => child.split(" ")[1] === "Z")).toEqual([]);
  expect(childrenOf(vigil.pid).length).toBeLessThanOrEqual(processes);
  expect(openHandles()).toBeLessThanOrEqual(handles + 4);
}, 300_000);

/** Resolves when no loss and no return was printed for `steadyMs`. */
async function untilSteady(vigil: VigilProcess): Promise<void> {
  for (;;) {
    const mark = vigil.output.length;
    await wait(steadyMs);
    if (!/Hall(:| shows)/.test(vigil.output.slice(mark))) return;
  }
}
