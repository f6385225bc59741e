// Owns a look at the markers of a JPEG: is it whole, how large is its picture, and does it carry
// its own Huffman tables (some MJPEG cameras leave them out, and then only ffmpeg can show it).
// ITU-T T.81, annex B.

export interface JpegFacts {
  width: number;
  height: number;
  huffmanTables: boolean;
  /** Bytes up to and with the end marker; cameras pad after it. */
  bytes: number;
}

const startOfImage = 0xd8;
const endOfImage = 0xd9;
const startOfScan = 0xda;
const huffmanTable = 0xc4;
/** Start of frame: C0 to CF, but not C4 (tables), C8 (reserved) and CC (arithmetic coding). */
const notFrames = new Set([0xc4, 0xc8, 0xcc]);

/** What the markers say; null for what is no JPEG, or ends before its end marker. */
export function readJpeg(data: Buffer): JpegFacts | null {
  if (data[0] !== 0xff || data[1] !== startOfImage) return null;
  const end = data.lastIndexOf(Buffer.from([0xff, endOfImage]));
  if (end < 0) return null;
  const facts: JpegFacts = { width: 0, height: 0, huffmanTables: false, bytes: end + 2 };
  let position = 2;
  while (position + 4 <= end) {
    if (data[position] !== 0xff) return null;
    const marker = data[position + 1] as number;
    if (marker === 0xff) {
      position++; // fill byte
      continue;
    }
    const length = data.readUInt16BE(position + 2);
    if (length < 2) return null;
    if (marker === huffmanTable) facts.huffmanTables = true;
    if (marker >= 0xc0 && marker <= 0xcf && !notFrames.has(marker)) {
      if (length < 8 || position + 9 > end) return null;
      facts.height = data.readUInt16BE(position + 5);
      facts.width = data.readUInt16BE(position + 7);
    }
    position += 2 + length;
    // The picture's own data lies between here and the end marker.
    if (marker === startOfScan) {
      return facts.width > 0 && facts.height > 0 && position < end ? facts : null;
    }
  }
  return null;
}
