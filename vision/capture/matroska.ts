// Owns the Matroska that Vigil writes: the decoder's input and the spool file of an incident are
// the same bytes. Matroska, because a packet carries its own absolute time and size in it, so the
// decoder neither waits for the next packet nor minds gaps (the gate's skipping), and a file cut
// off anywhere is whole up to its last packet. Element ids: https://www.matroska.org/technical/elements.html
import type { Codec, Packet, VideoFormat } from "./packet.ts";

const codecIds: Record<Codec, string> = {
  h264: "V_MPEG4/ISO/AVC",
  hevc: "V_MPEGH/ISO/HEVC",
  mjpeg: "V_MJPEG",
};

/** Bytes that matroskaCluster() puts before each packet's own. */
export const clusterHeadBytes = 25;
/** The largest packet whose sizes still fit the four-byte fields of a cluster's head. */
const maximumPacketBytes = 2 ** 28 - 64;
/** Times are written in six bytes. */
const maximumMs = 2 ** 48 - 1;

/**
 * What a stream or spool file of `format` begins with: a segment of unknown size with one video
 * track, times in milliseconds. Parameter sets stay in Annex-B form; ffmpeg accepts that.
 */
export function matroskaHeader(format: VideoFormat): Buffer {
  const ebml = element("1a45dfa3", [
    number("4286", 1), // EBMLVersion
    number("42f7", 1), // EBMLReadVersion
    number("42f2", 4), // EBMLMaxIDLength
    number("42f3", 8), // EBMLMaxSizeLength
    text("4282", "matroska"), // DocType
    number("4287", 4), // DocTypeVersion
    number("4285", 2), // DocTypeReadVersion
  ]);
  const segmentOfUnknownSize = Buffer.from("1853806701ffffffffffffff", "hex");
  const info = element("1549a966", [
    number("2ad7b1", 1_000_000), // TimestampScale: nanoseconds in a unit of time
    text("4d80", "vigil"), // MuxingApp
    text("5741", "vigil"), // WritingApp
  ]);
  const track = element("ae", [
    number("d7", 1), // TrackNumber
    number("73c5", 1), // TrackUID
    number("83", 1), // TrackType: video
    number("9c", 0), // FlagLacing
    text("86", codecIds[format.codec]), // CodecID
    ...(format.extradata.length > 0 ? [element("63a2", [format.extradata])] : []), // CodecPrivate
    element("e0", [number("b0", format.width), number("ba", format.height)]), // Video, pixels
  ]);
  return Buffer.concat([ebml, segmentOfUnknownSize, info, element("1654ae6b", [track])]);
}

/**
 * The head of one packet: write it, then `packet.bytes`. Together they are a Cluster of known
 * size with the packet's absolute time (0 to 2^48 - 1 ms) and one SimpleBlock.
 * Throws RangeError for a time or size that the fields can't hold.
 */
export function matroskaCluster(packet: Packet): Buffer {
  const size = packet.bytes.length;
  if (!Number.isInteger(packet.ms) || packet.ms < 0 || packet.ms > maximumMs) {
    throw new RangeError(`a packet's time can't be written: ${packet.ms} ms`);
  }
  if (size > maximumPacketBytes) throw new RangeError(`a packet is too large: ${size} bytes`);
  const head = Buffer.allocUnsafe(clusterHeadBytes);
  head.writeUInt32BE(0x1f43b675, 0); // Cluster
  head.writeUInt32BE(fourByteSize(clusterHeadBytes - 8 + size), 4);
  head.writeUInt16BE(0xe786, 8); // Timestamp, of six bytes
  head.writeUIntBE(packet.ms, 10, 6);
  head.writeUInt8(0xa3, 16); // SimpleBlock
  head.writeUInt32BE(fourByteSize(4 + size), 17);
  head.writeUInt8(0x81, 21); // of track 1
  head.writeInt16BE(0, 22); // at the cluster's time
  head.writeUInt8(packet.keyframe ? 0x80 : 0, 24);
  return head;
}

function element(id: string, content: readonly Buffer[]): Buffer {
  const body = Buffer.concat(content);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(fourByteSize(body.length));
  return Buffer.concat([Buffer.from(id, "hex"), size, body]);
}

function number(id: string, value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return element(id, [bytes]);
}

function text(id: string, value: string): Buffer {
  return element(id, [Buffer.from(value, "latin1")]);
}

/** EBML's variable-length size, always in its four-byte form. */
function fourByteSize(size: number): number {
  return 0x10000000 + size;
}
