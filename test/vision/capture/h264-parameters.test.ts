import { expect, test } from "vitest";
import {
  h264CodecName,
  hasParameterSets,
  readH264Parameters,
} from "../../../vision/capture/h264-parameters.ts";
import { busy, streamOf } from "./test-packets.ts";

test.each([
  ["yuv420p", ["-preset", "ultrafast"], 1, 8, /^avc1\.42c0..$/],
  ["yuv420p", [], 1, 8, /^avc1\.6400..$/],
  ["yuvj420p", [], 1, 8, /^avc1\.6400..$/],
  ["yuv420p10le", [], 1, 10, /^avc1\.6e00..$/],
  ["yuv422p", [], 2, 8, /^avc1\.7a00..$/],
  ["yuv444p", [], 3, 8, /^avc1\.f400..$/],
] as const)("%s %j", (pixels, encoder, chromaFormat, bitDepth, name) => {
  const args = [...encoder, "-pix_fmt", pixels, "-flags", "+global_header"];
  const { format } = streamOf(busy(0.1), "h264", args);
  const parameters = readH264Parameters(format.extradata);
  expect(parameters).toMatchObject({ chromaFormat, bitDepth });
  expect(parameters && h264CodecName(parameters)).toMatch(name);
  expect(hasParameterSets(format.extradata)).toBe(true);
});

test("bytes without parameter sets have none", () => {
  const idr = Buffer.from("0000000165b80400", "hex");
  const onlySps = Buffer.from("00000001674200290000", "hex");
  expect(readH264Parameters(idr)).toBeNull();
  expect(hasParameterSets(idr)).toBe(false);
  expect(hasParameterSets(onlySps)).toBe(false);
  expect(hasParameterSets(Buffer.concat([onlySps, Buffer.from("00000168ce", "hex")]))).toBe(true);
  expect(readH264Parameters(Buffer.alloc(0))).toBeNull();
  expect(readH264Parameters(Buffer.from("000001674200", "hex"))).toBeNull();
});

test("emulation prevention is no content", () => {
  // chroma_format_idc 1 and depth 8 behind a seq_parameter_set_id of 2^16 - 1 (16 zero bits).
  const bits = `${"0".repeat(16)}1${"0".repeat(16)}0101111`;
  const raw = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const escaped = Buffer.concat([raw.subarray(0, 2), Buffer.from([3]), raw.subarray(2)]);
  const sps = Buffer.concat([Buffer.from("0000000167640028", "hex"), escaped]);
  expect(readH264Parameters(sps)).toMatchObject({ chromaFormat: 1, bitDepth: 8, level: 40 });
});
