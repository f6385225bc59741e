import { readdirSync, truncateSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ClipError, ClipQueue, makeClips } from "../../../vision/capture/clip.ts";
import type { Ffmpeg } from "../../../vision/capture/ffmpeg.ts";
import { readSpool } from "../../../vision/capture/spool-reader.ts";
import { Spool } from "../../../vision/capture/spool.ts";
import { systemClock } from "../../../storage/clock.ts";
import { silentLog } from "../../../storage/log.ts";
import { clipWorkshop, keepingLog, wallStart } from "./clip-workshop.ts";
import { mountSmallDisk, unmount } from "./small-disk.ts";
import { bothFfmpegs, busy, pictureHashes, streamOf } from "./test-packets.ts";
import { x264 } from "./test-packets.ts";
import type { TestStream } from "./test-packets.ts";

const workshop = clipWorkshop();
const [ffmpeg] = (await bothFfmpegs()) as [Ffmpeg];

describe("a clip out of the ordinary", { timeout: 60_000 }, () => {
  test("parameter sets that came only with the session are put in", async () => {
    const stream = streamOf(busy(1), "h264", x264(20, "-bf", "0", "-flags", "+global_header"));
    expect(stream.format.extradata.length).toBeGreaterThan(10);
    const bare = stream.packets.map((packet) => ({ ...packet, bytes: withoutSets(packet.bytes) }));
    const log = keepingLog();
    await workshop.make(ffmpeg, { ...stream, packets: bare }, { log });
    expect(log.lines).toEqual([]);
    expect(pictureHashes(workshop.at("clip-1.mp4")).length).toBe(20);
  });

  test("what this process can't write (a format without a size) ffmpeg does", async () => {
    const stream = streamOf(busy(1), "h264", x264(20, "-bf", "0"));
    const format = { ...stream.format, width: 0, height: 0 };
    const log = keepingLog();
    const [clip] = await workshop.make(ffmpeg, { ...stream, format }, { log });
    expect(log.lines).toEqual(["a clip is written by ffmpeg instead"]);
    expect(clip).toMatchObject({ width: 320, height: 240 });
    expect(pictureHashes(workshop.at("clip-1.mp4")).length).toBe(20);
  });

  test("a long gap is cut to 5 s, and what precedes the first keyframe is left out", async () => {
    const stream = streamOf(busy(3), "h264", x264(20, "-bf", "0"));
    const gone = stream.packets.map((p) => ({ ...p, ms: p.ms + (p.ms >= 2000 ? 60_000 : 0) }));
    const [clip] = await workshop.make(ffmpeg, { ...stream, packets: gone.slice(7) });
    expect(clip).toMatchObject({ durationMs: 7000 - 50, startsAt: wallStart + 1000 });
    expect(pictureHashes(workshop.at("clip-1.mp4")).length).toBe(40);
  });

  test("a torn spool becomes the clip of what was whole", async () => {
    const stream = streamOf(busy(2), "h264", x264(20, "-bf", "0"), 3000);
    const whole = pictureHashes(workshop.sourceFile(stream));
    const log = silentLog;
    const file = workshop.at("spool-1.mkv");
    const spool = await Spool.create(file, stream.format, { clock: systemClock, log });
    for (const packet of stream.packets) spool.append(packet);
    await spool.close();
    const lastBytes = stream.packets.at(-1)?.bytes.length ?? 0;
    // In the last payload, in the last head, just before it.
    for (const [torn, pictures] of [
      [1, 39],
      [lastBytes + 10, 39],
      [lastBytes + 25, 39],
    ] as const) {
      truncateSync(file, spool.bytes - torn);
      const read = await readSpool(file, log);
      const [clip] = await workshop.make(ffmpeg, read as TestStream);
      expect(clip?.durationMs).toBe(pictures * 50);
      expect(pictureHashes(workshop.at("clip-1.mp4"))).toEqual(whole.slice(0, pictures));
    }
    truncateSync(file, 30);
    expect(await readSpool(file, log)).toBeNull();
  });

  test("nothing to show, or nowhere to put it: a sentence, and nothing left behind", async () => {
    const stream = streamOf(busy(1), "h264", x264(20, "-bf", "0"));
    const nothing = await workshop
      .make(ffmpeg, { ...stream, packets: stream.packets.slice(1) })
      .catch(wrong);
    expect(nothing).toMatchObject({
      name: "ClipError",
      message: "No picture was recorded in that time.",
    });
    const nowhere = await workshop
      .make(ffmpeg, stream, { folder: workshop.at("gone") })
      .catch(wrong);
    expect(nowhere).toMatchObject({
      name: "ClipError",
      message: "No clip could be made: its folder is gone.",
    });
    const packets = [{ ms: 0, keyframe: true, bytes: Buffer.from("no picture at all") }];
    for (const codec of ["h264", "hevc", "mjpeg"] as const) {
      const format = { ...stream.format, codec, extradata: Buffer.alloc(0) };
      const damaged = await workshop.make(ffmpeg, { format, packets }).catch(wrong);
      expect(damaged).toBeInstanceOf(ClipError);
      expect((damaged as Error).message).toMatch(/^No clip could be made: .*\.$/);
    }
    expect(readdirSync(workshop.folder)).toEqual([]);
  });

  test("a full disk: a sentence, and nothing left behind", async (context) => {
    const disk = workshop.at("small");
    if (!mountSmallDisk(disk, "200k")) context.skip("mounting a small disk needs root");
    try {
      const stream = streamOf(busy(3), "h264", x264(20, "-bf", "0", "-b:v", "1500k"));
      const full = await workshop.make(ffmpeg, stream, { folder: disk }).catch(wrong);
      expect(full).toMatchObject({
        name: "ClipError",
        message: "No clip could be made: the disk is full.",
      });
      expect(readdirSync(disk)).toEqual([]);
    } finally {
      unmount(disk);
    }
  });

  test("called off: the signal's reason, and nothing left behind", async () => {
    const stream = streamOf(busy(2), "mjpeg", ["-q:v", "5"]);
    const controller = new AbortController();
    const clip = workshop.make(ffmpeg, stream, { signal: controller.signal });
    controller.abort(new Error("the asker left"));
    await expect(clip).rejects.toThrow("the asker left");
    expect(readdirSync(workshop.folder)).toEqual([]);
  });

  test("a copy does not wait behind transcodes", async () => {
    const transcodes = new ClipQueue();
    let release: (() => void) | undefined;
    const running = transcodes.run(() => new Promise<void>((resolve) => (release = resolve)));
    const tools = {
      ffmpeg,
      clock: systemClock,
      log: silentLog,
      transcodes,
      folder: workshop.folder,
    };
    const copied = streamOf(busy(1), "h264", x264(20));
    const [clip] = await makeClips({ ...tools, ...copied, name: "copy", wallOf: Number });
    expect(clip?.file).toBe("copy.mp4");
    const encoded = streamOf(busy(1), "mjpeg", []);
    const waiting = makeClips({ ...tools, ...encoded, name: "encoded", wallOf: Number });
    expect(transcodes.length).toBe(2);
    release?.();
    expect((await waiting)[0]?.file).toBe("encoded.mp4");
    await running;
  });
});

const wrong = (error: unknown) => error;

/** The access unit without its SPS and PPS, as cameras send it that put them into the SDP only. */
function withoutSets(bytes: Buffer): Buffer {
  const units = bytes.toString("latin1").split("\u0000\u0000\u0001").slice(1);
  const kept = units.filter((unit) => ![7, 8].includes(unit.charCodeAt(0) & 31));
  return Buffer.concat(kept.map((unit) => Buffer.from(`\u0000\u0000\u0001${unit}`, "latin1")));
}
