import { appendFile, truncate, utimes, writeFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { silentLog } from "../../storage/log.ts";
import { Incidents } from "../../storage/incidents.ts";
import type { IncidentId, NewIncidentEvent, StoredClip } from "../../storage/incident-events.ts";
import { Spool } from "../../vision/capture/spool.ts";
import { spoolName, spoolNoteName } from "../../vision/part-clip.ts";
import { cutOffIncidents, recoverIncidents } from "../../vision/recovery.ts";
import { clipError, FakeClips } from "../fakes/clips.ts";
import { FakeClock } from "../fakes/clock.ts";
import { dataFolder } from "../fakes/data-folder.ts";
import { breakDisk } from "../fakes/disk.ts";
import { RecordingLog } from "../fakes/log.ts";
import { h264, packetAt } from "../fakes/recorded-camera.ts";
import { describeEvent } from "./recorder-script.ts";

const wallOffset = Date.parse("2026-11-22T14:00:00Z");
const opened: NewIncidentEvent = { kind: "opened", photo: null, reason: null };

/** As readJpeg() wants it: a frame of 16 x 8, a scan, some picture, the end. */
const tinyJpeg = Buffer.from("ffd8ffc0000b080008001001011100ffda0008010100003f0000ffd9", "hex");

/** A data folder as a crash left it, and the next process that finds it. */
async function crashed() {
  const folder = await dataFolder();
  const clock = new FakeClock(wallOffset + 20_000);
  const clips = new FakeClips();
  const log = new RecordingLog();
  const before = await Incidents.open(folder, clock, silentLog);
  const restart = async () => {
    const incidents = await Incidents.open(folder, clock, silentLog);
    const cutOff = await cutOffIncidents(incidents, clock.wall());
    const now = () => clock.wall();
    await recoverIncidents({ cutOff, incidents, makeClips: clips.make, log, now });
    const told = async (id: IncidentId) => (await incidents.events(id)).map(describeEvent);
    return { incidents, cutOff, told };
  };
  const incident = async (cause: "movement" | "camera_lost" = "movement") => {
    const times = { openedAt: clock.wall(), beganAt: clock.wall() - 1_000, timezone: "UTC" };
    const about = { cause, camera: "c1", cameraName: "Garden", alarm: "armed_away" as const };
    return (await before.create({ ...about, ...times })).id;
  };
  /** A spool with a packet every 200 ms, a keyframe every 2 s, and its note. */
  const spool = async (id: IncidentId, part: number, fromMs: number, toMs: number) => {
    const file = before.file(id, spoolName(part));
    const writer = await Spool.create(file, h264, { clock, log: silentLog });
    for (let ms = fromMs; ms <= toMs; ms += 200) writer.append(packetAt(ms, ms % 2_000 === 0));
    await writer.close();
    const note = Buffer.from(JSON.stringify({ part, wallOffset }));
    await before.saveFile(id, spoolNoteName(part), note);
    return file;
  };
  return { folder, clock, clips, log, before, restart, incident, spool };
}

function clipOf(part: number, cut: "first" | "whole", fromMs: number, toMs: number) {
  const file = cut === "first" ? `clip-${part}-first.mp4` : `clip-${part}.mp4`;
  const size = { bytes: 6, width: 640, height: 360, thumbnail: null };
  const times = { startsAt: wallOffset + fromMs, durationMs: toMs - fromMs };
  const clip: StoredClip = { file, ...size, ...times };
  return { kind: "clip", part, cut, continued: false, clip } as const;
}

async function spoolsOf(incidents: Incidents, id: IncidentId): Promise<string[]> {
  return (await incidents.files(id)).filter((name) => name.startsWith("spool"));
}

describe("killed", () => {
  test("before anything was told: it is opened, shown, and ended when it was last seen", async () => {
    const { incident, spool, restart, clips } = await crashed();
    const id = await incident();
    await spool(id, 1, 14_000, 31_000);
    const { incidents, told } = await restart();
    expect(await told(id)).toEqual(["opened without photo", "clip 1 whole", "ended restart"]);
    expect(clips.told).toEqual(["clip-1 14000-31000"]);
    const [, clip, ended] = await incidents.events(id);
    expect(clip).toMatchObject({ clip: { startsAt: wallOffset + 14_000 } });
    expect(ended).toMatchObject({ endedAt: wallOffset + 31_000 });
    expect(await spoolsOf(incidents, id)).toEqual([]);
    expect(await incidents.unfinished()).toEqual([]);
  });

  test("after the first clip: the whole one follows", async () => {
    const { before, incident, spool, restart } = await crashed();
    const id = await incident();
    await before.append(id, opened);
    await before.append(id, clipOf(1, "first", 14_000, 30_000));
    await spool(id, 1, 14_000, 45_000);
    const { told } = await restart();
    expect(await told(id)).toEqual([
      "opened without photo",
      "clip 1 first",
      "clip 1 whole",
      "ended restart",
    ]);
  });

  test("after a clip that nobody heard of: what may be sealed is not written over", async () => {
    const { before, incident, spool, restart, clips } = await crashed();
    const id = await incident();
    await before.append(id, opened);
    await before.saveFile(id, "clip-1.mp4", Buffer.from("sealed"));
    await spool(id, 1, 14_000, 45_000);
    const { incidents } = await restart();
    expect(clips.told).toEqual(["clip-1-restart-2 14000-45000"]);
    expect((await incidents.readFile(id, "clip-1.mp4")).toString()).toBe("sealed");
  });

  test("after the whole clip, with its spool or without: only the end is missing", async () => {
    const { clock, before, incident, spool, restart, clips } = await crashed();
    const withSpool = await incident();
    clock.stepWall(60_000);
    const without = await incident();
    for (const id of [withSpool, without]) {
      await before.append(id, opened);
      await before.append(id, clipOf(1, "whole", 14_000, 92_000));
    }
    await spool(withSpool, 1, 14_000, 92_000);
    const { incidents } = await restart();
    expect(clips.requests).toEqual([]);
    for (const id of [withSpool, without]) {
      const events = await incidents.events(id);
      expect(events.at(-1)).toMatchObject({ kind: "ended", endedAt: wallOffset + 92_000 });
      expect(await spoolsOf(incidents, id)).toEqual([]);
    }
  });

  test("with two parts on disk: both are shown, in order", async () => {
    const { before, incident, spool, restart, clips } = await crashed();
    const id = await incident();
    await before.append(id, opened);
    await spool(id, 2, 74_000, 80_000);
    await spool(id, 1, 14_000, 75_600);
    const { incidents, told } = await restart();
    expect((await told(id)).slice(1)).toEqual(["clip 1 whole", "clip 2 whole", "ended restart"]);
    expect(clips.told).toEqual(["clip-1 14000-75600", "clip-2 74000-80000"]);
    expect((await incidents.events(id)).at(-1)).toMatchObject({ endedAt: wallOffset + 80_000 });
  });

  test("while the incident was being continued, everything before told: the rest is shown", async () => {
    const { before, incident, spool, restart, clips } = await crashed();
    const id = await incident();
    await before.append(id, opened);
    await before.append(id, clipOf(1, "whole", 14_000, 35_000));
    await before.append(id, { kind: "ended", reason: "quiet", endedAt: wallOffset + 31_000 });
    await before.settle(id);
    await spool(id, 2, 42_000, 50_000);
    const { incidents, told } = await restart();
    expect((await told(id)).slice(2)).toEqual(["ended quiet", "clip 2 continued"]);
    expect(clips.told).toEqual(["clip-2 42000-50000"]);
    expect(await spoolsOf(incidents, id)).toEqual([]);
    expect(await incidents.pending()).toEqual([id]);
  });

  test("while it was held: told, with the photo that was kept, and why", async () => {
    const { before, clock, incident, spool, restart } = await crashed();
    const id = await incident();
    await before.saveFile(id, "photo.jpg", tinyJpeg);
    await spool(id, 1, 14_000, 31_000);
    const { incidents, told } = await restart();
    expect(await told(id)).toEqual(["opened with photo", "clip 1 whole", "ended restart"]);
    const [first] = await incidents.events(id);
    const size = { bytes: tinyJpeg.length, width: 16, height: 8 };
    expect(first).toMatchObject({
      photo: { file: "photo.jpg", takenAt: clock.wall(), ...size },
      waited: { because: "shutdown", loud: true },
    });
  });

  test("while it was held, the photo being damaged: told in words", async () => {
    const { before, incident, restart } = await crashed();
    const id = await incident();
    await before.saveFile(id, "photo.jpg", tinyJpeg.subarray(0, 9));
    const { incidents, told } = await restart();
    expect(await told(id)).toEqual(["opened without photo", "ended restart"]);
    const [first] = await incidents.events(id);
    expect(first).toMatchObject({ waited: { because: "shutdown" } });
  });

  test("after it was excused: its clip is kept, and nobody is alarmed", async () => {
    const { before, incident, spool, restart } = await crashed();
    const id = await incident();
    await before.saveFile(id, "photo.jpg", tinyJpeg);
    await before.append(id, { kind: "excused", because: "known", people: [] });
    await spool(id, 1, 14_000, 31_000);
    const { told } = await restart();
    expect(await told(id)).toEqual(["excused", "clip 1 whole", "ended restart"]);
  });

  test("while a camera was lost: that is over", async () => {
    const { clock, before, incident, restart } = await crashed();
    const id = await incident("camera_lost");
    await before.append(id, { ...opened, reason: "nobody answers" });
    clock.stepWall(3_600_000);
    const { incidents } = await restart();
    const ended = (await incidents.events(id)).at(-1);
    expect(ended).toMatchObject({ kind: "ended", reason: "restart", endedAt: clock.wall() });
  });

  test("twice: nothing is told again", async () => {
    const { incident, spool, restart, clips } = await crashed();
    const id = await incident();
    await spool(id, 1, 14_000, 31_000);
    await restart();
    const { cutOff, told } = await restart();
    expect(cutOff).toEqual([]);
    expect(await told(id)).toHaveLength(3);
    expect(clips.requests).toHaveLength(1);
  });
});

describe("what is on disk is damaged", () => {
  test.each(["missing", "torn", "something else"])(
    "the note is %s: the spool's own age tells when it was",
    async (damage) => {
      const { before, incident, spool, restart } = await crashed();
      const id = await incident();
      const file = await spool(id, 1, 14_000, 31_000);
      const writtenAt = wallOffset + 31_300;
      await utimes(file, writtenAt / 1_000, writtenAt / 1_000);
      const note = before.file(id, spoolNoteName(1));
      if (damage === "missing") await before.removeFile(id, spoolNoteName(1));
      else if (damage === "torn") await truncate(note, 9);
      else await writeFile(note, '{"part":1,"wallOffset":"noon"}');
      const { incidents, told } = await restart();
      expect(await told(id)).toEqual(["opened without photo", "clip 1 whole", "ended restart"]);
      const [, clip] = await incidents.events(id);
      expect(clip).toMatchObject({ clip: { startsAt: writtenAt - 17_000 } });
      expect(await spoolsOf(incidents, id)).toEqual([]);
    },
  );

  test("the spool's end is torn: what is whole is shown", async () => {
    const { incident, spool, restart, clips } = await crashed();
    const id = await incident();
    const file = await spool(id, 1, 14_000, 31_000);
    await appendFile(file, Buffer.from([0x1f, 0x43, 0xb6, 0x75, 0x10, 0, 0, 60]));
    const { told } = await restart();
    expect(clips.told).toEqual(["clip-1 14000-31000"]);
    expect((await told(id)).at(-1)).toBe("ended restart");
  });

  test("not even the spool's beginning is whole: that is told, once", async () => {
    const { incident, spool, restart } = await crashed();
    const id = await incident();
    await truncate(await spool(id, 1, 14_000, 31_000), 20);
    const { told } = await restart();
    expect(await told(id)).toEqual(["opened without photo", "clip_failed 1", "ended restart"]);
    expect((await restart()).cutOff).toEqual([]);
  });

  test("no clip can be made: that is told, the end is, and the spool stays", async () => {
    const { incident, spool, restart, clips } = await crashed();
    const id = await incident();
    await spool(id, 1, 14_000, 31_000);
    clips.problem = clipError("No clip could be made: the disk is full.");
    const { incidents, told } = await restart();
    expect(await told(id)).toEqual(["opened without photo", "clip_failed 1", "ended restart"]);
    expect((await incidents.events(id)).at(-1)).toMatchObject({ endedAt: wallOffset + 31_000 });
    expect(await spoolsOf(incidents, id)).toEqual(["spool-1.json", "spool-1.mkv"]);
    expect((await restart()).cutOff).toEqual([]);
    expect(clips.requests).toHaveLength(1);
  });

  test("a mistake in the program with one part keeps neither the others nor the end back", async () => {
    const { incident, spool, restart, clips, log } = await crashed();
    const id = await incident();
    await spool(id, 1, 14_000, 31_000);
    clips.problem = new RangeError("a mistake in the program");
    const { incidents, told } = await restart();
    expect(await told(id)).toEqual(["opened without photo", "ended restart"]);
    expect(log.messages("error")).toHaveLength(1);
    expect(await spoolsOf(incidents, id)).toContain("spool-1.mkv");
  });

  test("one incident's record is gone: the next one is finished", async () => {
    const { folder, clock, before, incident, log, clips } = await crashed();
    const broken = await incident();
    clock.stepWall(60_000);
    const whole = await incident();
    const incidents = await Incidents.open(folder, clock, silentLog);
    const cutOff = await cutOffIncidents(incidents, clock.wall());
    expect(cutOff).toEqual([broken, whole]);
    await truncate(before.file(broken, "incident.json"), 3);
    const again = await Incidents.open(folder, clock, silentLog);
    const now = () => clock.wall();
    await recoverIncidents({ cutOff, incidents: again, makeClips: clips.make, log, now });
    expect((await again.events(whole)).map(describeEvent).at(-1)).toBe("ended restart");
    expect(log.messages("error")).toEqual([
      "An incident that a restart had cut off could not be finished",
    ]);
  });

  test("the disk is full: what can't be stored is told all the same", async () => {
    const { folder, clock, clips, log, incident, spool } = await crashed();
    const id = await incident();
    await spool(id, 1, 14_000, 31_000);
    const incidents = await Incidents.open(folder, clock, silentLog);
    const heard: string[] = [];
    incidents.onEvent((_, event) => heard.push(describeEvent(event)));
    clips.problem = clipError("No clip could be made: the disk is full.");
    const cutOff = await cutOffIncidents(incidents, clock.wall());
    const disk = breakDisk(folder, "ENOSPC");
    const now = () => clock.wall();
    await recoverIncidents({ cutOff, incidents, makeClips: clips.make, log, now });
    disk.mend();
    expect(heard).toEqual(["opened without photo", "clip_failed 1", "ended restart"]);
    await incidents.close();
  });
});

test("incidents of past days that ended well, or went on long ago, are left alone", async () => {
  const { clock, before, incident, spool, restart } = await crashed();
  const ended: NewIncidentEvent = { kind: "ended", reason: "quiet", endedAt: wallOffset };
  const old = await incident();
  await spool(old, 2, 0, 4_000);
  clock.stepWall(6 * 86_400_000);
  const recent = await incident();
  await spool(recent, 2, 0, 4_000);
  clock.stepWall(86_400_000);
  const well = await incident();
  for (const id of [old, recent, well]) {
    await before.append(id, opened);
    await before.append(id, ended);
  }
  const { cutOff } = await restart();
  expect(cutOff).toEqual([recent]);
});
