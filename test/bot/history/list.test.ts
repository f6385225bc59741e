// /events and /intruders as somebody pages, filters and jumps through them; words alone, as where
// nothing can be drawn.
import { expect, test } from "vitest";
import { labels } from "../../fakes/control-room.ts";
import { FakeFaces } from "../../fakes/faces.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { anna, ben } from "../../fakes/telegram.ts";
import { carl, hourly, roomWith } from "./past.ts";

const at = "2026-11-22T15:00:00Z";
const clock = () => new FakeClock(Date.parse(at));
const open = (past: Parameters<typeof roomWith>[0], options = {}) =>
  roomWith(past, { clock: clock(), ...options } as Parameters<typeof roomWith>[1]);

test("newest first, each in a line, with its day above the first of it", async () => {
  const { telegram } = open([
    { at: "2026-11-22 14:02:11", endedAt: null },
    { at: "2026-11-22 09:00:00", camera: "c2", verdict: "unsure", falseAlarm: true },
    { at: "2026-11-21 23:10:00", verdict: "movement", alarmed: false, pinned: true },
    { at: "2026-11-21 20:00:00", verdict: "camera_lost", cause: "camera_lost", camera: "c2" },
  ]);
  await telegram.say(anna, "/events");
  expect(telegram.last(anna.id).text.split("\n")).toEqual([
    "<b>Everything</b> · 4 incidents",
    "<b>Sun, 22 Nov 2026</b>",
    "1 🔴 Stranger · Front door · 14:02 · still going on",
    "2 🟠 Not sure who · Hall · 09:00 · 21 s · false alarm",
    "<b>Sat, 21 Nov 2026</b>",
    "3 ⚪ Movement · Front door · 23:10 · 21 s · saved",
    "4 🟠 Camera lost · Hall · 20:00 · 21 s",
  ]);
  const [numbers, last, more] = labels(telegram.last(anna.id));
  expect([numbers, last]).toEqual([["1", "2", "3"], ["4"]]);
  expect(more).toEqual(expect.arrayContaining(["Filter", "Jump to date"]));
});

test("/intruders leaves out the household, lost cameras, false alarms and what alarmed nobody", async () => {
  const { telegram } = open([
    { at: "2026-11-22 14:00:00" },
    { at: "2026-11-22 13:00:00", verdict: "household" },
    { at: "2026-11-22 12:00:00", verdict: "camera_lost", cause: "camera_lost" },
    { at: "2026-11-22 11:00:00", falseAlarm: true },
    { at: "2026-11-22 10:00:00", alarmed: false },
  ]);
  await telegram.say(anna, "/intruders");
  expect(telegram.last(anna.id).text).toContain("<b>Intruders</b> · 1 incident\n");
});

test("pages by ids, in one message: older, newer, and last week's taps mean the same", async () => {
  const { telegram, history } = open(hourly(14));
  await telegram.say(anna, "/events");
  const first = { ...telegram.last(anna.id) };
  expect(first.text).toContain("1 🔴 Stranger · Front door · 14:00");
  expect(labels(first).flat()).not.toContain("Newer ›");
  await telegram.tap(anna, first, "‹ Older");
  expect(telegram.last(anna.id).text).toContain("1 🔴 Stranger · Front door · 08:00");
  await telegram.tap(anna, telegram.last(anna.id), "‹ Older");
  const oldest = { ...telegram.last(anna.id) };
  expect(oldest.text).toContain("2 🔴 Stranger · Hall · 01:00");
  expect(labels(oldest).flat()).not.toContain("‹ Older");
  expect(telegram.shownIn(anna.id)).toHaveLength(1);
  await telegram.tap(anna, oldest, "Newer ›");
  expect(telegram.last(anna.id).text).toContain("1 🔴 Stranger · Front door · 08:00");
  // Newer ones have come meanwhile, and one that the old button names is gone.
  history.incidents = history.incidents.filter(({ id }) => !id.includes("-090000-"));
  await telegram.tap(anna, first, "‹ Older");
  expect(telegram.last(anna.id).text).toContain("1 🔴 Stranger · Front door · 08:00");
  await telegram.tap(anna, telegram.last(anna.id), "Newest");
  expect(telegram.last(anna.id).text).toContain("1 🔴 Stranger · Front door · 14:00");
});

test("[Newer] near the top shows a whole page", async () => {
  const { telegram } = open(hourly(9));
  await telegram.say(anna, "/events");
  await telegram.tap(anna, telegram.last(anna.id), "3");
  await telegram.tap(anna, telegram.last(anna.id), "‹ Earlier");
  await telegram.tap(anna, telegram.last(anna.id), "To the list");
  // Of an incident of the first page: that page.
  expect(telegram.last(anna.id).text).toContain("1 🔴 Stranger · Front door · 14:00");
  await telegram.tap(anna, telegram.last(anna.id), "‹ Older");
  await telegram.tap(anna, telegram.last(anna.id), "1");
  await telegram.tap(anna, telegram.last(anna.id), "To the list");
  expect(telegram.last(anna.id).text).toContain("1 🔴 Stranger · Front door · 08:00");
  await telegram.tap(anna, telegram.last(anna.id), "Newer ›");
  expect(telegram.last(anna.id).text).toContain("6 🔴 Stranger · Hall · 09:00");
});

test("an incident that is gone does not break the page it was tapped on", async () => {
  const { telegram, history } = open(hourly(3));
  await telegram.say(anna, "/events");
  history.incidents.splice(1, 1);
  await telegram.tap(anna, telegram.last(anna.id), "2");
  const text = telegram.last(anna.id).text;
  expect(text).toContain("This incident is gone");
  expect(text).toContain("2 incidents");
  history.incidents = [];
  await telegram.tap(anna, telegram.last(anna.id), "1");
  expect(telegram.last(anna.id).text).toContain("Nothing has happened yet");
});

test("nothing yet, no intruder yet, nothing of that: words and the next tap", async () => {
  const { telegram, history } = open([]);
  await telegram.say(anna, "/events");
  expect(labels(telegram.last(anna.id))).toEqual([["Show what I see", "Status"]]);
  await telegram.say(anna, "/intruders");
  expect(telegram.last(anna.id).text).toBe("🟢 No intruder so far.");
  await telegram.say(anna, "/events hall");
  expect(telegram.last(anna.id).text).toContain("There is nothing of that: Everything · Hall.");
  expect(labels(telegram.last(anna.id))).toEqual([["Change the filter", "Everything"]]);
  expect(history.incidents).toEqual([]);
});

test("/events with a day, a camera, a name or several of them", async () => {
  const faces = await FakeFaces.open();
  const { person } = await faces.enroll("Anna", { Anna: 0.9 });
  const { telegram } = open(
    [
      { at: "2026-11-22 14:00:00", verdict: "household", people: [person.id], strangers: 0 },
      { at: "2026-11-21 13:00:00", camera: "c2" },
      { at: "2026-11-20 13:00:00", camera: "c2" },
    ],
    { faces },
  );
  const head = async (command: string) => {
    await telegram.say(anna, command);
    return telegram.last(anna.id).text.split("\n")[0];
  };
  const day = "Sat, 21 Nov 2026";
  expect(await head("/events 21 Nov")).toBe(`<b>Everything · ${day}</b> · 1 incident`);
  expect(await head("/events yesterday")).toBe(`<b>Everything · ${day}</b> · 1 incident`);
  expect(await head("/events 2026-11-21")).toBe(`<b>Everything · ${day}</b> · 1 incident`);
  expect(await head("/events hall")).toBe("<b>Everything · Hall</b> · 2 incidents");
  expect(await head("/events anna")).toBe("<b>Everything · Anna</b> · 1 incident");
  expect(await head("/intruders front door")).toContain("nothing of that: Intruders · Front door");
  expect(await head("/events hall 21 nov")).toBe(`<b>Everything · Hall · ${day}</b> · 1 incident`);
  expect(await head("/events quokka")).toContain("That is no day, no camera and nobody I know");
});

test("the filter's page: kinds, people, cameras, days; chosen ones are marked, the count is right", async () => {
  const faces = await FakeFaces.open();
  const { person } = await faces.enroll("Anna", { Anna: 0.9 });
  const { telegram } = open(
    [
      { at: "2026-11-22 14:00:00", verdict: "household", people: [person.id] },
      { at: "2026-11-22 13:00:00" },
      { at: "2026-11-21 13:00:00", camera: "c2", falseAlarm: true },
      { at: "2026-11-21 12:00:00", camera: "c2" },
    ],
    { faces },
  );
  const tap = (label: string) => telegram.tap(anna, telegram.last(anna.id), label);
  const shown = () => telegram.last(anna.id);
  await telegram.say(anna, "/events");
  await tap("Filter");
  expect(shown().text).toBe("What shall I show?\n<b>Everything</b> · 4 incidents");
  expect(labels(shown())).toEqual([
    ["✓ Everything", "Intruders", "Strangers"],
    ["Unsure", "Household"],
    ["Movement", "Cameras lost"],
    ["False alarms", "Saved"],
    ["Who", "Camera", "Day"],
    ["Show 4"],
  ]);
  await tap("Strangers");
  expect(shown().text).toContain("<b>Strangers</b> · 3 incidents");
  await tap("Camera");
  expect(labels(shown())).toEqual([
    ["Front door", "Hall"],
    ["✓ Any camera", "Back"],
  ]);
  await tap("Hall");
  expect(shown().text).toContain("<b>Strangers · Hall</b> · 2 incidents");
  expect(labels(shown())[4]).toEqual(["Who", "✓ Hall", "Day"]);
  await tap("Day");
  expect(labels(shown()).flat()).toContain("✓ Any day");
  await tap("21");
  expect(shown().text).toContain("Strangers · Hall · Sat, 21 Nov 2026</b> · 2 incidents");
  await tap("Show 2");
  expect(shown().text).toContain("2 🔴 Stranger · Hall · 12:00 · 21 s");
  await tap("Filter");
  await tap("Clear");
  await tap("Who");
  await tap("Anna");
  expect(shown().text).toContain("<b>Everything · Anna</b> · 1 incident");
  await tap("Show 1");
  expect(shown().text).toContain("1 🟢 Anna · Front door · 14:00");
  // Who is forgotten has no name, and is offered no more.
  await faces.people.forget(person.id);
  await tap("Filter");
  expect(shown().text).toContain("Everything · somebody I knew then");
  await tap("✓ somebody I knew then");
  expect(labels(shown())).toEqual([["Anybody", "Back"]]);
  expect(telegram.shownIn(anna.id)).toHaveLength(1);
});

test("jumping: a month of buttons; empty days do nothing; the list goes on from there", async () => {
  const { telegram } = open([
    ...hourly(3),
    { at: "2026-11-10 12:00:00" },
    { at: "2026-09-30 12:00:00" },
  ]);
  const tap = (label: string) => telegram.tap(anna, telegram.last(anna.id), label);
  await telegram.say(anna, "/events");
  await tap("Jump to date");
  const shown = () => labels(telegram.last(anna.id));
  expect(telegram.last(anna.id).text).toBe("<b>November 2026</b>\nWhere shall I begin?");
  // The first of November 2026 is a Sunday.
  expect(shown().slice(0, 7)).toEqual([
    ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"],
    ["·", "·", "·", "·", "·", "·", "·"],
    ["·", "·", "·", "·", "·", "·", "·"],
    ["·", "10", "·", "·", "·", "·", "·"],
    ["·", "·", "·", "·", "·", "·", "22"],
    ["·", "·", "·", "·", "·", "·", "·"],
    ["·", "·", "·", "·", "·", "·", "·"],
  ]);
  const before = telegram.calls.length;
  await tap("·");
  expect(telegram.calls.slice(before).map(({ method }) => method)).toEqual(["answerCallbackQuery"]);
  await tap("‹ Oct 2026");
  expect(shown().flat()).not.toContain("10");
  await tap("‹ Sept 2026");
  expect(shown().flat()).not.toContain("‹ Aug 2026");
  await tap("Oct 2026 ›");
  await tap("Nov 2026 ›");
  await tap("10");
  expect(telegram.last(anna.id).text).toContain("1 🔴 Stranger · Front door · 12:00");
  expect(telegram.last(anna.id).text).toContain("Wed, 30 Sept 2026");
  expect(shown().flat()).toContain("Newest");
});

test("a date can be typed, by a viewer, too; what is none is asked again in the same place", async () => {
  const { telegram } = open([...hourly(3), { at: "2026-11-10 12:00:00" }]);
  await telegram.say(carl, "/events");
  await telegram.tap(carl, telegram.last(carl.id), "Jump to date");
  await telegram.tap(carl, telegram.last(carl.id), "Type a date");
  expect(telegram.last(carl.id).text).toContain("Send me a date like 21 Nov");
  await telegram.say(carl, "the day before Christmas");
  expect(telegram.last(carl.id).text).toContain("I cannot read that as a date.");
  await telegram.say(carl, "11.11.");
  expect(telegram.last(carl.id).text).toContain("Tue, 10 Nov 2026");
  expect(telegram.shownIn(carl.id)).toHaveLength(1);
  await telegram.tap(carl, telegram.last(carl.id), "Jump to date");
  await telegram.tap(carl, telegram.last(carl.id), "Type a date");
  await telegram.tap(carl, telegram.last(carl.id), "Cancel");
  expect(telegram.last(carl.id).text).toContain("November 2026");
});

test("members look, too; in a group as in private", async () => {
  const { telegram } = open(hourly(1));
  await telegram.say(ben, "/events");
  expect(telegram.last(ben.id).text).toContain("1 incident");
});
