// Owns the last look at an MP4 that we made, before anybody is told of it: whole, playable while
// it still loads, and beginning with a picture.
import { open } from "node:fs/promises";
import { EncodedPacketSink, FilePathSource, Input, MP4 } from "mediabunny";
import { messageOf } from "./error-text.ts";

export interface Mp4Facts {
  bytes: number;
  /** "avc" for H.264, as mediabunny names it; null for one it doesn't know. */
  codec: string | null;
  width: number;
  height: number;
  durationMs: number;
  pictures: number;
  /** The index (moov) lies before the pictures (mdat): it plays before it is loaded whole. */
  indexFirst: boolean;
  startsWithKeyframe: boolean;
  startMs: number;
}

/** The file is no whole MP4 with a picture in it; `message` says why, for the log. */
export class Mp4Error extends Error {
  override readonly name = "Mp4Error";
}

/** Reads what an MP4 says about itself. Throws Mp4Error for one that is torn or empty. */
export async function readMp4(file: string): Promise<Mp4Facts> {
  const { bytes, boxes } = await readBoxes(file);
  const moov = boxes.indexOf("moov");
  const mdat = boxes.indexOf("mdat");
  if (moov < 0 || mdat < 0) throw new Mp4Error(`it lacks moov or mdat: ${boxes.join(" ")}`);
  const input = new Input({ formats: [MP4], source: new FilePathSource(file) });
  try {
    const track = await input.getPrimaryVideoTrack();
    if (!track) throw new Mp4Error("it has no video");
    const first = await new EncodedPacketSink(track).getFirstPacket();
    if (!first) throw new Mp4Error("it has no picture");
    const stats = await track.computePacketStats();
    return {
      bytes,
      codec: await track.getCodec(),
      width: await track.getCodedWidth(),
      height: await track.getCodedHeight(),
      durationMs: Math.round((await track.computeDuration()) * 1000),
      pictures: stats.packetCount,
      indexFirst: moov < mdat,
      startsWithKeyframe: first.type === "key",
      startMs: Math.round((await track.getFirstTimestamp()) * 1000),
    };
  } catch (error) {
    if (error instanceof Mp4Error) throw error;
    throw new Mp4Error(`it can't be read: ${messageOf(error)}`, { cause: error });
  } finally {
    input.dispose();
  }
}

/**
 * Reads an MP4 that is about to be announced. Throws Mp4Error unless it is H.264, holds
 * `pictures` pictures (at least one where not known), weighs at most `maximumBytes`, begins at 0
 * with a keyframe, and has its index first.
 */
export async function checkClip(
  file: string,
  wanted: { pictures: number | null; maximumBytes: number },
): Promise<Mp4Facts> {
  const facts = await readMp4(file);
  const fault =
    (facts.codec !== "avc" && `its codec is ${facts.codec}`) ||
    (!facts.indexFirst && "its index comes last") ||
    (!facts.startsWithKeyframe && "it does not begin with a keyframe") ||
    (Math.abs(facts.startMs) > 1 && `it begins at ${facts.startMs} ms`) ||
    (facts.durationMs <= 0 && "it has no length") ||
    (facts.width <= 0 || facts.height <= 0 ? "it has no size" : null) ||
    (wanted.pictures !== null && facts.pictures !== wanted.pictures
      ? `it has ${facts.pictures} pictures instead of ${wanted.pictures}`
      : null) ||
    (facts.bytes > wanted.maximumBytes && `it has ${facts.bytes} bytes`);
  if (fault) throw new Mp4Error(fault);
  return facts;
}

/** The names of the boxes that the file is a row of (ISO 14496-12, 4.2). Throws Mp4Error. */
async function readBoxes(file: string): Promise<{ bytes: number; boxes: string[] }> {
  const handle = await open(file, "r");
  try {
    const { size: bytes } = await handle.stat();
    const head = Buffer.alloc(16);
    const boxes: string[] = [];
    let position = 0;
    while (position < bytes) {
      const { bytesRead } = await handle.read(head, 0, 16, position);
      if (bytesRead < 8) throw new Mp4Error("its end is torn");
      let size = head.readUInt32BE(0);
      if (size === 1 && bytesRead === 16) size = Number(head.readBigUInt64BE(8));
      if (size < 8) throw new Mp4Error(`it has a box of ${size} bytes`);
      boxes.push(head.toString("latin1", 4, 8));
      position += size;
    }
    if (position > bytes) throw new Mp4Error("its end is torn");
    return { bytes, boxes };
  } finally {
    await handle.close();
  }
}
