import { execFileSync } from "node:child_process";
import { beforeAll, describe, expect, test } from "vitest";
import {
  NutError,
  NutParser,
  UnsupportedCodecError,
  type NutPacket,
  type RawPictures,
} from "../../../vision/capture/nut.ts";
import type { VideoFormat } from "../../../vision/capture/packet.ts";
import {
  drawStream,
  ffmpegs,
  md5,
  nutOf,
  randomNumbers,
  type StreamName,
  tried,
} from "./streams.ts";

interface Seen {
  streams: (VideoFormat & { fourcc: string })[];
  packets: NutPacket[];
}

function parserInto(seen: Seen, maximumPacketBytes = 16 << 20): NutParser {
  return new NutParser(
    {
      stream: (format) => seen.streams.push(format),
      packet: (packet) => seen.packets.push(packet),
    },
    { maximumPacketBytes },
  );
}

function parseIn(nut: Buffer, nextLength: () => number): Seen {
  const seen: Seen = { streams: [], packets: [] };
  const parser = parserInto(seen);
  for (let at = 0; at < nut.length;) {
    const length = nextLength();
    // A copy that is wiped afterwards: nothing handed out may be a view into what was pushed.
    const chunk = Buffer.from(nut.subarray(at, at + length));
    parser.push(chunk);
    chunk.fill(0xee);
    at += length;
  }
  return seen;
}

/** Time in ms, flag and MD5 of each packet, as ffmpeg's own reader sees them. */
function asFfmpegReads(nut: Buffer, ffmpeg: string): string[] {
  const args = "-nostdin -v error -f nut -i pipe:0 -copyts -c copy -f framemd5 pipe:1".split(" ");
  const text = execFileSync(ffmpeg, args, { input: nut, encoding: "utf8", maxBuffer: 16 << 20 });
  const base = /#tb 0: (\d+)\/(\d+)/.exec(text);
  const scale = (1_000 * Number(base?.[1])) / Number(base?.[2]);
  return text
    .split("\n")
    .filter((line) => /^\d/.test(line))
    .map((line) => line.split(",").map((field) => field.trim()))
    .map((fields) => `${(Number(fields[2]) * scale).toFixed(2)} ${fields[5]}`);
}

describe.each(tried)("written by ffmpeg $version", (ffmpeg) => {
  test.each([
    "h264",
    "h264 with B-frames",
    "hevc",
    "hevc with B-frames",
    "mjpeg",
  ] satisfies StreamName[])("%s: cut anywhere, the packets are those that ffmpeg reads", (name) => {
    const nut = nutOf(drawStream(name), ffmpeg);
    const random = randomNumbers(1);
    const cuts: (() => number)[] = [
      () => nut.length,
      () => 65_536,
      () => 1 + Math.floor(random() ** 4 * 9_000),
      ...(name === "mjpeg" ? [] : [() => 1]),
    ];
    const expected = asFfmpegReads(nut, ffmpeg.path);
    for (const cut of cuts) {
      const { streams, packets } = parseIn(nut, cut);
      expect(streams).toHaveLength(1);
      expect(streams[0]).toMatchObject({
        codec: name.split(" ")[0],
        width: 320,
        height: 180,
        decodeDelay: name.endsWith("B-frames") ? 2 : 0,
      });
      expect(streams[0]!.extradata.length > 0).toBe(name !== "mjpeg");
      expect(packets.map(({ pts, bytes }) => `${pts.toFixed(2)} ${md5(bytes)}`)).toEqual(expected);
      expect(packets.filter((packet) => packet.keyframe)).toHaveLength(name === "mjpeg" ? 400 : 10);
      // Each in memory of its own.
      expect(packets.every(({ bytes }) => bytes.buffer.byteLength === bytes.length)).toBe(true);
    }
  });

  test("raw pictures go to whoever asks for them", () => {
    const nut = draw(ffmpeg.path, "-c:v rawvideo -pix_fmt yuv420p");
    const pictures: RawPictures[] = [];
    const packets: NutPacket[] = [];
    const handlers = { packet: (packet: NutPacket) => packets.push(packet) };
    new NutParser({ ...handlers, raw: (found) => pictures.push(found) }).push(nut);
    expect(pictures).toEqual([{ fourcc: "I420", width: 64, height: 48 }]);
    expect(packets.map(({ bytes }) => bytes.length)).toEqual(Array(10).fill((64 * 48 * 3) / 2));
    expect(packets.map(({ pts }) => pts)).toEqual(Array.from({ length: 10 }, (_, i) => i * 100));
    const camera = parserInto({ streams: [], packets: [] });
    expect(() => camera.push(nut)).toThrow(UnsupportedCodecError);
  });

  test("a codec that Vigil can't use is named", () => {
    const parser = parserInto({ streams: [], packets: [] });
    const nut = draw(ffmpeg.path, "-c:v mpeg4");
    expect(() => parser.push(nut)).toThrow(/"(FMP4|mp4v)".*only H\.264, HEVC and MJPEG/);
    expect(() => parser.push(Buffer.alloc(1))).toThrow(UnsupportedCodecError);
  });

  test("H.264 in MP4's form is refused", () => {
    const file = drawStream("h264").file;
    const args = ["-v", "error", "-i", file, "-c", "copy", "-f", "nut", "pipe:1"];
    const nut = execFileSync(ffmpeg.path, args, { maxBuffer: 64 << 20 });
    expect(() => parserInto({ streams: [], packets: [] }).push(nut)).toThrow(/mp4toannexb/);
  });
});

describe("damage", () => {
  const [ffmpeg] = ffmpegs;
  let nut = Buffer.alloc(0);
  beforeAll(() => {
    nut = Buffer.from(nutOf(drawStream("h264"), ffmpeg!).subarray(0, 300_000));
  });

  test("something else than NUT", () => {
    for (const text of ["HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", "\0".repeat(64)]) {
      expect(() => parserInto({ streams: [], packets: [] }).push(Buffer.from(text))).toThrow(
        NutError,
      );
    }
  });

  test("a packet larger than allowed", () => {
    const seen: Seen = { streams: [], packets: [] };
    const parser = parserInto(seen, 5_000);
    expect(() => parser.push(nut)).toThrow(/packet of \d+ bytes/);
    expect(seen.packets).toHaveLength(0); // the first keyframe is larger
  });

  test("wherever it strikes: NutError or nothing, and never more memory than allowed", () => {
    const random = randomNumbers(2);
    let failed = 0;
    for (let round = 0; round < 400; round++) {
      const broken = Buffer.from(nut.subarray(0, 120_000));
      // Often in the headers, else anywhere; one byte or a stretch.
      const at = Math.floor(random() * (round % 2 ? 700 : broken.length));
      const length = round % 3 ? 1 : 1 + Math.floor(random() * 200);
      for (let index = at; index < Math.min(at + length, broken.length); index++) {
        broken[index] = Math.floor(random() * 256);
      }
      const seen: Seen = { streams: [], packets: [] };
      const parser = parserInto(seen, 1_000_000);
      try {
        for (let from = 0; from < broken.length; from += 4_096) {
          parser.push(broken.subarray(from, from + 4_096));
        }
      } catch (error) {
        if (!(error instanceof NutError)) throw error;
        failed++;
      }
      const bytes = seen.packets.reduce((sum, packet) => sum + packet.bytes.length, 0);
      // Shared beginnings (3 bytes) are all that can be made of nothing.
      expect(bytes).toBeLessThan(broken.length * 4);
    }
    expect(failed).toBeGreaterThan(50);
  });
});

function draw(ffmpeg: string, encoder: string): Buffer {
  const args = `-nostdin -v error -f lavfi -i testsrc2=s=64x48:r=10:d=1 ${encoder} -f nut pipe:1`;
  return execFileSync(ffmpeg, args.split(" "));
}
