// Gate and decoder tied together, with a real ffmpeg that dies when the test says so.
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { systemClock } from "../../../storage/clock.ts";
import { Decoding } from "../../../vision/capture/decoding.ts";
import type { Ffmpeg } from "../../../vision/capture/ffmpeg.ts";
import type { Loss } from "../../../vision/capture/loss.ts";
import type { Packet } from "../../../vision/capture/packet.ts";
import { Ring } from "../../../vision/capture/ring.ts";
import { until } from "../../cameras/until.ts";
import { RecordingLog } from "../../fakes/log.ts";
import { drawStream, ffmpegs, nutOf, parse, type StreamName } from "./streams.ts";

const [ffmpeg] = ffmpegs as [Ffmpeg];
const streamOf = (name: StreamName) => parse(nutOf(drawStream(name), ffmpeg));
const { format, packets } = streamOf("h264");

/** An ffmpeg that dies in its first `deaths` lives, after some bytes; and how often it was begun. */
function mortal(deaths: number): { ffmpeg: Ffmpeg; lives(): number; kill(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), "vigil-decoding-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, "ffmpeg");
  const lives = path.join(folder, "lives");
  writeFileSync(lives, "");
  const script = [
    "#!/bin/sh",
    `echo $$ > ${folder}/pid`,
    `echo x >> ${lives}`,
    `if [ $(wc -l < ${lives}) -le ${deaths} ]; then head -c 2000 > ${folder}/eaten; exit 7; fi`,
    `exec ${ffmpeg.path} "$@"`,
  ];
  writeFileSync(file, script.join("\n"));
  chmodSync(file, 0o755);
  return {
    ffmpeg: { ...ffmpeg, path: file },
    lives: () => readFileSync(lives, "utf8").length / 2,
    kill: () => process.kill(Number(readFileSync(path.join(folder, "pid"), "utf8")), "SIGKILL"),
  };
}

function decodingOf(using: Ffmpeg, stream = { format }) {
  const ring = new Ring(stream.format, { seconds: 30, bytes: 1e8 });
  const times: number[] = [];
  const widths: number[] = [];
  let frameWidth = 160;
  let framesPerSecond = 5;
  const broken: Loss[] = [];
  const log = new RecordingLog();
  const decoding = new Decoding({
    ffmpeg: using,
    clock: systemClock,
    log,
    ring,
    frameWidth: () => frameWidth,
    framesPerSecond: () => framesPerSecond,
    onFrame: ({ ms, width }) => {
      times.push(ms);
      widths.push(width);
    },
    onBroken: (loss) => broken.push(loss),
  });
  onTestFinished(() => decoding.stop());
  const offer = (offered: readonly Packet[]) => {
    for (const packet of offered) {
      ring.push(packet);
      decoding.offer(packet);
    }
  };
  const restarts = () => log.messages("warn").length;
  const widen = (width: number) => {
    frameWidth = width;
  };
  const examine = (perSecond: number) => {
    framesPerSecond = perSecond;
  };
  return { ring, times, widths, widen, examine, broken, log, decoding, offer, restarts };
}

describe("the look", () => {
  test("closed: keyframes; open: every frame that is examined, from the group's beginning", async () => {
    const { times, decoding, offer } = decodingOf(ffmpeg);
    offer(packets.slice(0, 90));
    await until(() => times.length >= 3, "three keyframes");
    expect(times).toEqual([5_000, 7_000, 9_000]);
    expect(decoding.open).toBe(false);
    decoding.attend(true);
    expect(decoding.open).toBe(true);
    offer(packets.slice(90, 120));
    await until(() => (times.at(-1) ?? 0) >= 10_800, "the rest of the group");
    expect(times.slice(2)).toEqual([
      9_000, 9_200, 9_400, 9_600, 9_800, 10_000, 10_200, 10_400, 10_600, 10_800,
    ]);
    decoding.attend(false);
    offer(packets.slice(120, 170));
    await until(() => times.includes(13_000), "a keyframe");
    expect(times.slice(-2)).toEqual([11_000, 13_000]);
  });

  test("wider frames from the next keyframe on, none twice, open or not", async () => {
    const { times, widths, widen, decoding, offer, restarts } = decodingOf(ffmpeg);
    offer(packets.slice(0, 60));
    await until(() => times.length === 2, "two keyframes");
    widen(240);
    offer(packets.slice(60, 90));
    await until(() => times.length === 3, "the third");
    decoding.attend(true);
    offer(packets.slice(90, 120));
    widen(160);
    await until(() => (times.at(-1) ?? 0) >= 10_800, "the open group");
    offer(packets.slice(120, 142));
    await until(() => (times.at(-1) ?? 0) >= 12_000, "the next group");
    expect(times.slice(0, 4)).toEqual([5_000, 7_000, 9_000, 9_200]);
    expect(new Set(times).size).toBe(times.length);
    expect(times.filter((_, index) => widths[index] === 240)).toEqual(
      times.filter((ms) => ms >= 9_000 && ms < 11_000),
    );
    expect(decoding.size.width).toBe(160);
    expect(restarts()).toBe(0);
  });

  test("more pictures a second from the next packet on, none twice; fewer again as well", async () => {
    const { times, examine, decoding, offer, restarts } = decodingOf(ffmpeg);
    decoding.attend(true);
    offer(packets.slice(0, 60));
    await until(() => times.includes(7_800), "the first group and a half");
    examine(10);
    // In mid-group: no keyframe comes before 9000.
    offer(packets.slice(60, 79));
    await until(() => times.includes(8_900), "frames at the new rate");
    examine(2);
    offer(packets.slice(79, 121));
    await until(() => times.includes(11_000), "frames at the rate after that");
    const fiveASecond = [5_000, 5_200, 5_400, 5_600, 5_800, 6_000, 6_200, 6_400, 6_600, 6_800];
    fiveASecond.push(7_000, 7_200, 7_400, 7_600, 7_800);
    const tenASecond = [
      7_900, 8_000, 8_100, 8_200, 8_300, 8_400, 8_500, 8_600, 8_700, 8_800, 8_900,
    ];
    const twoASecond = [9_000, 9_500, 10_000, 10_500, 11_000];
    expect(times).toEqual([...fiveASecond, ...tenASecond, ...twoASecond]);
    expect(restarts()).toBe(0);
  });

  test("what can't be watched by keyframes stays open, and says so", () => {
    const { decoding } = decodingOf(ffmpeg, streamOf("hevc with B-frames"));
    expect(decoding.needsEveryPacket).toBe(true);
    decoding.attend(false);
    expect(decoding.open).toBe(true);
  });

  test("back: beside the live one, which goes on", async () => {
    const { ring, times, decoding, offer } = decodingOf(ffmpeg);
    offer(packets.slice(0, 80));
    const seen: number[] = [];
    const looking = decoding.lookBack(ring.groupOf(6_999), new AbortController().signal, ({ ms }) =>
      seen.push(ms),
    );
    offer(packets.slice(80, 81));
    await looking;
    expect(seen).toEqual(Array.from({ length: 10 }, (_, index) => 5_000 + index * 200));
    await until(() => times.length === 3, "three keyframes");
    expect(times).toEqual([5_000, 7_000, 9_000]);
  });
});

describe("a decoder that dies", () => {
  test("is followed by a new one, which begins with the group that the old one took along", async () => {
    const { ffmpeg: using, lives } = mortal(1);
    const { times, broken, decoding, offer, restarts } = decodingOf(using);
    decoding.attend(true);
    offer(packets.slice(0, 60));
    await until(() => restarts() === 1, "the death");
    offer(packets.slice(60, 90));
    await until(() => (times.at(-1) ?? 0) >= 9_400, "the newest frame");
    expect(lives()).toBe(2);
    // The group at the time of the death begins with 7000.
    expect(times).toEqual([
      7_000, 7_200, 7_400, 7_600, 7_800, 8_000, 8_200, 8_400, 8_600, 8_800, 9_000, 9_200, 9_400,
    ]);
    expect(broken).toEqual([]);
  });

  test("while only keyframes are looked at: the new one gets the newest", async () => {
    const { ffmpeg: using } = mortal(1);
    const { times, offer, restarts } = decodingOf(using);
    offer(packets.slice(0, 50));
    await until(() => restarts() === 1, "the death");
    await until(() => times.length > 0, "a frame");
    offer(packets.slice(50, 81));
    await until(() => times.length === 2, "the next keyframe");
    expect(times).toEqual([7_000, 9_000]);
  });

  test("after it had shown frames: none of them is shown twice", async () => {
    const { ffmpeg: using, kill } = mortal(0);
    const { times, log, decoding, offer, restarts } = decodingOf(using);
    decoding.attend(true);
    offer(packets.slice(0, 60));
    await until(() => times.includes(7_800), "the newest frame");
    const shown = times.length;
    kill();
    await until(() => restarts() === 1, "the death");
    offer(packets.slice(60, 90));
    await until(() => (times.at(-1) ?? 0) >= 9_400, "the newest frame");
    expect(times.length).toBeGreaterThan(shown);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(new Set(times).size).toBe(times.length);
    expect(log.messages("error")).toEqual([]);
  });

  test("three times within half a minute is forgiven", async () => {
    const { ffmpeg: using, lives } = mortal(3);
    const { times, broken, offer } = decodingOf(using);
    offer(packets.slice(0, 50));
    await until(() => times.includes(7_000), "a frame");
    expect(lives()).toBe(4);
    expect(broken).toEqual([]);
  });

  test("four times: the stream can't be decoded, which is told once", async () => {
    const { ffmpeg: using, lives } = mortal(1_000);
    const { times, broken, decoding, offer } = decodingOf(using);
    offer(packets.slice(0, 50));
    await until(() => broken.length > 0, "giving up");
    offer(packets.slice(50, 130));
    await decoding.stop();
    expect(broken).toMatchObject([
      { kind: "unsupported", sentence: "connected, but its video can't be decoded" },
    ]);
    expect(lives()).toBe(4);
    expect(times).toEqual([]);
  });

  test("because there is no such program is no different", async () => {
    const { broken } = decodingOf({ ...ffmpeg, path: "/nowhere/ffmpeg" });
    await until(() => broken.length > 0, "giving up");
    expect(broken).toHaveLength(1);
  });
});

test("stop(): the process is gone, and no frame comes any more", async () => {
  const { ffmpeg: using, lives } = mortal(0);
  const { times, broken, decoding, offer, restarts } = decodingOf(using);
  decoding.attend(true);
  offer(packets.slice(0, 60));
  await until(() => times.length > 0, "a frame");
  const stopping = decoding.stop();
  const shown = times.length;
  offer(packets.slice(60, 90));
  await stopping;
  expect(times).toHaveLength(shown);
  expect({ broken, restarts: restarts(), lives: lives() }).toEqual({
    broken: [],
    restarts: 0,
    lives: 1,
  });
});
