import { describe, expect, test } from "vitest";
import { systemClock } from "../../../storage/clock.ts";
import { silentLog } from "../../../storage/log.ts";
import { lookBack, LookBackError, type LookBackOptions } from "../../../vision/capture/lookback.ts";
import type { Ffmpeg } from "../../../vision/capture/ffmpeg.ts";
import type { Packet } from "../../../vision/capture/packet.ts";
import { Ring } from "../../../vision/capture/ring.ts";
import {
  drawStream,
  ffmpegs,
  md5,
  nutOf,
  parse,
  plainDecode,
  type ParsedStream,
  type StreamName,
  tried,
} from "./streams.ts";

const size = { width: 160, height: 90 };

async function look(
  ffmpeg: Ffmpeg,
  stream: ParsedStream,
  packets: Packet[],
  more: Partial<LookBackOptions> = {},
) {
  const frames: { ms: number; md5: string }[] = [];
  await lookBack({
    ffmpeg,
    format: stream.format,
    packets,
    size,
    everyMs: 0,
    onFrame: (frame) => frames.push({ ms: frame.ms, md5: md5(frame.bytes) }),
    log: silentLog,
    clock: systemClock,
    deadlineMs: 20_000,
    ...more,
  });
  return frames;
}

function fullRing(stream: ParsedStream): Ring {
  const ring = new Ring(stream.format, { seconds: 30, bytes: 1e9 });
  for (const packet of stream.packets) ring.push(packet);
  return ring;
}

describe.each(tried)("with ffmpeg $version", (ffmpeg) => {
  test.each(["h264", "h264 with B-frames", "hevc", "hevc with B-frames"] satisfies StreamName[])(
    "%s: all frames of the group before, in order, at their own times",
    async (name) => {
      const source = drawStream(name);
      const stream = parse(nutOf(source, ffmpeg));
      const keyframe = stream.packets.filter((packet) => packet.keyframe)[5]!;
      const group = fullRing(stream).groupOf(keyframe.ms - 1);
      expect(group).toHaveLength(40);
      const expected = plainDecode(source, stream.packets, size, ffmpeg);
      const times = group.map(({ ms }) => ms).toSorted((a, b) => a - b);
      expect(await look(ffmpeg, stream, group)).toEqual(
        times.map((ms) => ({ ms, md5: expected.get(ms) })),
      );
    },
  );

  test("mjpeg: only what will be shown is decoded", async () => {
    const stream = parse(nutOf(drawStream("mjpeg"), ffmpeg));
    const packets = fullRing(stream).between(6_000, 8_000);
    const frames = await look(ffmpeg, stream, packets, { everyMs: 190 });
    expect(frames.map(({ ms }) => ms)).toEqual([
      6_000, 6_200, 6_400, 6_600, 6_800, 7_000, 7_200, 7_400, 7_600, 7_800, 8_000,
    ]);
  });

  test("h264 every 190 ms", async () => {
    const stream = parse(nutOf(drawStream("h264"), ffmpeg));
    const frames = await look(ffmpeg, stream, fullRing(stream).groupOf(8_999), { everyMs: 190 });
    expect(frames.map(({ ms }) => ms)).toEqual([
      7_000, 7_200, 7_400, 7_600, 7_800, 8_000, 8_200, 8_400, 8_600, 8_800,
    ]);
  });

  test("called off, it rejects with the reason and shows nothing more", async () => {
    const stream = parse(nutOf(drawStream("h264"), ffmpeg));
    const off = new AbortController();
    let shown = 0;
    const looking = look(ffmpeg, stream, stream.packets, {
      signal: off.signal,
      onFrame: () => {
        shown++;
        off.abort(new Error("disarmed"));
      },
    });
    await expect(looking).rejects.toThrow("disarmed");
    expect(shown).toBe(1);
    await expect(look(ffmpeg, stream, stream.packets, { signal: off.signal })).rejects.toThrow(
      "disarmed",
    );
  });

  test("rejects when it takes too long or the decoder fails", async () => {
    const stream = parse(nutOf(drawStream("h264"), ffmpeg));
    await expect(look(ffmpeg, stream, stream.packets, { deadlineMs: 1 })).rejects.toThrow(
      LookBackError,
    );
    const broken = { ...ffmpeg, path: process.execPath }; // Node doesn't know ffmpeg's options
    await expect(look(broken, stream, stream.packets)).rejects.toThrow(LookBackError);
  });
});

test("without packets there is nothing to do", async () => {
  const [ffmpeg] = ffmpegs;
  const stream = parse(nutOf(drawStream("h264"), ffmpeg!));
  expect(await look(ffmpeg!, stream, [])).toEqual([]);
});
