// Owns cutting pictures into RTP packets: RFC 6184 (H.264) and RFC 7798 (HEVC), single units and
// fragments only.
import type { AccessUnit } from "./access-units.ts";

const largestPayload = 1400;
const clockRate = 90_000;

export class RtpSender {
  readonly #codec: "h264" | "hevc";
  #sequence = 1;

  constructor(codec: "h264" | "hevc") {
    this.#codec = codec;
  }

  /** The packets of one picture shown at `seconds`. */
  packets(picture: AccessUnit, seconds: number): Buffer[] {
    const timestamp = Math.round(seconds * clockRate) % 2 ** 32;
    const payloads = picture.units.flatMap((unit) => this.#split(unit));
    return payloads.map((payload, index) => {
      const header = Buffer.alloc(12);
      header[0] = 0x80;
      header[1] = 96 | (index === payloads.length - 1 ? 0x80 : 0);
      header.writeUInt16BE(this.#sequence, 2);
      header.writeUInt32BE(timestamp, 4);
      header.writeUInt32BE(0x5649_4749, 8);
      this.#sequence = (this.#sequence + 1) % 65_536;
      return Buffer.concat([header, payload]);
    });
  }

  #split(unit: Buffer): Buffer[] {
    if (unit.length <= largestPayload) return [unit];
    const headerBytes = this.#codec === "h264" ? 1 : 2;
    const payloads: Buffer[] = [];
    for (let at = headerBytes; at < unit.length; at += largestPayload) {
      const piece = unit.subarray(at, at + largestPayload);
      const first = at === headerBytes;
      const last = at + largestPayload >= unit.length;
      payloads.push(Buffer.concat([this.#fragmentHeader(unit, first, last), piece]));
    }
    return payloads;
  }

  #fragmentHeader(unit: Buffer, first: boolean, last: boolean): Buffer {
    const edges = (first ? 0x80 : 0) | (last ? 0x40 : 0);
    const [one = 0, two = 0] = unit;
    if (this.#codec === "h264") return Buffer.from([(one & 0xe0) | 28, edges | (one & 0x1f)]);
    return Buffer.from([(one & 0x81) | (49 << 1), two, edges | ((one >> 1) & 0x3f)]);
  }
}
