// Owns reading the headers of NUT, the container in which every ffmpeg hands pictures to Vigil:
// numbers of variable length, the table of frame codes, and what a stream is. Pure.
// Specification: https://ffmpeg.org/~michael/nut.txt ("main header", "stream header").

/** The bytes aren't NUT as ffmpeg writes it (or the sender is broken); the session is over. */
export class NutError extends Error {
  override readonly name: string = "NutError";
}

/** Reads from `bytes`; running out of them sets `short` and gives zeros, so callers check once. */
export class NutCursor {
  readonly bytes: Buffer;
  at: number;
  short = false;

  constructor(bytes: Buffer, at: number) {
    this.bytes = bytes;
    this.at = at;
  }

  byte(): number {
    const value = this.bytes[this.at];
    if (value === undefined) {
      this.short = true;
      return 0;
    }
    this.at++;
    return value;
  }

  /** A "v": seven bits to a byte, the top bit says that more follow. */
  number(): number {
    let value = 0;
    for (;;) {
      const byte = this.byte();
      value = value * 128 + (byte & 0x7f);
      if (value > Number.MAX_SAFE_INTEGER) throw new NutError("a number in NUT is too large");
      if (byte < 0x80) return value;
    }
  }

  /** An "s": a number with a sign. */
  signed(): number {
    const value = this.number() + 1;
    return value % 2 === 1 ? -(value - 1) / 2 : value / 2;
  }

  /** A "vb": a length, then so many bytes, copied. */
  block(): Buffer {
    const length = this.number();
    if (this.at + length > this.bytes.length) {
      this.short = true;
      return Buffer.alloc(0);
    }
    this.at += length;
    return Buffer.from(this.bytes.subarray(this.at - length, this.at));
  }

  skip(length: number): void {
    this.at += length;
    if (this.at > this.bytes.length) this.short = true;
  }
}

/** What the first byte of a frame stands for. */
export interface FrameCode {
  flags: number;
  ptsDelta: number;
  sizeMultiplier: number;
  sizeLeast: number;
  elision: number;
  reserved: number;
}

export interface MainHeader {
  /** Seconds in a tick, as a fraction. */
  timeBases: { numerator: number; denominator: number }[];
  /** 256 of them; null where the code is invalid. */
  frameCodes: (FrameCode | null)[];
  /** Beginnings that small packets share and leave out; the first is empty. */
  elisions: Buffer[];
}

/** The code that never is a frame: startcodes begin with it. */
export const startcodeByte = 0x4e;

export function readMainHeader(body: Buffer): MainHeader {
  const cursor = new NutCursor(body, 0);
  const version = cursor.number();
  // Version 4 has side data inside the packets; ffmpeg writes it only when told to.
  if (version !== 2 && version !== 3) throw new NutError(`NUT version ${version} is not known`);
  const streams = cursor.number();
  if (streams !== 1) throw new NutError(`NUT has ${streams} streams instead of one`);
  cursor.number(); // max_distance
  const timeBases = Array.from({ length: atMost(cursor.number(), 16, "time bases") }, () => {
    return { numerator: cursor.number(), denominator: cursor.number() };
  });
  if (timeBases.some((base) => base.numerator === 0 || base.denominator === 0)) {
    throw new NutError("NUT has a time base of zero");
  }
  const frameCodes = readFrameCodes(cursor);
  const elisions: Buffer[] = [Buffer.alloc(0)];
  const count = atMost(cursor.number(), 127, "shared beginnings");
  for (let index = 0; index < count; index++) elisions.push(cursor.block());
  if (cursor.short) throw new NutError("NUT's main header ends too early");
  return { timeBases, frameCodes, elisions };
}

function readFrameCodes(cursor: NutCursor): (FrameCode | null)[] {
  const codes: (FrameCode | null)[] = [];
  let ptsDelta = 0;
  let sizeMultiplier = 1;
  let elision = 0;
  while (codes.length < 256) {
    const flags = cursor.number();
    const fields = atMost(cursor.number(), 64, "fields of a frame code");
    if (fields > 0) ptsDelta = cursor.signed();
    if (fields > 1) sizeMultiplier = cursor.number();
    if (fields > 2) cursor.number(); // stream, of which there is one
    const sizeLeast = fields > 3 ? cursor.number() : 0;
    const reserved = fields > 4 ? atMost(cursor.number(), 8, "reserved fields") : 0;
    const count = fields > 5 ? cursor.number() : sizeMultiplier - sizeLeast;
    if (fields > 6) cursor.signed(); // match time
    if (fields > 7) elision = cursor.number();
    for (let field = 8; field < fields; field++) cursor.number();
    if (cursor.short) throw new NutError("NUT's table of frame codes ends too early");
    if (count <= 0 || count > 256) throw new NutError(`a frame code of NUT counts ${count}`);
    for (let index = 0; index < count && codes.length < 256; index++) {
      if (codes.length === startcodeByte) codes.push(null);
      codes.push({
        flags,
        ptsDelta,
        sizeMultiplier,
        sizeLeast: sizeLeast + index,
        elision,
        reserved,
      });
    }
  }
  return codes;
}

export interface StreamHeader {
  /** As ffmpeg tags it: "H264", "hvc1", "MJPG", "I420" ... */
  fourcc: string;
  timeBase: { numerator: number; denominator: number };
  timeBaseIndex: number;
  /** Shortened times have so many bits. */
  ptsBits: number;
  decodeDelay: number;
  extradata: Buffer;
  width: number;
  height: number;
}

export function readStreamHeader(body: Buffer, main: MainHeader): StreamHeader {
  const cursor = new NutCursor(body, 0);
  const id = cursor.number();
  const streamClass = cursor.number();
  const fourcc = cursor.block().toString("latin1");
  const timeBaseIndex = cursor.number();
  const ptsBits = atMost(cursor.number(), 32, "bits of a time");
  cursor.number(); // max_pts_distance
  const decodeDelay = atMost(cursor.number(), 64, "pictures held back");
  cursor.number(); // stream_flags
  const extradata = cursor.block();
  if (id !== 0 || streamClass !== 0) throw new NutError("NUT's stream is not video");
  const width = cursor.number();
  const height = cursor.number();
  if (cursor.short) throw new NutError("NUT's stream header ends too early");
  const timeBase = main.timeBases[timeBaseIndex];
  if (!timeBase) throw new NutError(`NUT has no time base ${timeBaseIndex}`);
  if (width < 1 || height < 1 || width > 32_768 || height > 32_768) {
    throw new NutError(`NUT says the picture is ${width}x${height}`);
  }
  return { fourcc, timeBase, timeBaseIndex, ptsBits, decodeDelay, extradata, width, height };
}

function atMost(value: number, limit: number, what: string): number {
  if (value > limit) throw new NutError(`NUT has too many ${what}: ${value}`);
  return value;
}
