import fs from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { HouseholdSettings } from "../../storage/household-settings.ts";
import { defaultSettings, effectiveSettings, SettingsStore } from "../../storage/settings.ts";
import { openState } from "../../storage/state.ts";
import { FakeClock } from "../fakes/clock.ts";
import { dataFolder } from "../fakes/data-folder.ts";
import { RecordingLog } from "../fakes/log.ts";
import { settingsInMemory } from "../fakes/settings.ts";

const open = (folder: string) => openState(folder, new FakeClock(), new RecordingLog());

describe("settings", () => {
  test("a camera's own beats the household's, that beats .env's, that beats ours", async () => {
    const { settings } = settingsInMemory({ sensitivity: 20, cooldownMs: 10_000 });
    expect(settings.of("c1")).toEqual({
      ...defaultSettings,
      sensitivity: 20,
      cooldownMs: 10_000,
    });
    await settings.change("all", { sensitivity: 30, preRollMs: 8_000 });
    await settings.change("c1", { sensitivity: 40 });
    expect(settings.of("c1")).toMatchObject({ sensitivity: 40, preRollMs: 8_000 });
    expect(settings.of("c2")).toMatchObject({ sensitivity: 30, cooldownMs: 10_000 });
    expect(settings.of("all").sensitivity).toBe(30);
    expect(settings.own("c1")).toEqual({ sensitivity: 40 });
    expect(settings.own("c2")).toEqual({});
    expect(settings.own("all")).toEqual({ sensitivity: 30, preRollMs: 8_000 });
  });

  test("a reset goes back one layer, and only there", async () => {
    const { settings } = settingsInMemory({ sensitivity: 20 });
    await settings.change("all", { sensitivity: 30 });
    await settings.change("c1", { sensitivity: 40 });
    await settings.reset("c1", "sensitivity");
    expect(settings.of("c1").sensitivity).toBe(30);
    await settings.reset("all", "sensitivity");
    await settings.reset("all", "sensitivity");
    expect(settings.of("c1").sensitivity).toBe(20);
  });

  test("everywhere: no camera keeps another value", async () => {
    const { settings } = settingsInMemory();
    await settings.change("c1", { sensitivity: 40, minimumArea: 900 });
    await settings.change("c2", { sensitivity: 50 });
    await settings.changeEverywhere({ sensitivity: 40 });
    for (const camera of ["c1", "c2", "c3"]) expect(settings.of(camera).sensitivity).toBe(40);
    expect(settings.own("c1")).toEqual({ minimumArea: 900 });
  });

  test("listeners hear of a change once it is kept; one that can't be kept changes nothing", async () => {
    const { settings, state } = settingsInMemory();
    let told = 0;
    const forget = settings.onChange(() => (told += 1));
    await settings.change("all", { alertStyle: "photo" });
    expect(told).toBe(1);
    state.problem = new Error("the disk is full");
    await expect(settings.change("all", { alertStyle: "photo_then_clip" })).rejects.toThrow("full");
    expect(settings.of("c1").alertStyle).toBe("photo");
    expect(told).toBe(1);
    state.problem = null;
    forget();
    await settings.reset("all", "alertStyle");
    expect(told).toBe(1);
  });

  test("are on disk, checked, and there again after a restart", async () => {
    const folder = await dataFolder();
    const settings = new SettingsStore(await open(folder), {}, new RecordingLog());
    await settings.change("c2", { framesPerSecond: 8, unknownMs: 3_000 });
    await expect(settings.change("c2", { framesPerSecond: 11 })).rejects.toThrow("framesPerSecond");
    const again = new SettingsStore(await open(folder), {}, new RecordingLog());
    expect(again.of("c2")).toEqual({ ...defaultSettings, framesPerSecond: 8, unknownMs: 3_000 });
  });

  test("no camera inherits what every object has", () => {
    const stored = { household: {}, cameras: {} };
    expect(effectiveSettings(stored, "constructor")).toEqual(defaultSettings);
  });
});

describe("how long a stranger must be seen, from before it was a camera's setting", () => {
  const olderFile = async (unknownMs: number, household = {}) => {
    const folder = await dataFolder();
    const older = { version: 1, faces: { unknownMs }, settings: { household } };
    await fs.writeFile(path.join(folder, "state.json"), JSON.stringify(older));
    return folder;
  };
  test("is every camera's now", async () => {
    const folder = await olderFile(4_000, { sensitivity: 30 });
    const state = await open(folder);
    expect(state.repaired).toBeNull();
    const settings = new SettingsStore(state, {}, new RecordingLog());
    expect(settings.of("c1")).toMatchObject({ unknownMs: 4_000, sensitivity: 30 });
    // Written once, it is where it belongs, and can be reset.
    await settings.reset("all", "unknownMs");
    const again = new SettingsStore(await open(folder), {}, new RecordingLog());
    expect(again.of("c1").unknownMs).toBe(2_000);
  });

  test("and stays unset where it was the usual one, or was set anew", async () => {
    const usual = new SettingsStore(await open(await olderFile(2_000)), {}, new RecordingLog());
    expect(usual.own("all")).toEqual({});
    const folder = await olderFile(4_000, { unknownMs: 3_000 });
    const anew = new SettingsStore(await open(folder), {}, new RecordingLog());
    expect(anew.of("c1").unknownMs).toBe(3_000);
  });
});

describe("the household's settings", () => {
  test("start as .env says, are kept, and go back", async () => {
    const folder = await dataFolder();
    const unlessChosen = { language: "en", timezone: "Asia/Tokyo" };
    const household = new HouseholdSettings(await open(folder), unlessChosen, new RecordingLog());
    expect(household.current()).toEqual(unlessChosen);
    let told = 0;
    household.onChange(() => (told += 1));
    await household.change({ timezone: "Europe/Berlin", language: "de" });
    expect(told).toBe(1);
    const again = new HouseholdSettings(await open(folder), unlessChosen, new RecordingLog());
    expect(again.current()).toEqual({ language: "de", timezone: "Europe/Berlin" });
    expect(again.own()).toEqual({ language: "de", timezone: "Europe/Berlin" });
    await again.change({ timezone: null });
    expect(again.current().timezone).toBe("Asia/Tokyo");
  });

  test("know no timezone that times can't be told in", async () => {
    const { householdSettings } = settingsInMemory();
    await expect(householdSettings.change({ timezone: "Europe/Atlantis" })).rejects.toThrow(
      RangeError,
    );
    expect(householdSettings.current().timezone).toBe("UTC");
  });
});
