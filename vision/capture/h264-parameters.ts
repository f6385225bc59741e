// Owns what the parameter sets of an H.264 stream say: whether every player can show it as it is
// (8-bit 4:2:0), and the codec's name for an MP4. ITU-T H.264, 7.3.1 and 7.3.2.1.1.

export interface H264Parameters {
  /** profile_idc, the constraint flags and level_idc: bytes 1 to 3 of the SPS. */
  readonly profile: number;
  readonly constraints: number;
  readonly level: number;
  /** 0 grey, 1 4:2:0, 2 4:2:2, 3 4:4:4. */
  readonly chromaFormat: number;
  /** The larger one of luma's and chroma's. */
  readonly bitDepth: number;
}

const startCode = Buffer.from([0, 0, 1]);
const sequenceParameters = 7;
const pictureParameters = 8;
/** Profiles whose SPS says chroma format and bit depth; all others are 8-bit 4:2:0. */
const highProfiles = new Set([100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135]);

/** From the first SPS in `annexB`; null when there is none that can be read. */
export function readH264Parameters(annexB: Buffer): H264Parameters | null {
  for (const unit of nalUnits(annexB)) {
    if (((unit[0] ?? 0) & 31) === sequenceParameters && unit.length >= 5) return readSps(unit);
  }
  return null;
}

/** Whether a decoder can start here: both an SPS and a PPS are among the units. */
export function hasParameterSets(annexB: Buffer): boolean {
  const types = new Set<number>();
  for (const unit of nalUnits(annexB)) {
    types.add((unit[0] ?? 0) & 31);
    if (types.has(sequenceParameters) && types.has(pictureParameters)) return true;
  }
  return false;
}

/** "avc1.64001f", as RFC 6381 names it. */
export function h264CodecName(parameters: H264Parameters): string {
  const { profile, constraints, level } = parameters;
  return `avc1.${Buffer.from([profile, constraints, level]).toString("hex")}`;
}

function* nalUnits(annexB: Buffer): Generator<Buffer> {
  let start = annexB.indexOf(startCode);
  while (start >= 0) {
    const next = annexB.indexOf(startCode, start + 3);
    yield annexB.subarray(start + 3, next < 0 ? annexB.length : next);
    start = next;
  }
}

function readSps(unit: Buffer): H264Parameters {
  const parameters = {
    profile: unit[1] as number,
    constraints: unit[2] as number,
    level: unit[3] as number,
    chromaFormat: 1,
    bitDepth: 8,
  };
  if (!highProfiles.has(parameters.profile)) return parameters;
  const readNumber = expGolombReader(withoutEmulationPrevention(unit.subarray(4)));
  readNumber(); // seq_parameter_set_id
  parameters.chromaFormat = readNumber();
  if (parameters.chromaFormat === 3) readNumber.bit(); // separate_colour_plane_flag
  parameters.bitDepth = 8 + Math.max(readNumber(), readNumber());
  return parameters;
}

/** 7.4.1: in 00 00 03 the 03 is no content. */
function withoutEmulationPrevention(bytes: Buffer): Buffer {
  const kept: number[] = [];
  let zeros = 0;
  for (const byte of bytes) {
    if (zeros >= 2 && byte === 3) {
      zeros = 0;
      continue;
    }
    zeros = byte === 0 ? zeros + 1 : 0;
    kept.push(byte);
  }
  return Buffer.from(kept);
}

/** Reads ue(v) numbers (9.1) one after the other; past the end all bits are 1. */
function expGolombReader(bytes: Buffer): { (): number; bit: () => number } {
  let position = 0;
  const bit = () => {
    const byte = bytes[position >> 3] ?? 0xff;
    return (byte >> (7 - (position++ & 7))) & 1;
  };
  const readNumber = () => {
    let zeros = 0;
    while (zeros < 32 && bit() === 0) zeros++;
    let value = 1;
    for (let i = 0; i < zeros; i++) value = value * 2 + bit();
    return value - 1;
  };
  return Object.assign(readNumber, { bit });
}
