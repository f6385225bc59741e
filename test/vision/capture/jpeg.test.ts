import { expect, test } from "vitest";
import { readJpeg } from "../../../vision/capture/jpeg.ts";

const soi = "ffd8";
const app0 = "ffe000044a46";
const sof = "ffc00011080078 00a003012200021101031101".replaceAll(" ", "");
const dht = "ffc4000410ff";
const sos = "ffda0008010100003f00";
const data = "a7ff00b1";
const eoi = "ffd9";
const read = (...parts: string[]) => readJpeg(Buffer.from(parts.join(""), "hex"));

test("says size, tables and where it ends", () => {
  const bytes = [soi, app0, sof, dht, sos, data, eoi].join("").length / 2;
  const whole = { width: 160, height: 120, huffmanTables: true, bytes };
  expect(read(soi, app0, sof, dht, sos, data, eoi)).toEqual(whole);
  expect(read(soi, app0, sof, dht, sos, data, eoi, "0000000000")).toEqual(whole);
  expect(read(soi, "ff", app0, sof, dht, sos, data, eoi)).toMatchObject({ width: 160 });
  expect(read(soi, app0, sof, sos, data, eoi)).toMatchObject({ huffmanTables: false });
});

test("torn or something else: none", () => {
  expect(read(soi, app0, sof, dht, sos, data)).toBeNull();
  expect(read(soi, app0, dht, sos, data, eoi)).toBeNull();
  expect(read(soi, app0, sof, dht, eoi)).toBeNull();
  expect(read(soi, app0, "00", sof, dht, sos, data, eoi)).toBeNull();
  expect(read("89504e470d0a1a0a")).toBeNull();
  expect(readJpeg(Buffer.alloc(0))).toBeNull();
});
