// Owns what the packets of a clip are before they are written: which of them can be shown at all,
// their times from 0 on, how long each is shown, and where they are cut when one file would
// become too large.
import type { Packet } from "./packet.ts";

/** A packet on the clip's timeline: `ms` begins with 0 and holds no long gaps. */
export interface ClipPacket extends Packet {
  /** Its time on the camera's timeline. */
  readonly sourceMs: number;
}

/** A camera that was gone for minutes would be a frozen picture for minutes; this much is kept. */
export const maximumGapMs = 5000;
/** A clip of one picture is shown for this long. */
const singlePictureMs = 1000;
/** What an MP4 holds besides its pictures: headers, and per picture table entries and lengths. */
const fileOverheadBytes = 4096;
const pictureOverheadBytes = 64;

/**
 * Packets (decode order) as a clip shows them: from the first keyframe on, without pictures that
 * lean on what was before it, times from 0 on and strictly rising in the order they are shown,
 * gaps over maximumGapMs cut to that. Empty when there is no keyframe.
 */
export function clipPackets(packets: readonly Packet[]): ClipPacket[] {
  const first = packets.findIndex((packet) => packet.keyframe);
  if (first < 0) return [];
  const startMs = packets[first]?.ms ?? 0;
  const shown = packets.slice(first).filter((packet) => packet.ms >= startMs);
  const clipMs = new Map<Packet, number>();
  let previous: Packet | null = null;
  let ms = 0;
  for (const packet of [...shown].sort((a, b) => a.ms - b.ms)) {
    if (previous) ms += Math.min(Math.max(packet.ms - previous.ms, 1), maximumGapMs);
    clipMs.set(packet, ms);
    previous = packet;
  }
  return shown.map((packet) => ({
    ms: clipMs.get(packet) ?? 0,
    sourceMs: packet.ms,
    keyframe: packet.keyframe,
    bytes: packet.bytes,
  }));
}

/** A part of a clip as a clip of its own: times from 0 on again. */
export function partAsClip(part: readonly ClipPacket[]): ClipPacket[] {
  const startMs = part[0]?.ms ?? 0;
  return part
    .filter((packet) => packet.ms >= startMs)
    .map((packet) => ({ ...packet, ms: packet.ms - startMs }));
}

/**
 * How long each packet is shown, in their order: until the next picture; the last one for the
 * median of the others.
 */
export function showTimes(packets: readonly ClipPacket[]): number[] {
  const times = packets.map((packet) => packet.ms).sort((a, b) => a - b);
  const next = new Map(times.map((ms, index) => [ms, times[index + 1]]));
  const intervals = times.slice(1).map((ms, index) => ms - (times[index] as number));
  intervals.sort((a, b) => a - b);
  const last = intervals[intervals.length >> 1] ?? singlePictureMs;
  return packets.map((packet) => (next.get(packet.ms) ?? packet.ms + last) - packet.ms);
}

/** The clip's length in milliseconds, its last picture included. */
export function lengthOf(packets: readonly ClipPacket[]): number {
  return showTimes(packets).reduce((sum, ms) => sum + ms, 0);
}

/** What these packets become as an MP4, rather too much than too little (40 slices a picture). */
export function mp4Bytes(packets: readonly ClipPacket[]): number {
  const payload = packets.reduce((sum, packet) => sum + packet.bytes.length, 0);
  return fileOverheadBytes + packets.length * pictureOverheadBytes + payload;
}

/** What `pictures` pictures may weigh altogether in an MP4 of at most `maximumBytes`. */
export function pictureBudget(pictures: number, maximumBytes: number): number {
  return maximumBytes - fileOverheadBytes - pictures * pictureOverheadBytes;
}

/**
 * Cuts before keyframes so that every part fits into `maximumBytes`, into parts of about the same
 * size. A part with a single keyframe may still be too large: it can only be encoded anew.
 */
export function splitByBytes(packets: readonly ClipPacket[], maximumBytes: number): ClipPacket[][] {
  const total = mp4Bytes(packets);
  const aim = total / Math.ceil(total / maximumBytes);
  const parts: ClipPacket[][] = [];
  let part: ClipPacket[] = [];
  for (const group of keyframeGroups(packets)) {
    const full = mp4Bytes(part) >= aim || mp4Bytes([...part, ...group]) > maximumBytes;
    if (part.length > 0 && full) {
      parts.push(part);
      part = [];
    }
    part = [...part, ...group];
  }
  if (part.length > 0) parts.push(part);
  return parts.map(partAsClip);
}

function keyframeGroups(packets: readonly ClipPacket[]): ClipPacket[][] {
  const groups: ClipPacket[][] = [];
  for (const packet of packets) {
    const group = groups.at(-1);
    if (group && !packet.keyframe) group.push(packet);
    else groups.push([packet]);
  }
  return groups;
}
