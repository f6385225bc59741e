import { expect, test } from "vitest";
import { Incidents } from "../../storage/incidents.ts";
import type { IncidentEvent } from "../../storage/incident-events.ts";
import { Outage, steadyAfterMs, tellLossAfterMs } from "../../vision/outage.ts";
import type { Still } from "../../vision/watch-view.ts";
import { FakeClock } from "../fakes/clock.ts";
import { dataFolder } from "../fakes/data-folder.ts";
import { RecordingLog } from "../fakes/log.ts";
import { describeEvent } from "./recorder-script.ts";
import { reasonOfOthers } from "../../storage/words.ts";

const patience = { timeout: 10_000 };
const still: Still = { jpeg: Buffer.from("a jpeg"), width: 640, height: 360, takenAt: 7 };

async function outageOf(lastPicture: () => Promise<Still | null> = async () => still) {
  const clock = new FakeClock();
  const log = new RecordingLog();
  const incidents = await Incidents.open(await dataFolder(), clock, log);
  const outage = new Outage({
    camera: { id: "c1", name: "Garden" },
    incidents,
    clock,
    log,
    timezone: () => "UTC",
    alarmState: () => "disarmed",
    lastPicture,
  });
  /** Each incident's events; to be polled for, because the disk takes its own time. */
  const told = async () => {
    const records = await incidents.day("2026-11-22");
    const events = await Promise.all(records.map(({ id }) => incidents.events(id)));
    return events.map((each) => each.map(describeEvent).join(", "));
  };
  const eventsOf = async (index: number): Promise<IncidentEvent[]> => {
    const record = (await incidents.day("2026-11-22"))[index];
    return record ? incidents.events(record.id) : [];
  };
  return { clock, log, incidents, outage, told, eventsOf };
}

test("29 seconds are nobody's business", async () => {
  const { clock, incidents, outage } = await outageOf();
  outage.lost(clock.wall(), reasonOfOthers("nobody answers"));
  await clock.advance(29_000);
  outage.back();
  await clock.advance(120_000);
  await outage.stop();
  expect(await incidents.day("2026-11-22")).toEqual([]);
  expect(clock.pending).toBe(0);
});

test("31 seconds are one incident with the last picture, which ends when it is back", async () => {
  const { clock, incidents, outage, told, eventsOf } = await outageOf();
  const lostAt = clock.wall();
  outage.lost(lostAt, reasonOfOthers("nobody answers"));
  await clock.advance(10_000);
  // The next attempts fail, too, and know better why; the loss is still the first one.
  outage.lost(lostAt, reasonOfOthers("wrong password"));
  await clock.advance(21_000);
  await expect.poll(told, patience).toEqual(["opened with photo"]);
  outage.lost(lostAt, reasonOfOthers("nobody answers"));
  await clock.advance(60_000);
  outage.back();
  await clock.advance(steadyAfterMs);
  await expect.poll(told, patience).toEqual(["opened with photo, ended back"]);
  const [record] = await incidents.day("2026-11-22");
  expect(record).toMatchObject({
    cause: "camera_lost",
    beganAt: lostAt,
    openedAt: lostAt + tellLossAfterMs,
    alarm: "disarmed",
  });
  const [opened, ended] = await eventsOf(0);
  expect(opened).toMatchObject({ reason: "wrong password", photo: { file: "last-picture.jpg" } });
  expect(ended).toMatchObject({ endedAt: lostAt + 91_000 });
});

test("lost, back for good, lost again: two stories, each with its own half minute", async () => {
  const { clock, outage, told } = await outageOf();
  outage.lost(clock.wall(), reasonOfOthers("nobody answers"));
  await clock.advance(20_000);
  outage.back();
  await clock.advance(steadyAfterMs);
  outage.lost(clock.wall(), reasonOfOthers("nobody answers"));
  await clock.advance(20_000);
  await expect.poll(told, patience).toEqual([]);
  await clock.advance(10_000);
  await expect.poll(told, patience).toEqual(["opened with photo"]);
  outage.back();
  await clock.advance(steadyAfterMs);
  outage.lost(clock.wall(), reasonOfOthers("it ended"));
  await clock.advance(tellLossAfterMs);
  await expect.poll(told, patience).toEqual(["opened with photo, ended back", "opened with photo"]);
});

test("a camera that comes for a moment again and again is one story", async () => {
  const { clock, outage, told } = await outageOf();
  for (let round = 0; round < 10; round++) {
    outage.lost(clock.wall(), reasonOfOthers("it ended"));
    await clock.advance(25_000);
    outage.back();
    await clock.advance(2_000);
  }
  await expect.poll(told, patience).toEqual(["opened with photo"]);
  outage.back();
  await clock.advance(steadyAfterMs);
  await expect.poll(told, patience).toEqual(["opened with photo, ended back"]);
  expect(clock.pending).toBe(0);
});

test("back while the loss is still being written: first one, then the other", async () => {
  const asked: ((problem: Error) => void)[] = [];
  const { clock, log, outage, told } = await outageOf(
    () => new Promise((_, reject) => void asked.push(reject)),
  );
  outage.lost(clock.wall(), reasonOfOthers("nobody answers"));
  await clock.advance(tellLossAfterMs);
  await expect.poll(() => asked, { timeout: 10_000 }).toHaveLength(1);
  outage.back();
  await clock.advance(steadyAfterMs);
  outage.lost(clock.wall(), reasonOfOthers("nobody answers"));
  outage.back();
  const stopped = outage.stop();
  asked[0]?.(new Error("no ring"));
  await stopped;
  await expect.poll(told, patience).toEqual(["opened without photo, ended back"]);
  expect(log.messages("warn")).toEqual(["The last picture before the loss could not be made"]);
  expect(clock.pending).toBe(0);
});

test("stop() before it is told: silence. After: it stays open for the next start", async () => {
  const before = await outageOf();
  before.outage.lost(before.clock.wall(), reasonOfOthers("nobody answers"));
  await before.clock.advance(29_000);
  await before.outage.stop();
  expect(before.clock.pending).toBe(0);
  before.outage.lost(before.clock.wall(), reasonOfOthers("nobody answers"));
  await before.clock.advance(60_000);
  expect(await before.incidents.day("2026-11-22")).toEqual([]);

  const after = await outageOf();
  after.outage.lost(after.clock.wall(), reasonOfOthers("nobody answers"));
  await after.clock.advance(tellLossAfterMs);
  await after.outage.stop();
  expect((await after.eventsOf(0)).map(describeEvent)).toEqual(["opened with photo"]);
  expect(await after.incidents.unfinished()).toHaveLength(1);
});

test("stop() waits until the return is written down", async () => {
  const { clock, outage, eventsOf, told } = await outageOf();
  outage.lost(clock.wall(), reasonOfOthers("nobody answers"));
  await clock.advance(tellLossAfterMs);
  await expect.poll(told, patience).toEqual(["opened with photo"]);
  outage.back();
  await outage.stop();
  expect((await eventsOf(0)).map(describeEvent)).toEqual(["opened with photo", "ended back"]);
});

test("never seen at all: there is no picture to show", async () => {
  const { clock, outage, told } = await outageOf(async () => null);
  outage.lost(clock.wall(), reasonOfOthers("no picture has come yet"));
  await clock.advance(tellLossAfterMs);
  await expect.poll(told, patience).toEqual(["opened without photo"]);
});
