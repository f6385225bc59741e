import { expect, onTestFinished, test, vi } from "vitest";
import { silentLog } from "../../../storage/log.ts";
import { systemClock } from "../../../storage/clock.ts";
import { readJpeg } from "../../../vision/capture/jpeg.ts";
import { parseSource } from "../../../vision/capture/source.ts";
import { tryCamera } from "../../../vision/capture/trial.ts";
import { startRtspCamera } from "../../cameras/rtsp-camera.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { FakeSessions } from "../../fakes/session.ts";
import { drawScene } from "../../media/drawn.ts";
import { ffmpegs } from "./streams.ts";
import type { Ffmpeg } from "../../../vision/capture/ffmpeg.ts";

const ffmpeg = ffmpegs[0] as Ffmpeg;
vi.setConfig({ testTimeout: 60_000 });
const never = new AbortController().signal;
const scene = {
  size: { width: 320, height: 240 },
  framesPerSecond: 10,
  keyframeEvery: 10,
  seconds: 4,
  walks: [],
};

test("a camera that works shows its picture, its size and its pace; its password is wanted", async () => {
  const login = { kind: "digest", user: "admin", password: "p@ss /#" } as const;
  const camera = await startRtspCamera({
    file: drawScene({ ...scene, codec: "h264" }),
    codec: "h264",
    framesPerSecond: 10,
    login,
  });
  onTestFinished(() => camera.close());
  const attempt = (password: string) =>
    tryCamera(parseSource(`rtsp://admin:${password}@127.0.0.1:${camera.port}/cam`), {
      ffmpeg,
      clock: systemClock,
      log: silentLog,
      signal: never,
    });
  expect(await attempt("wrong")).toMatchObject({
    loss: { kind: "wrong_password", sentence: "wrong password" },
  });
  const result = await attempt(login.password);
  if (!("trial" in result)) throw new Error(JSON.stringify(result));
  const { jpeg, ...facts } = result.trial;
  expect(facts).toMatchObject({ codec: "h264", width: 320, height: 240 });
  expect(Math.round(facts.picturesPerSecond ?? 0)).toBe(10);
  expect(facts.firstPictureMs).toBeGreaterThan(0);
  expect(facts.keyframeIntervalMs).toBe(1_000);
  expect(readJpeg(jpeg)).toMatchObject({ width: 320, height: 240 });
  expect(camera.playing()).toBe(0);
});

/** A trial on a session that does what the test says. */
function scripted(signal = never) {
  const clock = new FakeClock();
  const sessions = new FakeSessions();
  const trying = tryCamera(parseSource("rtsp://10.0.0.1/cam"), {
    ffmpeg,
    clock,
    log: silentLog,
    signal,
    openSession: sessions.open,
  });
  return { clock, sessions, trying };
}

const format = {
  codec: "mjpeg" as const,
  width: 1,
  height: 1,
  extradata: Buffer.alloc(0),
  decodeDelay: 0,
};

test("a camera that says nothing is given up, and let go", async () => {
  const { clock, sessions, trying } = scripted();
  await clock.advance(24_000);
  sessions.newest.format(format);
  sessions.newest.packet({ pts: 0, keyframe: false, bytes: Buffer.alloc(1) });
  await clock.advance(1_000);
  expect(await trying).toMatchObject({
    loss: { kind: "silent", sentence: "10.0.0.1:554 sent no picture for 25 s" },
  });
  expect(sessions.alive).toBe(0);
  expect(clock.pending).toBe(0);
});

test("what can't be made into a picture is a loss", async () => {
  const { clock, sessions, trying } = scripted();
  sessions.newest.format(format);
  sessions.newest.packet({ pts: null, keyframe: true, bytes: Buffer.from("not a JPEG") });
  await clock.advance(2_500);
  expect(await trying).toMatchObject({ loss: { kind: "undecodable" } });
});

test("a loss before the first picture is the answer", async () => {
  const { sessions, trying } = scripted();
  sessions.newest.end("nobody answers at 10.0.0.1:554", "unreachable");
  expect(await trying).toMatchObject({ loss: { kind: "unreachable" } });
  expect(sessions.alive).toBe(0);
});

test("called off: the session is gone when the reason comes", async () => {
  const aborter = new AbortController();
  const { clock, sessions, trying } = scripted(aborter.signal);
  const reason = new Error("enough");
  aborter.abort(reason);
  await expect(trying).rejects.toBe(reason);
  expect(sessions.alive).toBe(0);
  expect(clock.pending).toBe(0);
});
