import { HttpError } from "grammy";
import { expect, test, vi } from "vitest";
import { Household } from "../../../bot/household.ts";
import { createNewsTeller } from "../../../bot/schedule/tell-news.ts";
import { dayOf, nextOccurrence } from "../../../vision/guard/schedule/occurrences.ts";
import type { ScheduleNews } from "../../../vision/guard/schedule/scheduler.ts";
import type { PresenceNews } from "../../../vision/presence/presence-watch.ts";
import { annaOwns, labels } from "../../fakes/control-room.ts";
import { settle } from "../../fakes/clock.ts";
import { anna, ben } from "../../fakes/telegram.ts";
import { openHouse } from "./house.ts";

const hour = 3_600_000;

/** The house at 22:50 on Sunday; Night at 23:00. What is told, is told to the chats of the fakes. */
async function evening() {
  const house = await openHouse({ weekdays: [7] });
  const { clock, control, selfActing, watch, modes, zones, log, alarm } = house;
  await clock.advance(8 * hour + 50 * 60_000);
  const teller = createNewsTeller({
    api: () => control.bot.api,
    selfActing,
    household: new Household(annaOwns(), null),
    targets: {
      privateChats: () => [anna, ben].map(({ id }) => ({ chat: id, thread: null })),
      groups: () => [{ chat: -500, thread: 7, chosen: null }],
      move: async () => undefined,
    },
    watch,
    modes,
    zones,
    localeOf: () => "en",
    timezone: () => "UTC",
    clock,
    log,
  });
  const occurrence = nextOccurrence(selfActing.schedule.value.entries, "UTC", clock.wall());
  if (!occurrence) throw new Error("Nothing comes next");
  const tell = async (news: ScheduleNews | PresenceNews) => {
    teller.tell(news);
    await settle();
    return house.telegram.last(anna.id);
  };
  const armed = async (means: "schedule" | "presence") => {
    await alarm.arm(means === "schedule" ? "armed_night" : "armed_away", { means });
    return alarm.current();
  };
  return { ...house, teller, occurrence, tell, armed };
}

test("the reminder reaches those who may act; [Not tonight] skips, [Undo] takes that back", async () => {
  const { tell, occurrence, telegram, tap, shows, selfActing } = await evening();
  const reminder = await tell({ kind: "reminder", occurrence });
  expect(reminder.text).toBe("🔒 I will arm (night) at 23:00, in 10 min.");
  expect(labels(reminder)).toEqual([["Not tonight", "Arm now", "OK"]]);
  expect(reminder.silent).toBe(true);
  expect(telegram.last(ben.id).text).toBe(reminder.text);
  expect(telegram.shownIn(-500)).toEqual([]);

  await tap("🔒 I will arm", "Not tonight");
  const skipped = await shows("⚪ Sun 22 Nov: I will not arm at 23:00.");
  expect(skipped.id).toBe(reminder.id);
  expect(labels(skipped)).toEqual([["Undo", "Schedule"]]);
  expect(selfActing.schedule.find("s1")?.skip).toBe("2026-11-22");
  await shows("⚪ Anna said: not on Sun 22 Nov. I will not arm at 23:00.", ben.id);
  await tap("⚪ Sun 22 Nov", "Undo");
  await shows("🔒 I will arm (night) at 23:00, in 10 min.");
  expect(selfActing.schedule.find("s1")?.skip).toBeNull();

  await tap("🔒 I will arm", "OK");
  expect(labels(telegram.last(anna.id))).toEqual([]);
});

test("[Arm now] arms in the entry's mode; a tap after the time says that it is over", async () => {
  const { tell, occurrence, telegram, tap, alarm, clock, shows } = await evening();
  const reminder = await tell({ kind: "reminder", occurrence });
  await telegram.tap(ben, telegram.last(ben.id), "Arm now");
  await vi.waitFor(() =>
    expect(alarm.current()).toMatchObject({ state: "armed_night", by: "Ben" }),
  );
  await clock.advance(11 * 60_000);
  await tap("🔒 I will arm", "Not tonight");
  const over = await shows("⚪ It is too late for that: Sun 22 Nov 23:00 is over.");
  expect(over.id).toBe(reminder.id);
  expect(labels(over)).toEqual([["Disarm", "Schedule"]]);
});

test("armed by itself: quietly to everybody, with the cameras that show nothing", async () => {
  const { tell, occurrence, armed, watch, telegram } = await evening();
  watch.camera("Hall").now = { state: "lost", since: 0 };
  const message = await tell({
    kind: "armed",
    occurrence,
    late: null,
    alarm: await armed("schedule"),
  });
  expect(message.text).toMatch(
    /^🔒 Armed \(night\) by the schedule · 22:50\n🟠 .*Hall has been lost/,
  );
  expect(labels(message)).toEqual([["Disarm"]]);
  expect(message.silent).toBe(true);
  expect(telegram.last(-500)).toMatchObject({ text: message.text, thread: 7 });
});

test("armed by itself in a mode in which nothing would alarm: that is said, and loud", async () => {
  const { tell, occurrence, armed, modes } = await evening();
  await modes.change("armed_night", { camerasOff: ["c1", "c2"] });
  const news = { kind: "armed", occurrence, late: null, alarm: await armed("schedule") } as const;
  const message = await tell(news);
  expect(message.text).toContain("🟠 Nothing would alarm in this mode: no camera counts.");
  expect(message.silent).toBe(false);
});

test("late, it says why", async () => {
  const { tell, occurrence, armed } = await evening();
  const news = {
    kind: "armed",
    occurrence: { ...occurrence, at: occurrence.at - 2 * hour },
  } as const;
  const alarm = await armed("schedule");
  for (const [late, words] of [
    ["off", "I was off at 21:00, when I should have done it."],
    ["clock", "This machine's clock jumped, so I missed the time at 21:00."],
    ["disk", "My disk refused at 21:00, so it is late."],
  ] as const) {
    expect((await tell({ ...news, late, alarm })).text.split("\n")[1]).toBe(words);
  }
});

test("what it won't do by itself is asked, loud only where an alarm goes on", async () => {
  const { tell, occurrence, alarm, tap, shows, telegram } = await evening();
  await alarm.arm("armed_night", { means: "schedule" });
  const missed = await tell({ kind: "ask", occurrence, because: "off" });
  expect(missed.text).toBe(
    "🟠 I was off at 23:00, when I should have disarmed.\nI am still armed. Disarm now?",
  );
  expect(labels(missed)).toEqual([["Disarm", "Stay armed"]]);
  expect(missed.silent).toBe(true);
  await tap("🟠 I was off", "Stay armed");
  await shows("🔒 Armed (night)");
  expect(alarm.current().state).toBe("armed_night");
  const loud = await tell({ kind: "ask", occurrence, because: "alarm" });
  expect(loud.text).toContain("🔴 I should disarm at 23:00, but the alarm is going on.");
  expect(loud.silent).toBe(false);
  await telegram.tap(anna, loud, "Disarm");
  await vi.waitFor(() => expect(alarm.current().state).toBe("disarmed"));
});

test("disarmed, failed, unreadable, everybody gone: each has its sentence and a next tap", async () => {
  const { tell, occurrence, armed, alarm } = await evening();
  const away = await tell({ kind: "armed", alarm: await armed("presence") });
  expect(away.text).toBe("🔒 Armed (away), because nobody is at home · 22:50");
  await alarm.disarm({ means: "schedule" });
  const off = await tell({ kind: "disarmed", occurrence, late: null, alarm: alarm.current() });
  expect(off.text).toBe("⚪ Disarmed by the schedule · 22:50");
  expect(labels(off)).toEqual([["Arm"]]);
  const failed = await tell({ kind: "failed", occurrence });
  expect(failed.text).toBe("🟠 I could not arm at 23:00: my disk refused. I keep trying.");
  expect(failed.silent).toBe(false);
  expect((await tell({ kind: "failed" })).text).toContain("All phones have left");
  const unknown = await tell({ kind: "unreadable", timezone: "Atlantis/Capital" });
  expect(unknown.text).toContain("I do not know the timezone Atlantis/Capital");
  expect(labels(unknown)).toEqual([["Schedule"]]);
});

test("without a network it is told as soon as there is one, in the words of then", async () => {
  const { occurrence, armed, teller, clock, control, telegram, shows } = await evening();
  let isDown = true;
  control.bot.api.config.use(async (previous, method, payload, signal) => {
    if (isDown) throw new HttpError("Network request failed", new Error("ENOTFOUND"));
    return previous(method, payload, signal);
  });
  teller.tell({ kind: "armed", occurrence, late: "off", alarm: await armed("schedule") });
  teller.tell({ kind: "reminder", occurrence });
  await clock.advance(15 * 60_000);
  expect(telegram.shownIn(anna.id)).toEqual([]);
  isDown = false;
  await clock.advance(60_000);
  await shows("🔒 Armed (night) by the schedule");
  // Its time is over.
  expect(telegram.shownIn(anna.id)).toHaveLength(1);
  await teller.stop();
});

test("what is under way ends with the guard", async () => {
  const { occurrence, teller, control, clock } = await evening();
  const before = clock.pending;
  control.bot.api.config.use(async () => {
    throw new HttpError("Network request failed", new Error("ENOTFOUND"));
  });
  teller.tell({ kind: "reminder", occurrence });
  await settle();
  await teller.stop();
  expect(clock.pending).toBe(before);
  expect(dayOf(occurrence.at, "UTC")).toBe("2026-11-22");
});
