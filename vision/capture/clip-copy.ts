// Owns turning H.264 packets into an MP4 as they are: in this process (some 30 ms for 16 s), and
// by ffmpeg where that can't.
import { open } from "node:fs/promises";
import { setImmediate as turn } from "node:timers/promises";
import { EncodedPacket, EncodedVideoPacketSource, FilePathTarget } from "mediabunny";
import { Mp4OutputFormat, Output } from "mediabunny";
import { showTimes } from "./clip-packets.ts";
import type { ClipPacket } from "./clip-packets.ts";
import { runFfmpeg } from "./ffmpeg.ts";
import { h264CodecName, hasParameterSets, readH264Parameters } from "./h264-parameters.ts";
import { matroskaCluster, matroskaHeader } from "./matroska.ts";
import type { Packet, VideoFormat } from "./packet.ts";
import type { Clock } from "../../storage/clock.ts";

/** Packets are put into the file for at most this long before everything else gets a turn. */
const stretchMs = 8;

/** Makes the file, empty and readable by its owner only; who writes it later keeps that mode. */
export async function createPrivately(file: string): Promise<void> {
  const handle = await open(file, "w", 0o600);
  await handle.close();
}

/**
 * Writes H.264 `packets` (decode order, from a keyframe, times from 0 on) as an MP4 with its
 * index first. Throws Error when the stream lacks parameter sets or a size, its times run back
 * further than B-frames do, or the disk refuses.
 */
export async function muxInProcess(
  file: string,
  format: VideoFormat,
  packets: readonly ClipPacket[],
  signal?: AbortSignal,
): Promise<void> {
  const first = withParameterSets(format, packets[0]);
  const parameters = readH264Parameters(first);
  if (!parameters) throw new Error("the stream has no parameter sets");
  await createPrivately(file);
  // Room for the index is kept in front, so that pictures go to disk as they come. Building the
  // file in memory stopped everything else for 0.1 s at 45 MB and held another 100 MB.
  const output = new Output({
    format: new Mp4OutputFormat({ fastStart: "reserve" }),
    target: new FilePathTarget(file),
  });
  const source = new EncodedVideoPacketSource("avc");
  output.addVideoTrack(source, { maximumPacketCount: packets.length });
  try {
    await output.start();
    const durations = showTimes(packets);
    const decoderConfig = {
      codec: h264CodecName(parameters),
      codedWidth: format.width,
      codedHeight: format.height,
    };
    let stretchBegan = performance.now();
    for (const [index, { ms, keyframe, bytes }] of packets.entries()) {
      const data = index === 0 ? first : bytes;
      const type = keyframe ? "key" : "delta";
      const packet = new EncodedPacket(data, type, ms / 1000, (durations[index] ?? 0) / 1000);
      await source.add(packet, index === 0 ? { decoderConfig } : undefined);
      if (performance.now() - stretchBegan < stretchMs) continue;
      signal?.throwIfAborted();
      await turn();
      stretchBegan = performance.now();
    }
    await output.finalize();
  } catch (error) {
    if (output.state !== "finalized") await output.cancel();
    throw error;
  }
}

/** The same by ffmpeg, which also takes what muxInProcess() refuses. Throws FfmpegError. */
export async function muxByFfmpeg(
  file: string,
  format: VideoFormat,
  packets: readonly ClipPacket[],
  options: { ffmpeg: { path: string }; clock: Clock; signal?: AbortSignal },
): Promise<void> {
  await createPrivately(file);
  const input = ["-nostdin", "-v", "error", "-y", "-f", "matroska", "-i", "pipe:0"];
  const copy = ["-map", "0:v:0", "-c", "copy", "-movflags", "+faststart", "-f", "mp4", file];
  await runFfmpeg(options.ffmpeg, [...input, ...copy], {
    input: matroskaFile(format, packets),
    timeoutMs: 120_000,
    clock: options.clock,
    ...(options.signal && { signal: options.signal }),
  });
}

/** Packets as ffmpeg reads them from a pipe. */
export function* matroskaFile(format: VideoFormat, packets: Iterable<Packet>): Generator<Buffer> {
  yield matroskaHeader(format);
  for (const packet of packets) {
    yield matroskaCluster(packet);
    yield packet.bytes;
  }
}

/** Many cameras send their parameter sets only once, when the session begins. */
function withParameterSets(format: VideoFormat, packet: Packet | undefined): Buffer {
  const bytes = packet?.bytes ?? Buffer.alloc(0);
  return hasParameterSets(bytes) ? bytes : Buffer.concat([format.extradata, bytes]);
}
