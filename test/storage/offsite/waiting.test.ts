import { expect, test } from "vitest";
import { fileKind, gathering, urgency } from "../../../storage/offsite/file-kind.ts";
import { Patience } from "../../../storage/offsite/patience.ts";
import { troubleOf } from "../../../storage/offsite/trouble.ts";
import { Waiting, type WaitingFile } from "../../../storage/offsite/waiting.ts";
import { incident, pathOf } from "./house.ts";

test("a backlog of 10,000 files is held in memory in part, and goes in batches of 200", () => {
  const waiting = new Waiting();
  const ids = Array.from(
    { length: 1_000 },
    (_, index) =>
      `2026${String(1 + Math.floor(index / 100)).padStart(2, "0")}01-14${String(index % 60).padStart(2, "0")}${String(Math.floor((index % 100) / 60)).padStart(2, "0")}-c1`,
  );
  for (const key of ids) waiting.note({ key, folder: pathOf(key) }, 0, 0, false);
  const files: WaitingFile[] = Array.from({ length: 10 }, (_, index) => ({
    name: `face-${index}.png`,
    kind: "picture",
    stamp: [100_000, 0],
  }));
  const done = new Set<string>();
  const sizes: number[] = [];
  let mostHeld = 0;
  for (;;) {
    const look = waiting.unexamined(0, 200);
    for (const { key } of look) {
      const left = files.filter(({ name }) => !done.has(`${key}/${name}`));
      waiting.examined(key, left, waiting.notesOf(key));
      if (left.length === 0) waiting.settled(key, 0, waiting.notesOf(key));
    }
    mostHeld = Math.max(mostHeld, waiting.totals().files);
    const batch = waiting.take(0);
    if (!batch) break;
    sizes.push(batch.items.length);
    for (const { key, file } of batch.items) done.add(`${key}/${file.name}`);
    waiting.release(batch);
    for (const { key } of batch.items) waiting.lookAgain(key);
  }
  expect(done.size).toBe(10_000);
  expect(sizes).toEqual(Array.from({ length: 50 }, () => 200));
  expect(mostHeld).toBeLessThan(8_000);
  expect(waiting.totals()).toEqual({ files: 0, bytes: 0, unexamined: 0 });
});

test("what was seen before something was stored is out of date", () => {
  const waiting = new Waiting();
  const folder = { key: incident(1), folder: pathOf(incident(1)) };
  waiting.note(folder, 0, 0);
  const before = waiting.notesOf(folder.key);
  waiting.note(folder, 0, 0);
  waiting.settled(folder.key, 0, before);
  waiting.examined(folder.key, [], before);
  expect(waiting.unexamined(0, 10)).toHaveLength(1);
});

test("a batch is full at 64 MB, and a single larger file goes alone", () => {
  const waiting = new Waiting();
  waiting.note({ key: incident(1), folder: "f" }, 0, 0);
  const clip = (name: string, bytes: number): WaitingFile => ({
    name,
    kind: "clip",
    stamp: [bytes, 0],
  });
  const files = [clip("a.mp4", 100_000_000), clip("b.mp4", 40_000_000), clip("c.mp4", 40_000_000)];
  waiting.examined(incident(1), files, waiting.notesOf(incident(1)));
  const names = () => waiting.take(0)?.items.map(({ file }) => file.name);
  expect([names(), names(), names(), names()]).toEqual([
    ["a.mp4"],
    ["b.mp4"],
    ["c.mp4"],
    undefined,
  ]);
});

test.each([
  ["photo.jpg", "picture"],
  ["escalated-1-original.jpg", "picture"],
  ["face-3.png", "picture"],
  ["clip-1-first.mp4", "first_clip"],
  ["clip-2.mp4", "clip"],
  ["clip-1.jpg", "other"],
  ["movement.json", "other"],
  ["events.jsonl", "other"],
  ["spool-1.mkv", null],
  [".photo.jpg.tmp", null],
])("%s is %s", (name, kind) => {
  expect(fileKind(name, false)).toBe(kind);
});

test("a photo goes at once, its record waits for it, further events wait for each other", () => {
  expect(gathering(["photo.jpg"], true)).toEqual({ delayMs: 0, isPicture: true });
  expect(gathering(["incident.json"], true)).toEqual({ delayMs: 1_000, isPicture: false });
  expect(gathering(["events.jsonl"], false)).toEqual({ delayMs: 10_000, isPicture: false });
  expect(gathering(["spool-1.mkv"], false)).toBeNull();
  expect(urgency("other", true)).toBeLessThan(urgency("picture", false));
});

test("a store that stays away for 6 hours is tried some thirty times; one that refuses the login, less often", () => {
  const attempts = (kind: "no_network" | "login") => {
    const patience = new Patience(() => 0);
    let count = 0;
    for (let now = 0; now < 6 * 3_600_000; now = patience.until) {
      patience.failed(troubleOf(kind), now, now);
      count += 1;
    }
    return count;
  };
  expect(attempts("no_network")).toBe(31);
  expect(attempts("login")).toBe(17);
});

test("a trouble keeps its beginning until something works, and new evidence shortens a pause to 30 s", () => {
  const patience = new Patience(() => 0);
  for (const at of [1_000, 100_000, 900_000]) patience.failed(troubleOf("no_network"), at, at);
  expect(patience.trouble).toMatchObject({ since: 1_000 });
  patience.failed(troubleOf("login"), 1_000_000, 1_000_000);
  expect(patience.until).toBe(1_000_000 + 240_000);
  patience.hurry();
  expect(patience.until).toBe(1_030_000);
  patience.failed(troubleOf("no_network"), 2_000_000, 2_000_000, true);
  expect(patience.trouble).toMatchObject({ since: 2_000_000 });
  patience.succeeded();
  expect(patience).toMatchObject({ trouble: null, until: 0 });
});
