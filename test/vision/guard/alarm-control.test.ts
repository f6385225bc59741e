// The alarm on a real data folder: who did what, delays, a disk that refuses.
import { describe, expect, onTestFinished, test } from "vitest";
import { Arming } from "../../../storage/arming.ts";
import type { ModeRules } from "../../../storage/mode-rules.ts";
import { openState } from "../../../storage/state.ts";
import { HouseAlarm } from "../../../vision/guard/alarm-control.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { dataFolder } from "../../fakes/data-folder.ts";
import { breakDisk } from "../../fakes/disk.ts";
import { RecordingLog } from "../../fakes/log.ts";
import { FakeModes } from "../../fakes/modes.ts";

const ada = { means: "person", name: "Ada" } as const;
const bob = { means: "person", name: "Bob" } as const;
const movement = {
  camera: "c1",
  cameraName: "Hall",
  because: "movement",
  immediately: false,
} as const;
const stranger = { ...movement, because: "stranger", immediately: true } as const;

/** An alarm whose away mode has these rules. */
async function alarmIn(folder: string, rules: Partial<ModeRules> = {}, clock = new FakeClock()) {
  const log = new RecordingLog();
  const arming = new Arming(await openState(folder, clock, log));
  const modes = new FakeModes();
  await modes.change("armed_away", rules);
  const alarm = new HouseAlarm({ arming, modes, clock, log });
  // Whatever is being written is on disk before the folder goes.
  onTestFinished(() => alarm.close());
  const heard: string[] = [];
  alarm.onChange((now, before) => heard.push(`${before.state} → ${now.state}`));
  alarm.start();
  return { alarm, arming, clock, log, heard };
}

describe("wishes", () => {
  test("disarmed before anybody said anything", async () => {
    const { alarm, clock } = await alarmIn(await dataFolder());
    expect(alarm.current()).toEqual({
      state: "disarmed",
      mode: null,
      since: clock.wall(),
      by: null,
      means: "person",
      leftMs: null,
    });
    expect(clock.pending).toBe(0);
  });

  test("kept on disk, logged with who did it, and told", async () => {
    const folder = await dataFolder();
    const { alarm, clock, log, heard } = await alarmIn(folder);
    await clock.advance(5_000);
    const armed = {
      state: "armed_away",
      mode: "armed_away",
      since: clock.wall(),
      by: "Ada",
      means: "person",
      leftMs: null,
    };
    expect(await alarm.arm("armed_away", ada)).toEqual({ alarm: armed, changed: true });
    expect(heard).toEqual(["disarmed → armed_away"]);
    expect(log.lines.at(-1)).toMatchObject({
      message: "Alarm: disarmed → armed_away",
      fields: { by: "Ada" },
    });
    const next = await alarmIn(folder, {}, clock);
    expect(next.alarm.current()).toEqual(armed);
  });

  test.each(["schedule", "presence"] as const)("%s has no name", async (means) => {
    const { alarm, log } = await alarmIn(await dataFolder());
    await alarm.arm("armed_night", { means });
    expect(alarm.current()).toMatchObject({ state: "armed_night", by: null, means });
    expect(log.lines.at(-1)).toMatchObject({ fields: { by: means } });
  });

  test("what was so already stays with who did it first", async () => {
    const { alarm, clock, heard } = await alarmIn(await dataFolder());
    const { alarm: first } = await alarm.arm("armed_away", ada);
    await clock.advance(5_000);
    expect(await alarm.arm("armed_away", bob)).toEqual({ alarm: first, changed: false });
    expect(heard).toHaveLength(1);
  });

  test("obeyed in the order in which they came, also when they come at once", async () => {
    const { alarm, heard } = await alarmIn(await dataFolder());
    const answers = await Promise.all([
      alarm.arm("armed_away", ada),
      alarm.disarm(bob),
      alarm.disarm({ means: "person", name: "Cleo" }),
      alarm.arm("armed_away", { means: "person", name: "Dora" }),
    ]);
    expect(answers.map(({ alarm: { state, by }, changed }) => `${state} ${by} ${changed}`)).toEqual(
      ["armed_away Ada true", "disarmed Bob true", "disarmed Bob false", "armed_away Dora true"],
    );
    expect(heard).toEqual([
      "disarmed → armed_away",
      "armed_away → disarmed",
      "disarmed → armed_away",
    ]);
  });

  test("a listener that fails disturbs nobody", async () => {
    const { alarm, log, heard } = await alarmIn(await dataFolder());
    const stop = alarm.onChange(() => {
      throw new Error("listener down");
    });
    expect(await alarm.arm("armed_home", ada)).toMatchObject({ changed: true });
    expect(heard).toHaveLength(1);
    await expect.poll(() => log.messages("error")).toHaveLength(1);
    stop();
    await alarm.disarm(ada);
    expect(log.messages("error")).toHaveLength(1);
  });
});

describe("delays", () => {
  test("the way out: the mode's, counted down, then armed by who armed it", async () => {
    const { alarm, clock, heard, log } = await alarmIn(await dataFolder(), { exitDelayMs: 30_000 });
    await alarm.arm("armed_away", ada);
    expect(alarm.current()).toMatchObject({ state: "arming", mode: "armed_away", leftMs: 30_000 });
    await clock.advance(29_000);
    expect(alarm.current()).toMatchObject({ state: "arming", leftMs: 1_000 });
    await clock.advance(1_000);
    expect(alarm.current()).toMatchObject({
      state: "armed_away",
      by: "Ada",
      means: "guard",
      leftMs: null,
    });
    expect(heard).toEqual(["disarmed → arming", "arming → armed_away"]);
    expect(log.lines.at(-1)).toMatchObject({ fields: { by: "guard" } });
    expect(clock.pending).toBe(0);
  });

  test("nothing is seen on the way out", async () => {
    const { alarm } = await alarmIn(await dataFolder(), { exitDelayMs: 30_000 });
    await alarm.arm("armed_away", ada);
    alarm.ring(stranger);
    expect(alarm.current().state).toBe("arming");
  });

  test("the way in: pending, then triggered, then armed again; with camera and reason", async () => {
    const { alarm, clock, heard, log } = await alarmIn(await dataFolder(), {
      entryDelayMs: 20_000,
    });
    await alarm.arm("armed_away", ada);
    alarm.ring(movement);
    expect(alarm.current()).toMatchObject({
      state: "pending",
      mode: "armed_away",
      by: null,
      means: "guard",
      leftMs: 20_000,
    });
    expect(log.lines.at(-1)).toMatchObject({
      message: "Alarm: armed_away → pending",
      fields: { by: "guard", camera: "Hall", because: "movement" },
    });
    // More movement gives nobody more time.
    await clock.advance(19_999);
    alarm.ring(movement);
    await clock.advance(1);
    expect(alarm.current()).toMatchObject({ state: "triggered", leftMs: 120_000 });
    await clock.advance(120_000);
    expect(heard.slice(1)).toEqual([
      "armed_away → pending",
      "pending → triggered",
      "triggered → armed_away",
    ]);
    expect(clock.pending).toBe(0);
  });

  test("who disarms in time is not alarmed", async () => {
    const { alarm, clock, heard } = await alarmIn(await dataFolder(), { entryDelayMs: 20_000 });
    await alarm.arm("armed_away", ada);
    alarm.ring(movement);
    await clock.advance(19_900);
    await alarm.disarm(bob);
    await clock.advance(60_000);
    expect(heard.at(-1)).toBe("pending → disarmed");
    expect(alarm.current()).toMatchObject({ state: "disarmed", mode: null, by: "Bob" });
  });

  test("nor whoever is recognised as the household on every camera that rang", async () => {
    const { alarm, clock, heard } = await alarmIn(await dataFolder(), { entryDelayMs: 20_000 });
    await alarm.arm("armed_away", ada);
    alarm.ring(movement);
    alarm.ring({ ...movement, camera: "c2", cameraName: "Stairs" });
    alarm.settled("c1");
    expect(alarm.current().state).toBe("pending");
    alarm.settled("c2");
    expect(alarm.current()).toMatchObject({
      state: "armed_away",
      mode: "armed_away",
      leftMs: null,
    });
    await clock.advance(60_000);
    expect(heard.at(-1)).toBe("pending → armed_away");
    // Once it is an alarm, being recognised takes nothing back.
    alarm.ring(stranger);
    alarm.settled("c1");
    expect(alarm.current().state).toBe("triggered");
  });

  test("nor who does at the last moment, while that is being written", async () => {
    const { alarm, clock, heard } = await alarmIn(await dataFolder(), { entryDelayMs: 20_000 });
    await alarm.arm("armed_away", ada);
    alarm.ring(movement);
    await clock.advance(19_999);
    const disarmed = alarm.disarm(bob);
    await clock.advance(1);
    await disarmed;
    expect(heard).toEqual(["disarmed → armed_away", "armed_away → pending", "pending → disarmed"]);
  });

  test("a stranger cuts it short, and without a delay there is none", async () => {
    const { alarm } = await alarmIn(await dataFolder(), { entryDelayMs: 20_000 });
    await alarm.arm("armed_away", ada);
    alarm.ring(movement);
    alarm.ring(stranger);
    expect(alarm.current().state).toBe("triggered");
    await alarm.disarm(ada);
    await alarm.arm("armed_night", ada);
    alarm.ring(movement);
    expect(alarm.current()).toMatchObject({ state: "triggered", mode: "armed_night" });
  });

  test("triggered for as long as what alarmed goes on, and 120 s more", async () => {
    const { alarm, clock } = await alarmIn(await dataFolder());
    await alarm.arm("armed_home", ada);
    alarm.ring(movement);
    alarm.goesOn("c1", true);
    alarm.goesOn("c2", true);
    await clock.advance(600_000);
    expect(alarm.current().state).toBe("triggered");
    alarm.goesOn("c1", false);
    await clock.advance(200_000);
    alarm.goesOn("c2", false);
    await clock.advance(119_999);
    expect(alarm.current()).toMatchObject({ state: "triggered", leftMs: 1 });
    await clock.advance(1);
    expect(alarm.current().state).toBe("armed_home");
  });

  test("steps of the wall clock change nothing", async () => {
    const { alarm, clock } = await alarmIn(await dataFolder(), { entryDelayMs: 20_000 });
    await alarm.arm("armed_away", ada);
    alarm.ring(movement);
    await clock.advance(10_000);
    // Summer time, a broken battery, a correction.
    for (const step of [3_600_000, -7_200_000, 3_600_000 * 24 * 365]) {
      clock.stepWall(step);
      expect(alarm.current()).toMatchObject({ state: "pending", leftMs: 10_000 });
    }
    await clock.advance(9_999);
    expect(alarm.current().state).toBe("pending");
    await clock.advance(1);
    expect(alarm.current().state).toBe("triggered");
  });
});

describe("what the guard sees while a wish is being written", () => {
  test("arming another mode does not make it undone", async () => {
    const folder = await dataFolder();
    const { alarm, arming, clock } = await alarmIn(folder, { entryDelayMs: 20_000 });
    await alarm.arm("armed_away", ada);
    const asked = alarm.arm("armed_home", bob);
    alarm.ring(movement);
    expect(await asked).toMatchObject({ changed: false, alarm: { state: "pending" } });
    await expect
      .poll(() => arming.current())
      .toMatchObject({ state: "pending", mode: "armed_away" });
    await alarm.close();
    expect(clock.pending).toBe(0);
  });

  test("disarming does", async () => {
    const { alarm, arming } = await alarmIn(await dataFolder(), { entryDelayMs: 20_000 });
    await alarm.arm("armed_away", ada);
    const asked = alarm.disarm(bob);
    alarm.ring(stranger);
    expect(await asked).toMatchObject({ changed: true, alarm: { state: "disarmed" } });
    await alarm.close();
    expect(arming.current()).toMatchObject({ state: "disarmed", by: "Bob" });
  });
});

describe("a disk that refuses", () => {
  test("a wish is granted and said not to be kept; it is written when it can be", async () => {
    const folder = await dataFolder();
    const { alarm, arming, clock, heard } = await alarmIn(folder);
    expect(await alarm.arm("armed_away", ada)).not.toHaveProperty("unsaved");
    const disk = breakDisk(folder, "ENOSPC");
    const disarmed = { changed: true, unsaved: true, alarm: { state: "disarmed", by: "Bob" } };
    expect(await alarm.disarm(bob)).toMatchObject(disarmed);
    expect(await alarm.disarm(bob)).toMatchObject({ ...disarmed, changed: false });
    expect(alarm.current()).toMatchObject({ state: "disarmed", by: "Bob" });
    // What a restart would find now.
    expect(arming.current()).toMatchObject({ state: "armed_away", by: "Ada" });
    disk.mend();
    await clock.advance(5_000);
    await expect.poll(() => arming.current()).toMatchObject({ state: "disarmed", by: "Bob" });
    expect(await alarm.disarm(bob)).not.toHaveProperty("unsaved");
    expect(heard).toEqual(["disarmed → armed_away", "armed_away → disarmed"]);
  });

  test("what is seen alarms all the same, and is kept as soon as it can be", async () => {
    const folder = await dataFolder();
    const { alarm, arming, clock, heard, log } = await alarmIn(folder, { entryDelayMs: 7_000 });
    await alarm.arm("armed_away", ada);
    const disk = breakDisk(folder, "ENOSPC");
    alarm.ring(movement);
    await expect.poll(() => log.messages("warn")).toHaveLength(1);
    await clock.advance(7_000);
    expect(heard.slice(1)).toEqual(["armed_away → pending", "pending → triggered"]);
    expect(arming.current().state).toBe("armed_away");
    disk.mend();
    await clock.advance(5_000);
    await expect.poll(() => arming.current().state).toBe("triggered");
  });
});
