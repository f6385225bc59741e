import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import type { Packet } from "../../vision/capture/packet.ts";
import { h264, keyframeEveryMs } from "../fakes/recorded-camera.ts";
import { recorderScript, type RecorderScript } from "./recorder-script.ts";

describe("one incident", () => {
  test("photo, first clip, whole clip, end: in this order, and no spool stays", async () => {
    const script = await recorderScript();
    const { camera, recorder, incidents, clips } = script;
    camera.film(20_600);
    script.open(20_600);
    camera.film(30_600);
    recorder.carryOut({ kind: "first_clip", part: 1, fromMs: 15_600, toMs: 30_600 }, []);
    camera.film(36_000);
    script.part(1, 15_600, 35_000);
    script.end(35_000);
    recorder.carryOut({ kind: "closed" }, []);
    await recorder.idle();

    expect(await script.told()).toEqual([
      "opened with photo",
      "clip 1 first",
      "clip 1 whole",
      "ended quiet",
    ]);
    // From the last keyframe at or before the pre-roll.
    expect(clips.told).toEqual(["clip-1-first 14000-30600", "clip-1 14000-35000"]);
    expect(clips.requests.map(({ thumbnailMs }) => thumbnailMs)).toEqual([20_600, 20_600]);
    const files = await incidents.files(await script.id());
    expect(files.filter((name) => name.startsWith("spool"))).toEqual([]);
    const record = await incidents.record(await script.id());
    expect(record).toMatchObject({ beganAt: camera.wallOf(20_600), alarm: "armed_away" });
    const [opened, , whole, ended] = await script.events();
    expect(opened).toMatchObject({ photo: { file: "photo.jpg", takenAt: camera.wallOf(20_600) } });
    expect(whole).toMatchObject({ clip: { startsAt: camera.wallOf(14_000) } });
    expect(ended).toMatchObject({ endedAt: camera.wallOf(31_000) });
    const movement = await incidents.readFile(await script.id(), "movement.json");
    expect(JSON.parse(movement.toString())).toEqual([{ at: camera.wallOf(31_000), area: 6_000 }]);
  });

  test("the spool is on disk while the photo is still being made", async () => {
    const script = await recorderScript();
    const { camera, recorder, incidents } = script;
    camera.film(20_000);
    let finishPhoto = () => {};
    const photo = new Promise<void>((resolve) => (finishPhoto = resolve));
    const still = camera.still.bind(camera);
    camera.still = async (ms) => {
      await photo;
      return still(ms);
    };
    script.open(20_000);
    await expect
      .poll(async () => incidents.files(await script.id()), { timeout: 10_000 })
      .toEqual(expect.arrayContaining(["spool-1.mkv", "spool-1.json"]));
    expect(await script.told()).toEqual([]);
    finishPhoto();
    await recorder.idle();
    expect(await script.told()).toEqual(["opened with photo"]);
    script.part(1, 15_000, 20_000);
    await recorder.idle();
  });

  test("the recording reaches further back than the pre-roll, for what the look-back may find", async () => {
    const script = await recorderScript();
    const { camera, clips, recorder } = script;
    camera.film(20_000);
    script.open(20_000);
    const began = { beganMs: 18_400, recordFromMs: 13_400 };
    recorder.carryOut({ kind: "began_earlier", ...began }, []);
    camera.film(26_000);
    script.part(1, 13_400, 24_000);
    await recorder.idle();
    expect(clips.told).toEqual(["clip-1 12000-24000"]);
  });

  test("an end before the disk has begun leaves nothing behind", async () => {
    const script = await recorderScript();
    const { camera, recorder, incidents } = script;
    let letGo = () => {};
    const slow = new Promise<void>((resolve) => (letGo = resolve));
    const saveFile = incidents.saveFile.bind(incidents);
    incidents.saveFile = async (id, name, bytes) => {
      if (name === "spool-1.json") await slow;
      return saveFile(id, name, bytes);
    };
    camera.film(20_000);
    script.open(20_000);
    script.part(1, 15_000, 20_000);
    script.end(20_000, "disarmed");
    recorder.carryOut({ kind: "closed" }, []);
    await expect.poll(() => script.told(), { timeout: 10_000 }).toEqual(["opened with photo"]);
    letGo();
    await recorder.idle();
    expect(await script.told()).toEqual(["opened with photo", "clip 1 whole", "ended disarmed"]);
    const files = await incidents.files(await script.id());
    expect(files.filter((name) => name.startsWith("spool"))).toEqual([]);
  });

  test("idle() waits for everything, also of an incident that is closed", async () => {
    const script = await recorderScript();
    const { camera, recorder } = script;
    camera.film(20_000);
    script.open(20_000);
    script.part(1, 15_000, 20_000);
    script.end(20_000, "shutdown");
    recorder.carryOut({ kind: "closed" }, []);
    await recorder.idle();
    expect((await script.told()).at(-1)).toBe("ended shutdown");
  });

  test("nothing that moves when none is open, and orders without one, do no harm", async () => {
    const { recorder, camera, incidents } = await recorderScript();
    camera.film(5_000);
    recorder.carryOut({ kind: "closed" }, []);
    recorder.carryOut(
      { kind: "part", part: 1, fromMs: 0, toMs: 5_000, continued: false, goesOn: false },
      [],
    );
    await recorder.idle();
    expect(await incidents.day("2026-11-22")).toEqual([]);
  });
});

describe("parts", () => {
  test("over a minute: the next part starts at a keyframe, with no gap and nothing twice", async () => {
    const script = await recorderScript();
    const { camera, recorder, clips } = script;
    camera.film(20_600);
    script.open(20_600);
    camera.film(76_000);
    script.part(1, 15_600, 75_600, { goesOn: true });
    camera.film(136_200);
    script.part(2, 75_600, 135_600, { goesOn: true });
    camera.film(141_000);
    script.part(3, 135_600, 140_000);
    script.end(140_000);
    await recorder.idle();
    expect(clips.told).toEqual([
      "clip-1 14000-73800",
      "clip-2 74000-133800",
      "clip-3 134000-140000",
    ]);
    expect(clips.requests.map(({ packets }) => packets[0]?.keyframe)).toEqual([true, true, true]);
    expect((await script.told()).slice(1)).toEqual([
      "clip 1 whole",
      "clip 2 whole",
      "clip 3 whole",
      "ended quiet",
    ]);
  });

  test("a continuation after the end begins within a group of pictures of what was told", async () => {
    const script = await recorderScript();
    const { camera, recorder, clips } = script;
    camera.film(20_000);
    script.open(20_000);
    camera.film(28_000);
    script.part(1, 15_000, 27_000);
    script.end(27_000);
    camera.film(30_000);
    recorder.carryOut({ kind: "continue", part: 2, recordFromMs: 27_000 }, []);
    camera.film(38_000);
    script.part(2, 27_000, 36_000, { continued: true });
    recorder.carryOut({ kind: "closed" }, []);
    await recorder.idle();
    expect(await script.told()).toEqual([
      "opened with photo",
      "clip 1 whole",
      "ended quiet",
      "clip 2 continued",
    ]);
    expect(clips.told[1]).toBe("clip-2 26000-36000");
    expect(27_000 - 26_000).toBeLessThan(keyframeEveryMs);
    // Part 1's thumbnail shows the photo's moment; that is not in part 2.
    expect(clips.requests[1]).not.toHaveProperty("thumbnailMs");
  });

  test("a camera that comes back with another format makes a part of its own", async () => {
    const script = await recorderScript();
    const { camera, recorder, clips } = script;
    const offset = camera.wallOffset;
    camera.film(20_000);
    script.open(20_000);
    camera.film(22_000);
    camera.lose();
    script.part(1, 15_000, 22_000);
    camera.wallOffset = offset + 700;
    camera.comeBack(24_000, { ...h264, codec: "hevc", width: 320, height: 240 });
    camera.film(26_300);
    recorder.carryOut({ kind: "continue", part: 2, recordFromMs: 26_300 }, []);
    camera.film(31_500);
    script.part(2, 26_300, 31_000);
    script.end(31_000);
    await recorder.idle();
    expect((await script.told()).slice(1)).toEqual(["clip 1 whole", "clip 2 whole", "ended quiet"]);
    const [before, after] = clips.requests;
    expect(before?.format).toMatchObject({ codec: "h264", width: 640 });
    expect(after?.format).toMatchObject({ codec: "hevc", width: 320 });
    expect(clips.told).toEqual(["clip-1 14000-22000", "clip-2 26000-31000"]);
    expect(before?.wallOf(15_000)).toBe(15_000 + offset);
    expect(after?.wallOf(27_000)).toBe(27_000 + offset + 700);
    expect((await script.events()).at(-1)).toMatchObject({ endedAt: 27_000 + offset + 700 });
  });

  test("a camera that stays away: the end's times are those of the session that saw it", async () => {
    const script = await recorderScript();
    const { camera, recorder } = script;
    const offset = camera.wallOffset;
    camera.film(20_000);
    script.open(20_000);
    camera.film(22_000);
    camera.lose();
    script.part(1, 15_000, 22_000);
    camera.wallOffset = offset + 1_500;
    script.end(22_000, "camera_lost");
    await recorder.idle();
    expect((await script.events()).at(-1)).toMatchObject({ endedAt: 18_000 + offset });
  });

  test("lost just when the part was full: all that was seen is in it, and no failure is told", async () => {
    const script = await recorderScript();
    const { camera, recorder, clips } = script;
    camera.film(20_000);
    script.open(20_000);
    camera.film(75_800);
    camera.lose();
    // The guard's clock ran on while the camera was silent.
    script.part(1, 15_000, 75_000, { goesOn: true });
    script.part(2, 75_000, 78_500);
    script.end(78_500, "camera_lost");
    await recorder.idle();
    expect(clips.told).toEqual(["clip-1 14000-75800"]);
    expect((await script.told()).slice(1)).toEqual(["clip 1 whole", "ended camera_lost"]);
  });
});

test("of finished parts nothing is kept in memory", async () => {
  const script = await recorderScript();
  const { camera } = script;
  camera.film(20_000);
  script.open(20_000);
  const seen = [1, 2, 3, 4].map((part) => filmPart(script, part));
  await script.recorder.idle();
  expect(script.clips.requests).toHaveLength(4);
  script.clips.requests.length = 0;
  // Until the ring has let go of them, too.
  camera.film(320_000);
  setFlagsFromString("--expose-gc");
  const collectGarbage = runInNewContext("gc") as () => void;
  const alive = () => {
    collectGarbage();
    return seen.filter((packet) => packet.deref()).length;
  };
  await expect.poll(alive, { timeout: 10_000 }).toBe(0);
  script.part(5, 255_000, 300_000);
  await script.recorder.idle();
});

/** Films a part to its end; the keyframe with which the next one begins. */
function filmPart(script: RecorderScript, part: number): WeakRef<Packet> {
  const toMs = 15_000 + part * 60_000;
  script.camera.film(toMs + 400);
  script.part(part, toMs - 60_000, toMs, { goesOn: true });
  const [first] = script.camera.past(toMs);
  if (!first) throw new Error("the ring is empty");
  return new WeakRef(first);
}
