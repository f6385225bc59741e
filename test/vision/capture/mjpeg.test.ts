import { describe, expect, test } from "vitest";
import { MjpegError, MjpegSplitter } from "../../../vision/capture/mjpeg.ts";

/** Shaped like a JPEG: a header that holds a thumbnail with an end of its own, data with stuffing. */
function jpeg(mark: number, dataBytes = 300): Buffer {
  const thumbnail = Buffer.from([0xff, 0xd8, 0xff, 0xd9]);
  const segment = Buffer.concat([Buffer.from([0xff, 0xe1, 0, 2 + thumbnail.length]), thumbnail]);
  const scan = Buffer.from([0xff, 0xda, 0, 4, 1, 2]);
  const data = Buffer.alloc(dataBytes, mark);
  data.set([0xff, 0x00, 0xff, 0xd3], 10);
  return Buffer.concat([Buffer.from([0xff, 0xd8]), segment, scan, data, Buffer.from([0xff, 0xd9])]);
}

function part(picture: Buffer, headers: string, boundary = "--b"): Buffer {
  return Buffer.concat([
    Buffer.from(`${boundary}\r\n${headers}\r\n`),
    picture,
    Buffer.from("\r\n"),
  ]);
}
const withLength = (picture: Buffer) =>
  part(picture, `Content-Type: image/jpeg\r\nContent-Length: ${picture.length}\r\n`);

/** The pictures of a stream that comes in pieces of `size` bytes. */
function split(
  stream: Buffer,
  size: number,
  multipart = true,
  maximumPictureBytes?: number,
): Buffer[] {
  const pictures: Buffer[] = [];
  const options =
    maximumPictureBytes === undefined ? { multipart } : { multipart, maximumPictureBytes };
  const splitter = new MjpegSplitter((picture) => pictures.push(picture), options);
  for (let at = 0; at < stream.length; at += size) splitter.push(stream.subarray(at, at + size));
  return pictures;
}

const three = [jpeg(1), jpeg(2, 5000), jpeg(3)];

describe.each([1, 7, 100, 4096, 1 << 20])("in pieces of %i bytes", (size) => {
  test("parts with lengths", () => {
    expect(split(Buffer.concat(three.map(withLength)), size)).toEqual(three);
  });

  test("parts without lengths", () => {
    const stream = Buffer.concat(
      three.map((picture) => part(picture, "Content-Type: image/jpeg\r\n")),
    );
    expect(split(stream, size)).toEqual(three);
  });

  test("no headers at all, and line ends as they like", () => {
    const stream = Buffer.concat(three.flatMap((picture) => [Buffer.from("\n\n--b\n\n"), picture]));
    expect(split(stream, size)).toEqual(three);
  });

  test("a bare row of pictures, as from a pipe", () => {
    expect(split(Buffer.concat(three), size, false)).toEqual(three);
  });

  test("pictures without their end marker end where the next begins", () => {
    const cut = three.map((picture) => picture.subarray(0, -2));
    expect(split(Buffer.concat([...cut, jpeg(4)]), size, false)).toEqual([...cut, jpeg(4)]);
  });

  test("other parts, and headers in any case and order", () => {
    const text = part(
      Buffer.from("status: fine"),
      "content-type: text/plain\r\ncontent-length: 12\r\n",
    );
    const odd = part(
      jpeg(5),
      `CONTENT-LENGTH:${jpeg(5).length}\r\nX-Time: 1\r\nContent-Type: image/jpeg\r\n`,
    );
    expect(split(Buffer.concat([text, odd, text, withLength(jpeg(6))]), size)).toEqual([
      jpeg(5),
      jpeg(6),
    ]);
  });

  test("lengths that lie are found out, and no longer believed", () => {
    const lying = three.map((picture) =>
      part(picture, `Content-Length: ${picture.length - 20}\r\n`),
    );
    expect(split(Buffer.concat(lying), size)).toEqual(three);
    const long = three.map((picture) =>
      part(picture, `Content-Length: ${picture.length + 30}\r\n`),
    );
    const found = split(Buffer.concat([...long, ...three.map(withLength)]), size);
    expect(found.slice(-3)).toEqual(three);
  });

  test("a torn picture does not take the next one with it", () => {
    const torn = Buffer.concat([
      withLength(jpeg(1)).subarray(0, 60),
      withLength(jpeg(2)),
      withLength(jpeg(3)),
    ]);
    const found = split(Buffer.concat([torn, withLength(jpeg(4))]), size);
    expect(found.slice(-1)).toEqual([jpeg(4)]);
  });
});

test("a picture is there with its last byte, not with the next one's first", () => {
  const pictures: Buffer[] = [];
  const splitter = new MjpegSplitter((picture) => pictures.push(picture), { multipart: true });
  splitter.push(withLength(jpeg(1)).subarray(0, -2));
  expect(pictures).toEqual([jpeg(1)]);
});

test("pictures own their bytes", () => {
  const stream = Buffer.concat([withLength(jpeg(1))]);
  const [picture] = split(stream, 1 << 20);
  expect(picture?.buffer.byteLength).toBe(picture?.length);
  stream.fill(0);
  expect(picture).toEqual(jpeg(1));
});

test("a picture beyond all measure is refused, announced or not", () => {
  const large = jpeg(1, 50_000);
  expect(() => split(withLength(large), 4096, true, 40_000)).toThrow(MjpegError);
  expect(() => split(large, 4096, false, 40_000)).toThrow(MjpegError);
});

test("what never becomes a picture is given up", () => {
  expect(() => split(Buffer.alloc(3 << 20, "no picture "), 65_536)).toThrow(/no JPEG pictures/);
});
