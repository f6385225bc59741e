import { describe, expect, test } from "vitest";
import {
  clipPackets,
  lengthOf,
  mp4Bytes,
  showTimes,
  splitByBytes,
} from "../../../vision/capture/clip-packets.ts";
import type { Packet } from "../../../vision/capture/packet.ts";

/** "K1000 1050" : packets of those times, K for keyframes. */
function packets(text: string, bytes = 100): Packet[] {
  return text.split(" ").map((word) => ({
    ms: Number(word.replace("K", "")),
    keyframe: word.startsWith("K"),
    bytes: Buffer.alloc(bytes),
  }));
}
const times = (list: readonly Packet[]) => list.map((packet) => packet.ms);

describe("the packets of a clip", () => {
  test("begin at 0 with the first keyframe and keep their own times", () => {
    const clip = clipPackets(packets("900 K1000 1040 1101 K1150"));
    expect(times(clip)).toEqual([0, 40, 101, 150]);
    expect(clip.map((packet) => packet.sourceMs)).toEqual([1000, 1040, 1101, 1150]);
    expect(clipPackets(packets("900 950"))).toEqual([]);
    expect(clipPackets([])).toEqual([]);
  });

  test("leave out pictures that are shown before the keyframe they follow", () => {
    expect(times(clipPackets(packets("K1000 900 950 1150 1050 1100")))).toEqual([0, 150, 50, 100]);
  });

  test("hold no gap over 5 s, and no two pictures of one time", () => {
    const clip = clipPackets(packets("K1000 1050 K91050 91100 91100"));
    expect(times(clip)).toEqual([0, 50, 5050, 5100, 5101]);
    expect(clip[2]?.sourceMs).toBe(91_050);
  });

  test("are shown until the next one; the last for the median", () => {
    expect(showTimes(clipPackets(packets("K0 50 100 900 950")))).toEqual([50, 50, 800, 50, 50]);
    expect(showTimes(clipPackets(packets("K0 150 50 100")))).toEqual([50, 50, 50, 50]);
    expect(lengthOf(clipPackets(packets("K0 150 50 100")))).toBe(200);
    expect(showTimes(clipPackets(packets("K70")))).toEqual([1000]);
  });
});

describe("cutting", () => {
  const groups = packets("K0 50 K100 150 K200 250 K300 350", 10_000);

  test("makes parts of about one size before keyframes, none over the limit", () => {
    const parts = splitByBytes(clipPackets(groups), 75_000);
    expect(parts.map(times)).toEqual([
      [0, 50, 100, 150],
      [0, 50, 100, 150],
    ]);
    expect(parts[1]?.[0]?.sourceMs).toBe(200);
    for (const part of parts) expect(mp4Bytes(part)).toBeLessThanOrEqual(75_000);
    expect(splitByBytes(clipPackets(groups), 100_000).length).toBe(1);
  });

  test("leaves a group whole that is too large by itself", () => {
    const parts = splitByBytes(clipPackets(packets("K0 50 100 K150 200", 10_000)), 25_000);
    expect(parts.map(times)).toEqual([
      [0, 50, 100],
      [0, 50],
    ]);
  });
});
