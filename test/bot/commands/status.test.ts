import { expect, test } from "vitest";
import { FakeClock } from "../../fakes/clock.ts";
import { labels, openRoom } from "../../fakes/control-room.ts";
import { evidenceInMemory } from "../../fakes/evidence.ts";
import { FakeHistory, incidentSummary } from "../../fakes/history.ts";
import { anna, ben } from "../../fakes/telegram.ts";
import { wordsOfOthers } from "../../../storage/words.ts";

const minute = 60_000;

test("one glance: alarm, cameras, evidence, what waits", async () => {
  const history = new FakeHistory(incidentSummary({ id: "20261003-120000-c1", bytes: 3.14e9 }));
  const room = openRoom({
    cameras: ["Front door", "Hall", "Garden", "Cellar"],
    evidence: evidenceInMemory(new FakeClock(), { history }).evidence,
    outboxSummary: () => ({ waiting: 0, parked: 0, lastSuccessAt: null, unsaved: false }),
  });
  const { telegram, watch, clock } = room;
  const now = clock.wall();
  await room.alarm.arm("armed_away", { means: "person", name: "Anna" });
  watch.camera("Front door").now = { lastMovementAt: now - 12 * minute };
  watch.camera("Hall").now = { state: "connecting", since: now - 5000 };
  watch.camera("Garden").now = {
    state: "lost",
    since: now - 4 * minute,
    reason: wordsOfOthers("nobody answers at 192.168.1.17"),
  };
  watch.camera("Cellar").now = {
    framesPerSecond: 14.6,
    watching: "every_frame",
    watchingBecause: wordsOfOthers("its keyframes are 4 s apart"),
  };
  room.mutes.set(`${anna.id}:c4`, 34 * minute);
  await telegram.say(anna, "/status");
  const glance = telegram.last(anna.id);
  expect(glance.text.split("\n")).toEqual([
    "🔒 Armed (away) since 14:00 by Anna",
    "🟢 Front door · 20 fps · last movement 12 min ago",
    "🟠 Hall · connecting for 5 s",
    "🔴 Garden · lost for 4 min: nobody answers at 192.168.1.17",
    "🟢 Cellar · 15 fps · no movement so far · looking at every picture: its keyframes are 4 s apart · muted here for 34 min",
    "Evidence 3.1 of 20 GB · nothing waiting to be sent",
  ]);
  expect(labels(glance)).toEqual([
    ["Front door", "Hall", "Garden"],
    ["Cellar"],
    ["Disarm", "Refresh"],
  ]);
});

test("a disk that is nearly full is said, and evidence without a limit has none", async () => {
  const { evidence, disk, settings } = evidenceInMemory(new FakeClock());
  disk.otherBytes = 63.2e9;
  await settings.change({ mostBytes: null });
  const room = openRoom({ cameras: [], evidence });
  await room.telegram.say(anna, "/status");
  const { text } = room.telegram.last(anna.id);
  expect(text).toContain("🟠 The disk is nearly full: 800 MB are left. Alerts still come, but");
  expect(text).toContain("Evidence 0 kB · nothing waiting");
});

test("what waits and what was given up is said", async () => {
  const room = openRoom({
    cameras: [],
    outboxSummary: () => ({
      waiting: 3,
      parked: 1,
      lastSuccessAt: Date.parse("2026-11-22T12:40:00Z"),
      unsaved: false,
    }),
  });
  await room.telegram.say(anna, "/status");
  expect(room.telegram.last(anna.id).text).toContain(
    "3 messages waiting to be sent · last one sent at 12:40 · 1 message could not be sent",
  );
  expect(room.telegram.last(anna.id).text).toContain("Paste its address here");
});

test("[Refresh] edits in place", async () => {
  const { telegram, alarm } = openRoom();
  await telegram.say(anna, "/status");
  const glance = telegram.last(anna.id);
  await alarm.arm("armed_away", { means: "person", name: "Ben" });
  await telegram.tap(anna, glance, "Refresh");
  expect(telegram.shownIn(anna.id)).toHaveLength(1);
  expect(telegram.last(anna.id).text).toContain("by Ben");
});

test("a camera's button shows its picture and everything about it", async () => {
  const room = openRoom();
  const { telegram, control } = room;
  room.mutes.set(`${anna.id}:c2`, 10 * minute);
  await telegram.say(anna, "/status");
  await telegram.tap(anna, telegram.last(anna.id), "Hall");
  await control.idle();
  const page = telegram.last(anna.id);
  expect(page.kind).toBe("photo");
  expect(page.text.split("\n")).toEqual([
    "🟢 Hall · 20 fps · no movement so far · muted here for 10 min",
    "H.264, 1920 × 1080",
    "A keyframe every 2 s",
    "While it is quiet I look at the keyframes only",
    "The last 30 s are kept in memory (12 MB)",
    "Hall · 22 Nov 2026 14:02:12",
    "#hall",
  ]);
  expect(labels(page)).toEqual([["Again", "Live", "Clip 10 s"], ["Unmute"]]);
  await telegram.tap(anna, page, "Unmute");
  expect(room.mutes.size).toBe(0);
  expect(telegram.last(anna.id).text).toBe("🟢 Hall may ring here again.");
});

test("a lost camera's page is words: since when, why, the last picture", async () => {
  const { telegram, control, watch, clock } = openRoom({ cameras: ["Hall"] });
  watch.camera("Hall").now = {
    state: "lost",
    since: clock.wall() - minute,
    reason: wordsOfOthers("wrong password"),
    lastPictureAt: clock.wall() - 3 * minute,
    watching: "nothing",
  };
  watch.camera("Hall").stillProblem = "There is no picture of Hall now.";
  await telegram.say(ben, "/status");
  await telegram.tap(ben, telegram.last(ben.id), "Hall");
  await control.idle();
  const page = telegram.last(ben.id);
  expect(page.kind).toBe("text");
  expect(page.text).toContain("🔴 Hall · lost for 60 s: wrong password");
  expect(page.text).toContain("Last picture 3 min ago");
  expect(page.text).not.toContain("I look at no picture now");
  expect(page.text).toContain("🟠 There is no picture of Hall now.");
});

test("trouble with the disk is a line of its own", async () => {
  const { telegram } = openRoom({
    troubles: () => ["Hall: nothing is recorded <now>.", "My disk is full."],
  });
  await telegram.say(anna, "/status");
  const lines = telegram.last(anna.id).text.split("\n");
  expect(lines.slice(3, 5)).toEqual([
    "🟠 Hall: nothing is recorded &lt;now&gt;.",
    "🟠 My disk is full.",
  ]);
});
