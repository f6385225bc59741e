import { readdirSync, readFileSync, statSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { muxByFfmpeg } from "../../../vision/capture/clip-copy.ts";
import { clipPackets } from "../../../vision/capture/clip-packets.ts";
import type { Ffmpeg } from "../../../vision/capture/ffmpeg.ts";
import { readJpeg } from "../../../vision/capture/jpeg.ts";
import { readMp4 } from "../../../vision/capture/mp4-check.ts";
import { systemClock } from "../../../storage/clock.ts";
import { clipWorkshop, keepingLog, wallStart } from "./clip-workshop.ts";
import { bothFfmpegs, busy, counting, meanLuma, noFfprobe, packetTimes } from "./test-packets.ts";
import { pictureHashes, probe, streamOf, x264 } from "./test-packets.ts";

const workshop = clipWorkshop();
const probeClip = (file: string) => probe(workshop.at(file));
const ffmpegs = await bothFfmpegs();
const skipped = noFfprobe ? ` (${noFfprobe})` : "";
/** The older one, where options differ; both with `npm run prove:ffmpegs`. */
const tried = process.env["PROVE"] === "full" ? ffmpegs : ffmpegs.slice(-1);
const generations = tried.map((ffmpeg) => [ffmpeg.version, ffmpeg] as const);
describe.skipIf(noFfprobe).each(generations)(
  `ffmpeg %s${skipped}`,
  { timeout: 60_000 },
  (_version, ffmpeg) => {
    test("H.264 is copied: the same pictures at the same times, index first", async () => {
      const stream = streamOf(busy(4), "h264", x264(40, "-bf", "0"), 777_000);
      const log = keepingLog();
      const [clip, ...others] = await workshop.make(ffmpeg, stream, { log });
      expect(others).toEqual([]);
      expect(log.lines).toEqual([]);
      expect(clip).toMatchObject({
        file: "clip-1.mp4",
        width: 320,
        height: 240,
        durationMs: 4000,
        startsAt: wallStart + 777_000,
        thumbnail: "clip-1.jpg",
      });
      const file = workshop.at("clip-1.mp4");
      expect(clip?.bytes).toBe(statSync(file).size);
      expect(statSync(file).mode & 0o777).toBe(0o600);
      expect(probeClip("clip-1.mp4")).toMatchObject({
        codec_name: "h264",
        pix_fmt: "yuv420p",
        nb_read_frames: "80",
        start_time: "0.000000",
        duration: "4.000000",
      });
      const { ms, firstIsKeyframe } = packetTimes(file);
      expect(firstIsKeyframe).toBe(true);
      expect(ms.map(Math.round)).toEqual(stream.packets.map((packet) => packet.ms - 777_000));
      expect(pictureHashes(file)).toEqual(pictureHashes(workshop.sourceFile(stream)));
      expect((await readMp4(file)).indexFirst).toBe(true);
      const thumbnail = readFileSync(workshop.at("clip-1.jpg"));
      expect(readJpeg(thumbnail)).toMatchObject({ width: 320, height: 240 });
      expect(thumbnail.length).toBeLessThan(200_000);
      expect(readdirSync(workshop.folder).sort()).toEqual([
        "clip-1.jpg",
        "clip-1.mp4",
        "source.mkv",
      ]);
    });

    test("by ffmpeg alone the copy is the same", async () => {
      const stream = streamOf(busy(2), "h264", x264(20, "-bf", "2"), 5000);
      const file = workshop.at("copy.mp4");
      const packets = clipPackets(stream.packets);
      await muxByFfmpeg(file, stream.format, packets, { ffmpeg, clock: systemClock });
      expect(pictureHashes(file)).toEqual(pictureHashes(workshop.sourceFile(stream)));
      expect(await readMp4(file)).toMatchObject({ indexFirst: true, pictures: 40, startMs: 0 });
    });

    test("HEVC becomes H.264, each picture at its own time", async () => {
      const stream = streamOf(
        busy(3, "322x242"),
        "hevc",
        ["-preset", "ultrafast", "-g", "20"],
        9000,
      );
      // A camera that stutters.
      const packets = stream.packets.map((packet, index) => {
        return { ...packet, ms: packet.ms + (index % 3) + (packet.ms > 10_500 ? 700 : 0) };
      });
      const startMs = packets[0]?.ms ?? 0;
      const [clip] = await workshop.make(ffmpeg, { ...stream, packets });
      expect(clip).toMatchObject({ width: 322, height: 242, startsAt: wallStart + startMs });
      expect(probeClip("clip-1.mp4")).toMatchObject({
        codec_name: "h264",
        pix_fmt: "yuv420p",
        nb_read_frames: "60",
        start_time: "0.000000",
        level: "42",
      });
      const expected = packets.map((packet) => packet.ms - startMs).sort((a, b) => a - b);
      const { ms } = packetTimes(workshop.at("clip-1.mp4"));
      expect(ms.map(Math.round)).toEqual(expected);
      expect(pictureHashes(workshop.at("clip-1.mp4")).length).toBe(60);
      expect(clip?.durationMs).toBe((expected.at(-1) ?? 0) + 50);
    });

    test("MJPEG becomes H.264 of limited range, also from odd sizes", async () => {
      const stream = streamOf(counting(20, "321x241"), "mjpeg", [
        "-q:v",
        "3",
        "-pix_fmt",
        "yuvj420p",
      ]);
      const [clip] = await workshop.make(ffmpeg, stream);
      expect(clip).toMatchObject({ width: 320, height: 240, durationMs: 1000 });
      expect(probeClip("clip-1.mp4")).toMatchObject({
        codec_name: "h264",
        pix_fmt: "yuv420p",
        nb_read_frames: "20",
      });
      expect(probeClip("clip-1.mp4")["color_range"]).not.toBe("pc");
      expect(pictureHashes(workshop.at("clip-1.mp4")).length).toBe(20);
      // Picture 10 has luma 16 + 40; shown in full range that is (56 - 16) * 255 / 219.
      const thumbnail = readFileSync(workshop.at("clip-1.jpg"));
      await workshop.make(ffmpeg, stream, { name: "ten", thumbnailMs: 520 });
      expect(meanLuma(readFileSync(workshop.at("ten.jpg")))).toBeCloseTo(46.6, -0.5);
      expect(meanLuma(thumbnail)).toBeLessThan(46.6);
    });

    test("a single keyframe's group that exceeds it is encoded to fit", async () => {
      const stream = streamOf(busy(5), "h264", x264(1000, "-bf", "0", "-b:v", "1M"));
      for (const maximumBytes of [120_000, 20_000]) {
        const [clip, ...others] = await workshop.make(ffmpeg, stream, { maximumBytes });
        expect(others).toEqual([]);
        expect(clip?.bytes).toBeLessThanOrEqual(maximumBytes);
        expect(probeClip("clip-1.mp4")).toMatchObject({
          codec_name: "h264",
          nb_read_frames: "100",
        });
        expect(clip?.durationMs).toBe(5000);
      }
    });

    test("a transcode that comes out too large is cut or fitted, too", async () => {
      const stream = streamOf(busy(5), "mjpeg", ["-q:v", "4", "-pix_fmt", "yuvj420p"]);
      const clips = await workshop.make(ffmpeg, stream, { maximumBytes: 60_000 });
      expect(clips.length).toBeGreaterThan(1);
      expect(Math.max(...clips.map((clip) => clip.bytes))).toBeLessThanOrEqual(60_000);
      expect(clips.reduce((sum, clip) => sum + clip.durationMs, 0)).toBe(5000);
    });

    test("pictures that reach back over a keyframe (open GOP) still make a clip", async () => {
      const open = ["-bf", "3", "-x264-params", "open-gop=1:b-pyramid=0"];
      const stream = streamOf(busy(3), "h264", x264(20, ...open));
      const second = stream.packets.findIndex((packet, index) => index > 0 && packet.keyframe);
      const [keyframe, next] = stream.packets.slice(second);
      expect(next?.ms).toBeLessThan(keyframe?.ms ?? 0);
      const [clip] = await workshop.make(ffmpeg, stream);
      expect(probe(workshop.at("clip-1.mp4"))).toMatchObject({ nb_read_frames: "60" });
      expect(clip?.durationMs).toBe(3000);
      expect(pictureHashes(workshop.at("clip-1.mp4")).length).toBe(60);
    });

    test("H.264 that phones don't decode (4:2:2) is encoded anew", async () => {
      const stream = streamOf(busy(1), "h264", ["-preset", "ultrafast", "-pix_fmt", "yuv422p"]);
      await workshop.make(ffmpeg, stream);
      expect(probeClip("clip-1.mp4")).toMatchObject({ pix_fmt: "yuv420p", nb_read_frames: "20" });
    });

    test.each(["h264", "hevc", "mjpeg"] as const)("one %s picture makes a clip", async (codec) => {
      const stream = streamOf("testsrc2=s=320x240:r=20:d=0.05", codec, ["-frames:v", "1"], 300);
      expect(stream.packets.length).toBe(1);
      const [clip] = await workshop.make(ffmpeg, stream);
      expect(clip).toMatchObject({ durationMs: 1000, startsAt: wallStart + 300 });
      expect(probe(workshop.at("clip-1.mp4"))["nb_read_frames"]).toBe("1");
    });
  },
);

// Copied in this process: of an ffmpeg's doing is only the thumbnail.
describe.skipIf(noFfprobe)(`whatever the ffmpeg${skipped}`, { timeout: 60_000 }, () => {
  const [ffmpeg] = ffmpegs as [Ffmpeg];

  test("what exceeds the limit is cut before keyframes", async () => {
    const stream = streamOf(busy(4), "h264", x264(20, "-bf", "0", "-b:v", "600k"), 1000);
    const maximumBytes = 100_000;
    const clips = await workshop.make(ffmpeg, stream, { maximumBytes });
    expect(clips.length).toBeGreaterThan(2);
    expect(clips.map((clip) => clip.file)).toEqual(clips.map((_c, i) => `clip-1-${i + 1}.mp4`));
    let startsAt = wallStart + 1000;
    const hashes: string[] = [];
    for (const clip of clips) {
      expect(clip.bytes).toBeLessThanOrEqual(maximumBytes);
      expect(clip.startsAt).toBe(startsAt);
      startsAt += clip.durationMs;
      expect(clip.thumbnail).toBe(clip.file.replace("mp4", "jpg"));
      const file = workshop.at(clip.file);
      const { ms, firstIsKeyframe } = packetTimes(file);
      expect([ms[0], firstIsKeyframe]).toEqual([0, true]);
      hashes.push(...pictureHashes(file));
    }
    expect(startsAt).toBe(wallStart + 5000);
    expect(hashes).toEqual(pictureHashes(workshop.sourceFile(stream)));
  });

  test("B-frames keep their times and order", async () => {
    const stream = streamOf(busy(3), "h264", x264(20, "-bf", "3"), 40_000);
    expect(stream.format.decodeDelay).toBeGreaterThan(0);
    const log = keepingLog();
    const [clip] = await workshop.make(ffmpeg, stream, { log });
    expect(log.lines).toEqual([]);
    expect(clip?.durationMs).toBe(3000);
    const file = workshop.at("clip-1.mp4");
    expect(probe(file)).toMatchObject({ start_time: "0.000000", nb_read_frames: "60" });
    expect(packetTimes(file).ms.map(Math.round)).toEqual(
      Array.from({ length: 60 }, (_, i) => i * 50),
    );
    expect(pictureHashes(file)).toEqual(pictureHashes(workshop.sourceFile(stream)));
  });
});
