import { describe, expect, test } from "vitest";
import type { Packet, VideoFormat } from "../../../vision/capture/packet.ts";
import { Ring } from "../../../vision/capture/ring.ts";

const format: VideoFormat = {
  codec: "h264",
  width: 640,
  height: 360,
  extradata: Buffer.alloc(0),
  decodeDelay: 0,
};

function packet(ms: number, keyframe: boolean, size = 100): Packet {
  return { ms, keyframe, bytes: Buffer.alloc(size) };
}

/** 20 pictures a second from `fromMs`, a keyframe every two seconds. */
function fill(ring: Ring, seconds: number, fromMs = 0): void {
  for (let index = 0; index < seconds * 20; index++) {
    ring.push(packet(fromMs + index * 50, index % 40 === 0));
  }
}

const times = (packets: readonly Packet[]) => packets.map((each) => each.ms);

test("holds whole groups that cover at least the seconds", () => {
  const ring = new Ring(format, { seconds: 10, bytes: 1e9 });
  fill(ring, 61);
  expect(ring.oldest?.keyframe).toBe(true);
  expect(ring.oldest?.ms).toBe(50_000);
  expect(ring.newest?.ms).toBe(60_950);
  expect(ring.spanMs).toBe(10_950);
  expect(ring.bytes).toBe(220 * 100);
  expect(ring.keyframeInterval()).toBe(2_000);
});

test("never holds more bytes than allowed", () => {
  const ring = new Ring(format, { seconds: 30, bytes: 10_000 });
  for (let index = 0; index < 1_000; index++) {
    ring.push(packet(index * 50, index % 40 === 0));
    expect(ring.bytes).toBeLessThanOrEqual(10_000);
  }
  expect(ring.oldest?.keyframe).toBe(true);
  expect(ring.bytes).toBe(8_000); // two groups of 40
});

test("a group larger than all bytes goes, and the rest of it is not taken", () => {
  const ring = new Ring(format, { seconds: 30, bytes: 1_000 });
  ring.push(packet(0, true));
  for (let index = 1; index < 10; index++) ring.push(packet(index, false));
  expect(ring.bytes).toBe(1_000);
  ring.push(packet(10, false));
  ring.push(packet(11, false));
  expect(ring.newest).toBeNull();
  expect(ring.bytes).toBe(0);
  expect(ring.spanMs).toBe(0);
  expect(ring.currentGroup()).toEqual([]);
  ring.push(packet(12, true));
  expect(ring.newest?.ms).toBe(12);
});

test("packets before the first keyframe are let go", () => {
  const ring = new Ring(format, { seconds: 30, bytes: 1e6 });
  ring.push(packet(0, false));
  expect(ring.newest).toBeNull();
  expect(ring.from(0)).toEqual([]);
  expect(ring.groupOf(0)).toEqual([]);
  expect(ring.keyframeInterval()).toBeNull();
});

describe("what it hands out", () => {
  const ring = new Ring(format, { seconds: 8, bytes: 1e9 });
  fill(ring, 20);

  test("everything from there on, or from the oldest", () => {
    expect(times(ring.from(15_000))[0]).toBe(14_000);
    expect(ring.from(15_000)).toHaveLength(120);
    expect(times(ring.from(0))[0]).toBe(ring.oldest?.ms);
    expect(ring.from(99_000)).toHaveLength(40);
  });

  test("what a decoder needs for one moment", () => {
    expect(times(ring.groupOf(14_120))).toEqual([14_000, 14_050, 14_100]);
    expect(ring.groupOf(13_999)).toHaveLength(40);
    expect(ring.groupOf(ring.oldest!.ms - 1)).toEqual([]);
  });

  test("a stretch by time", () => {
    expect(times(ring.between(13_900, 14_050))).toEqual([13_900, 13_950, 14_000, 14_050]);
  });

  test("the current group", () => {
    expect(ring.currentGroup()[0]?.ms).toBe(18_000);
    expect(ring.currentGroup()).toHaveLength(40);
  });
});

test("with B-frames a moment's packets come in order of decoding", () => {
  const ring = new Ring({ ...format, decodeDelay: 2 }, { seconds: 8, bytes: 1e9 });
  for (const [ms, keyframe] of [
    [0, true],
    [150, false],
    [50, false],
    [100, false],
    [300, false],
    [200, false],
  ] as const) {
    ring.push(packet(ms, keyframe));
  }
  expect(times(ring.groupOf(100))).toEqual([0, 150, 50, 100]);
  expect(times(ring.from(60))).toEqual([0, 150, 50, 100, 300, 200]);
});

test("MJPEG: every packet is a group of its own", () => {
  const ring = new Ring({ ...format, codec: "mjpeg" }, { seconds: 3, bytes: 1e9 });
  for (let index = 0; index < 600; index++) ring.push(packet(index * 50, true));
  expect(ring.spanMs).toBe(3_000);
  expect(times(ring.groupOf(29_020))).toEqual([29_000]);
  expect(ring.keyframeInterval()).toBe(50);
});
