import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { afterEach, describe, expect, test, vi } from "vitest";
import { words } from "../../storage/words.ts";
import { momentGone } from "../../vision/camera-trouble.ts";
import { StillError } from "../../vision/capture/still.ts";
import { inSpareFolder } from "../../vision/spare-folder.ts";
import { breakDisk } from "../fakes/disk.ts";
import { recorderScript, type RecorderScript } from "./recorder-script.ts";
import { clipError, noSpaceForClip } from "../fakes/clips.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

/** A short incident from its opening to its end. */
async function live({ camera, recorder, ...script }: RecorderScript): Promise<void> {
  camera.film(20_000);
  script.open(20_000);
  camera.film(25_000);
  script.part(1, 15_000, 24_000);
  script.end(24_000);
  recorder.carryOut({ kind: "closed" }, []);
  await recorder.idle();
}

describe("no photo", () => {
  test.each([
    new StillError("The camera's picture of that moment is damaged.", words("why-still-damaged")),
    momentGone({ id: "c1", name: "Garden" }),
    new RangeError("a mistake in the program"),
  ])("$name: the alert is told in words", async (problem) => {
    const script = await recorderScript();
    script.camera.stillProblem = problem;
    await live(script);
    expect(await script.told()).toEqual(["opened without photo", "clip 1 whole", "ended quiet"]);
  });
});

describe("no clip", () => {
  test("of the whole: it is told why, and the spool stays for whoever can read it", async () => {
    const script = await recorderScript();
    script.clips.problem = clipError("No clip could be made: the recording is damaged.");
    await live(script);
    expect(await script.told()).toEqual(["opened with photo", "clip_failed 1", "ended quiet"]);
    expect((await script.events())[1]).toMatchObject({
      reason: "No clip could be made: the recording is damaged.",
    });
    expect(await script.incidents.files(await script.id())).toContain("spool-1.mkv");
  });

  test("of the first ten seconds: the whole one will do", async () => {
    const script = await recorderScript();
    const { camera, recorder, clips } = script;
    camera.film(20_000);
    script.open(20_000);
    camera.film(30_000);
    clips.problem = clipError("No clip could be made: the disk is full.");
    recorder.carryOut({ kind: "first_clip", part: 1, fromMs: 15_000, toMs: 30_000 }, []);
    await recorder.idle();
    clips.problem = null;
    script.part(1, 15_000, 30_000);
    script.end(30_000);
    await recorder.idle();
    expect(await script.told()).toEqual(["opened with photo", "clip 1 whole", "ended quiet"]);
  });

  test("because nothing was in the ring", async () => {
    const script = await recorderScript();
    await live({ ...script, camera: Object.assign(script.camera, { past: () => [] }) });
    expect(await script.told()).toEqual(["opened with photo", "clip_failed 1", "ended quiet"]);
  });

  test("because of a mistake in the program: the end is told all the same", async () => {
    const script = await recorderScript();
    script.clips.problem = new RangeError("a mistake in the program");
    await live(script);
    expect(await script.told()).toEqual(["opened with photo", "ended quiet"]);
    expect(script.log.messages("error")).toEqual(["Evidence could not be kept (clip 1 (whole))"]);
  });
});

describe("a disk that refuses", () => {
  test("from the start: the photo is told from memory, and the clip is tried from there", async () => {
    const script = await recorderScript();
    const disk = breakDisk(script.folder, "ENOSPC");
    const heard: string[] = [];
    script.incidents.onEvent((_, event) => heard.push(event.kind));
    script.clips.problem = clipError("No clip could be made: the disk is full.");
    await live(script);
    expect(heard).toEqual(["opened", "clip_failed", "ended"]);
    expect(script.clips.told).toEqual(["clip-1 14000-24000"]);
    expect(script.incidents.problem()).toContain("the disk is full");
    disk.mend();
    await script.incidents.close();
    expect(await script.told()).toEqual(["opened with photo", "clip_failed 1", "ended quiet"]);
  });

  test("the clip is made on another disk, and read from memory until it can be kept", async (context) => {
    const script = await recorderScript();
    const isElsewhere = await inSpareFolder(script.folder, async () => true).catch(() => false);
    context.skip(!isElsewhere, "there is only one file system here");
    const disk = breakDisk(script.folder, "ENOSPC");
    script.clips.problem = noSpaceForClip();
    script.clips.problemIn = script.folder;
    await live(script);
    expect(script.clips.told).toEqual(["clip-1 14000-24000", "clip-1 14000-24000"]);
    const id = await script.id();
    expect((await script.incidents.readFile(id, "clip-1.mp4")).toString()).toBe("a clip");
    expect(existsSync(script.clips.requests[1]?.folder ?? "")).toBe(false);
    disk.mend();
    await script.incidents.close();
    expect(await script.told()).toEqual(["opened with photo", "clip 1 whole", "ended quiet"]);
    expect((await readFile(script.incidents.file(id, "clip-1.mp4"))).toString()).toBe("a clip");
  });

  test("and has room again before the clip is made: nothing is lost", async () => {
    const script = await recorderScript();
    const { camera, recorder, incidents } = script;
    const disk = breakDisk(script.folder, "ENOSPC");
    camera.film(20_000);
    script.open(20_000);
    camera.film(25_000);
    await recorder.idle();
    expect(script.log.messages("error")).toContain("Evidence could not be kept (recording part 1)");
    disk.mend();
    await incidents.saveFile(await script.id(), "makes-the-folder.txt", Buffer.from("x"));
    script.part(1, 15_000, 24_000);
    script.end(24_000);
    await recorder.idle();
    await incidents.close();
    expect(script.clips.told).toEqual(["clip-1 14000-24000"]);
    expect(await script.told()).toEqual(["opened with photo", "clip 1 whole", "ended quiet"]);
  });

  test("only at the end: the end is told, and the list of what moved is kept for later", async () => {
    const script = await recorderScript();
    const { camera, recorder } = script;
    camera.film(20_000);
    script.open(20_000);
    camera.film(25_000);
    script.part(1, 15_000, 24_000);
    await recorder.idle();
    const disk = breakDisk(script.folder, "ENOSPC");
    script.end(24_000);
    await recorder.idle();
    disk.mend();
    await script.incidents.close();
    expect(await script.told()).toEqual(["opened with photo", "clip 1 whole", "ended quiet"]);
    const file = script.incidents.file(await script.id(), "movement.json");
    expect(JSON.parse(await readFile(file, "utf8"))).not.toEqual([]);
  });
});
