import { readdir } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { StorageError } from "../../storage/errors.ts";
import { recordRequestedClip } from "../../vision/requested-clip.ts";
import { clipError, FakeClips } from "../fakes/clips.ts";
import { dataFolder } from "../fakes/data-folder.ts";
import { FakeRecordedCamera } from "../fakes/recorded-camera.ts";

async function asked(seconds: number, { filmed = 20_000 } = {}) {
  const camera = new FakeRecordedCamera(1_000_000);
  const clips = new FakeClips();
  const folder = await dataFolder();
  const progress: number[] = [];
  const cancel = new AbortController();
  if (filmed >= 0) camera.film(filmed);
  const ask = () =>
    recordRequestedClip({
      source: camera,
      seconds,
      folder,
      makeClips: clips.make,
      onProgress: (recorded) => progress.push(recorded),
      signal: cancel.signal,
    });
  return { camera, clips, folder, progress, cancel, ask };
}

describe("how much", () => {
  test("the last 5 s from the keyframe before, and the rest as it comes", async () => {
    const { camera, clips, folder, progress, ask } = await asked(12);
    const made = ask();
    camera.film(30_000);
    const { clips: stored, folder: own } = await made;
    expect(clips.told).toEqual(["clip 14000-27000"]);
    expect(stored[0]).toMatchObject({ startsAt: 1_014_000 });
    expect(progress).toEqual([5, 6, 7, 8, 9, 10, 11, 12]);
    expect(await readdir(folder)).toEqual([path.basename(own)]);
    expect(camera.listeners).toBe(0);
  });

  test("5 s or less is there already", async () => {
    const { clips, ask, camera } = await asked(3);
    await ask();
    expect(clips.told).toEqual(["clip 16000-20000"]);
    expect(camera.listeners).toBe(0);
  });

  test("a camera that has just come is recorded for the whole time", async () => {
    const { camera, clips, progress, ask } = await asked(10, { filmed: 1_000 });
    const made = ask();
    camera.film(30_000);
    await made;
    expect(clips.told).toEqual(["clip 0-10000"]);
    expect(progress.at(-1)).toBe(10);
  });

  test("a heavy camera ends it before memory does", async () => {
    const { camera, clips, ask } = await asked(60);
    camera.packetBytes = 5_000_000;
    const made = ask();
    camera.film(26_000);
    await made;
    const bytes = clips.requests[0]?.packets.reduce((sum, packet) => sum + packet.bytes.length, 0);
    expect(bytes).toBeGreaterThan(120_000_000);
    expect(bytes).toBeLessThan(126_000_000);
    expect(camera.listeners).toBe(0);
  });

  test("a camera that is lost meanwhile: what there is, at the times of then", async () => {
    const { camera, clips, ask } = await asked(30);
    const made = ask();
    camera.film(25_000);
    camera.lose();
    const { clips: stored } = await made;
    camera.wallOffset += 700;
    expect(clips.told).toEqual(["clip 14000-25000"]);
    expect(stored[0]).toMatchObject({ startsAt: 1_014_000, durationMs: 11_000 });
    expect(clips.requests[0]?.wallOf(15_000)).toBe(1_015_000);
    expect(camera.listeners).toBe(0);
  });
});

describe("not at all", () => {
  test("no picture: a sentence for who asked", async () => {
    const { ask } = await asked(10, { filmed: -1 });
    await expect(ask()).rejects.toThrow("Garden shows no picture at the moment. I keep trying.");
  });

  test("no clip can be made: the same, and nothing stays", async () => {
    const { clips, folder, ask } = await asked(3);
    clips.problem = clipError("No clip could be made: the disk is full.");
    await expect(ask()).rejects.toMatchObject({
      name: "CameraError",
      message: "Garden: No clip could be made: the disk is full.",
    });
    expect(await readdir(folder)).toEqual([]);
  });

  test("no folder to make it in", async () => {
    const { camera, clips, folder } = await asked(3);
    const missing = path.join(folder, "gone");
    const options = { source: camera, seconds: 3, makeClips: clips.make };
    const failure = recordRequestedClip({ ...options, folder: missing });
    await expect(failure).rejects.toBeInstanceOf(StorageError);
  });

  test("cancelled while it records", async () => {
    const { camera, clips, folder, cancel, ask } = await asked(30);
    const made = ask();
    camera.film(22_000);
    cancel.abort(new Error("cancelled"));
    await expect(made).rejects.toThrow("cancelled");
    expect(clips.requests).toEqual([]);
    expect(await readdir(folder)).toEqual([]);
    expect(camera.listeners).toBe(0);
  });

  test("cancelled before it began", async () => {
    const { camera, cancel, ask } = await asked(30);
    cancel.abort(new Error("cancelled"));
    await expect(ask()).rejects.toThrow("cancelled");
    expect(camera.listeners).toBe(0);
  });
});
