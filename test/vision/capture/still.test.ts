import { describe, expect, test } from "vitest";
import type { Ffmpeg } from "../../../vision/capture/ffmpeg.ts";
import { readJpeg } from "../../../vision/capture/jpeg.ts";
import { makeStill, StillError } from "../../../vision/capture/still.ts";
import type { StillRequest } from "../../../vision/capture/still.ts";
import { systemClock } from "../../../storage/clock.ts";
import { bothFfmpegs, counting, meanLuma, streamOf, x264 } from "./test-packets.ts";
import type { TestStream } from "./test-packets.ts";
import { words } from "../../../storage/words.ts";

const ffmpegs = await bothFfmpegs();

const wallOf = (ms: number) => 1_000_000 + ms;

/** The group up to and with the picture, as the ring gives it. */
function leadingTo(stream: TestStream, ms: number): StillRequest["packets"] {
  const end = stream.packets.findIndex((packet) => packet.ms === ms) + 1;
  return stream.packets.slice(0, end);
}

function still(ffmpeg: Ffmpeg, stream: TestStream, atMs: number, more: Partial<StillRequest> = {}) {
  const { format } = stream;
  const packets = leadingTo(stream, atMs);
  return makeStill({ ffmpeg, format, packets, atMs, wallOf, clock: systemClock, ...more });
}

/** Picture n has luma 16 + 4 n of 16 to 235; a JPEG uses 0 to 255. */
const lumaOf = (n: number) => (4 * n * 255) / 219;
const numberOf = (jpeg: Buffer) => Math.round((meanLuma(jpeg) * 219) / 255 / 4);

/** The older one, where options differ; both with `npm run prove:ffmpegs`. */
const tried = process.env["PROVE"] === "full" ? ffmpegs : ffmpegs.slice(-1);
const generations = tried.map((ffmpeg) => [ffmpeg.version, ffmpeg] as const);
describe.each(generations)("ffmpeg %s", { timeout: 60_000 }, (_version, ffmpeg) => {
  test.each([
    ["H.264", "h264", x264(40, "-bf", "0")],
    ["H.264 with B-frames", "h264", x264(40, "-bf", "3")],
    ["HEVC", "hevc", ["-preset", "ultrafast", "-g", "40"]],
  ] as const)("%s: exactly the picture of that time", async (_name, codec, encoder) => {
    const stream = streamOf(counting(40), codec, encoder, 50_000);
    const startMs = stream.packets[0]?.ms ?? 0;
    for (const n of [0, 17, 39]) {
      const made = await still(ffmpeg, stream, startMs + n * 50);
      expect(made).toMatchObject({ width: 320, height: 240 });
      expect(made.takenAt).toBe(1_000_000 + startMs + n * 50);
      expect(Math.abs(meanLuma(made.jpeg) - lumaOf(n))).toBeLessThan(2.3);
    }
  });

  test("MJPEG without Huffman tables goes through ffmpeg", async () => {
    const stream = streamOf(counting(5), "mjpeg", ["-q:v", "2", "-huffman", "default"], 100);
    const packets = stream.packets.map((p) => ({ ...p, bytes: withoutHuffmanTables(p.bytes) }));
    expect(readJpeg(packets[3]?.bytes ?? Buffer.alloc(0))?.huffmanTables).toBe(false);
    const made = await still(ffmpeg, { ...stream, packets }, 250);
    expect(readJpeg(made.jpeg)?.huffmanTables).toBe(true);
    expect(numberOf(made.jpeg)).toBe(3);
  });

  test("the one before, where the wanted picture is damaged", async () => {
    const stream = streamOf(counting(10), "h264", x264(40, "-bf", "0"));
    const packets = stream.packets.slice(0, 8).map((packet, index) => {
      return index === 7 ? { ...packet, bytes: Buffer.from("0000000109f0", "hex") } : packet;
    });
    const made = await still(ffmpeg, stream, 350, { packets });
    expect(made.takenAt).toBe(1_000_300);
    expect(numberOf(made.jpeg)).toBe(6);
  });
});

describe("whatever the ffmpeg", { timeout: 60_000 }, () => {
  const [ffmpeg] = ffmpegs as [Ffmpeg];

  test("a camera's own JPEG is passed on without ffmpeg, its padding left out", async () => {
    const stream = streamOf(counting(5), "mjpeg", ["-q:v", "2"], 100);
    const jpeg = stream.packets[2]?.bytes ?? Buffer.alloc(0);
    const padded = Buffer.concat([jpeg, Buffer.alloc(40)]);
    const packets = [{ ms: 200, keyframe: true, bytes: padded }];
    const nowhere = { ...ffmpeg, path: "/nowhere/ffmpeg" };
    const made = await still(nowhere, stream, 220, { packets });
    expect(made).toEqual({ jpeg, width: 320, height: 240, takenAt: 1_000_200 });
    expect(numberOf(made.jpeg)).toBe(2);
  });

  test("between two pictures it is the last one before", async () => {
    const stream = streamOf(counting(10), "h264", x264(40, "-bf", "0"));
    const made = await still(ffmpeg, stream, 249, { packets: stream.packets });
    expect(made.takenAt).toBe(1_000_200);
    expect(numberOf(made.jpeg)).toBe(4);
  });

  test("no picture: a sentence", async () => {
    const stream = streamOf(counting(2), "h264", x264(40, "-bf", "0"), 1000);
    const none = new StillError("There is no picture of that moment.", words("why-still-none"));
    await expect(still(ffmpeg, stream, 1000, { packets: [] })).rejects.toEqual(none);
    await expect(still(ffmpeg, stream, 1000, { packets: stream.packets.slice(1) })).rejects.toEqual(
      none,
    );
    await expect(still(ffmpeg, stream, 999, { packets: stream.packets })).rejects.toEqual(none);
    const rubbish = [{ ms: 0, keyframe: true, bytes: Buffer.from("rubbish") }];
    for (const codec of ["h264", "mjpeg"] as const) {
      const format = { ...stream.format, codec };
      const attempt = still(ffmpeg, { format, packets: rubbish }, 0);
      await expect(attempt).rejects.toThrow("The camera's picture of that moment is damaged.");
    }
  });

  test("called off: the signal's reason", async () => {
    const stream = streamOf(counting(40), "h264", x264(40, "-bf", "0"));
    const controller = new AbortController();
    const made = still(ffmpeg, stream, 1950, { signal: controller.signal });
    controller.abort(new Error("too late"));
    await expect(made).rejects.toThrow("too late");
  });
});

function withoutHuffmanTables(jpeg: Buffer): Buffer {
  const parts = [jpeg.subarray(0, 2)];
  let position = 2;
  for (;;) {
    const end = position + 2 + jpeg.readUInt16BE(position + 2);
    const marker = jpeg[position + 1];
    if (marker === 0xda) return Buffer.concat([...parts, jpeg.subarray(position)]);
    if (marker !== 0xc4) parts.push(jpeg.subarray(position, end));
    position = end;
  }
}
