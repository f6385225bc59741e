import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkClip, Mp4Error, readMp4 } from "../../../vision/capture/mp4-check.ts";
import { busy, run, x264 } from "./test-packets.ts";

describe("an MP4", { timeout: 60_000 }, () => {
  let folder = "";
  let good = "";
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), "vigil-mp4-"));
    good = draw("good.mp4", "-c:v", "libx264", ...x264(10), "-movflags", "+faststart");
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function draw(name: string, ...encoder: string[]): string {
    const file = path.join(folder, name);
    run("ffmpeg", ["-f", "lavfi", "-i", busy(1), ...encoder, file]);
    return file;
  }
  const wanted = { pictures: 20, maximumBytes: 1_000_000 };

  test("that is good says so", async () => {
    expect(await checkClip(good, wanted)).toEqual({
      bytes: readFileSync(good).length,
      codec: "avc",
      width: 320,
      height: 240,
      durationMs: 1000,
      pictures: 20,
      indexFirst: true,
      startsWithKeyframe: true,
      startMs: 0,
    });
  });

  test("that is torn, empty or something else is refused", async () => {
    const data = readFileSync(good);
    const torn = path.join(folder, "torn.mp4");
    for (const length of [0, 5, 40, 1000, data.length - 1]) {
      writeFileSync(torn, data.subarray(0, length));
      await expect(readMp4(torn)).rejects.toThrow(Mp4Error);
    }
    writeFileSync(torn, "<html>not a video</html>");
    await expect(readMp4(torn)).rejects.toThrow(Mp4Error);
  });

  test("that is not what was wanted is refused with the reason", async () => {
    await expect(checkClip(good, { ...wanted, pictures: 21 })).rejects.toThrow("20 pictures");
    await expect(checkClip(good, { ...wanted, maximumBytes: 5000 })).rejects.toThrow("bytes");
    const indexLast = draw("last.mp4", "-c:v", "libx264", ...x264(10));
    await expect(checkClip(indexLast, wanted)).rejects.toThrow("its index comes last");
    const args = ["-x265-params", "log-level=none", "-movflags", "+faststart"];
    const hevc = draw("hevc.mp4", "-c:v", "libx265", "-preset", "ultrafast", ...args);
    await expect(checkClip(hevc, wanted)).rejects.toThrow("its codec is hevc");
    const late = draw(
      "late.mp4",
      "-vf",
      "setpts=PTS+2/TB",
      "-c:v",
      "libx264",
      ...x264(10),
      "-movflags",
      "+faststart",
    );
    await expect(checkClip(late, wanted)).rejects.toThrow(/begins at 2000 ms/);
  });
});
