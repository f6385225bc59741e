// What each armed mode watches: defaults, changes, and what was set before there were modes.
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { armedModes } from "../../storage/incident-events.ts";
import { defaultModeRules, modeRules, Modes } from "../../storage/mode-rules.ts";
import { openState } from "../../storage/state.ts";
import { FakeClock } from "../fakes/clock.ts";
import { dataFolder } from "../fakes/data-folder.ts";
import { breakDisk } from "../fakes/disk.ts";
import { RecordingLog } from "../fakes/log.ts";

async function modesIn(folder: string) {
  const log = new RecordingLog();
  const store = await openState(folder, new FakeClock(), log);
  return { modes: new Modes(store, log), store, log };
}

test("unless changed, movement alarms away, waits for a face at night, and is free at home", async () => {
  const { modes } = await modesIn(await dataFolder());
  expect(armedModes.map((mode) => `${mode} ${modes.rules(mode).movement}`)).toEqual([
    "armed_away at_once",
    "armed_home never",
    "armed_night unless_known",
  ]);
  for (const mode of armedModes) {
    expect(modes.rules(mode)).toEqual(defaultModeRules[mode]);
    expect(modeRules.safeParse(modes.rules(mode)).success).toBe(true);
  }
});

test("what is changed outlives a restart; the rest follows the defaults; listeners hear of it", async () => {
  const folder = await dataFolder();
  const { modes, store } = await modesIn(folder);
  let heard = 0;
  const stop = modes.onChange(() => (heard += 1));
  expect(await modes.change("armed_home", { entryDelayMs: 30_000 })).toMatchObject({
    entryDelayMs: 30_000,
    movement: "never",
  });
  await modes.change("armed_home", { camerasOff: ["c2"] });
  expect(heard).toBe(2);
  expect(store.value.modes).toEqual({
    armed_home: { entryDelayMs: 30_000, camerasOff: ["c2"] },
  });
  expect((await modesIn(folder)).modes.rules("armed_home")).toEqual({
    ...defaultModeRules.armed_home,
    entryDelayMs: 30_000,
    camerasOff: ["c2"],
  });
  await modes.reset("armed_home");
  expect(modes.rules("armed_home")).toEqual(defaultModeRules.armed_home);
  stop();
  await modes.change("armed_home", { unsure: false });
  expect(heard).toBe(3);
});

test("refused by the schema or the disk, nothing changes", async () => {
  const folder = await dataFolder();
  const { modes } = await modesIn(folder);
  await expect(modes.change("armed_away", { exitDelayMs: -1 })).rejects.toThrow("refused");
  const disk = breakDisk(folder, "ENOSPC");
  await expect(modes.change("armed_away", { exitDelayMs: 5_000 })).rejects.toThrow("full");
  disk.mend();
  expect(modes.rules("armed_away")).toEqual(defaultModeRules.armed_away);
});

test("only strangers, from before there were modes, waits when away until that has its own rule", async () => {
  const folder = await dataFolder();
  const old = { version: 1, faces: { watchMode: "only_strangers" } };
  await writeFile(path.join(folder, "state.json"), JSON.stringify(old));
  const { modes, log } = await modesIn(folder);
  expect(log.messages("warn")).toEqual([]);
  expect(modes.rules("armed_away").movement).toBe("unless_known");
  expect(modes.rules("armed_home").movement).toBe("never");
  await modes.change("armed_away", { unsure: false });
  expect(modes.rules("armed_away").movement).toBe("unless_known");
  await modes.change("armed_away", { movement: "at_once" });
  expect(modes.rules("armed_away").movement).toBe("at_once");
  await modes.reset("armed_away");
  expect(modes.rules("armed_away")).toEqual(defaultModeRules.armed_away);
});
