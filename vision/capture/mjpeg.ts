// Owns cutting JPEG pictures out of a stream of bytes: a bare row of them, or HTTP's
// multipart/x-mixed-replace as cameras really send it (boundaries quoted, with extra dashes or
// other than announced; lengths missing or wrong). So boundaries are not looked for at all: a
// part is its Content-Length, and where there is none, from JPEG's start marker to its end.
import { words, type Words } from "../../storage/words.ts";

/** A stream that is no row of pictures, or one picture beyond all measure. */
export class MjpegError extends Error {
  override readonly name = "MjpegError";
  readonly words: Words;

  constructor(message: string, said: Words) {
    super(message);
    this.words = said;
  }
}

export interface SplitterOptions {
  /** Look for part headers with lengths between the pictures. */
  multipart: boolean;
  /** A larger picture is an error; 16 MB unless said. */
  maximumPictureBytes?: number;
}

/** So much without a picture in it, and it is none of ours. */
const maximumGapBytes = 1 << 20;

export class MjpegSplitter {
  readonly #onPicture: (jpeg: Buffer) => void;
  readonly #multipart: boolean;
  readonly #maximum: number;
  #chunks: Buffer[] = [];
  #bytes = 0;
  /** How many bytes must be there before looking again is worth it. */
  #needed = 1;
  /** Of the picture being looked at, found without a length: where its scan goes on. */
  #scan: JpegScan | null = null;
  /** The picture's announced length, 0 while between pictures. */
  #length = 0;
  #gap = 0;
  #lengthsLie = false;

  /** `onPicture` gets each JPEG in a buffer of its own. */
  constructor(onPicture: (jpeg: Buffer) => void, options: SplitterOptions) {
    this.#onPicture = onPicture;
    this.#multipart = options.multipart;
    this.#maximum = options.maximumPictureBytes ?? 16 << 20;
  }

  /** The next bytes, cut anywhere. Throws MjpegError; nothing may be pushed after that. */
  push(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#bytes += chunk.length;
    if (this.#bytes < this.#needed) return;
    let rest = Buffer.concat(this.#chunks);
    for (;;) {
      const used = this.#step(rest);
      if (used < 0) break;
      rest = rest.subarray(used);
    }
    this.#chunks = rest.length > 0 ? [rest] : [];
    this.#bytes = rest.length;
    this.#needed = Math.max(this.#bytes + 1, this.#length);
  }

  /** How many bytes from the front are done with; -1 when more are needed. */
  #step(bytes: Buffer): number {
    if (this.#length > 0) return this.#takeLength(bytes);
    if (this.#scan) return this.#takeScanned(bytes, this.#scan);
    return this.#findStart(bytes);
  }

  #takeLength(bytes: Buffer): number {
    const length = this.#length;
    if (bytes.length < length) return -1;
    if (isWholeJpeg(bytes.subarray(0, length))) {
      this.#length = 0;
      this.#emit(bytes.subarray(0, length));
      return length;
    }
    // Two bytes more tell whether the length was true: a boundary or a line end follows.
    if (bytes.length < length + 2) return -1;
    this.#length = 0;
    const after = bytes.readUInt16BE(length);
    if (after !== 0x0d0a && after !== 0x2d2d && after >> 8 !== 0x0a) {
      this.#lengthsLie = true;
      return 0;
    }
    // Other parts than pictures (a status text) are passed over.
    if (bytes[0] === 0xff && bytes[1] === 0xd8) this.#emit(bytes.subarray(0, length));
    return length;
  }

  #takeScanned(bytes: Buffer, scan: JpegScan): number {
    const end = scan.findEnd(bytes);
    if (end === null) {
      if (bytes.length > this.#maximum) throw tooLarge(this.#maximum);
      return -1;
    }
    this.#scan = null;
    if (end.whole) this.#emit(bytes.subarray(0, end.at));
    return end.at;
  }

  /** From between pictures to the first byte of the next one. */
  #findStart(bytes: Buffer): number {
    const start = bytes.indexOf(startOfJpeg);
    const header = this.#multipart && !this.#lengthsLie ? findPartHeader(bytes, start) : null;
    if (header) {
      if (header.length > this.#maximum) throw tooLarge(this.#maximum);
      this.#gap = 0;
      this.#length = header.length;
      return header.end;
    }
    if (start >= 0) {
      this.#gap = 0;
      this.#scan = new JpegScan();
      return start;
    }
    // A header (or half a marker) may have begun: keep what could be one.
    const done = Math.max(0, bytes.length - (this.#multipart ? 4096 : 2));
    this.#gap += done;
    if (this.#gap > maximumGapBytes) {
      throw new MjpegError("there are no JPEG pictures in it", words("why-no-jpeg"));
    }
    return done > 0 ? done : -1;
  }

  #emit(jpeg: Buffer): void {
    const own = Buffer.allocUnsafeSlow(jpeg.length); // no slice of a pool, which it would keep alive
    jpeg.copy(own);
    this.#onPicture(own);
  }
}

const startOfJpeg = Buffer.from([0xff, 0xd8, 0xff]);

function isWholeJpeg(bytes: Buffer): boolean {
  return (
    bytes.length > 4 &&
    bytes.readUInt16BE(0) === 0xffd8 &&
    bytes.readUInt16BE(bytes.length - 2) === 0xffd9
  );
}

/** The last header block before the picture (which may not be here yet), if it tells a length. */
function findPartHeader(bytes: Buffer, picture: number): { end: number; length: number } | null {
  const text = bytes.toString("latin1", 0, picture < 0 ? bytes.length : picture);
  const match =
    /(?:^|\n)content-length[ \t]*:[ \t]*(\d{1,12})[ \t]*\r?\n(?:[^\r\n]+\r?\n)*\r?\n/i.exec(text);
  if (!match) return null;
  const length = Number(match[1]);
  return length > 0 ? { end: match.index + match[0].length, length } : null;
}

function tooLarge(maximum: number): MjpegError {
  const megabytes = maximum >> 20;
  const why = words("why-picture-too-large", { megabytes });
  return new MjpegError(`it sends a picture of more than ${megabytes} MB`, why);
}

/**
 * Walks through one JPEG (which begins the buffer) from marker to marker, so that a thumbnail
 * inside its header is not taken for its end. ITU T.81, annex B.
 */
class JpegScan {
  #at = 2;
  /** Inside compressed data, where only a marker ends it. */
  #inData = false;

  /**
   * `whole`: the byte behind its end. Not whole: another picture begins at `at`, or nothing of
   * this can be read. Null: more bytes are needed; call again with the same ones and more.
   */
  findEnd(bytes: Buffer): { at: number; whole: boolean } | null {
    for (;;) {
      const at = this.#inData ? bytes.indexOf(0xff, this.#at) : this.#at;
      if (at < 0) {
        this.#at = Math.max(this.#at, bytes.length);
        return null;
      }
      this.#at = at;
      const marker = bytes[at + 1];
      if (marker === undefined) return null;
      if (bytes[at] !== 0xff) return { at, whole: false };
      if (marker === 0xd9) return { at: at + 2, whole: true };
      // Some webcams leave the end out; the next picture's start is as good.
      if (marker === 0xd8) return { at, whole: this.#inData };
      if (marker === 0xff) {
        this.#at = at + 1; // padding
      } else if (marker === 0 || (marker >= 0xd0 && marker <= 0xd7)) {
        if (!this.#inData) return { at: at + 2, whole: false };
        this.#at = at + 2;
      } else {
        if (bytes.length < at + 4) return null;
        this.#at = at + 2 + bytes.readUInt16BE(at + 2);
        this.#inData = marker === 0xda;
        if (this.#at > bytes.length) return null;
      }
    }
  }
}
