// The rooms over state.json: state, settings, arming, members.
import fs from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { Arming } from "../../storage/arming.ts";
import { Members, OwnerExistsError, newMember } from "../../storage/members.ts";
import { defaultSettings, effectiveSettings, settingsSchema } from "../../storage/settings.ts";
import { openState } from "../../storage/state.ts";
import { armingRecord } from "../fakes/arming-records.ts";
import { FakeClock } from "../fakes/clock.ts";
import { dataFolder } from "../fakes/data-folder.ts";
import { breakDisk } from "../fakes/disk.ts";
import { RecordingLog } from "../fakes/log.ts";

const clock = new FakeClock();

describe("state.json", () => {
  test("folder and file are private; a first start is disarmed with nobody in it", async () => {
    const folder = path.join(await dataFolder(), "new", "data");
    const store = await openState(folder, clock, new RecordingLog());
    expect(store.value).toMatchObject({
      version: 1,
      arming: { state: "disarmed", mode: null, since: null, by: null, remainingMs: null },
      modes: {},
      members: [],
      settings: { household: {}, cameras: {} },
      faces: {
        watchMode: "everything",
        preset: null,
        known: null,
        tellKnown: false,
      },
      mutes: [],
      told: {},
    });
    await store.change((draft) => {
      draft.told["welcome"] = clock.wall();
    });
    expect((await fs.stat(folder)).mode & 0o777).toBe(0o700);
    expect((await fs.stat(path.join(folder, "state.json"))).mode & 0o777).toBe(0o600);
  });

  test("a folder that others can change is warned of and left alone", async () => {
    const folder = await dataFolder();
    await fs.chmod(folder, 0o777);
    const log = new RecordingLog();
    await openState(folder, clock, log);
    expect(log.messages("warn").join()).toContain("can be changed by other users");
    expect((await fs.stat(folder)).mode & 0o777).toBe(0o777);
  });

  test("a setting out of range by hand: the copy holds", async () => {
    const folder = await dataFolder();
    const log = new RecordingLog();
    const store = await openState(folder, clock, log);
    await store.change((draft) => {
      draft.settings.household.sensitivity = 40;
    });
    const file = path.join(folder, "state.json");
    const text = await fs.readFile(file, "utf8");
    await fs.writeFile(file, text.replace("40", "400"));
    const again = await openState(folder, clock, log);
    expect(again.value.settings.household.sensitivity).toBe(40);
    expect(log.messages("warn").join()).toContain("sensitivity");
  });
});

describe("settings", () => {
  test("the camera's beats the household's beats .env's beats ours", () => {
    const stored = {
      household: { sensitivity: 30, cooldownMs: 1000, preRollMs: undefined },
      cameras: { c1: { sensitivity: 40 } },
    };
    const starting = { sensitivity: 20, cooldownMs: 2000, minimumArea: 800 };
    expect(effectiveSettings(stored, "c1", starting)).toEqual({
      ...defaultSettings,
      sensitivity: 40,
      cooldownMs: 1000,
      minimumArea: 800,
    });
    expect(effectiveSettings(stored, "c2", starting).sensitivity).toBe(30);
    expect(effectiveSettings({ household: {}, cameras: {} }, "constructor")).toEqual(
      defaultSettings,
    );
  });

  test("the defaults are the first reference system's, and within the ranges", () => {
    expect(settingsSchema.parse(defaultSettings)).toMatchObject({
      sensitivity: 25,
      minimumArea: 5000,
      backgroundAlpha: 0.05,
      cooldownMs: 30_000,
      postMotionMs: 4000,
      preRollMs: 5000,
      idleLook: "keyframes",
    });
  });

  test.each([
    ["sensitivity", 0],
    ["sensitivity", 256],
    ["minimumArea", 49],
    ["minimumArea", 307_201],
    ["backgroundAlpha", 0],
    ["preRollMs", 25_001],
    ["idleLook", "never"],
  ])("%s %s is out of range", (key, value) => {
    expect(settingsSchema.safeParse({ ...defaultSettings, [key]: value }).success).toBe(false);
  });
});

describe("arming", () => {
  const armed = armingRecord("armed_night", 5, "Ann");

  test("outlives a restart", async () => {
    const folder = await dataFolder();
    const log = new RecordingLog();
    const arming = new Arming(await openState(folder, clock, log));
    expect(arming.current()).toMatchObject({
      state: "disarmed",
      mode: null,
      since: null,
      by: null,
    });
    await arming.set(armed);
    expect(new Arming(await openState(folder, clock, log)).current()).toEqual(armed);
  });

  test.each([
    [{ state: "armed_away", since: 7, by: "Ann" }, "armed_away"],
    [{ state: "disarmed", since: 7, by: "Ann" }, null],
    // Nothing wrote these so far; should they be there, the house is not left unguarded.
    [{ state: "pending" }, "armed_away"],
  ])("files from before there were modes: %o", async (stored, mode) => {
    const folder = await dataFolder();
    await fs.writeFile(
      path.join(folder, "state.json"),
      JSON.stringify({ version: 1, arming: stored }),
    );
    const log = new RecordingLog();
    const arming = new Arming(await openState(folder, clock, log));
    expect(arming.current()).toMatchObject({ ...stored, mode, means: "person", remainingMs: null });
    expect(log.messages("warn")).toEqual([]);
  });

  test("a full disk: rejected, unchanged", async () => {
    const folder = await dataFolder();
    const log = new RecordingLog();
    const arming = new Arming(await openState(folder, clock, log));
    const disk = breakDisk(folder, "ENOSPC");
    await expect(arming.set(armed)).rejects.toThrow("the disk is full");
    disk.mend();
    expect(arming.current().state).toBe("disarmed");
  });
});

describe("members", () => {
  test("one owner, also of two who ask at once", async () => {
    const folder = await dataFolder();
    const log = new RecordingLog();
    const members = new Members(await openState(folder, clock, log), clock, log);
    expect(members.owner()).toBeNull();
    const [ann, bob] = await Promise.allSettled([
      members.addOwner({ id: 11, name: "Ann" }),
      members.addOwner({ id: 12, name: "Bob" }),
    ]);
    const owner = newMember({ id: 11, name: "Ann", role: "owner", since: clock.wall() });
    expect(ann).toEqual({ status: "fulfilled", value: owner });
    expect(bob).toMatchObject({ status: "rejected", reason: expect.any(OwnerExistsError) });
    expect(members.owner()).toEqual(owner);
    expect(members.find(12)).toBeNull();
    const after = new Members(await openState(folder, clock, log), clock, log);
    expect(after.all()).toEqual([owner]);
    expect(after.find(11)).toEqual(owner);
  });

  test("a viewer who becomes the owner is in the list once", async () => {
    const store = await openState(await dataFolder(), clock, new RecordingLog());
    await store.change((draft) => {
      draft.members.push(newMember({ id: 11, name: "Ann", role: "viewer", since: 0 }));
    });
    const members = new Members(store, clock, new RecordingLog());
    await members.addOwner({ id: 11, name: "Ann" });
    expect(members.all().map(({ role }) => role)).toEqual(["owner"]);
  });
});
