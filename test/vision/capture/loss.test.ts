import { describe, expect, test } from "vitest";
import {
  lossFromError,
  lossFromFfmpeg,
  lossFromStatus,
  streamOver,
} from "../../../vision/capture/loss.ts";
import { placeOf, parseSource } from "../../../vision/capture/source.ts";

const camera = placeOf(parseSource("rtsp://admin:T0pSecret@192.168.1.15/stream"));
const open = placeOf(parseSource("rtsp://192.168.1.15/stream"));
const usb = placeOf(parseSource("/dev/video0"));
const film = placeOf(parseSource("/films/room.mp4"));

function fromLine(line: string, place = camera, packets = 0) {
  const exit = { code: 1, signal: null };
  return lossFromFfmpeg({ lines: ["[rtsp @ 0x1] noise", line], exit, packets }, place);
}

describe("ffmpeg's words become a person's", () => {
  // As 4.1 and 5.1 print them.
  test.each([
    ["[rtsp @ 0x5] method DESCRIBE failed: 401 Unauthorized", "wrong_password", "wrong password"],
    [
      "x: Server returned 403 Forbidden (access denied)",
      "forbidden",
      "the camera refuses to show this stream (403)",
    ],
    ["x: Server returned 404 Not Found", "not_found", "there is no stream at that path (404)"],
    [
      "[rtsp @ 0x5] method SETUP failed: 461 Unsupported transport",
      "unsupported",
      "the camera does not send its stream over TCP (461)",
    ],
    [
      "[rtsp @ 0x5] method SETUP failed: 453 Not Enough Bandwidth",
      "busy",
      "the camera has no room for another viewer (453)",
    ],
    [
      "x: Server returned 5XX Server Error reply",
      "ended",
      "the camera reports an error of its own (500)",
    ],
    ["x: Connection refused", "unreachable", "nobody answers at 192.168.1.15:554"],
    ["x: Connection timed out", "unreachable", "nobody answers at 192.168.1.15:554"],
    ["x: No route to host", "unreachable", "the network does not reach 192.168.1.15:554"],
    [
      "Stream map '0:v:0' matches no streams.",
      "not_a_video",
      "what 192.168.1.15:554 sends is not a video",
    ],
    ["something never heard of", "ended", "192.168.1.15:554 ended before a picture came"],
  ])("%s", (line, kind, sentence) => {
    expect(fromLine(line)).toMatchObject({ kind, sentence });
  });

  test("a password is only wrong where there was one", () => {
    expect(fromLine("401 Unauthorized", open).sentence).toBe("it wants a user name and a password");
  });

  test("files and devices", () => {
    expect(fromLine("/films/room.mp4: No such file or directory", film)).toMatchObject({
      kind: "not_found",
      sentence: "there is no file at room.mp4",
    });
    expect(fromLine("moov atom not found\nInvalid data found when", film).kind).toBe("not_a_video");
    expect(fromLine("/dev/video0: Device or resource busy", usb)).toMatchObject({
      kind: "busy",
      sentence: "another program is using /dev/video0",
    });
    expect(fromLine("/dev/video0: Permission denied", usb).kind).toBe("forbidden");
  });

  test("after pictures came, an old line does not explain the end", () => {
    expect(fromLine("x: Connection timed out", camera, 100)).toMatchObject({
      kind: "ended",
      sentence: "the camera ended the connection",
    });
  });

  test("code 0 is an end as any other, and a crash is told", () => {
    const end = { lines: [], exit: { code: 0, signal: null }, packets: 5 };
    expect(lossFromFfmpeg(end, camera).kind).toBe("ended");
    const crash = { lines: [], exit: { code: null, signal: "SIGSEGV" as const }, packets: 0 };
    expect(lossFromFfmpeg(crash, camera).sentence).toBe("ffmpeg was ended by SIGSEGV");
  });

  test("a line with the password in it does not carry it on", () => {
    const line = "could not be started: rtsp://admin:T0pSecret@192.168.1.15 T0pSecret";
    expect(fromLine(line).sentence).not.toContain("T0pSecret");
  });

  test("a password that is a word of ours is not told by leaving it out", () => {
    const place = placeOf(parseSource("rtsp://admin:wrong@192.168.1.15/stream"));
    expect(fromLine("401 Unauthorized", place).sentence).toBe("wrong password");
  });
});

describe("statuses and errors", () => {
  test.each([
    [401, "wrong_password"],
    [403, "forbidden"],
    [404, "not_found"],
    [503, "busy"],
    [500, "ended"],
    [302, "not_a_video"],
  ])("status %i", (status, kind) => {
    expect(lossFromStatus(status, camera).kind).toBe(kind);
  });

  test.each([
    ["ECONNREFUSED", "unreachable"],
    ["ETIMEDOUT", "unreachable"],
    ["EHOSTUNREACH", "unreachable"],
    ["ECONNRESET", "ended"],
    ["HPE_INVALID_CONSTANT", "not_a_video"],
    ["EPROTO", "unsupported"],
    ["EWHATEVER", "ended"],
  ])("%s", (code, kind) => {
    expect(lossFromError(Object.assign(new Error("x"), { code }), camera).kind).toBe(kind);
  });

  test("the end of a stream, by what it came from", () => {
    expect(streamOver(usb, 5).sentence).toBe("/dev/video0 was unplugged or stopped");
    expect(streamOver(film, 5).sentence).toBe("the file room.mp4 is over");
    expect(streamOver(camera, 0).sentence).toBe("192.168.1.15:554 ended before a picture came");
  });
});
