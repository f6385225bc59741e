import { describe, expect, test } from "vitest";
import { settingCatalogue } from "../../../bot/settings/catalogue.ts";
import { settingKeys, settingsData } from "../../../bot/settings/taps.ts";
import { nameOf } from "../../../bot/settings/words.ts";
import { StorageError } from "../../../storage/errors.ts";
import { defaultSettings, type SettingKey } from "../../../storage/settings.ts";
import { labels, openRoom } from "../../fakes/control-room.ts";
import { settingsInMemory } from "../../fakes/settings.ts";
import { anna, ben, type ShownMessage } from "../../fakes/telegram.ts";

const tooOld = "Bad Request: query is too old and response timeout expired or query ID is invalid";

function openSettings(options: Parameters<typeof openRoom>[0] = {}) {
  const { state, settings, householdSettings } = settingsInMemory();
  const room = openRoom({ settings, householdSettings, ...options });
  const { telegram } = room;
  const shown = () => telegram.last(anna.id);
  /** Taps what stands on the button, in the message that is there. */
  const tap = async (...buttons: string[]): Promise<ShownMessage> => {
    for (const label of buttons) await telegram.tap(anna, shown(), label);
    return shown();
  };
  const tapData = async (data: string): Promise<ShownMessage> => {
    await telegram.tapData(anna, shown(), data);
    return shown();
  };
  const start = async () => {
    await telegram.say(anna, "/settings");
    return shown();
  };
  return { ...room, state, settings, householdSettings, shown, tap, tapData, start };
}

describe("the first page", () => {
  test("leads the owner to what there is", async () => {
    const { start, tap } = openSettings();
    const page = await start();
    expect(page.silent).toBe(true);
    expect(labels(page).flat()).toEqual(
      expect.arrayContaining(["Detection and alerts", "Household"]),
    );
    expect(labels(await tap("Detection and alerts"))).toEqual([
      ["All cameras"],
      ["Front door", "Hall"],
      ["Back"],
    ]);
    expect((await tap("Back")).text).toBe(page.text);
  });

  test("offers a member nothing that only the owner may change", async () => {
    const { telegram } = openSettings();
    await telegram.say(ben, "/settings");
    const offered = labels(telegram.last(ben.id)).flat();
    expect(offered).not.toContain("Detection and alerts");
    expect(offered).not.toContain("Household");
  });
});

test("with one camera nobody is asked which", async () => {
  const { start, tap } = openSettings({ cameras: ["Yard"] });
  const root = await start();
  const list = await tap("Detection and alerts");
  expect(list.text).toContain("Detection and alerts · All cameras");
  expect(list.text).not.toContain("of its own");
  expect((await tap("Back")).text).toBe(root.text);
});

describe("the list", () => {
  test("of all cameras: every value in words, and who differs", async () => {
    const { settings, start, tap } = openSettings();
    await settings.change("c2", { sensitivity: 30 });
    await start();
    const { text } = await tap("Detection and alerts", "All cameras");
    expect(text.split("\n")).toEqual([
      "Detection and alerts · All cameras",
      "Sensitivity: 25 (Hall: 30)",
      "Minimum area: 5,000 px, 1.6 % of the picture",
      "Background speed: 0.05",
      "Quiet after an alert: 30 s",
      "Clip begins before: 5 s",
      "Alert ends after: 4 s",
      "Stranger after: 2 s",
      "Pictures a second: 5",
      "While it is quiet: keyframes only",
      "What an alert shows: a photo, then the clip",
      "",
      "A camera with a value of its own keeps it.",
    ]);
  });

  test("of one camera: which values are its own", async () => {
    const { settings, start, tap } = openSettings();
    await settings.change("all", { cooldownMs: 300_000 });
    await settings.change("c2", { sensitivity: 30, alertStyle: "photo" });
    await start();
    const { text } = await tap("Detection and alerts", "Hall");
    expect(text).toContain("Sensitivity: 30 (its own)\n");
    expect(text).toContain("Quiet after an alert: 5 min\n");
    expect(text).toContain("What an alert shows: a photo (its own)\n");
  });
});

describe("a setting", () => {
  test("as in CHAT.md: what it is, what that means, and how to change it", async () => {
    const { settings, start, tap } = openSettings();
    await start();
    const page = await tap("Detection and alerts", "Front door", "Sensitivity");
    expect(page.text.split("\n")).toEqual([
      "Sensitivity · Front door",
      "Now 25: a point that gets so much lighter or darker, of 255, counts as changed. Lower sees more, and cries wolf more.",
      "As for all cameras.",
    ]);
    expect(labels(page)).toEqual([
      ["−5", "−1", "25", "+1", "+5"],
      ["Show me what moves now"],
      ["Back"],
    ]);
    const after = await tap("−1");
    expect(after.id).toBe(page.id);
    expect(after.text).toContain("Now 24:");
    expect(after.text).toContain("Its own. For all cameras it is 25.");
    expect(labels(after).slice(-2)).toEqual([["Same for all cameras"], ["Reset", "Back"]]);
    expect(settings.own("c1")).toEqual({ sensitivity: 24 });
    expect(settings.of("c2").sensitivity).toBe(25);
  });

  test("everywhere: what the others had is said", async () => {
    const { settings, start, tap } = openSettings();
    await settings.change("c2", { sensitivity: 30 });
    await start();
    await tap("Detection and alerts", "Front door", "Sensitivity", "−5");
    const { text } = await tap("Same for all cameras");
    expect(text).toContain("All cameras have 20 now. Before: Hall: 30");
    expect([settings.of("c1").sensitivity, settings.of("c2").sensitivity]).toEqual([20, 20]);
    expect(settings.own("c1")).toEqual({});
  });

  test("a reset can be taken back", async () => {
    const { settings, start, tap } = openSettings();
    await start();
    await tap("Detection and alerts", "Hall", "Minimum area", "−1,000");
    expect(settings.own("c2")).toEqual({ minimumArea: 4_000 });
    const reset = await tap("Reset");
    expect(reset.text).toContain("Reset. Before: 4,000 px, 1.3 % of the picture.");
    expect(settings.own("c2")).toEqual({});
    const back = await tap("Undo");
    expect(settings.own("c2")).toEqual({ minimumArea: 4_000 });
    expect(labels(back).flat()).not.toContain("Undo");
  });

  test.each([["all"], ["c1"]])("every button of every setting, for %s", async (scope) => {
    const { settings, start, shown, tapData } = openSettings();
    await start();
    for (const key of settingKeys) {
      await tapData(settingsData.one(scope, key));
      expect(shown().text).toContain(nameOf(key, "en"));
      const kind = settingCatalogue[key];
      const values: readonly (string | number)[] =
        kind.kind === "number" ? kind.scale : kind.values;
      // From one end to the other by the buttons that are there: up for one camera, down for all.
      const walk = scope === "all" ? values.toReversed() : values;
      await tapData(settingsData.change(scope, key, walk[0] as string));
      for (const next of walk.slice(1)) {
        const data = settingsData.change(scope, key, next);
        expect(
          shown()
            .buttons.flat()
            .map((button) => button.callback_data),
        ).toContain(data);
        await tapData(data);
        expect(settings.of(scope)[key]).toBe(next);
      }
      await tapData(settingsData.same(scope, key, values[0] as string));
      expect(settings.of("c2")[key]).toBe(values[0]);
      await tapData(settingsData.reset("all", key));
      await tapData(settingsData.reset(scope, key));
      expect(settings.of(scope)[key]).toBe(defaultSettings[key]);
    }
  });

  test("limits are shown when they are reached, and the real one of this camera's memory", async () => {
    const { watch, clock, start, tapData } = openSettings();
    await start();
    expect((await tapData(settingsData.change("all", "sensitivity", 1))).text).toContain(
      "Less isn't possible.",
    );
    expect((await tapData(settingsData.change("all", "sensitivity", 255))).text).toContain(
      "More isn't possible.",
    );

    watch.camera("Hall").now = { ringMs: 27_400, since: clock.wall() - 120_000 };
    const most = await tapData(settingsData.change("c2", "preRollMs", 25_000));
    expect(most.text).toContain("25 s is the most: this camera's memory holds 27 s.");
    expect(labels(most)[0]).toEqual(["−5", "−1", "25 s"]);

    // Large pictures: less fits into memory than the setting would allow.
    watch.camera("Hall").now = { ringMs: 12_600, since: clock.wall() - 120_000 };
    const short = await tapData(settingsData.one("c2", "preRollMs"));
    expect(short.text).toContain("🟠 This camera's memory holds only 12 s now;");
    const full = await tapData(settingsData.change("c2", "preRollMs", 12_000));
    expect(full.text).toContain("12 s is the most: this camera's memory holds 12 s.");
    expect(labels(full)[0]).toEqual(["−5", "−1", "12 s"]);

    // It came half a minute ago: nobody knows yet how much it will hold.
    watch.camera("Hall").now = { ringMs: 12_600, since: clock.wall() - 20_000 };
    expect(labels(await tapData(settingsData.one("c2", "preRollMs")))[0]).toHaveLength(5);
  });

  test("an old message shows what is, the same value again is no news, nonsense changes nothing", async () => {
    const { settings, log, start, tapData } = openSettings();
    await start();
    await tapData(settingsData.one("c1", "sensitivity"));
    await settings.change("c1", { sensitivity: 40 });
    const again = await tapData(settingsData.change("c1", "sensitivity", 40));
    expect(again.text).toContain("Now 40:");
    expect(log.messages("info").filter((line) => line.includes("setting"))).toEqual([]);
    const of = "set:c1:sensitivity:999";
    expect((await tapData(of)).text).toContain("Now 40:");
    expect((await tapData(`${of}:same`)).text).toContain("Now 40:");
    expect((await tapData(`${of}:look:c1`)).text).toContain("Now 40:");
    expect(settings.own("c1")).toEqual({ sensitivity: 40 });
  });

  test("of a camera that is gone: the way to those that are there", async () => {
    const { settings, start, tapData } = openSettings();
    await start();
    for (const data of [
      settingsData.list("c7"),
      settingsData.one("c7", "sensitivity"),
      settingsData.change("c7", "sensitivity", 20),
      settingsData.preview("c7", "sensitivity"),
    ]) {
      const page = await tapData(data);
      expect(page.text).toContain("This camera is gone.");
      expect(labels(page).flat()).toContain("Front door");
    }
    expect(settings.own("c7")).toEqual({});
  });

  test("the disk refuses: told, and nothing has changed", async () => {
    const { state, settings, telegram, start, tapData, control } = openSettings();
    await start();
    state.problem = new StorageError("state.json", "no space", { code: "ENOSPC" } as never);
    await tapData(settingsData.change("c1", "sensitivity", 20));
    await control.idle();
    expect(telegram.last(anna.id).text).toContain("disk");
    expect(settings.of("c1").sensitivity).toBe(25);
  });
});

describe("a tap from while we were offline", () => {
  const late: [string, string, SettingKey][] = [
    ["a value", settingsData.change("c1", "sensitivity", 40), "sensitivity"],
    ["a value everywhere", settingsData.same("c1", "sensitivity", 40), "sensitivity"],
    ["a value while looking", settingsData.tune("c1", "sensitivity", 40, "c1"), "sensitivity"],
  ];
  test.each(late)("%s is asked back, and done by the answer", async (_what, data, key) => {
    const { telegram, settings, clock, control, start, shown } = openSettings();
    const menu = await start();
    telegram.failNext("answerCallbackQuery", tooOld);
    await telegram.tapData(anna, menu, data);
    await clock.advance(1_000);
    await control.idle();
    expect(settings.of("c1")[key]).toBe(25);
    expect(shown().text).toBe(
      "Sensitivity · Front door\n⚪ You asked for 40 while I was offline. It is 25 still.",
    );
    await telegram.tap(anna, shown(), "Set to 40");
    expect(settings.of("c1")[key]).toBe(40);
  });

  test("a reset does nothing", async () => {
    const { telegram, settings, start } = openSettings();
    await settings.change("c1", { sensitivity: 40 });
    const menu = await start();
    telegram.failNext("answerCallbackQuery", tooOld);
    await telegram.tapData(anna, menu, settingsData.reset("c1", "sensitivity"));
    expect(settings.of("c1").sensitivity).toBe(40);
    expect(telegram.last(anna.id).text).toContain("Now 40:");
  });
});
