import { describe, expect, test } from "vitest";
import { decoderArguments, outputSize } from "../../../vision/capture/decoder-command.ts";
import { ffmpegs } from "./streams.ts";

const size = { width: 320, height: 180 };

function sizeOf(width: number, height: number): number[] {
  return Object.values(outputSize({ width, height }));
}

test("the size of frames: even, never larger than the picture, its shape kept", () => {
  expect(sizeOf(1_280, 720)).toEqual([640, 360]);
  expect(sizeOf(2_560, 1_920)).toEqual([640, 480]);
  expect(sizeOf(1_080, 1_920)).toEqual([640, 1_138]);
  expect(sizeOf(353, 289)).toEqual([352, 288]);
  expect(sizeOf(1, 1)).toEqual([2, 2]);
});

describe("the command line", () => {
  const [ffmpeg] = ffmpegs;
  const format = {
    codec: "mjpeg",
    width: 1_280,
    height: 720,
    extradata: Buffer.alloc(0),
    decodeDelay: 0,
  } as const;
  const lowres = (width: number, height: number) => {
    const args = decoderArguments({
      ffmpeg: ffmpeg!,
      format: { ...format, width, height },
      size,
      everyMs: 0,
    });
    return args.includes("-lowres") ? Number(args[args.indexOf("-lowres") + 1]) : 0;
  };

  test("halves JPEGs only while they stay large enough", () => {
    expect([lowres(320, 180), lowres(639, 360), lowres(640, 360), lowres(1_920, 1_080)]).toEqual([
      0, 0, 1, 2,
    ]);
    const args = decoderArguments({
      ffmpeg: ffmpeg!,
      format: { ...format, codec: "h264" },
      size,
      everyMs: 0,
    });
    expect(args).not.toContain("-lowres");
  });

  test("asks for frames as they come in the words that this ffmpeg knows", () => {
    for (const fpsMode of [true, false]) {
      const capabilities = { ...ffmpeg!.capabilities, fpsMode };
      const args = decoderArguments({
        ffmpeg: { ...ffmpeg!, capabilities },
        format,
        size,
        everyMs: 0,
      });
      expect(args.includes("-fps_mode")).toBe(fpsMode);
      expect(args.includes("-vsync")).toBe(!fpsMode);
    }
  });
});
