// Owns the clip that somebody asked for: the last seconds from the ring, the rest as it comes,
// in a temporary folder that the asker removes.
import { mkdtemp, rm } from "node:fs/promises";
import path from "node:path";
import { storageError } from "../storage/errors.ts";
import { ClipError, type ClipMaker } from "./capture/clip.ts";
import type { Packet, VideoFormat } from "./capture/packet.ts";
import { notMade, showsNothing } from "./camera-trouble.ts";
import type { RequestedClip } from "./watch-view.ts";

/** How much of a requested clip is already past (where it is that long). */
export const requestedPastMs = 5_000;
/** What one requested clip may hold in memory; 60 s at 16 Mbit/s. */
const maximumHeldBytes = 120_000_000;

export interface ClipSource {
  readonly id: string;
  readonly name: string;
  format(): VideoFormat | null;
  newest(): Packet | null;
  past(ms: number): Packet[];
  wallOf(ms: number): number;
  /** Calls for every further packet until the returned function is called. */
  onPacket(listener: (packet: Packet) => void): () => void;
  /** Calls once when the session ends before that. */
  onSessionEnd(listener: () => void): () => void;
}

/**
 * Resolves when the files are whole. Rejects with CameraError (no picture, no clip of it),
 * StorageError, or the signal's reason; then nothing is left behind.
 */
export async function recordRequestedClip(options: {
  source: ClipSource;
  seconds: number;
  folder: string;
  makeClips: ClipMaker;
  onProgress?: (recordedSeconds: number) => void;
  signal?: AbortSignal;
}): Promise<RequestedClip> {
  const { source, seconds, makeClips, signal } = options;
  signal?.throwIfAborted();
  const format = source.format();
  const newest = source.newest();
  if (!format || !newest) {
    throw showsNothing(source, null);
  }
  const fromMs = newest.ms - Math.min(requestedPastMs, seconds * 1_000);
  const packets = source.past(fromMs);
  const first = packets[0] ?? newest;
  const toMs = Math.max(fromMs, first.ms) + seconds * 1_000;
  await collect(source, packets, Math.max(fromMs, first.ms), toMs, options);
  signal?.throwIfAborted();
  // Now: a camera that comes back has another one.
  const wallOffset = source.wallOf(toMs) - toMs;
  const folder = await mkdtemp(path.join(options.folder, "clip-")).catch((error: unknown) => {
    throw storageError("write", options.folder, error);
  });
  try {
    const clips = await makeClips({
      format,
      packets,
      folder,
      name: "clip",
      wallOf: (ms) => ms + wallOffset,
      ...(signal ? { signal } : {}),
    });
    return { folder, clips };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error instanceof ClipError ? notMade(source, error) : error;
  }
}

/** Adds packets until `toMs`, the end of the session, the memory cap or an abort. */
function collect(
  source: ClipSource,
  packets: Packet[],
  fromMs: number,
  toMs: number,
  { onProgress, signal }: { onProgress?: (recordedSeconds: number) => void; signal?: AbortSignal },
): Promise<void> {
  let held = packets.reduce((sum, packet) => sum + packet.bytes.length, 0);
  let told = -1;
  return new Promise((resolve) => {
    const stop = () => {
      forgetPackets();
      forgetEnd();
      signal?.removeEventListener("abort", stop);
      resolve();
    };
    const forgetPackets = source.onPacket((packet) => {
      if (packet.ms > toMs || held > maximumHeldBytes) {
        stop();
        return;
      }
      packets.push(packet);
      held += packet.bytes.length;
      const recorded = Math.floor((packet.ms - fromMs) / 1_000);
      if (recorded !== told) {
        told = recorded;
        onProgress?.(recorded);
      }
    });
    const forgetEnd = source.onSessionEnd(stop);
    signal?.addEventListener("abort", stop, { once: true });
    if ((packets.at(-1)?.ms ?? 0) >= toMs) stop();
  });
}
