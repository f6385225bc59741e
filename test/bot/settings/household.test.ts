import { expect, test } from "vitest";
import { settingsData } from "../../../bot/settings/taps.ts";
import { labels, openRoom } from "../../fakes/control-room.ts";
import { settingsInMemory } from "../../fakes/settings.ts";
import { anna, group } from "../../fakes/telegram.ts";
import { openFacesRoom } from "../people/household.ts";

function openHousehold() {
  const { settings, householdSettings } = settingsInMemory();
  const room = openRoom({ settings, householdSettings });
  const { telegram } = room;
  const shown = () => telegram.last(anna.id);
  const tap = async (...buttons: string[]) => {
    for (const label of buttons) await telegram.tap(anna, shown(), label);
    return shown();
  };
  const start = async () => {
    await telegram.say(anna, "/settings");
    return tap("Household");
  };
  return { ...room, householdSettings, shown, tap, start };
}

test("what belongs to all: language and timezone, with the time it is there", async () => {
  const { start, tap, householdSettings } = openHousehold();
  const page = await start();
  expect(page.text).toContain("Language: English");
  expect(page.text).toContain("Timezone: UTC, where it is");
  expect(labels(page).flat()).toContain("✓ English");
  await tap("✓ English");
  expect(householdSettings.own().language).toBe("en");
});

test("a language that isn't one of ours changes nothing; none is the way back", async () => {
  const { telegram, start, shown, householdSettings } = openHousehold();
  await start();
  await householdSettings.change({ language: "en" });
  await telegram.tapData(anna, shown(), settingsData.language("tlh"));
  expect(householdSettings.own().language).toBe("en");
  await telegram.tapData(anna, shown(), settingsData.language(null));
  expect(householdSettings.own().language).toBeNull();
});

test("the timezone by a button, and back; all times are told in it", async () => {
  const { start, tap, telegram, shown, householdSettings } = openHousehold();
  await start();
  const cities = await tap("Timezone");
  expect(labels(cities).flat().join(" ")).toMatch(/London · \d\d:\d\d/);
  const tokyo = settingsData.timezone("Asia/Tokyo");
  await telegram.tapData(anna, shown(), tokyo);
  expect(householdSettings.current().timezone).toBe("Asia/Tokyo");
  expect(shown().text).toContain("Timezone: Asia/Tokyo");
  await telegram.tapData(anna, shown(), "set:household:timezone:Europe/Atlantis");
  expect(householdSettings.current().timezone).toBe("Asia/Tokyo");
  await tap("Reset");
  expect(householdSettings.own().timezone).toBeNull();
  expect((await tap("Back", "Back")).text).toContain("What shall I do differently?");
});

test("a tap on a timezone that comes too late moves no schedule", async () => {
  const { start, telegram, shown, householdSettings } = openHousehold();
  const page = await start();
  const old = "query is too old and response timeout expired or query ID is invalid";
  telegram.failNext("answerCallbackQuery", `Bad Request: ${old}`);
  await telegram.tapData(anna, page, settingsData.timezone("Asia/Tokyo"));
  expect(householdSettings.own().timezone).toBeNull();
  expect(shown().text).toContain("Your tap reached me too late");
});

test("the timezone typed: asked again until it is one, in the same message", async () => {
  const { start, tap, telegram, shown, householdSettings } = openHousehold();
  const page = await start();
  const question = await tap("Timezone", "Another city");
  expect(question.text).toContain("In which city do you live");
  expect(question.id).toBe(page.id);
  await telegram.say(anna, "Atlantis");
  expect(shown().text).toContain("I know no timezone “Atlantis”.");
  await telegram.say(anna, "new york");
  expect(householdSettings.current().timezone).toBe("America/New_York");
  expect(telegram.messages.get(page.id)?.text).toContain("Timezone: America/New_York");
});

test("the question is given up by [Cancel] and by /cancel", async () => {
  const { start, tap, telegram, shown, householdSettings } = openHousehold();
  const page = await start();
  await tap("Timezone", "Another city");
  expect((await tap("Cancel")).text).toContain("Timezone: UTC");
  await tap("Another city");
  await telegram.say(anna, "/cancel");
  expect(telegram.messages.get(page.id)?.text).toContain("Timezone: UTC");
  await telegram.say(anna, "berlin");
  expect(householdSettings.own().timezone).toBeNull();
  expect(shown().chat).toBe(anna.id);
});

test("in a group the answer is a reply", async () => {
  const { telegram, householdSettings } = openHousehold();
  await telegram.say(anna, "/settings", { chat: group });
  await telegram.tapData(anna, telegram.last(group.id), settingsData.typeTimezone());
  const question = telegram.last(group.id);
  expect(question.text).toContain("Reply to this message");
  await telegram.say(anna, "berlin", { chat: group });
  expect(householdSettings.own().timezone).toBeNull();
  await telegram.say(anna, "berlin", {
    chat: group,
    extra: { reply_to_message: { message_id: question.id, date: 1, chat: group } },
  });
  expect(householdSettings.own().timezone).toBe("Europe/Berlin");
});

test("whether a quiet line tells who comes home, where faces are known", async () => {
  const { telegram, faces, shows, tap } = await openFacesRoom();
  const told = "When somebody I know comes home, a quiet line says so.";
  const untold = "When somebody I know comes home, nobody is told.";
  await telegram.say(anna, "/settings");
  await tap("What shall I do differently?", "Household");
  await tap(untold, "Tell who comes home");
  await shows(told);
  expect(faces.settings.value.tellKnown).toBe(true);
  await tap(told, "Don't tell who comes home");
  await shows(untold);
  expect(faces.settings.value.tellKnown).toBe(false);
});
