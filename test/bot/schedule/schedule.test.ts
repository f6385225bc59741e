import { describe, expect, test } from "vitest";
import { labels } from "../../fakes/control-room.ts";
import { anna, ben, group } from "../../fakes/telegram.ts";
import { openHouse } from "./house.ts";

const tooOld = "Bad Request: query is too old and response timeout expired or query ID is invalid";

describe("the list", () => {
  test("says what there is, what is next, in which timezone", async () => {
    const { telegram, shows } = await openHouse(
      {},
      { minute: 7 * 60 + 5, wanted: "disarmed", weekdays: [1, 2, 3, 4, 5, 6, 7] },
      { weekdays: [6, 7], enabled: false, wanted: "armed_away" },
      { weekdays: [1, 3, 5, 6, 7], skip: "2026-11-22", wanted: "armed_home" },
    );
    await telegram.say(anna, "/schedule");
    const list = await shows("Schedule · times");
    expect(list.text.split("\n")).toEqual([
      "Schedule · times in UTC",
      "Mon–Fri 23:00 · Night",
      "every day 07:05 · Disarm",
      "⚪ Sat, Sun 23:00 · Away · off",
      "Mon, Wed, Fri–Sun 23:00 · Home · not on Sun 22 Nov",
      "Next: Mon 23 Nov 07:05 · Disarm",
      "I remind you 10 min before I arm by myself.",
    ]);
    expect(labels(list)).toEqual([
      ["Mon–Fri 23:00 · Night"],
      ["every day 07:05 · Disarm"],
      ["Sat, Sun 23:00 · Away"],
      ["Mon, Wed, Fri–Sun 23:00 · Home"],
      ["−", "10 min", "+"],
      ["Add", "Phones", "Back"],
    ]);
  });

  test("the reminder is set by steps, and reset by its value", async () => {
    const { telegram, tap, shows, selfActing } = await openHouse({});
    await telegram.say(anna, "/schedule");
    await tap("Schedule · times", "+");
    await shows("I remind you 15 min before");
    await tap("Schedule · times", "−");
    await tap("Schedule · times", "−");
    await tap("Schedule · times", "−");
    expect(labels(await shows("I do not remind you"))).toContainEqual(["No reminder", "+"]);
    await tap("Schedule · times", "No reminder");
    await shows("I remind you 10 min before");
    expect(selfActing.schedule.value.remindMinutes).toBe(10);
    expect(telegram.shownIn(anna.id)).toHaveLength(1);
  });

  test("a timezone chosen in the household's settings counts at once", async () => {
    const { telegram, tap, shows, householdSettings } = await openHouse({ weekdays: [7] });
    await telegram.say(anna, "/schedule");
    await shows("Next: Sun 22 Nov 23:00 · Night");
    await householdSettings.change({ timezone: "Pacific/Kiritimati" });
    await tap("Schedule · times", "Phones");
    await tap("Phones", "Back");
    // There it is Monday already.
    await shows("Schedule · times in Pacific/Kiritimati");
    expect((await shows("Schedule · times")).text).toContain("Next: Sun 29 Nov 23:00 · Night");
  });
});

describe("making an entry", () => {
  test("by tapping alone: what, days, time; the others hear of it", async () => {
    const { telegram, tap, shows, selfActing } = await openHouse();
    await telegram.say(anna, "/schedule");
    await shows("Nothing is armed or disarmed by itself yet.");
    await tap("Schedule · times", "Add");
    const form = await shows("New: every day 23:00 · Night");
    expect(labels(form)).toEqual([
      ["✓ Night", "Away"],
      ["Home", "Disarm"],
      ["✓ Mo", "✓ Tu", "✓ We", "✓ Th"],
      ["✓ Fr", "✓ Sa", "✓ Su"],
      ["Weekdays", "Weekend", "Every day"],
      ["−1 h", "−5", "23:00", "+5", "+1 h"],
      ["Save", "Cancel"],
    ]);
    const steps: [string, string][] = [
      ["Away", "every day 23:00 · Away"],
      ["Weekend", "Sat, Sun 23:00 · Away"],
      ["Mo", "Mon, Sat, Sun 23:00 · Away"],
      ["✓ Sa", "Mon, Sun 23:00 · Away"],
      ["+1 h", "Mon, Sun 00:00 · Away"],
      ["−5", "Mon, Sun 23:55 · Away"],
      ["+5", "Mon, Sun 00:00 · Away"],
      ["−1 h", "Mon, Sun 23:00 · Away"],
      ["Every day", "every day 23:00 · Away"],
      ["Weekdays", "Mon–Fri 23:00 · Away"],
    ];
    for (const [label, expected] of steps) {
      await telegram.tap(anna, await shows("New: "), label);
      await shows(`New: ${expected}`);
    }
    expect(selfActing.schedule.value.entries).toEqual([]);
    await tap("New: ", "Save");
    await shows("🟢 Saved.\nSchedule · times");
    expect(selfActing.schedule.value.entries).toEqual([
      {
        id: "s1",
        weekdays: [1, 2, 3, 4, 5],
        minute: 1380,
        wanted: "armed_away",
        enabled: true,
        skip: null,
      },
    ]);
    const told = await shows("Anna added to the schedule: Mon–Fri 23:00 · Away", ben.id);
    expect(told.silent).toBe(true);
    expect(telegram.shownIn(anna.id)).toHaveLength(1);
  });

  test("without a day it can't be saved, and says so", async () => {
    const { telegram, tap, shows, selfActing } = await openHouse();
    await telegram.say(anna, "/schedule");
    await tap("Schedule · times", "Add");
    await tap("New: ", "Weekend");
    await tap("New: ", "✓ Sa");
    await tap("New: ", "✓ Su");
    const form = await shows("New: no day 23:00 · Night");
    expect(form.text).toContain("🟠 Choose at least one day.");
    expect(labels(form).at(-1)).toEqual(["Cancel"]);
    await telegram.tapData(anna, form, "schedule:save:new:night::1380");
    expect(selfActing.schedule.value.entries).toEqual([]);
    await tap("New: ", "Cancel");
    await shows("Nothing is armed or disarmed");
  });

  test("the time is typed; what is none is asked for again", async () => {
    const { tap, shows, type, find } = await openHouse();
    await type("/schedule");
    await tap("Schedule · times", "Add");
    await tap("New: ", "23:00");
    const question = await shows("At what time? Send it like 23:15, or /cancel.");
    await type("half past six");
    const again = await shows("🟠 I can't read that as a time of day.");
    expect(again.id).toBe(question.id);
    await type("6.30 pm");
    expect((await shows("New: every day 18:30 · Night")).id).toBe(question.id);
    await tap("New: ", "18:30");
    await type("/cancel");
    await shows("New: every day 18:30 · Night");
    await tap("New: ", "18:30");
    await tap("At what time?", "Cancel");
    await type("07:00");
    expect(find("New: every day 18:30 · Night")).toBeDefined();
  });

  test("in a group it is a reply that is the time", async () => {
    const { telegram, shows } = await openHouse();
    await telegram.say(anna, "/schedule", { chat: group });
    await telegram.tap(anna, await shows("Schedule · times", group.id), "Add");
    await telegram.tap(anna, await shows("New: ", group.id), "23:00");
    const question = await shows("At what time? Reply to this message", group.id);
    await telegram.say(anna, "7", { chat: group });
    await telegram.say(anna, "7:15", {
      chat: group,
      extra: { reply_to_message: { message_id: question.id, date: 0, chat: group } },
    });
    expect((await shows("New: every day 07:15 · Night", group.id)).id).toBe(question.id);
  });

  test("twenty are enough", async () => {
    const { telegram, shows, selfActing } = await openHouse(
      ...Array.from({ length: 20 }, () => ({})),
    );
    await telegram.say(anna, "/schedule");
    const list = await shows("Schedule · times");
    expect(labels(list).at(-1)).toEqual(["Phones", "Back"]);
    await telegram.tapData(anna, list, "schedule:save:new:night:1:1380");
    await shows("🟠 There are 20 entries, and more do not fit.");
    expect(selfActing.schedule.value.entries).toHaveLength(20);
  });
});

describe("an entry", () => {
  test("is changed, switched off and on, deleted after a question", async () => {
    const { telegram, tap, shows, selfActing } = await openHouse({});
    await telegram.say(anna, "/schedule");
    await tap("Schedule · times", "Mon–Fri 23:00 · Night");
    const page = await shows("Mon–Fri 23:00 · Night\nNext: Mon 23 Nov 23:00 · Night");
    expect(labels(page)).toEqual([
      ["Not on Mon 23 Nov"],
      ["Edit", "Switch off"],
      ["Back", "Delete"],
    ]);

    await tap("Mon–Fri 23:00", "Edit");
    await tap("Change to: Mon–Fri 23:00", "Cancel");
    await tap("Mon–Fri 23:00", "Edit");
    await tap("Change to: Mon–Fri 23:00", "+1 h");
    await tap("Change to: Mon–Fri 00:00", "Save");
    await shows("Anna changed the schedule: Mon–Fri 00:00 · Night", ben.id);

    await tap("Schedule · times", "Mon–Fri 00:00 · Night");
    await tap("Mon–Fri 00:00", "Switch off");
    const off = await shows("⚪ It is switched off and does nothing.");
    expect(selfActing.schedule.find("s1")?.enabled).toBe(false);
    await shows("⚪ Anna switched off in the schedule: Mon–Fri 00:00 · Night", ben.id);
    // A tap on an old message says the same again, which is no error.
    await telegram.tapData(anna, off, "schedule:off:s1");
    await tap("Mon–Fri 00:00", "Switch on");
    expect(selfActing.schedule.find("s1")?.enabled).toBe(true);
    await shows("Anna switched on in the schedule", ben.id);

    await tap("Mon–Fri 00:00", "Delete");
    await tap("Really delete Mon–Fri 00:00 · Night?", "Keep");
    await tap("Mon–Fri 00:00", "Delete");
    await tap("Really delete", "Delete");
    await shows("⚪ Deleted: Mon–Fri 00:00 · Night\nSchedule · times");
    await shows("⚪ Anna deleted from the schedule", ben.id);
    expect(telegram.shownIn(anna.id)).toHaveLength(1);
  });

  test("that is gone leads to the list, whatever is tapped", async () => {
    const { telegram, shows, find } = await openHouse({});
    await telegram.say(anna, "/schedule");
    const list = await shows("Schedule · times");
    const taps = [
      "entry:s9",
      "ask:s9",
      "delete:s9",
      "off:s9",
      "form:s9:night:1:60",
      "save:s9:night:1:60",
    ];
    for (const data of [...taps, "skip:s9:2026-11-23:entry", "unskip:s9:2026-11-23:entry"]) {
      await telegram.say(anna, "/schedule");
      await telegram.tapData(anna, list, `schedule:${data}`);
      await shows("⚪ That entry is not there any more.\nSchedule · times");
      list.text = "";
    }
    await telegram.tapData(anna, list, "schedule:skip:s9:2026-11-23:note");
    expect(find("⚪ That entry is not there any more.")).toBeDefined();
  });

  test("is skipped for a day and back, by a member, too", async () => {
    const { telegram, tap, shows, selfActing } = await openHouse({});
    await telegram.say(ben, "/schedule");
    await tap("Schedule · times", "Mon–Fri 23:00 · Night", ben);
    const page = await shows("Mon–Fri 23:00", ben.id);
    expect(labels(page)).toEqual([["Not on Mon 23 Nov"], ["Back"]]);
    await tap("Mon–Fri 23:00", "Not on Mon 23 Nov", ben);
    await shows("⚪ It does nothing on Mon 23 Nov.\nNext: Tue 24 Nov 23:00 · Night", ben.id);
    expect(selfActing.schedule.find("s1")?.skip).toBe("2026-11-23");
    await shows("⚪ Ben said: not on Mon 23 Nov. I will not arm at 23:00.");
    await tap("Mon–Fri 23:00", "On Mon 23 Nov again", ben);
    expect(selfActing.schedule.find("s1")?.skip).toBeNull();
    await shows("🔒 Ben said: as planned. I will arm at 23:00 on Mon 23 Nov.");
    await telegram.tapData(ben, page, "schedule:skip:s1:2026-11-20:entry");
    await shows("⚪ It is too late for that: Fri 20 Nov 23:00 is over.", ben.id);
    await tap("⚪ It is too late", "Back", ben);
    expect(labels(await shows("Schedule · times", ben.id)).at(-1)).toEqual(["Phones", "Back"]);
  });
});

test("what owners alone may do, nobody else does", async () => {
  const { telegram, shows, selfActing } = await openHouse({});
  await telegram.say(ben, "/schedule");
  const list = await shows("Schedule · times", ben.id);
  for (const data of [
    "off:s1",
    "delete:s1",
    "save:new:night:1:60",
    "remind:0",
    "presence:on",
    "away:1",
  ]) {
    await telegram.tapData(ben, list, `schedule:${data}`);
  }
  expect(selfActing.schedule.value).toMatchObject({
    remindMinutes: 10,
    entries: [{ enabled: true }],
  });
  expect(selfActing.schedule.value.entries).toHaveLength(1);
  expect(selfActing.presence.value).toMatchObject({ enabled: false, awayAfterMs: 600_000 });
});

test("a tap that comes too late changes nothing, and says so", async () => {
  const { telegram, shows, selfActing } = await openHouse({});
  const taps = [
    "off:s1",
    "save:s1:night:1:60",
    "remind:0",
    "skip:s1:2026-11-23:entry",
    "skip:s1:2026-11-23:note",
  ];
  for (const data of taps) {
    await telegram.say(anna, "/schedule");
    const list = telegram.last(anna.id);
    telegram.failNext("answerCallbackQuery", tooOld);
    await telegram.tapData(anna, list, `schedule:${data}`);
    expect((await shows("🟠 Your tap reached me too late")).id).toBe(list.id);
  }
  await telegram.say(anna, "/schedule");
  telegram.failNext("answerCallbackQuery", tooOld);
  await telegram.tapData(anna, telegram.last(anna.id), "schedule:delete:s1");
  await shows("Really delete Mon–Fri 23:00 · Night?");
  expect(selfActing.schedule.value).toMatchObject({ remindMinutes: 10 });
  expect(selfActing.schedule.find("s1")).toMatchObject({ enabled: true, minute: 1380, skip: null });
});
