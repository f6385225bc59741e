// The alarm's line in every state, and who or what brought it there.
import { describe, expect, test } from "vitest";
import { alarmChanged, alarmSince } from "../../bot/wording.ts";
import type { AlarmView } from "../../vision/watch-view.ts";
import { labels, openRoom } from "../fakes/control-room.ts";
import { FakeMembers } from "../fakes/members.ts";
import { anna, ben } from "../fakes/telegram.ts";

const now = Date.parse("2026-11-22T14:02:00Z");
const reader = { locale: "en", timezone: "UTC", now };
const armed: AlarmView = {
  state: "armed_night",
  mode: "armed_night",
  since: Date.parse("2026-11-22T08:14:00Z"),
  by: null,
  means: "guard",
  leftMs: null,
};

test.each<[Partial<AlarmView>, string, string]>([
  [
    { by: "Anna", means: "person" },
    "🔒 Armed (night) since 08:14 by Anna",
    "🔒 Armed (night) by Anna · 08:14",
  ],
  // Who armed it stays that when the exit delay is over.
  [
    { by: "Anna", means: "guard" },
    "🔒 Armed (night) since 08:14 by Anna",
    "🔒 Armed (night) by Anna · 08:14",
  ],
  [
    { means: "schedule" },
    "🔒 Armed (night) since 08:14 by the schedule",
    "🔒 Armed (night) by the schedule · 08:14",
  ],
  [
    { means: "presence" },
    "🔒 Armed (night) since 08:14, because nobody is at home",
    "🔒 Armed (night), because nobody is at home · 08:14",
  ],
  [{}, "🔒 Armed (night) since 08:14", "🔒 Armed (night) · 08:14"],
  [
    { state: "disarmed", mode: null, means: "schedule" },
    "⚪ Disarmed since 08:14 by the schedule",
    "⚪ Disarmed by the schedule · 08:14",
  ],
  [
    { state: "triggered", leftMs: 90_000 },
    "🔴 Alarm (night) since 08:14",
    "🔴 Alarm (night) · 08:14",
  ],
  [
    { state: "arming", leftMs: 24_000, by: "Tom & Jerry", means: "person" },
    "🔒 Arming (night) by Tom &amp; Jerry · armed in 24 s",
    "🔒 Arming (night) by Tom &amp; Jerry · 08:14",
  ],
  [
    { state: "arming", leftMs: 24_000, means: "schedule" },
    "🔒 Arming (night) by the schedule · armed in 24 s",
    "🔒 Arming (night) by the schedule · 08:14",
  ],
  [
    { state: "pending", leftMs: 18_000 },
    "🟠 Somebody is in · alarm in 18 s unless somebody disarms",
    "🟠 Somebody is in · 08:14",
  ],
])("%j", (change, since, changed) => {
  expect(alarmSince(reader, { ...armed, ...change })).toBe(since);
  expect(alarmChanged(reader, { ...armed, ...change })).toBe(changed);
});

describe("/status and /start", () => {
  test.each<[Partial<AlarmView>, string, string[]]>([
    [{ state: "disarmed", mode: null }, "⚪ Disarmed since 14:00", ["Arm"]],
    [
      { state: "arming", mode: "armed_away", leftMs: 24_000, by: "Ben" },
      "🔒 Arming (away) by Ben · armed in 24 s",
      ["Disarm", "Arm now"],
    ],
    [
      { state: "pending", mode: "armed_away", leftMs: 9_000 },
      "🟠 Somebody is in · alarm in 9 s unless somebody disarms",
      ["Disarm"],
    ],
    [
      { state: "triggered", mode: "armed_away", leftMs: 9_000 },
      "🔴 Alarm (away) since 14:00",
      ["Disarm"],
    ],
  ])("%j: the line and its buttons, which work", async (view, line, buttons) => {
    const { telegram, alarm } = openRoom();
    alarm.show(view);
    await telegram.say(anna, "/status");
    const glance = telegram.last(anna.id);
    expect(glance.text.split("\n")[0]).toBe(line);
    expect(labels(glance).flat()).toEqual(expect.arrayContaining([...buttons, "Refresh"]));
    await telegram.say(anna, "/start");
    const hello = telegram.last(anna.id);
    expect(hello.text).toContain(line);
    expect(labels(hello).flat()).toEqual(expect.arrayContaining(buttons));
    await telegram.tap(anna, glance, buttons.at(-1) ?? "");
    const wanted = buttons.at(-1) === "Disarm" ? "disarmed" : "armed_away";
    expect(alarm.current().state).toBe(wanted);
  });

  test("who may only look gets no button that arms", async () => {
    const members = new FakeMembers(
      { id: anna.id, name: "Anna", role: "owner" },
      { id: ben.id, name: "Ben", role: "viewer" },
    );
    const { telegram } = openRoom({ members });
    for (const command of ["/status", "/start"]) {
      await telegram.say(ben, command);
      expect(labels(telegram.last(ben.id)).flat()).not.toContain("Arm");
    }
  });
});
