// Sessions on real cameras, with both generations of ffmpeg.
import { writeFileSync } from "node:fs";
import net from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TestContext } from "vitest";
import { startGstreamerCamera, whyNoGstreamer } from "../../cameras/gstreamer.ts";
import type { GstreamerCamera } from "../../cameras/gstreamer.ts";
import { startMjpegCamera } from "../../cameras/mjpeg-camera.ts";
import { startRtspCamera } from "../../cameras/rtsp-camera.ts";
import { drawScene } from "../../media/drawn.ts";
import type { Ffmpeg } from "../../../vision/capture/ffmpeg.ts";
import { listen, videoFaults } from "./listen.ts";
import type { Listener } from "./listen.ts";
import { ffmpegs, tried } from "./streams.ts";

const drawer = ffmpegs[0]?.path ?? "ffmpeg";
const scene = {
  size: { width: 320, height: 240 },
  framesPerSecond: 20,
  keyframeEvery: 20,
  walks: [],
};
const draw = (codec: "h264" | "hevc" | "mjpeg", seconds: number) =>
  drawScene({ ...scene, codec, seconds }, drawer);
const files = { h264: draw("h264", 4), hevc: draw("hevc", 4), mjpeg: draw("mjpeg", 2) };

const password = "p@:/%x w";
const digest = { kind: "digest", user: "admin", password } as const;
const basic = { kind: "basic", user: "admin", password } as const;
const right = `admin:${encodeURIComponent(password)}`;

const cameras: { close(): Promise<void> }[] = [];
function keep<C extends { close(): Promise<void> }>(camera: C): C {
  cameras.push(camera);
  return camera;
}
afterAll(async () => {
  await Promise.all(cameras.map((camera) => camera.close()));
});

/** Listens until the test is over. */
function open(address: string, ffmpeg: Ffmpeg, { onTestFinished }: TestContext): Listener {
  const listener = listen(address, ffmpeg);
  onTestFinished(() => listener.session.stop());
  return listener;
}
const command = (input: string) => `pipe:${drawer} -nostdin -v error -re -i ${input} -c copy`;

const gstreamerMissing = whyNoGstreamer();
let gstreamer: Record<"h264" | "hevc", GstreamerCamera>;
beforeAll(async () => {
  if (gstreamerMissing !== null) return;
  const [h264, hevc] = await Promise.all([
    startGstreamerCamera({ file: files.h264, codec: "h264", login: digest }),
    startGstreamerCamera({ file: files.hevc, codec: "hevc", login: basic }),
  ]);
  gstreamer = { h264: keep(h264), hevc: keep(hevc) };
});

describe.each(tried)("ffmpeg $version", { concurrent: true }, (ffmpeg) => {
  describe("our own RTSP camera", () => {
    let h264: Awaited<ReturnType<typeof startRtspCamera>>;
    let hevc: Awaited<ReturnType<typeof startRtspCamera>>;
    beforeAll(async () => {
      const common = { framesPerSecond: 20, ffmpeg: drawer };
      h264 = keep(
        await startRtspCamera({ ...common, file: files.h264, codec: "h264", login: digest }),
      );
      hevc = keep(
        await startRtspCamera({
          ...common,
          file: files.hevc,
          codec: "hevc",
          login: basic,
          bareDescription: true,
        }),
      );
    });

    test("H.264 with digest, by host name, a whole picture for every frame", async (context) => {
      const listener = open(`rtsp://${right}@localhost:${h264.port}/cam`, ffmpeg, context);
      await listener.more(45);
      expect(videoFaults(listener, "h264")).toEqual([]);
      expect(listener.packets.filter((packet) => packet.keyframe).length).toBeGreaterThanOrEqual(2);
    });

    test("HEVC with basic, parameters only in the stream", async (context) => {
      const listener = open(`rtsp://${right}@127.0.0.1:${hevc.port}/cam`, ffmpeg, context);
      await listener.more(45);
      expect(videoFaults(listener, "hevc")).toEqual([]);
    });

    test("after stop() nothing is heard any more, and the camera has no client", async (context) => {
      const listener = open(`rtsp://${right}@127.0.0.1:${h264.port}/cam`, ffmpeg, context);
      await listener.more(5);
      const stopped = listener.session.stop();
      const heard = listener.packets.length;
      await stopped;
      expect(listener.packets.length).toBe(heard);
      expect(listener.losses).toEqual([]);
      await listener.session.stop();
    });
  });

  describe.skipIf(gstreamerMissing !== null)(
    `GStreamer's RTSP camera ${gstreamerMissing ?? ""}`,
    () => {
      test("H.264 with digest; the file's end is a loss", async (context) => {
        const listener = open(
          `rtsp://${right}@127.0.0.1:${gstreamer.h264.port}/cam`,
          ffmpeg,
          context,
        );
        expect(await listener.lost()).toMatchObject({
          kind: "ended",
          sentence: "the camera ended the connection",
        });
        expect(videoFaults(listener, "h264")).toEqual([]);
        expect(listener.packets.length).toBeGreaterThan(60);
      });

      test("HEVC with basic", async (context) => {
        const listener = open(
          `rtsp://${right}@localhost:${gstreamer.hevc.port}/cam`,
          ffmpeg,
          context,
        );
        await listener.more(30);
        expect(videoFaults(listener, "hevc")).toEqual([]);
      });

      test.for([
        ["admin:wrong@", "cam", "wrong_password", "wrong password"],
        ["", "cam", "wrong_password", "it wants a user name and a password"],
        [`${right}@`, "other", "not_found", "there is no stream at that path (404)"],
      ])("%s…/%s: %s", async ([login, stream, kind, sentence], context) => {
        for (const { port } of [gstreamer.h264, gstreamer.hevc]) {
          const listener = open(`rtsp://${login}127.0.0.1:${port}/${stream}`, ffmpeg, context);
          expect(await listener.lost()).toMatchObject({ kind, sentence });
        }
      });
    },
  );

  describe("what is not there", () => {
    test("nobody listens, nobody has that name", async (context) => {
      const nobody = open("rtsp://127.0.0.1:1/cam", ffmpeg, context);
      expect(await nobody.lost()).toMatchObject({
        kind: "unreachable",
        sentence: "nobody answers at 127.0.0.1:1",
      });
      const web = open("http://127.0.0.1:1/video", ffmpeg, context);
      expect((await web.lost()).sentence).toBe("nobody answers at 127.0.0.1:1");
      // RFC 6761: a name under .invalid never exists.
      for (const scheme of ["rtsp", "http"]) {
        const nameless = open(`${scheme}://camera.invalid/x`, ffmpeg, context);
        expect((await nameless.lost()).kind).toBe("name_unknown");
      }
    });

    test("a web server at the RTSP port, and one who says nothing", async (context) => {
      const web = keep(await startMjpegCamera({ file: files.mjpeg, framesPerSecond: 10 }));
      const listener = open(`rtsp://127.0.0.1:${web.port}/x`, ffmpeg, context);
      expect((await listener.lost()).sentence).toContain("is a web server, not a video");
      const mute = net.createServer((socket) => socket.on("error", () => socket.destroy()));
      await new Promise<void>((resolve) => {
        mute.listen(0, "127.0.0.1", resolve);
      });
      const { port } = mute.address() as AddressInfo;
      const silent = open(`rtsp://127.0.0.1:${port}/x`, ffmpeg, context);
      await new Promise((resolve) => {
        mute.once("connection", resolve);
      });
      await silent.session.stop();
      expect(silent.losses).toEqual([]);
      mute.close();
    });
  });

  describe("files", () => {
    test.for(["h264", "hevc", "mjpeg"] as const)(
      "%s, over and over, with times that run on",
      async (codec, context) => {
        const file = draw(codec, 1);
        const listener = open(file, ffmpeg, context);
        await listener.more(codec === "mjpeg" ? 55 : 45); // a row of JPEGs is shown at 25 a second
        expect(videoFaults(listener, codec)).toEqual([]);
        const { packets } = listener;
        const shown = (packets.at(-1)?.pts ?? 0) - (packets[0]?.pts ?? 0);
        const taken = (packets.at(-1)?.arrival ?? 0) - (packets[0]?.arrival ?? 0);
        expect(shown).toBeGreaterThan(1900);
        expect(Math.abs(shown - taken)).toBeLessThan(1000);
      },
    );

    test("once; missing; and no video", async (context) => {
      const once = open(`file:${draw("h264", 1)}#once`, ffmpeg, context);
      expect((await once.lost()).sentence).toMatch(/^the file .*mp4 is over$/);
      expect(once.packets).toHaveLength(20);
      const missing = open("/nowhere/room.mp4", ffmpeg, context);
      expect((await missing.lost()).sentence).toBe("there is no file at room.mp4");
      const text = path.join(tmpdir(), `vigil-${process.pid}.mp4`);
      writeFileSync(text, "not a video");
      expect((await open(text, ffmpeg, context).lost()).kind).toBe("not_a_video");
    });
  });

  describe("commands", () => {
    test.for([
      ["h264", "bare H.264", `${command(files.h264)} -bsf:v h264_mp4toannexb -f h264 -`],
      ["hevc", "HEVC in MKV", `${command(files.hevc)} -f matroska -`],
      ["hevc", "HEVC in MPEG-TS", `${command(files.hevc)} -bsf:v hevc_mp4toannexb -f mpegts -`],
      ["mjpeg", "a row of JPEGs", `${command(files.mjpeg)} -f mjpeg -`],
    ] as const)("%s: %s", async ([codec, , address], context) => {
      const listener = open(address, ffmpeg, context);
      await listener.more(25);
      expect(videoFaults(listener, codec)).toEqual([]);
    });

    test("one that does not exist, fails, or sends something else", async (context) => {
      const missing = open("pipe:no-such-program-here", ffmpeg, context);
      expect((await missing.lost()).kind).toBe("not_found");
      const failing = open("pipe:echo the lens cap is on >&2; exit 3", ffmpeg, context);
      expect((await failing.lost()).sentence).toBe(
        "the camera's command failed (the lens cap is on)",
      );
      const text = open(
        `pipe:"${process.execPath}" -e "console.log('hello'.repeat(20000))"`,
        ffmpeg,
        context,
      );
      expect(["not_a_video", "ended"]).toContain((await text.lost()).kind);
      expect(text.formats).toEqual([]);
    });
  });
});

describe("HTTP", { concurrent: true }, () => {
  const [ffmpeg] = ffmpegs;
  if (!ffmpeg) throw new Error("there is no ffmpeg");

  test.for([
    ["basic", basic, "usual", "/video"],
    ["digest", digest, "no_length", "/video"],
    ["no login", undefined, "other_boundary", "/video"],
    ["a redirect, login again", digest, "usual", "/old"],
  ] as const)("MJPEG with %s", async ([, login, habit, page], context) => {
    const options = { file: files.mjpeg, framesPerSecond: 20, habit };
    const camera = keep(await startMjpegCamera(login ? { ...options, login } : options));
    const listener = open(
      `http://${login ? `${right}@` : ""}localhost:${camera.port}${page}`,
      ffmpeg,
      context,
    );
    await listener.more(20);
    expect(videoFaults(listener, "mjpeg")).toEqual([]);
    expect(listener.packets.every((packet) => packet.pts === null && packet.keyframe)).toBe(true);
    expect(
      listener.packets.every(({ bytes }) => bytes.readUInt16BE(bytes.length - 2) === 0xffd9),
    ).toBe(true);
    await camera.close();
    expect((await listener.lost()).kind).toBe("ended");
  });

  test("a single picture is asked for again and again", async (context) => {
    const camera = keep(
      await startMjpegCamera({ file: files.mjpeg, framesPerSecond: 20, login: digest }),
    );
    const listener = open(`http://${right}@127.0.0.1:${camera.port}/shot.jpg`, ffmpeg, context);
    await listener.more(3);
    expect(videoFaults(listener, "mjpeg")).toEqual([]);
  });

  test("a web page, a wrong path, a wrong password, and no HTTP at all", async (context) => {
    const camera = keep(
      await startMjpegCamera({ file: files.mjpeg, framesPerSecond: 20, login: digest }),
    );
    const rtsp = keep(
      await startRtspCamera({
        file: files.h264,
        codec: "h264",
        framesPerSecond: 20,
        ffmpeg: drawer,
      }),
    );
    const at = (text: string) => open(`http://${text}`, ffmpeg, context).lost();
    expect(await at(`${right}@127.0.0.1:${camera.port}/`)).toMatchObject({
      kind: "not_a_video",
      sentence: "this address is a web page, not a video",
    });
    expect((await at(`${right}@127.0.0.1:${camera.port}/nope`)).kind).toBe("not_found");
    expect((await at(`admin:wrong@127.0.0.1:${camera.port}/video`)).sentence).toBe(
      "wrong password",
    );
    expect((await at(`127.0.0.1:${camera.port}/video`)).kind).toBe("wrong_password");
    expect(["not_a_video", "not_found"]).toContain((await at(`127.0.0.1:${rtsp.port}/`)).kind);
  });
});
