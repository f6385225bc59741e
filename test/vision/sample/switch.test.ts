// The people take the walker's place while the clip is being played: at its next showing, within
// the same session, and a decoder that has begun with the walker goes on without a complaint. No
// watchdog here: on a busy machine an ffmpeg takes its time to start, which is not the matter.
import { Readable } from "node:stream";
import { describe, test } from "vitest";
import { systemClock } from "../../../storage/clock.ts";
import { matroskaFile } from "../../../vision/capture/clip-copy.ts";
import { spawnFfmpeg } from "../../../vision/capture/ffmpeg.ts";
import { runFile } from "../../../vision/capture/file-session.ts";
import type { Packet, VideoFormat } from "../../../vision/capture/packet.ts";
import { until } from "../../cameras/until.ts";
import { RecordingLog } from "../../fakes/log.ts";
import { ffmpegs } from "../capture/streams.ts";
import { forever, sampleCamera } from "./sample-folder.ts";

/** Drawing both clips and showing each twice takes long: npm run prove:sample. */
const isLong = process.env["PROVE"] === "full";
const each = ffmpegs.map((ffmpeg) => ({ ffmpeg, version: ffmpeg.version }));
describe.runIf(isLong)("the people take the walker's place", () => {
  test.concurrent.for(each)(
    "with ffmpeg $version",
    { timeout: 300_000 },
    async ({ ffmpeg }, { expect, onTestFinished }) => {
      const { camera } = await sampleCamera({ ffmpeg }, onTestFinished);
      const file = await camera.prepare();
      const log = new RecordingLog();
      const formats: VideoFormat[] = [];
      const packets: Packet[] = [];
      const end = new AbortController();
      onTestFinished(() => end.abort());
      const session = runFile(
        { kind: "file", path: file, loop: true },
        {
          ffmpeg,
          clock: systemClock,
          log,
          signal: end.signal,
          sink: {
            format: (format) => formats.push(format),
            packet: ({ pts, keyframe, bytes }) =>
              packets.push({ ms: Math.round(pts ?? 0), keyframe, bytes }),
          },
        },
      );
      /** The empty room's pictures are the same every time; those with somebody are not. */
      const different = () => new Set(packets.map(({ bytes }) => bytes.toString("base64"))).size;
      await until(() => packets.length > 45, "the walker's second showing", 100_000);
      const ofWalker = different();
      await camera.improve(forever);
      expect(camera.state).toEqual({ kind: "people" });
      await until(() => different() >= ofWalker + 30, "both people's second", 100_000);
      end.abort();
      await session;

      expect(formats).toHaveLength(1);
      // What the readers complained about is in here, too.
      expect(log.lines).toEqual([]);
      const [format] = formats as [VideoFormat];
      expect(await decode(ffmpeg, format, packets)).toEqual({
        pictures: packets.length,
        words: [],
      });
    },
  );
});

/** How many pictures a decoder makes of all packets in a row, and what it has to say. */
async function decode(ffmpeg: { path: string }, format: VideoFormat, packets: readonly Packet[]) {
  const args = "-nostdin -v warning -f matroska -i pipe:0 -map 0:v -vsync 0 -f framecrc pipe:1";
  const running = spawnFfmpeg(ffmpeg, args.split(" "), { stdin: true });
  if (running.stdin) Readable.from(matroskaFile(format, packets)).pipe(running.stdin);
  const lines = Buffer.concat(await running.stdout.toArray())
    .toString()
    .split("\n");
  await running.exited;
  const words = running.lastLines().filter((line) => !/-vsync is deprecated/.test(line));
  return { pictures: lines.filter((line) => line.startsWith("0,")).length, words };
}
