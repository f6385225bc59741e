// Owns looking at what was passed over: packets from the ring go through a short-lived decoder of
// low priority, beside the one that decodes live. The live decoder is never fed backwards.
import type { Clock } from "../../storage/clock.ts";
import type { Log } from "../../storage/log.ts";
import { Decoder, type FrameSize } from "./decoder.ts";
import type { Ffmpeg } from "./ffmpeg.ts";
import type { Frame, Packet, VideoFormat } from "./packet.ts";

export interface LookBackOptions {
  ffmpeg: Ffmpeg;
  format: VideoFormat;
  /** A keyframe and what follows it, in the ring's order; usually one group of pictures. */
  packets: readonly Packet[];
  size: FrameSize;
  /** As the live decoder's: a frame is shown when the last shown one is so much older. */
  everyMs: number;
  /** In order of time; none after the promise has settled. */
  onFrame(frame: Frame): void;
  /** Ends it early; the promise rejects with the signal's reason. */
  signal?: AbortSignal;
  /** How long it may take in all; 10 s unless said. */
  deadlineMs?: number;
  log: Log;
  clock: Clock;
}

/** The frames could not be had; `message` says why, for the log. */
export class LookBackError extends Error {
  override readonly name = "LookBackError";
}

/**
 * Decodes `packets` and shows their frames in order; resolves after the last one.
 * Rejects with LookBackError when the decoder fails or takes too long.
 */
export async function lookBack(options: LookBackOptions): Promise<void> {
  const { signal, deadlineMs = 10_000 } = options;
  signal?.throwIfAborted();
  const packets = worthDecoding(options);
  if (packets.length === 0) return;

  const decoder = new Decoder({ ...options, onEnd: () => undefined, lowPriority: true });
  const end = () => void decoder.kill();
  signal?.addEventListener("abort", end, { once: true });
  for (const packet of packets) decoder.feed(packet);
  await decoder.finish(deadlineMs);
  signal?.removeEventListener("abort", end);
  signal?.throwIfAborted();
  if (decoder.failure !== null) throw new LookBackError(`the decoder ${decoder.failure}`);
}

/** Of MJPEG, where each picture stands alone, only those that will be shown need decoding. */
function worthDecoding(options: LookBackOptions): readonly Packet[] {
  if (options.format.codec !== "mjpeg") return options.packets;
  let shownMs = -Infinity;
  return options.packets.filter((packet) => {
    if (packet.ms - shownMs < options.everyMs) return false;
    shownMs = packet.ms;
    return true;
  });
}
