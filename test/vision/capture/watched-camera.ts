// Owns a camera with made-up connections and a real decoder, for the tests of its life.
import { onTestFinished } from "vitest";
import { silentLog } from "../../../storage/log.ts";
import { Camera } from "../../../vision/capture/camera.ts";
import type { Ffmpeg } from "../../../vision/capture/ffmpeg.ts";
import type { Frame, Packet } from "../../../vision/capture/packet.ts";
import { parseSource } from "../../../vision/capture/source.ts";
import { until } from "../../cameras/until.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { FakeSessions } from "../../fakes/session.ts";
import { drawStream, ffmpegs, nutOf, parse } from "./streams.ts";

export const [ffmpeg] = ffmpegs as [Ffmpeg];
const stream = parse(nutOf(drawStream("h264"), ffmpeg));
export const format = stream.format;
/** 20 a second, a keyframe every 2 s; times from 0 on. */
export const packets = stream.packets.map((packet) => ({ ...packet, pts: packet.ms - 5_000 }));

interface Options {
  address?: string;
  ffmpeg?: Ffmpeg;
  ringBytes?: number;
}

/** Started, and stopped when the test is over. */
export function watched(options: Options = {}) {
  const clock = new FakeClock();
  const sessions = new FakeSessions();
  const frames: Frame[] = [];
  const received: Packet[] = [];
  /** "live", "lost: wrong password", "session over": what was told, in order. */
  const told: string[] = [];
  const camera = new Camera({
    id: "c1",
    name: "Garden",
    source: parseSource(options.address ?? "rtsp://192.168.1.15/stream1"),
    ffmpeg: options.ffmpeg ?? ffmpeg,
    clock,
    log: silentLog,
    ringLimits: { seconds: 30, bytes: options.ringBytes ?? 1e8 },
    openSession: sessions.open,
    onFrame: (frame) => frames.push(frame),
    onPacket: (packet) => received.push(packet),
    onSessionEnd: () => told.push("session over"),
    onCondition: ({ state, reason }) => told.push(reason ? `${state}: ${reason?.sentence}` : state),
  });
  onTestFinished(async () => {
    const stopping = camera.stop();
    await clock.advance(1_000); // a decoder that doesn't hear is killed
    await stopping;
  });
  camera.start();
  /** Packets from one to the other index, all arriving now. */
  const send = (from: number, to: number, shift = 0) => {
    for (const { pts, keyframe, bytes } of packets.slice(from, to)) {
      sessions.newest.packet({ pts: pts + shift, keyframe, bytes });
    }
  };
  /** The newest session delivers two groups of pictures, of which at least one is seen. */
  const comeAlive = async () => {
    const before = frames.length;
    sessions.newest.format(format);
    send(0, 41);
    await until(() => frames.length > before, "a frame");
  };
  /** Lets time go by until the next attempt, and waits until the old decoder is gone. */
  const reconnect = async () => {
    const before = sessions.opened.length;
    await clock.advance(1_300);
    await until(() => sessions.opened.length > before, "another attempt");
  };
  return { clock, sessions, frames, received, told, camera, send, comeAlive, reconnect };
}
