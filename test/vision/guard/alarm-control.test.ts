import { describe, expect, test } from "vitest";
import { Arming } from "../../../storage/arming.ts";
import { openState } from "../../../storage/state.ts";
import { createAlarmControl } from "../../../vision/guard/alarm-control.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { dataFolder } from "../../fakes/data-folder.ts";
import { breakDisk } from "../../fakes/disk.ts";
import { RecordingLog } from "../../fakes/log.ts";

async function alarmIn(folder: string, clock = new FakeClock()) {
  const log = new RecordingLog();
  const arming = new Arming(await openState(folder, clock, log), log);
  const heard: string[] = [];
  arming.onChange(({ state }) => heard.push(state));
  return { alarm: createAlarmControl({ arming, clock, log }), clock, log, heard };
}

describe("the alarm", () => {
  test("is disarmed before anybody said anything", async () => {
    const { alarm, clock } = await alarmIn(await dataFolder());
    expect(alarm.current()).toEqual({ state: "disarmed", since: clock.wall(), by: null });
  });

  test("is kept on disk, logged with who did it, and told to the cameras", async () => {
    const folder = await dataFolder();
    const { alarm, clock, log, heard } = await alarmIn(folder);
    await clock.advance(5_000);
    const since = clock.wall();
    const armed = { state: "armed_away", since, by: "Ada" };
    expect(await alarm.arm("armed_away", { means: "person", name: "Ada" })).toEqual({
      alarm: armed,
      changed: true,
    });
    expect(heard).toEqual(["armed_away"]);
    expect(log.lines.at(-1)).toMatchObject({
      message: "Alarm: disarmed → armed_away",
      fields: { by: "Ada" },
    });
    const next = await alarmIn(folder, clock);
    expect(next.alarm.current()).toEqual(armed);
  });

  test("that was so already stays with who did it first", async () => {
    const { alarm, clock, heard } = await alarmIn(await dataFolder());
    const { alarm: first } = await alarm.arm("armed_away", { means: "person", name: "Ada" });
    await clock.advance(5_000);
    expect(await alarm.arm("armed_away", { means: "person", name: "Bob" })).toEqual({
      alarm: first,
      changed: false,
    });
    expect(heard).toHaveLength(1);
  });

  test("obeys wishes in the order in which they came, also when they come at once", async () => {
    const { alarm, heard } = await alarmIn(await dataFolder());
    const answers = await Promise.all([
      alarm.arm("armed_away", { means: "person", name: "Ada" }),
      alarm.disarm({ means: "person", name: "Bob" }),
      alarm.disarm({ means: "person", name: "Cleo" }),
      alarm.arm("armed_away", { means: "person", name: "Dora" }),
    ]);
    expect(answers.map(({ alarm: { state, by }, changed }) => `${state} ${by} ${changed}`)).toEqual(
      ["armed_away Ada true", "disarmed Bob true", "disarmed Bob false", "armed_away Dora true"],
    );
    expect(heard).toEqual(["armed_away", "disarmed", "armed_away"]);
  });

  test("that the disk refuses to keep is not changed, and the next wish is heard", async () => {
    const folder = await dataFolder();
    const { alarm, heard } = await alarmIn(folder);
    await alarm.arm("armed_away", { means: "person", name: "Ada" });
    const disk = breakDisk(folder, "ENOSPC");
    await expect(alarm.disarm({ means: "person", name: "Bob" })).rejects.toThrow(
      "the disk is full",
    );
    expect(alarm.current()).toMatchObject({ state: "armed_away", by: "Ada" });
    disk.mend();
    expect(await alarm.disarm({ means: "person", name: "Bob" })).toMatchObject({ changed: true });
    expect(heard).toEqual(["armed_away", "disarmed"]);
  });
});
