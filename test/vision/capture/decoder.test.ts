import { afterEach, describe, expect, test, vi } from "vitest";
import { systemClock } from "../../../storage/clock.ts";
import { silentLog } from "../../../storage/log.ts";
import { Decoder, type DecoderEnd, type DecoderOptions } from "../../../vision/capture/decoder.ts";
import type { Ffmpeg } from "../../../vision/capture/ffmpeg.ts";
import { Gate } from "../../../vision/capture/gate.ts";
import type { Frame, Packet } from "../../../vision/capture/packet.ts";
import { Ring } from "../../../vision/capture/ring.ts";
import {
  drawStream,
  ffmpegs,
  md5,
  nutOf,
  parse,
  plainDecode,
  randomNumbers,
  type ParsedStream,
  type StreamName,
  tried,
} from "./streams.ts";

const size = { width: 160, height: 90 };
/** The machine may be busy. */
const patience = { timeout: 15_000, interval: 5 };

interface Running {
  decoder: Decoder;
  frames: { ms: number; md5: string }[];
  ends: DecoderEnd[];
  messages: string[];
}

const running: Decoder[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((decoder) => decoder.kill()));
});

function start(ffmpeg: Ffmpeg, stream: ParsedStream, more: Partial<DecoderOptions> = {}): Running {
  const frames: Running["frames"] = [];
  const ends: DecoderEnd[] = [];
  const messages: string[] = [];
  const decoder = new Decoder({
    ffmpeg,
    format: stream.format,
    size,
    everyMs: 0,
    onFrame: (frame: Frame) => frames.push({ ms: frame.ms, md5: md5(frame.bytes) }),
    onEnd: (end) => ends.push(end),
    log: { ...silentLog, debug: (message) => messages.push(message) },
    clock: systemClock,
    ...more,
  });
  running.push(decoder);
  return { decoder, frames, ends, messages };
}

test.skipIf(ffmpegs.length < 2)(
  "a current ffmpeg is tested, too (absent: apt install ffmpeg)",
  () => {
    expect(new Set(ffmpegs.map(({ version }) => version)).size).toBe(2);
  },
);

describe.each(tried)("with ffmpeg $version", (ffmpeg) => {
  test.each([
    "h264",
    "h264 with B-frames",
    "h264 without IDR",
    "hevc",
    "hevc with B-frames",
  ] satisfies StreamName[])(
    "%s: after 20 switches of the gate each frame is that of a plain decode",
    async (name) => {
      const source = drawStream(name);
      const stream = parse(nutOf(source, ffmpeg));
      const expected = plainDecode(source, stream.packets, size, ffmpeg);
      const { decoder, frames, ends, messages } = start(ffmpeg, stream);
      const ring = new Ring(stream.format, { seconds: 10, bytes: 1e9 });
      const gate = new Gate({ format: stream.format, pendingBytes: () => 0 });
      const random = randomNumbers(11);
      const switchAt = new Set<number>();
      while (switchAt.size < 20) switchAt.add(Math.floor(random() * stream.packets.length));
      const fed: Packet[] = [];
      let open = false;
      for (const [index, packet] of stream.packets.entries()) {
        ring.push(packet);
        fed.push(...gate.offer(packet));
        if (!switchAt.has(index)) continue;
        open = !open;
        if (open) fed.push(...gate.open(ring));
        else gate.close();
      }
      for (const packet of fed) decoder.feed(packet);
      await decoder.finish();

      const shown = fed.filter((packet) => stream.packets.includes(packet));
      expect(shown.length < stream.packets.length).toBe(
        name !== "hevc with B-frames" && name !== "h264 without IDR",
      );
      expect(shown.length).toBeGreaterThan(100);
      const wanted = shown
        .map(({ ms }) => ({ ms, md5: expected.get(ms) }))
        .toSorted((a, b) => a.ms - b.ms);
      expect(frames).toEqual(wanted);
      expect(messages).toEqual([]);
      expect(ends).toEqual([{ expected: true, message: "the decoder has finished" }]);
      expect(decoder.failure).toBeNull();
    },
  );

  test("mjpeg: thinned by the gate, decoded at half size", async () => {
    const source = drawStream("mjpeg");
    const stream = parse(nutOf(source, ffmpeg));
    const expected = plainDecode(source, stream.packets, size, ffmpeg, ["-lowres", "1"]);
    const { decoder, frames, messages } = start(ffmpeg, stream);
    const ring = new Ring(stream.format, { seconds: 10, bytes: 1e9 });
    const gate = new Gate({ format: stream.format, pendingBytes: () => 0 });
    for (const [index, packet] of stream.packets.entries()) {
      ring.push(packet);
      for (const fed of gate.offer(packet)) decoder.feed(fed);
      if (index === 200) for (const fed of gate.open(ring)) decoder.feed(fed);
    }
    await decoder.finish();
    expect(frames.length).toBe(70); // 20 in 10 s closed, 50 in 10 s open
    expect(frames).toEqual(frames.map(({ ms }) => ({ ms, md5: expected.get(ms) })));
    expect(messages).toEqual([]);
  });

  test.each(["h264", "h264 with B-frames", "hevc", "mjpeg"] satisfies StreamName[])(
    "%s: a closed gate's keyframe is shown without waiting for the next packet",
    async (name) => {
      const stream = parse(nutOf(drawStream(name), ffmpeg));
      const { decoder, frames } = start(ffmpeg, stream);
      const gate = new Gate({ format: stream.format, pendingBytes: () => 0 });
      const keyframes = stream.packets.filter(
        (packet) => packet.keyframe && packet.ms % 2_000 === 1_000,
      );
      expect(keyframes.length).toBe(10);
      for (const [index, keyframe] of keyframes.slice(0, 4).entries()) {
        for (const fed of gate.offer(keyframe)) decoder.feed(fed);
        await vi.waitFor(() => expect(frames).toHaveLength(index + 1), patience);
        expect(frames[index]?.ms).toBe(keyframe.ms);
      }
      expect(decoder.pendingBytes).toBe(0);
    },
  );

  test.each(["h264", "hevc"] satisfies StreamName[])(
    "%s: open, each frame is shown before the next packet comes",
    async (name) => {
      const stream = parse(nutOf(drawStream(name), ffmpeg));
      const { decoder, frames } = start(ffmpeg, stream);
      for (const [index, packet] of stream.packets.slice(0, 20).entries()) {
        decoder.feed(packet);
        await vi.waitFor(() => expect(frames.at(-1)?.ms).toBe(packet.ms), patience);
        expect(frames).toHaveLength(index + 1);
      }
    },
  );

  test("every 190 ms: the frames between are left out, keyframes 2 s apart never", async () => {
    const stream = parse(nutOf(drawStream("h264"), ffmpeg));
    const { decoder, frames } = start(ffmpeg, stream, { everyMs: 190 });
    const [keyframes, rest] = [stream.packets.slice(0, 81), stream.packets.slice(81, 160)];
    for (const packet of keyframes.filter(({ keyframe }) => keyframe)) decoder.feed(packet);
    for (const packet of rest) decoder.feed(packet);
    await decoder.finish();
    const expected = [5_000, 7_000, 9_000];
    while (expected.at(-1)! + 200 < 13_000) expected.push(expected.at(-1)! + 200);
    expect(frames.map(({ ms }) => ms)).toEqual(expected);
  });

  test("parameter sets that come in-band only", async () => {
    const source = drawStream("h264");
    const stream = parse(nutOf(source, ffmpeg));
    const { extradata } = stream.format;
    const packets = stream.packets
      .slice(0, 60)
      .map((packet) =>
        packet.keyframe && packet.bytes.indexOf(extradata) === -1
          ? { ...packet, bytes: Buffer.concat([extradata, packet.bytes]) }
          : packet,
      );
    const bare = { ...stream, format: { ...stream.format, extradata: Buffer.alloc(0) } };
    const { decoder, frames } = start(ffmpeg, bare);
    for (const packet of packets) decoder.feed(packet);
    await decoder.finish();
    const expected = plainDecode(source, stream.packets, size, ffmpeg);
    expect(frames).toEqual(packets.map(({ ms }) => ({ ms, md5: expected.get(ms) })));
  });

  test.each(["h264", "hevc", "mjpeg"] satisfies StreamName[])(
    "%s: with one packet in twenty damaged, frames go on at their own times",
    async (name) => {
      const stream = parse(nutOf(drawStream(name), ffmpeg));
      const random = randomNumbers(5);
      const damaged = stream.packets.map((packet) => {
        if (random() > 0.05) return packet;
        const bytes = Buffer.from(packet.bytes);
        for (let count = 0; count < 8; count++) {
          bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
        }
        return { ...packet, bytes };
      });
      const { decoder, frames, ends } = start(ffmpeg, stream);
      for (const packet of damaged) decoder.feed(packet);
      await decoder.finish(15_000);
      expect(ends).toMatchObject([{ expected: true }]);
      const times = new Set(stream.packets.map(({ ms }) => ms));
      expect(frames.filter(({ ms }) => !times.has(ms))).toEqual([]);
      expect(frames.length).toBeGreaterThan(stream.packets.length * 0.8);
      expect(frames.at(-1)!.ms).toBeGreaterThan(stream.packets.at(-1)!.ms - 500);
      for (const [index, frame] of frames.entries()) {
        expect(frame.ms).toBeGreaterThan(frames[index - 1]?.ms ?? 0);
      }
    },
  );

  test("killed from outside, it says so once, and feeding it does no harm", async () => {
    const stream = parse(nutOf(drawStream("h264"), ffmpeg));
    const { decoder, frames, ends } = start({ ...ffmpeg, path: ffmpeg.path }, stream);
    decoder.feed(stream.packets[0]!);
    await vi.waitFor(() => expect(frames).toHaveLength(1), patience);
    process.kill(decoder.pid!, "SIGKILL");
    await vi.waitFor(() => {
      for (const packet of stream.packets.slice(1, 40)) decoder.feed(packet);
      expect(ends).toHaveLength(1);
    }, patience);
    expect(ends[0]).toMatchObject({ expected: false });
    expect(ends[0]!.message).toMatch(/SIGKILL/);
    await decoder.finish();
    expect(ends).toHaveLength(1);
  });

  test("killed by us, it shows nothing more and leaves no process", async () => {
    const stream = parse(nutOf(drawStream("h264"), ffmpeg));
    const { decoder, frames, ends } = start(ffmpeg, stream);
    for (const packet of stream.packets) decoder.feed(packet);
    await vi.waitFor(() => expect(frames.length).toBeGreaterThan(0), patience);
    const shown = decoder.kill();
    const count = frames.length;
    await shown;
    expect(frames).toHaveLength(count);
    expect(ends).toMatchObject([{ expected: true }]);
    expect(() => process.kill(decoder.pid!, 0)).toThrow(/ESRCH/);
  });
});

test("an ffmpeg that can't be started is told, not thrown", async () => {
  const [ffmpeg] = ffmpegs;
  const stream = parse(nutOf(drawStream("h264"), ffmpeg!));
  const { decoder, ends } = start({ ...ffmpeg!, path: "/nowhere/ffmpeg" }, stream);
  decoder.feed(stream.packets[0]!);
  await vi.waitFor(() => expect(ends).toHaveLength(1), patience);
  expect(ends[0]).toMatchObject({ expected: false });
  expect(ends[0]!.message).toMatch(/could not be started/);
  await decoder.finish();
});
