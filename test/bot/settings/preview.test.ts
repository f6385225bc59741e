import { expect, test } from "vitest";
import { previewText } from "../../../bot/settings/preview-page.ts";
import { settingsData } from "../../../bot/settings/taps.ts";
import { variablesOf } from "../../../bot/settings/words.ts";
import type { MovementPreview } from "../../../vision/watch-view.ts";
import { wordsOfOthers } from "../../../storage/words.ts";
import { CameraError } from "../../../vision/watch-view.ts";
import { labels, openRoom } from "../../fakes/control-room.ts";
import { settingsInMemory } from "../../fakes/settings.ts";
import { anna } from "../../fakes/telegram.ts";

const nothing: Omit<MovementPreview, "still"> = {
  moving: false,
  regions: [],
  largest: 0,
  changedShare: 0,
  light: false,
  learning: false,
};
const still = {
  jpeg: Buffer.alloc(3),
  width: 640,
  height: 360,
  takenAt: Date.parse("2026-11-22T14:02:11Z"),
};
const reader = { locale: "en", timezone: "Europe/Berlin", now: still.takenAt };

test.each<[string, Partial<MovementPreview>, string]>([
  [
    "something large",
    { moving: true, largest: 8_811.3 },
    "This counts as movement: the largest change now is 8,811 px of at least 5,000.",
  ],
  [
    "something small",
    { largest: 340 },
    "Nothing moves that counts: the largest change now is 340 px of 5,000.",
  ],
  ["nothing", {}, "Nothing moves: all changes now are smaller than 100 px of 5,000."],
  [
    "the light",
    { light: true, changedShare: 0.8 },
    "The light changed in the whole picture, which doesn't count as movement.",
  ],
  [
    "a camera that has just come",
    { learning: true },
    "I am still learning what is always there. Look again in a few seconds.",
  ],
])("%s, in words and numbers", (_what, seen, sentence) => {
  const about = { ...variablesOf("sensitivity", 25, "en"), camera: "Hall" };
  const lines = previewText({ ...nothing, ...seen, still }, 5_000, reader, about).split("\n");
  expect(lines.slice(0, 3)).toEqual(["Hall · 15:02:11", "Sensitivity: 25", sentence]);
});

function openPreview(cameras?: string[]) {
  const { settings, householdSettings } = settingsInMemory();
  const room = openRoom({ settings, householdSettings, ...(cameras && { cameras }) });
  const shown = () => room.telegram.last(anna.id);
  const tap = async (label: string) => {
    await room.telegram.tap(anna, shown(), label);
    await room.control.idle();
    return shown();
  };
  const open = async (data: string) => {
    await room.telegram.say(anna, "/settings");
    await room.telegram.tapData(anna, shown(), data);
    await room.control.idle();
    return shown();
  };
  return { ...room, settings, shown, tap, open };
}

test("a threshold is tuned by looking: picture, − and +, again, and back to words", async () => {
  const { watch, settings, tap, open } = openPreview();
  const camera = watch.camera("Hall");
  camera.previewShows = { ...nothing, largest: 340 };
  const page = await open(settingsData.one("c2", "minimumArea"));
  expect(page.kind).toBe("text");
  const first = await tap("Show me what moves now");
  expect(first).toMatchObject({ id: page.id, kind: "photo" });
  expect(first.text).toContain("340 px of 5,000");
  expect(labels(first)).toEqual([
    ["−2,000", "−1,000", "5,000", "+1,000", "+3,500"],
    ["Again", "Back"],
  ]);
  camera.previewShows = { ...nothing, largest: 4_300, moving: true };
  const tuned = await tap("−1,000");
  expect(tuned.id).toBe(page.id);
  expect(tuned.text).toContain("4,300 px of at least 4,000");
  expect(settings.own("c2")).toEqual({ minimumArea: 4_000 });
  expect(camera.previewsAsked.map(({ minimumArea }) => minimumArea)).toEqual([5_000, 4_000]);
  await tap("Again");
  expect(camera.stillsTaken).toBe(3);
  const back = await tap("Back");
  expect(back.kind).toBe("text");
  expect(back.text).toContain("Minimum area · Hall");
});

test("of a setting of all cameras: in the picture of one of them, with what all would have", async () => {
  const { watch, settings, tap, open } = openPreview();
  await settings.change("c2", { minimumArea: 900 });
  await open(settingsData.one("all", "minimumArea"));
  const where = await tap("Show me what moves now");
  expect(labels(where)).toEqual([["Front door", "Hall"], ["Back"]]);
  await tap("Hall");
  await tap("+1,000");
  expect(settings.own("all")).toEqual({ minimumArea: 6_000 });
  expect(settings.own("c2")).toEqual({ minimumArea: 900 });
  const asked = watch.camera("Hall").previewsAsked.map(({ minimumArea }) => minimumArea);
  expect(asked).toEqual([5_000, 6_000]);
});

test("where there is one camera, nobody is asked which; what can't be seen has no preview", async () => {
  const { open, tap, telegram, shown } = openPreview(["Yard"]);
  await open(settingsData.one("all", "backgroundAlpha"));
  const page = await tap("Show me what moves now");
  expect(page.text).toContain("Yard · ");
  expect(page.text).toContain("shows in the next pictures");
  const other = await open(settingsData.one("all", "cooldownMs"));
  expect(labels(other).flat()).not.toContain("Show me what moves now");
  for (const data of ["settings:all:cooldown:look", "set:all:cooldown:60000:look:c1"]) {
    await telegram.tapData(anna, shown(), data);
    expect(shown().text).toContain("Quiet after an alert");
  }
});

test("no picture: why, and the setting in words", async () => {
  const { watch, open, tap } = openPreview();
  watch.camera("Hall").preview = () =>
    Promise.reject(
      new CameraError("c2", "Hall shows nothing", wordsOfOthers("Hall shows nothing.")),
    );
  await open(settingsData.one("c2", "sensitivity"));
  const page = await tap("Show me what moves now");
  expect(page.text).toContain("🟠 Hall shows nothing.");
  expect(page.text).toContain("Now 25:");
});
