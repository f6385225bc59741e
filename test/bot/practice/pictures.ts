// Owns pictures for tests of the practice chat: real JPEGs and PNGs of any size, made once each.
import { Jimp } from "jimp";

/** A JPEG of one colour. */
export async function jpeg(width: number, height: number, color = 0x3366ccff): Promise<Buffer> {
  return new Jimp({ width, height, color }).getBuffer("image/jpeg");
}

/** The head of a PNG that claims these dimensions; enough for whoever only measures. */
export function pngHead(width: number, height: number): Buffer {
  const head = Buffer.alloc(33);
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).copy(head);
  head.writeUInt32BE(13, 8);
  head.write("IHDR", 12, "latin1");
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  return head;
}
