import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { silentLog } from "../../storage/log.ts";
import type { Packet } from "../../vision/capture/packet.ts";
import { readSpool } from "../../vision/capture/spool-reader.ts";
import { cut, Recording } from "../../vision/recording.ts";
import { FakeClock } from "../fakes/clock.ts";
import { dataFolder } from "../fakes/data-folder.ts";
import { fill, mountSmallDisk } from "../fakes/small-disk.ts";
import { h264, packetAt } from "../fakes/recorded-camera.ts";

/** Five a second from one keyframe on, a keyframe every 2 s. */
const packets = (fromMs: number, toMs: number): Packet[] =>
  Array.from({ length: (toMs - fromMs) / 200 + 1 }, (_, index) =>
    packetAt(fromMs + index * 200, (fromMs + index * 200) % 2_000 === 0),
  );
const times = (held: readonly Packet[]) => held.map(({ ms }) => ms);

function recordingOf(past: Packet[], mostWaitingBytes = 1e6): Recording {
  const clock = new FakeClock();
  return new Recording({ format: h264, past, clock, log: silentLog, mostWaitingBytes });
}

describe("cut", () => {
  const held = packets(0, 8_000);

  test.each([
    { name: "from a keyframe", from: 2_000, to: 5_000, first: 2_000, last: 5_000 },
    { name: "from the keyframe before", from: 3_999, to: 5_100, first: 2_000, last: 5_000 },
    { name: "from the first one when asked for earlier", from: -500, to: 300, first: 0, last: 200 },
    {
      name: "from the last one when asked for later",
      from: 9_000,
      to: 9_000,
      first: 8_000,
      last: 8_000,
    },
  ])("$name", ({ from, to, first, last }) => {
    const part = cut(held, from, to);
    expect(part[0]).toMatchObject({ ms: first, keyframe: true });
    expect(part.at(-1)?.ms).toBe(last);
  });

  test("nothing before the first keyframe, and nothing at all without one", () => {
    expect(times(cut(packets(1_600, 2_400), 0, 9_000))).toEqual([2_000, 2_200, 2_400]);
    expect(cut(packets(200, 1_800), 0, 9_000)).toEqual([]);
    expect(cut([], 0, 9_000)).toEqual([]);
  });
});

describe("a recording", () => {
  test("what came before its file, while it was made, and after, in order and once", async () => {
    const folder = await dataFolder();
    const file = path.join(folder, "spool-1.mkv");
    const recording = recordingOf(packets(0, 2_000));
    recording.add(packetAt(2_200, false));
    const begun = recording.writeTo(file);
    recording.add(packetAt(2_400, false));
    await begun;
    recording.add(packetAt(2_600, false));
    expect(times(await recording.packets(0, 9_000))).toEqual(times(packets(0, 2_600)));
    expect(times(await recording.packets(2_100, 2_400))).toEqual([2_000, 2_200, 2_400]);
    await recording.close();
    const held = await readSpool(file, silentLog);
    expect(times(held?.packets ?? [])).toEqual(times(packets(0, 2_600)));
    expect(recording).toMatchObject({ firstMs: 0, lastMs: 2_600, problem: null });
  });

  test("without a file it is held in memory, but only so much", async () => {
    const recording = recordingOf(packets(0, 2_000), 400);
    expect(times(await recording.packets(0, 9_000))).toEqual(times(packets(0, 2_000)));
    expect(recording.problem).toBeNull();
    for (const packet of packets(2_200, 60_000)) recording.add(packet);
    expect(times(await recording.packets(0, 90_000))).toEqual(times(packets(0, 2_800)));
    expect(recording.problem?.sentence).toMatch(/^Part of what happened is not in the recording/);
    expect(recording.lastMs).toBe(60_000);
  });

  test("once there is a file again it goes on with a keyframe", async () => {
    const file = path.join(await dataFolder(), "late", "spool-1.mkv");
    const recording = recordingOf(packets(0, 2_000), 400);
    await expect(recording.writeTo(file)).rejects.toThrow("The recording could not be started");
    for (const packet of packets(2_200, 4_200)) recording.add(packet);
    await mkdir(path.dirname(file));
    await recording.writeTo(file);
    for (const packet of packets(4_400, 6_200)) recording.add(packet);
    const expected = [...times(packets(0, 2_800)), 6_000, 6_200];
    expect(times((await readBack(recording, file))?.packets ?? [])).toEqual(expected);
  });

  test("what a full disk does not take is in the clip all the same, in its place", async (context) => {
    const folder = await dataFolder();
    context.skip(!mountSmallDisk(folder), "no right to mount a tmpfs here");
    const file = path.join(folder, "spool-1.mkv");
    const large = (fromMs: number, toMs: number) =>
      packets(fromMs, toMs).map(({ ms, keyframe }) => packetAt(ms, keyframe, 3_000));
    const recording = recordingOf(large(0, 2_000));
    await recording.writeTo(file);
    await recording.packets(0, 0);
    await fill(path.join(folder, "filler"));
    for (const packet of large(2_200, 6_600)) recording.add(packet);
    await recording.packets(0, 0);
    expect(recording.problem?.sentence).toContain("the disk is full");
    await rm(path.join(folder, "filler"));
    for (const packet of large(6_800, 9_000)) recording.add(packet);
    expect(times(await recording.packets(0, 9_000))).toEqual(times(large(0, 9_000)));
    expect(times(await recording.packets(4_100, 8_200))).toEqual(times(large(4_000, 8_200)));
    // A recovery would find the beginning, and the end from the keyframe on that found room.
    const held = times((await readBack(recording, file))?.packets ?? []);
    expect(held).toContain(8_000);
    expect(held).not.toContain(6_800);
  });

  test("nothing to begin with is a mistake of the caller", () => {
    expect(() => recordingOf([])).toThrow(RangeError);
  });
});

async function readBack(recording: Recording, file: string) {
  await recording.close();
  return await readSpool(file, silentLog);
}
