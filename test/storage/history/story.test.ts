// story.json: what happened, readable without Vigil, and never written over.
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test, vi } from "vitest";
import { incidentDeliveries } from "../../../storage/deliveries.ts";
import { keepStories, storyOf } from "../../../storage/history/story.ts";
import { Incidents } from "../../../storage/incidents.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { dataFolder } from "../../fakes/data-folder.ts";
import { breakDisk } from "../../fakes/disk.ts";
import { RecordingLog } from "../../fakes/log.ts";
import { clip, ended, escalated, face, opened, placed, recordOf } from "./stories.ts";

const id = "20261122-140211-c1";
const row = {
  seq: 1,
  chat: 1001,
  message: "alert",
  thread: null,
  state: "sent",
  loud: true,
  attempts: 1,
  waitMs: 0,
  messageId: 5,
  mediaKind: "photo",
  late: false,
  sentAt: Date.parse("2026-11-22T13:02:13Z"),
  lastError: null,
};
const deliveries = incidentDeliveries.parse({
  version: 1,
  incident: id,
  rows: [row, { ...row, chat: 1002, state: "parked", sentAt: null }],
  alerts: {},
  fileIds: {},
  unsendable: {},
});

test("who, what, when, how sure, who was told and who acted", () => {
  const at = Date.parse("2026-11-22T13:02:11Z");
  const record = recordOf(id, { openedAt: at, beganAt: at - 800, timezone: "Europe/Berlin" });
  const events = placed(
    { ...opened, zones: ["Gate"], waited: { because: "no_face", loud: true } },
    face(1, "UNKNOWN", "panna0000", 2340),
    escalated(1),
    clip(1),
    { ...ended, reason: "disarmed", by: "Ben", endedAt: at + 20_000 },
    { kind: "pinned", pinned: true, by: "Anna" },
  );
  const files = ["clip-1.mp4", "face-1.png", "photo.jpg", "stranger.jpg"];
  expect(storyOf({ record, events, deliveries, files })).toMatchObject({
    incident: id,
    camera: { id: "c1", name: "Front door" },
    mode: "armed_away",
    timezone: "Europe/Berlin",
    began: "2026-11-22T14:02:10.200+01:00",
    noticed: "2026-11-22T14:02:11.000+01:00",
    ended: "2026-11-22T14:02:31.000+01:00",
    endedBecause: "disarmed",
    trigger: { cause: "movement", zones: ["Gate"], alarmedBecause: "no_face" },
    verdict: "stranger",
    alarmed: true,
    pinned: true,
    tracks: [
      {
        track: 1,
        verdict: "UNKNOWN",
        inViewSeconds: 2.3,
        closest: [{ person: "panna0000", score: 0.6, frames: 6 }],
        crop: "face-1.png",
      },
    ],
    told: [
      { to: "a person", of: "opened", sent: "2026-11-22T14:02:13.000+01:00", outcome: "sent" },
      { to: "a person", of: "opened", sent: null, outcome: "parked" },
    ],
    acted: [
      { by: "Ben", did: "disarmed" },
      { by: "Anna", did: "has it kept for ever" },
    ],
    files,
  });
});

test("written when all is told, and once more, beside it, when more happened", async () => {
  const folder = await dataFolder();
  const log = new RecordingLog();
  const clock = new FakeClock();
  const sealed: string[] = [];
  const incidents = await Incidents.open(folder, clock, log, {
    add: (_id, names) => {
      sealed.push(...names);
      return Promise.resolve(null);
    },
    addRemoval: () => Promise.resolve(),
  });
  keepStories(incidents, log);
  const { id: made } = await incidents.create(recordOf(id));
  await incidents.append(made, ended);
  await writeFile(path.join(incidents.folder(made), "deliveries.json"), JSON.stringify(deliveries));
  await incidents.settle(made);
  const first = await readFile(incidents.file(made, "story.json"), "utf8");
  expect(JSON.parse(first)).toMatchObject({ told: [{ to: "a person" }, { to: "a person" }] });
  // It goes into exports; deliveries.json does not.
  expect(first).not.toContain("1001");
  expect(await incidents.pending()).toEqual([]);

  await incidents.append(made, { kind: "marked", falseAlarm: true, by: "Ben" });
  const disk = breakDisk(folder, "ENOSPC");
  await expect(incidents.settle(made)).rejects.toThrow("is on disk yet");
  await expect(incidents.settle(made)).rejects.toThrow("is on disk yet");
  disk.mend();
  await clock.advance(60_000);
  await vi.waitFor(() => expect(incidents.unsaved(made)).toBeNull());
  await incidents.settle(made);
  expect(await readFile(incidents.file(made, "story.json"), "utf8")).toBe(first);
  expect(JSON.parse(await readFile(incidents.file(made, "story-2.json"), "utf8"))).toMatchObject({
    falseAlarm: true,
    acted: [{ by: "Ben", did: "called it a false alarm" }],
  });
  expect(sealed.filter((name) => name.startsWith("story"))).toEqual(["story.json", "story-2.json"]);
  expect(await incidents.pending()).toEqual([]);
});
