// Owns reading a spool back, also one that was cut off anywhere by a crash or a power cut: what is
// whole comes out, the torn end does not. It reads the Matroska that matroska.ts writes.
import { open } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { messageOf } from "./error-text.ts";
import type { Codec, Packet, VideoFormat } from "./packet.ts";
import type { Log } from "../../storage/log.ts";

/** Where a packet lies in the file; its bytes are read when they are wanted. */
export interface SpooledPacket {
  readonly ms: number;
  readonly keyframe: boolean;
  readonly offset: number;
  readonly size: number;
}

export interface SpoolIndex {
  format: VideoFormat;
  /** In the order they were written, which is decode order. */
  packets: SpooledPacket[];
  /** Bytes at the end that are no whole packet. */
  tornBytes: number;
}

/** Only packets from the one time on and up to the other, so that memory stays bounded. */
export interface SpoolWindow {
  fromMs?: number;
  untilMs?: number;
}

/** Ids of the elements that matter here; all others are stepped over. */
const element = {
  ebml: 0x1a45dfa3,
  segment: 0x18538067,
  tracks: 0x1654ae6b,
  track: 0xae,
  codec: 0x86,
  codecPrivate: 0x63a2,
  video: 0xe0,
  width: 0xb0,
  height: 0xba,
  cluster: 0x1f43b675,
  timestamp: 0xe7,
  simpleBlock: 0xa3,
} as const;
const codecs: Record<string, Codec> = {
  "V_MPEG4/ISO/AVC": "h264",
  "V_MPEGH/ISO/HEVC": "hevc",
  V_MJPEG: "mjpeg",
};
/** Our header is a few hundred bytes; parameter sets could make it a few thousand. */
const maximumHeaderBytes = 1 << 16;
/** Enough for a cluster's head and the first bytes of its packet. */
const peekBytes = 64;

/**
 * The whole packets of a spool file, each owning its bytes: memory is what the asked-for packets
 * weigh. Null, with the reason logged, when there is no file or not even its header is whole.
 */
export async function readSpool(
  file: string,
  log: Log,
  { fromMs = -Infinity, untilMs = Infinity }: SpoolWindow = {},
): Promise<{ format: VideoFormat; packets: Packet[] } | null> {
  return await withSpool(file, log, async (handle, index) => {
    const packets: Packet[] = [];
    for (const { ms, keyframe, offset, size } of index.packets) {
      if (ms < fromMs || ms > untilMs) continue;
      const bytes = await readAt(handle, offset, size);
      if (bytes.length === size) packets.push({ ms, keyframe, bytes });
    }
    return { format: index.format, packets };
  });
}

/** Times, sizes and places of a spool's packets, without their bytes. Null as readSpool(). */
export async function indexSpool(file: string, log: Log): Promise<SpoolIndex | null> {
  return await withSpool(file, log, (_handle, index) => Promise.resolve(index));
}

async function withSpool<T>(
  file: string,
  log: Log,
  use: (handle: FileHandle, index: SpoolIndex) => Promise<T>,
): Promise<T | null> {
  let handle: FileHandle | null = null;
  try {
    handle = await open(file, "r");
    const index = await readIndex(handle);
    if (index.tornBytes > 0) {
      log.info("the end of a recording is torn", { spool: file, bytes: index.tornBytes });
    }
    return await use(handle, index);
  } catch (error) {
    log.warn("a recording can't be read", { spool: file, because: messageOf(error) });
    return null;
  } finally {
    await handle?.close();
  }
}

async function readIndex(handle: FileHandle): Promise<SpoolIndex> {
  const { size: fileBytes } = await handle.stat();
  const { format, end } = readHeader(
    await readAt(handle, 0, Math.min(fileBytes, maximumHeaderBytes)),
  );
  const packets: SpooledPacket[] = [];
  let position = end;
  while (position < fileBytes) {
    const peek = await readAt(handle, position, peekBytes);
    const packet = readClusterHead(peek, position);
    if (!packet || packet.offset + packet.size > fileBytes) break;
    // A power cut may leave a file of the right length whose last blocks were never written.
    if (!beginsLikeAPicture(format.codec, peek.subarray(packet.offset - position))) break;
    packets.push(packet);
    position = packet.offset + packet.size;
  }
  format.decodeDelay = reorderDepth(packets);
  return { format, packets, tornBytes: fileBytes - position };
}

/** The format, and where the first cluster begins. Throws Error with the reason. */
function readHeader(data: Buffer): { format: VideoFormat; end: number } {
  let position = 0;
  let format: VideoFormat | null = null;
  while (!format) {
    const found = readElement(data, position);
    if (!found) throw new Error("its beginning is torn");
    if (position === 0 && found.id !== element.ebml) throw new Error("it is no Matroska file");
    if (found.id === element.segment) {
      position = found.start;
      continue;
    }
    const end = found.start + found.size;
    if (end > data.length) throw new Error("its beginning is torn");
    if (found.id === element.tracks) format = readTracks(data.subarray(found.start, end));
    position = end;
  }
  return { format, end: position };
}

function readTracks(tracks: Buffer): VideoFormat {
  const fields = new Map<number, Buffer>();
  collectFields(tracks, fields);
  const codec = codecs[fields.get(element.codec)?.toString("latin1") ?? ""];
  if (!codec) throw new Error("it holds no video known here");
  const size = (id: number) => {
    const value = fields.get(id);
    return value && value.length > 0 ? value.readUIntBE(0, Math.min(value.length, 6)) : 0;
  };
  return {
    codec,
    width: size(element.width),
    height: size(element.height),
    extradata: Buffer.from(fields.get(element.codecPrivate) ?? []),
    decodeDelay: 0,
  };
}

function collectFields(data: Buffer, fields: Map<number, Buffer>): void {
  let position = 0;
  for (;;) {
    const found = readElement(data, position);
    if (!found) return;
    position = found.start + found.size;
    const content = data.subarray(found.start, position);
    if (found.id === element.track || found.id === element.video) collectFields(content, fields);
    else fields.set(found.id, content);
  }
}

/** The one packet of a cluster that begins at `base` in the file; null when it is none of ours. */
function readClusterHead(peek: Buffer, base: number): SpooledPacket | null {
  const cluster = readElement(peek, 0);
  if (cluster?.id !== element.cluster) return null;
  const timestamp = readElement(peek, cluster.start);
  if (timestamp?.id !== element.timestamp || timestamp.size < 1 || timestamp.size > 6) return null;
  const blockAt = timestamp.start + timestamp.size;
  const block = readElement(peek, blockAt);
  if (block?.id !== element.simpleBlock || block.size < 5) return null;
  if (block.start + block.size !== cluster.start + cluster.size) return null;
  if (block.start + 4 > peek.length) return null;
  return {
    ms: peek.readUIntBE(timestamp.start, timestamp.size) + peek.readInt16BE(block.start + 1),
    keyframe: ((peek[block.start + 3] as number) & 0x80) !== 0,
    offset: base + block.start + 4,
    size: block.size - 4,
  };
}

/** An element's id, where its content starts, and how many bytes that has; null past the end. */
function readElement(
  data: Buffer,
  position: number,
): { id: number; start: number; size: number } | null {
  const first = data[position];
  if (first === undefined || first < 0x10) return null;
  const idBytes = Math.clz32(first) - 23;
  const sizeAt = position + idBytes;
  const sizeFirst = data[sizeAt];
  if (sizeFirst === undefined || sizeFirst === 0) return null;
  const sizeBytes = Math.clz32(sizeFirst) - 23;
  if (sizeAt + sizeBytes > data.length) return null;
  let size = sizeFirst & (0xff >> sizeBytes);
  for (let i = 1; i < sizeBytes; i++) size = size * 256 + (data[sizeAt + i] as number);
  return { id: data.readUIntBE(position, idBytes), start: sizeAt + sizeBytes, size };
}

/** H.264 and HEVC begin with a start code (Annex B), JPEG with its own marker. */
function beginsLikeAPicture(codec: Codec, bytes: Buffer): boolean {
  if (codec === "mjpeg") return bytes.readUInt16BE(0) === 0xffd8;
  const zeros = bytes.findIndex((byte) => byte !== 0);
  return zeros >= 2 && bytes[zeros] === 1;
}

/** How many pictures come earlier in decode order but are shown later: 0 without B-frames. */
function reorderDepth(packets: readonly SpooledPacket[]): number {
  let depth = 0;
  for (const [index, packet] of packets.entries()) {
    // Seventeen: H.264 and HEVC hold back at most 16 pictures.
    const before = packets.slice(Math.max(0, index - 17), index);
    depth = Math.max(depth, before.filter((other) => other.ms > packet.ms).length);
  }
  return depth;
}

async function readAt(handle: FileHandle, offset: number, size: number): Promise<Buffer> {
  const bytes = Buffer.alloc(size);
  let done = 0;
  while (done < size) {
    const { bytesRead } = await handle.read(bytes, done, size - done, offset + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return bytes.subarray(0, done);
}
