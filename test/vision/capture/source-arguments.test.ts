import { describe, expect, test } from "vitest";
import type { FfmpegCapabilities } from "../../../vision/capture/ffmpeg.ts";
import {
  avfoundationArguments,
  dshowArguments,
  fileArguments,
  playlistArguments,
  readCodec,
  readV4l2Formats,
  recognizeStream,
  rtspArguments,
  streamArguments,
  v4l2Arguments,
} from "../../../vision/capture/source-arguments.ts";
import { parseSource } from "../../../vision/capture/source.ts";
import type { HttpSource, RtspSource } from "../../../vision/capture/source.ts";

const fresh: FfmpegCapabilities = {
  rtspTimeoutOption: "timeout",
  fpsMode: true,
  encoders: { libx264: true },
  resolvesNames: true,
};
const old: FfmpegCapabilities = {
  ...fresh,
  rtspTimeoutOption: "stimeout",
  fpsMode: false,
  resolvesNames: false,
};
const rtsp = (text: string) => parseSource(text) as RtspSource;
const copied = "-map 0:v:0 -c copy -f nut -write_index 0 -flush_packets 1 pipe:1";

describe("rtsp", () => {
  test("over TCP, video only, by its IP address, with this ffmpeg's timeout", () => {
    const source = rtsp("rtsp://admin:p@ss@cam.local/x?y=1");
    expect(rtspArguments(source, "10.0.0.2", fresh).join(" ")).toBe(
      "-hide_banner -nostdin -v error -rtsp_transport tcp -allowed_media_types video " +
        `-timeout 5000000 -i rtsp://admin:p%40ss@10.0.0.2:554/x?y=1 ${copied}`,
    );
    expect(rtspArguments(source, "10.0.0.2", old)).toContain("-stimeout");
    expect(rtspArguments(source, "10.0.0.2", old)).not.toContain("-timeout");
    const neither = rtspArguments(source, "10.0.0.2", { ...fresh, rtspTimeoutOption: null });
    expect(neither.join(" ")).not.toContain("timeout");
  });

  test("with TLS the name stays where ffmpeg survives it", () => {
    const source = rtsp("rtsps://cam.local/x");
    expect(rtspArguments(source, "10.0.0.2", fresh)).toContain("rtsps://cam.local:322/x");
    expect(rtspArguments(source, "10.0.0.2", old)).toContain("rtsps://10.0.0.2:322/x");
  });
});

test("a playlist is asked for by address, but in the host's name", () => {
  const source = parseSource("http://cam.local:8080/live.m3u8") as HttpSource;
  const args = playlistArguments(source, "10.0.0.2", fresh);
  expect(args).toContain("http://10.0.0.2:8080/live.m3u8");
  expect(args[args.indexOf("-headers") + 1]).toBe("Host: cam.local:8080\r\n");
});

const fileLine = (codec: string) => fileArguments("/films/-a:b.mp4", codec, fresh).join(" ");

describe("files", () => {
  test("at their own speed, in the form that a camera would send", () => {
    expect(fileLine("h264")).toContain(
      "-re -i file:/films/-a:b.mp4 -map 0:v:0 -c copy -bsf:v h264_mp4toannexb -f nut",
    );
    expect(fileLine("hevc")).toContain("-bsf:v hevc_mp4toannexb");
    expect(fileLine("mjpeg")).not.toContain("-bsf");
    expect(fileLine("vp9")).toContain("-c:v libx264");
  });

  test("what ffmpeg prints about one", () => {
    const video =
      "  Stream #0:1[0x2](und): Video: hevc (Main) (hvc1 / 0x31637668), yuv420p(tv), 768x432";
    const sound = "  Stream #0:0(eng): Audio: aac (LC)";
    expect(readCodec(`${sound}\n${video}`)).toBe("hevc");
    expect(readCodec(sound)).toBe(null);
  });
});

const bytes = (...values: number[]) => Buffer.from(values);

describe("streams of a kind that only their first bytes tell", () => {
  test.each([
    ["H.264 with a long start code", bytes(0, 0, 0, 1, 0x67, 0x42), { form: "raw", codec: "h264" }],
    ["H.264 with a short one", bytes(0, 0, 1, 0x09, 0x10), { form: "raw", codec: "h264" }],
    ["H.264 from a picture on", bytes(0, 0, 0, 1, 0x41, 0x9a), { form: "raw", codec: "h264" }],
    ["HEVC", bytes(0, 0, 0, 1, 0x40, 0x01), { form: "raw", codec: "hevc" }],
    ["HEVC with a delimiter", bytes(0, 0, 0, 1, 0x46, 0x01), { form: "raw", codec: "hevc" }],
    ["MJPEG", bytes(0xff, 0xd8, 0xff), { form: "raw", codec: "mjpeg" }],
    ["MPEG-TS", bytes(0x47, 0x40, 0, 0x10), { form: "container", codec: null }],
    [
      "MKV",
      Buffer.from("\x1aE\xdf\xa3 V_MPEGH/ISO/HEVC", "latin1"),
      { form: "container", codec: "hevc" },
    ],
    ["MP4", Buffer.from("\0\0\0\x18ftypmp42 avcC", "latin1"), { form: "container", codec: "h264" }],
    ["FLV", Buffer.from("FLV\x01"), { form: "container", codec: "h264" }],
    ["next to nothing", bytes(0), { form: "container", codec: null }],
  ] as const)("%s", (_, head, kind) => {
    expect(recognizeStream(head)).toEqual(kind);
  });

  test("raw ones have their arrival for a time; containers their own", () => {
    const raw = streamArguments({ form: "raw", codec: "hevc" }).join(" ");
    expect(raw).toContain(`-f hevc -use_wallclock_as_timestamps 1 -i pipe:0 ${copied}`);
    const mkv = streamArguments({ form: "container", codec: "h264" }).join(" ");
    expect(mkv).toContain("-i pipe:0 -map 0:v:0 -c copy -bsf:v h264_mp4toannexb");
    expect(mkv).not.toContain("wallclock");
  });
});

const v4l2Line = (text: string, capabilities = fresh) =>
  v4l2Arguments("/dev/video0", readV4l2Formats(text), capabilities).join(" ");

describe("webcams (no device was there to try them on)", () => {
  const listing = `
[video4linux2,v4l2 @ 0x1] Raw       :     yuyv422 :           YUYV 4:2:2 : 640x480 1280x720
[video4linux2,v4l2 @ 0x1] Compressed:       mjpeg :          Motion-JPEG : 640x480 1280x720 1920x1080
[video4linux2,v4l2 @ 0x1] Compressed:        h264 :                H.264 : 1920x1080`;
  const without = (codec: string) =>
    listing
      .split("\n")
      .filter((line) => !line.includes(codec))
      .join("\n");

  test("a camera's own H.264 first, then its MJPEG, up to 720p where it can", () => {
    expect(v4l2Line(listing)).toContain(
      "-f v4l2 -input_format h264 -video_size 1920x1080 -i /dev/video0",
    );
    expect(v4l2Line(without("h264"))).toContain(
      "-input_format mjpeg -video_size 1280x720 -i /dev/video0",
    );
    expect(v4l2Line(without("h264"))).toContain("-c copy");
  });

  test("raw pictures are encoded, with x264 or as JPEGs", () => {
    const raw = without("Compressed");
    expect(v4l2Line(raw)).toMatch(
      /-f v4l2 -i \/dev\/video0 -map 0:v:0 -c:v libx264 .*expr:gte\(t,n_forced\)/,
    );
    expect(v4l2Line(raw, { ...fresh, encoders: { libx264: false } })).toContain("-c:v mjpeg");
  });

  test("dshow and avfoundation", () => {
    expect(dshowArguments("USB Camera", fresh)).toContain("video=USB Camera");
    expect(avfoundationArguments("0", fresh)).toContain("0:none");
  });
});
