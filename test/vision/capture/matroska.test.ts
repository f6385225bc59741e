import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { matroskaCluster, matroskaHeader } from "../../../vision/capture/matroska.ts";
import { NutParser, type NutPacket } from "../../../vision/capture/nut.ts";
import type { Packet, VideoFormat } from "../../../vision/capture/packet.ts";
import { drawStream, nutOf, parse, tried } from "./streams.ts";

const copy = "-nostdin -v error -f matroska -i pipe:0 -copyts -c copy -f nut -write_index 0 pipe:1";

describe.each(tried)("read by ffmpeg $version", (ffmpeg) => {
  test.each(["h264", "hevc", "mjpeg"] as const)("%s comes out as it went in", (name) => {
    const { format, packets } = parse(nutOf(drawStream(name), ffmpeg));
    // Gaps as the gate makes them, and times as large as they may get.
    const written = packets
      .filter((packet, index) => packet.keyframe || index % 80 < 40)
      .map((packet) => ({ ...packet, ms: packet.ms + 1_790_000_000_000 }));
    const { stream, read } = readBack(written, format, ffmpeg.path);
    expect(stream).toMatchObject({ codec: name, width: 320, height: 180 });
    expect(stream?.extradata.equals(format.extradata)).toBe(true);
    expect(read.map(({ pts, keyframe }) => ({ ms: Math.round(pts), keyframe }))).toEqual(
      written.map(({ ms, keyframe }) => ({ ms, keyframe })),
    );
    expect(read.every((packet, index) => packet.bytes.equals(written[index]!.bytes))).toBe(true);
  });

  test("a file cut off anywhere is whole up to its last packet", () => {
    const { format, packets } = parse(nutOf(drawStream("h264"), ffmpeg));
    const { read } = readBack(packets.slice(0, 50), format, ffmpeg.path, 1_000);
    expect(read.length).toBeGreaterThanOrEqual(49);
    expect(read[48]!.bytes.equals(packets[48]!.bytes)).toBe(true);
  });
});

test("refuses what its fields can't hold", () => {
  const packet: Packet = { ms: 0, keyframe: true, bytes: Buffer.alloc(1) };
  for (const ms of [-1, 0.5, NaN, 2 ** 48]) {
    expect(() => matroskaCluster({ ...packet, ms })).toThrow(RangeError);
  }
  expect(() => matroskaCluster({ ...packet, bytes: { length: 2 ** 28 } as Buffer })).toThrow(
    RangeError,
  );
});

function readBack(written: Packet[], format: VideoFormat, ffmpeg: string, cutOff = 0) {
  const file = Buffer.concat([
    matroskaHeader(format),
    ...written.flatMap((packet) => [matroskaCluster(packet), packet.bytes]),
  ]);
  const nut = execFileSync(ffmpeg, copy.split(" "), {
    input: file.subarray(0, file.length - cutOff),
    maxBuffer: 64 << 20,
    stdio: ["pipe", "pipe", "ignore"],
  });
  const read: NutPacket[] = [];
  const streams: VideoFormat[] = [];
  new NutParser({
    stream: (found) => streams.push(found),
    packet: (packet) => read.push(packet),
  }).push(nut);
  return { stream: streams[0], read };
}
