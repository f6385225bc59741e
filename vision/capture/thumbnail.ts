// Owns the small picture that a chat shows of a clip before it is loaded: at most 320 px and
// 200 kB, Telegram's limits (facts/telegram.md, 3.3).
import { writeFile } from "node:fs/promises";
import { decodePicture } from "./decode-picture.ts";
import type { Ffmpeg } from "./ffmpeg.ts";
import { readJpeg } from "./jpeg.ts";
import type { Packet, VideoFormat } from "./packet.ts";
import type { Clock } from "../../storage/clock.ts";

export const maximumThumbnailPixels = 320;
export const maximumThumbnailBytes = 200_000;

export interface ThumbnailRequest {
  ffmpeg: Pick<Ffmpeg, "path">;
  format: VideoFormat;
  /** The clip's packets, in decode order. */
  packets: readonly Packet[];
  /** The picture of this time or the last before it; the middle keyframe unless said. */
  atMs?: number | undefined;
  clock: Clock;
  signal?: AbortSignal;
}

/** Writes the thumbnail. Throws Error when none can be made of these packets. */
export async function makeThumbnail(file: string, request: ThumbnailRequest): Promise<void> {
  const { packets, ms } = wantedPicture(request);
  const { ffmpeg, format, clock, signal } = request;
  // Noise at 320 px can exceed the limit only at the best quality; the second try never does.
  for (const quality of [4, 16]) {
    const jpeg = await decodePicture({
      ffmpeg,
      format,
      packets,
      ms,
      quality,
      fitInto: maximumThumbnailPixels,
      lowPriority: true,
      clock,
      ...(signal && { signal }),
    });
    if (!readJpeg(jpeg)) throw new Error("its picture does not come out");
    if (jpeg.length > maximumThumbnailBytes) continue;
    await writeFile(file, jpeg, { mode: 0o600, flush: true });
    return;
  }
  throw new Error("it stays larger than a thumbnail may be");
}

/** The wanted picture's time, and the packets that lead to it. */
function wantedPicture({ packets, atMs }: ThumbnailRequest): { packets: Packet[]; ms: number } {
  const keyframes = packets.filter((packet) => packet.keyframe);
  const middle = keyframes[keyframes.length >> 1];
  const first = keyframes[0];
  if (!middle || !first) throw new Error("it has no keyframe");
  if (atMs === undefined) return { packets: [middle], ms: middle.ms };
  const keyframe = keyframes.findLast((packet) => packet.ms <= atMs) ?? first;
  const start = packets.indexOf(keyframe);
  const next = packets.findIndex((packet, index) => index > start && packet.keyframe);
  const group = packets.slice(start, next < 0 ? undefined : next);
  const ms = Math.max(keyframe.ms, ...group.map((p) => p.ms).filter((time) => time <= atMs));
  const last = group.findIndex((packet) => packet.ms === ms);
  return { packets: group.slice(0, last + 1), ms };
}
