// Owns taking a NUT stream apart as it comes out of an ffmpeg: the camera's packets, and the raw
// pictures of a decoder. NUT, because each packet says its size, time and key flag in front, so
// it is known the moment its last byte is here. The pipe is local and reliable: damage means that
// the sender is broken, so there is no looking for the next good place, only NutError.
import {
  NutCursor,
  NutError,
  readMainHeader,
  readStreamHeader,
  startcodeByte,
  type MainHeader,
  type StreamHeader,
} from "./nut-headers.ts";
import type { Codec, VideoFormat } from "./packet.ts";

export { NutError } from "./nut-headers.ts";

/** The camera sends something that Vigil can't use; `fourcc` names it. */
export class UnsupportedCodecError extends NutError {
  override readonly name = "UnsupportedCodecError";
  readonly fourcc: string;

  constructor(fourcc: string) {
    super(`the camera sends "${fourcc}", but only H.264, HEVC and MJPEG are supported`);
    this.fourcc = fourcc;
  }
}

export interface NutPacket {
  /** Milliseconds, may be fractional. */
  pts: number;
  keyframe: boolean;
  /** A buffer of its own, which nobody else holds: the receiver's to keep. Copied once. */
  bytes: Buffer;
}

/** Pictures that aren't compressed; each packet is one, its planes without gaps. */
export interface RawPictures {
  /** "I420" for yuv420p. */
  fourcc: string;
  width: number;
  height: number;
}

export interface NutHandlers {
  /** Once, before the first packet of a compressed stream. */
  stream?(format: VideoFormat & { fourcc: string }): void;
  /** Once, before the first packet of a raw stream; without it raw streams are not accepted. */
  raw?(pictures: RawPictures): void;
  packet(packet: NutPacket): void;
}

const codecs: Record<string, Codec> = {
  h264: "h264",
  avc1: "h264",
  x264: "h264",
  hevc: "hevc",
  hvc1: "hevc",
  hev1: "hevc",
  h265: "hevc",
  mjpg: "mjpeg",
  jpeg: "mjpeg",
  mjpa: "mjpeg",
};
const rawFourccs = new Set(["I420", "IYUV"]);

const fileId = Buffer.from("nut/multimedia container\0", "latin1");
const startcodes = new Map<bigint, "main" | "stream" | "syncpoint" | "skipped">([
  [0x4e4d7a561f5f04adn, "main"],
  [0x4e5311405bf2f9dbn, "stream"],
  [0x4e4be4adeeca4569n, "syncpoint"],
  [0x4e58dd672f23e64en, "skipped"], // index
  [0x4e49ab68b596ba78n, "skipped"], // info
]);

const flag = {
  keyframe: 1,
  codedPts: 8,
  streamId: 16,
  sizeMost: 32,
  checksum: 64,
  reserved: 128,
  sideData: 256,
  elision: 1024,
  matchTime: 2048,
  coded: 4096,
  invalid: 8192,
};

/** Larger headers than this don't exist: the largest thing in one is the parameter sets. */
const maximumHeaderBytes = 65_536;
/** What stands before a header's or packet's body is never longer. */
const maximumPrefixBytes = 256;

/** The rest of a header or packet whose size is known, and what to do with it. */
interface Body {
  bytes: Buffer;
  filled: number;
  complete(bytes: Buffer): void;
}

export class NutParser {
  readonly #handlers: NutHandlers;
  readonly #maximumPacketBytes: number;
  /** The beginning of something whose size isn't known yet; short. */
  #carried: Buffer = Buffer.alloc(0);
  #body: Body | null;
  #main: MainHeader | null = null;
  #stream: StreamHeader | null = null;
  /** In ticks. */
  #lastPts = 0;
  #failure: NutError | null = null;

  /** `maximumPacketBytes`: a larger packet is an error; 16 MB unless said. */
  constructor(handlers: NutHandlers, options: { maximumPacketBytes?: number } = {}) {
    this.#handlers = handlers;
    this.#maximumPacketBytes = options.maximumPacketBytes ?? 16 << 20;
    this.#body = {
      bytes: Buffer.alloc(fileId.length),
      filled: 0,
      complete(bytes) {
        if (!bytes.equals(fileId)) throw new NutError("this is not a NUT stream");
      },
    };
  }

  /**
   * The next bytes, cut anywhere; `chunk` is not kept. Calls the handlers for what became whole.
   * Throws NutError, and the same one again ever after.
   */
  push(chunk: Buffer): void {
    if (this.#failure) throw this.#failure;
    try {
      this.#take(chunk);
    } catch (error) {
      if (error instanceof NutError) this.#failure = error;
      throw error;
    }
  }

  #take(chunk: Buffer): void {
    let input = chunk;
    if (this.#carried.length > 0) {
      input = Buffer.concat([this.#carried, chunk]);
      this.#carried = Buffer.alloc(0);
    }
    let at = 0;
    while (at < input.length) {
      if (this.#body) {
        at += this.#fill(this.#body, input, at);
        continue;
      }
      const cursor = new NutCursor(input, at);
      this.#body = this.#readPrefix(cursor);
      if (!this.#body) {
        if (input.length - at > maximumPrefixBytes) throw new NutError("NUT has an endless header");
        this.#carried = Buffer.from(input.subarray(at));
        return;
      }
      at = cursor.at;
      if (this.#body.bytes.length === this.#body.filled) this.#fill(this.#body, input, at);
    }
  }

  /** Copies what is there; returns how many bytes of `input` it used. */
  #fill(body: Body, input: Buffer, at: number): number {
    const used = Math.min(body.bytes.length - body.filled, input.length - at);
    input.copy(body.bytes, body.filled, at, at + used);
    body.filled += used;
    if (body.filled === body.bytes.length) {
      this.#body = null;
      body.complete(body.bytes);
    }
    return used;
  }

  /** What comes next and how long it is; null when that isn't known with the bytes there are. */
  #readPrefix(cursor: NutCursor): Body | null {
    const first = cursor.byte();
    if (first === startcodeByte) return this.#readStartcode(cursor);
    return this.#readFrameHeader(cursor, first);
  }

  #readStartcode(cursor: NutCursor): Body | null {
    const begin = cursor.at - 1;
    cursor.skip(7);
    if (cursor.short) return null;
    const kind = startcodes.get(cursor.bytes.readBigUInt64BE(begin));
    if (!kind) throw new NutError("NUT has an unknown startcode");
    const size = cursor.number();
    if (size > 4096) cursor.skip(4); // checksum of what was read so far
    if (size > maximumHeaderBytes) throw new NutError(`NUT has a header of ${size} bytes`);
    if (cursor.short) return null;
    const complete = (bytes: Buffer) => this.#readHeader(kind, bytes);
    return { bytes: Buffer.allocUnsafeSlow(size), filled: 0, complete };
  }

  #readHeader(kind: "main" | "stream" | "syncpoint" | "skipped", bytes: Buffer): void {
    // ffmpeg repeats the headers now and then; only the first ones are news.
    if (kind === "main") this.#main = readMainHeader(bytes);
    else if (kind === "stream") this.#readStream(bytes);
    else if (kind === "syncpoint") this.#readSyncpoint(bytes);
  }

  #readStream(bytes: Buffer): void {
    if (!this.#main) throw new NutError("NUT describes a stream before itself");
    const stream = readStreamHeader(bytes, this.#main);
    const known = this.#stream;
    this.#stream = stream;
    if (known) return;
    const { fourcc, width, height, extradata, decodeDelay } = stream;
    if (rawFourccs.has(fourcc) && this.#handlers.raw) {
      this.#handlers.raw({ fourcc, width, height });
      return;
    }
    const codec = codecs[fourcc.toLowerCase()];
    if (!codec || !this.#handlers.stream) throw new UnsupportedCodecError(fourcc);
    if (codec !== "mjpeg" && extradata[0] === 1) {
      throw new NutError("H.264 or HEVC comes in MP4's form; a *_mp4toannexb filter is missing");
    }
    this.#handlers.stream({ codec, fourcc, width, height, extradata, decodeDelay });
  }

  #readSyncpoint(bytes: Buffer): void {
    const main = this.#main;
    if (!main || !this.#stream) return;
    const cursor = new NutCursor(bytes, 0);
    const coded = cursor.number();
    if (cursor.short) throw new NutError("a syncpoint of NUT ends too early");
    const index = coded % main.timeBases.length;
    const ticks = Math.floor(coded / main.timeBases.length);
    const from = main.timeBases[index];
    const to = this.#stream.timeBase;
    if (!from || index === this.#stream.timeBaseIndex) this.#lastPts = ticks;
    else {
      const seconds = (ticks * from.numerator) / from.denominator;
      this.#lastPts = Math.floor((seconds * to.denominator) / to.numerator);
    }
  }

  #readFrameHeader(cursor: NutCursor, code: number): Body | null {
    const main = this.#main;
    const stream = this.#stream;
    if (!main || !stream) throw new NutError("NUT has a packet before its headers");
    const entry = main.frameCodes[code];
    if (!entry || entry.flags & flag.invalid) throw new NutError(`NUT has a frame code ${code}`);
    let flags = entry.flags;
    if (flags & flag.coded) flags ^= cursor.number();
    if (flags & flag.sideData) throw new NutError("NUT has side data, which it shouldn't");
    if (flags & flag.streamId && cursor.number() !== 0) {
      throw new NutError("NUT has a packet of another stream");
    }
    const pts =
      flags & flag.codedPts
        ? fullPts(cursor.number(), this.#lastPts, stream.ptsBits)
        : this.#lastPts + entry.ptsDelta;
    let size = entry.sizeLeast;
    if (flags & flag.sizeMost) size += entry.sizeMultiplier * cursor.number();
    if (flags & flag.matchTime) cursor.signed();
    let elision = flags & flag.elision ? cursor.number() : entry.elision;
    const reserved = flags & flag.reserved ? cursor.number() : entry.reserved;
    if (reserved > 8) throw new NutError(`NUT has ${reserved} reserved fields`);
    for (let index = 0; index < reserved; index++) cursor.number();
    if (flags & flag.checksum) cursor.skip(4);
    if (cursor.short) return null;

    if (size > 4096) elision = 0; // by the specification
    const beginning = main.elisions[elision];
    if (!beginning || beginning.length > size) throw new NutError("NUT has a broken packet");
    if (size > this.#maximumPacketBytes) throw new NutError(`NUT has a packet of ${size} bytes`);
    // Its own memory, not a slice of a pool, which a packet in the ring would keep alive.
    const bytes = Buffer.allocUnsafeSlow(size);
    beginning.copy(bytes);
    return {
      bytes,
      filled: beginning.length,
      complete: () => {
        this.#lastPts = pts;
        const { numerator, denominator } = stream.timeBase;
        this.#handlers.packet({
          pts: (pts * numerator * 1_000) / denominator,
          keyframe: (flags & flag.keyframe) !== 0,
          bytes,
        });
      },
    };
  }
}

/** A coded time in ticks: shortened ones mean the time next to the last one. */
function fullPts(coded: number, last: number, bits: number): number {
  const range = 2 ** bits;
  if (coded >= range) return coded - range;
  const lowest = last - Math.floor((range - 1) / 2);
  return ((((coded - lowest) % range) + range) % range) + lowest;
}
