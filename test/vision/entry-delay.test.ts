// Cameras, alarm and modes together: a drawn walker before a real decoder, told under the modes'
// rules, with the alarm on a real disk.
import { describe, expect, test } from "vitest";
import { Arming } from "../../storage/arming.ts";
import type { ModeRules } from "../../storage/mode-rules.ts";
import { openState } from "../../storage/state.ts";
import type { CameraWatchOptions } from "../../vision/camera-watch.ts";
import { HouseAlarm } from "../../vision/guard/alarm-control.ts";
import { standingOrders } from "../../vision/guard/standing-orders.ts";
import { Watch } from "../../vision/watch.ts";
import { until } from "../cameras/until.ts";
import { dataFolder } from "../fakes/data-folder.ts";
import { FakeModes } from "../fakes/modes.ts";
import { sceneOf, watchedScene } from "./watched-scene.ts";

const scene = sceneOf(320, 180);
const patience = { timeout: 15_000 };
const ada = { means: "person", name: "Ada" } as const;

async function house(rules: Partial<ModeRules>) {
  const { watchOptions, clock, log, sessions, told: all } = await watchedScene();
  /** Not that the camera falls silent when the test has seen enough. */
  const told = async () => (await all()).filter((each) => each.startsWith("movement"));
  const modes = new FakeModes();
  await modes.change("armed_away", rules);
  const arming = new Arming(await openState(await dataFolder(), clock, log));
  const alarm = new HouseAlarm({ arming, modes, clock, log });
  const standing = () => standingOrders(alarm.current(), modes, "c1");
  const options = { ...watchOptions, standing, bell: alarm };
  const watch = new Watch([options], alarm);
  watch.start();
  modes.onChange(() => watch.alarmChanged());
  alarm.start();
  await alarm.arm("armed_away", ada);
  sessions.newest.format(scene.format);
  const stop = async () => {
    const stopping = watch.stop();
    await clock.advance(1_000);
    await stopping;
    await alarm.close();
  };
  /** Shows the scene; every fourth frame is examined before time goes on. */
  const play = async (fromSeconds: number, toSeconds: number) => {
    const camera = watch.cameras[0];
    for (const { ms, keyframe, bytes } of scene.packets.slice(fromSeconds * 20, toSeconds * 20)) {
      sessions.newest.packet({ pts: ms, keyframe, bytes });
      const packetAt = clock.wall();
      const isLooked = (ms / 50) % 4 === 0 && (keyframe || standing().armed);
      if (isLooked) {
        await until(() => (camera?.status().lastPictureAt ?? 0) >= packetAt, `frame ${ms}`);
      }
      await clock.advance(50);
    }
  };
  /** Somebody came in; their photo is on disk, so that time may fly. */
  const seen = async () => {
    await play(0, 5.4);
    await expect.poll(async () => (await told()).join(), patience).toContain("opened with photo");
  };
  return { alarm, clock, log, modes, options, play, seen, stop, told, watch };
}

describe("somebody comes in within an entry delay of 20 s, and then the camera", () => {
  const letGo = {
    "is removed": (watch: Watch) => watch.remove("c1"),
    "is paused": (watch: Watch, options: CameraWatchOptions) =>
      watch.replace({ ...options, paused: { by: "Ada", since: 0, leftMs: () => null } }),
  };
  test.each(Object.entries(letGo))("%s: what it saw is raised all the same", async (_, end) => {
    const { alarm, clock, seen, stop, told, watch, options } = await house({
      entryDelayMs: 20_000,
    });
    await seen();
    const ending = end(watch, options);
    await clock.advance(1_000);
    await ending;
    expect(alarm.current().state).toBe("pending");
    await clock.advance(20_000);
    expect(alarm.current().state).toBe("triggered");
    await expect
      .poll(told, patience)
      .toEqual(["movement: opened with photo, clip 1 whole, ended shutdown, raised"]);
    await stop();
  });

  test("is removed: disarmed in time, it is called off", async () => {
    const { alarm, clock, seen, stop, told, watch } = await house({ entryDelayMs: 20_000 });
    await seen();
    const ending = watch.remove("c1");
    await clock.advance(1_000);
    await ending;
    await alarm.disarm(ada);
    await expect
      .poll(told, patience)
      .toEqual(["movement: opened with photo, clip 1 whole, ended shutdown, excused"]);
    await stop();
  });

  test("is switched off in the mode: raised, too, and nothing of it is left for the next", async () => {
    const { alarm, clock, modes, seen, stop, told } = await house({ entryDelayMs: 20_000 });
    await seen();
    await modes.change("armed_away", { camerasOff: ["c1"] });
    await clock.advance(20_000);
    expect(alarm.current().state).toBe("triggered");
    await expect
      .poll(told, patience)
      .toEqual(["movement: opened with photo, clip 1 whole, ended shutdown, raised"]);
    await stop();
  });

  test("is switched off, and somebody disarms: called off", async () => {
    const { alarm, modes, seen, stop, told } = await house({ entryDelayMs: 20_000 });
    await seen();
    await modes.change("armed_away", { camerasOff: ["c1"] });
    await alarm.disarm(ada);
    await expect
      .poll(told, patience)
      .toEqual(["movement: opened with photo, clip 1 whole, ended shutdown, excused"]);
    await stop();
  });
});

describe("somebody comes in within an entry delay of 20 s", () => {
  test("and nobody disarms: told, raised when it is over, and armed again in the end", async () => {
    const { alarm, clock, log, play, stop, told } = await house({ entryDelayMs: 20_000 });
    await play(0, 5.4);
    expect(alarm.current()).toMatchObject({ state: "pending", mode: "armed_away" });
    await expect.poll(told, patience).toEqual(["movement: opened with photo"]);
    await play(5.4, 11.6);
    await clock.advance(20_000);
    expect(alarm.current().state).toBe("triggered");
    await expect
      .poll(told, patience)
      .toEqual(["movement: opened with photo, clip 1 whole, ended quiet, raised"]);
    await clock.advance(120_000);
    expect(alarm.current().state).toBe("armed_away");
    expect(log.lines.filter(({ message }) => message.startsWith("Alarm:"))).toMatchObject([
      { fields: { by: "Ada" } },
      { message: "Alarm: armed_away → pending", fields: { camera: "Garden", because: "movement" } },
      { message: "Alarm: pending → triggered", fields: { by: "guard" } },
      { message: "Alarm: triggered → armed_away", fields: { by: "guard" } },
    ]);
    await stop();
  });

  test("and disarms: it ends so, and nothing is raised", async () => {
    const { alarm, clock, play, stop, told } = await house({ entryDelayMs: 20_000 });
    await play(0, 5.4);
    await alarm.disarm(ada);
    await clock.advance(25_000);
    await expect
      .poll(told, patience)
      .toEqual(["movement: opened with photo, clip 1 whole, ended disarmed"]);
    expect(alarm.current().state).toBe("disarmed");
    await stop();
  });
});

test("without a delay the alarm is triggered at once, and for as long as it goes on", async () => {
  const { alarm, play, stop } = await house({});
  await play(0, 5.4);
  expect(alarm.current()).toMatchObject({ state: "triggered", mode: "armed_away" });
  await play(5.4, 13);
  const { leftMs } = alarm.current();
  // It counts from the end of what alarmed: a walker until 7 s, and 4 s of quiet. (The last time that
  // it was counted anew before that was at about 9.4 s.)
  expect(leftMs).toBeGreaterThanOrEqual(117_500);
  expect(leftMs).toBeLessThan(120_000);
  await stop();
});

test("a camera that is off in the mode sees nothing; switched on, it counts at the next frame", async () => {
  const { alarm, modes, play, stop, told } = await house({ camerasOff: ["c1"] });
  await play(0, 5);
  expect(alarm.current().state).toBe("armed_away");
  expect(await told()).toEqual([]);
  await modes.change("armed_away", { camerasOff: [] });
  await play(5, 7);
  expect(alarm.current().state).toBe("triggered");
  await stop();
});
