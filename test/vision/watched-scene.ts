// Owns a camera under watch for tests: made-up connections that show a drawn scene at the pace of
// the test's clock, decoded by a real ffmpeg. Every frame is looked at, so that each step of the
// clock has its frame.
import { onTestFinished } from "vitest";
import { Incidents } from "../../storage/incidents.ts";
import type { AlarmState } from "../../storage/incident-events.ts";
import type { ModeRules } from "../../storage/mode-rules.ts";
import type { Zone } from "../../storage/zones.ts";
import { defaultSettings, type Settings } from "../../storage/settings.ts";
import { CameraWatch, type CameraWatchOptions } from "../../vision/camera-watch.ts";
import type { Ffmpeg } from "../../vision/capture/ffmpeg.ts";
import { parseSource } from "../../vision/capture/source.ts";
import { until } from "../cameras/until.ts";
import { FakeClips } from "../fakes/clips.ts";
import { FakeClock } from "../fakes/clock.ts";
import { dataFolder } from "../fakes/data-folder.ts";
import { RecordingLog } from "../fakes/log.ts";
import { FakeSessions } from "../fakes/session.ts";
import { FakeBell, standing } from "../fakes/standing.ts";
import { drawScene } from "../media/drawn.ts";
import { ffmpegs, nutOf, parse, type ParsedStream } from "./capture/streams.ts";
import { describeEvent } from "./recorder-script.ts";

const [ffmpeg] = ffmpegs as [Ffmpeg];
const frameMs = 50;

/** 20 a second, a keyframe every 2 s; somebody is there from 4.1 to 7 s. */
export function sceneOf(width: number, height: number): ParsedStream {
  const walk = { from: 4.1, to: 7, fromX: 0, toX: (width * 3) / 4, y: height / 4 };
  const file = drawScene({
    seconds: 16,
    size: { width, height },
    framesPerSecond: 1_000 / frameMs,
    keyframeEvery: 40,
    walks: [{ ...walk, width: width / 5, height: height / 2 }],
  });
  return parse(nutOf({ name: "h264", file }, ffmpeg));
}

/** `main`: it has a larger stream, too, which evidence comes from and whose sessions are its own. */
export async function watchedScene(
  options: { alarm?: AlarmState; ffmpeg?: Ffmpeg; main?: boolean } = {},
) {
  const folder = await dataFolder();
  const clock = new FakeClock();
  const log = new RecordingLog();
  const incidents = await Incidents.open(folder, clock, log);
  const clips = new FakeClips();
  const sessions = new FakeSessions();
  const mainSessions = new FakeSessions();
  const evidenceSource = parseSource("rtsp://192.168.1.15/stream0");
  const alarm: { state: AlarmState; rules: Partial<ModeRules> } = {
    state: options.alarm ?? "armed_away",
    rules: {},
  };
  const bell = new FakeBell();
  const settings: Settings = { ...defaultSettings, idleLook: "every_frame" };
  const zones: { all: readonly Zone[]; off: ReadonlySet<string> } = { all: [], off: new Set() };
  const watchOptions: CameraWatchOptions = {
    id: "c1",
    name: "Garden",
    source: parseSource("rtsp://192.168.1.15/stream1"),
    ffmpeg: options.ffmpeg ?? ffmpeg,
    incidents,
    makeClips: clips.make,
    clock,
    log,
    timezone: () => "UTC",
    ringLimits: { seconds: 30, bytes: 5e7 },
    temporaryFolder: folder,
    standing: () => standing(alarm.state, alarm.rules),
    bell,
    settings: () => settings,
    zones: () => zones.all,
    zonesOff: () => zones.off,
    openSession: (source, of) =>
      (source === evidenceSource ? mainSessions : sessions).open(source, of),
    ...(options.main && { evidenceSource }),
  };
  const watch = new CameraWatch(watchOptions);
  /** stop(), with time going by for what ends slowly. */
  const stop = async () => {
    const stopping = watch.stop();
    await clock.advance(1_000);
    await stopping;
  };
  onTestFinished(stop);

  /**
   * Shows the scene from one second to the other, as fast as its frames are decoded; `main` is shown
   * in the larger stream at the same time.
   */
  const play = async (
    scene: ParsedStream,
    fromSeconds: number,
    toSeconds: number,
    main?: ParsedStream,
  ) => {
    const shown = scene.packets.slice(
      (fromSeconds * 1_000) / frameMs,
      (toSeconds * 1_000) / frameMs,
    );
    for (const [index, { ms, keyframe, bytes }] of shown.entries()) {
      const larger = main?.packets.find((packet) => packet.ms === ms);
      if (larger) mainSessions.newest.packet({ ...larger, pts: ms });
      sessions.newest.packet({ pts: ms, keyframe, bytes });
      const everyFourth = index % 4 === 0;
      const packetAt = clock.wall();
      // Disarmed, only keyframes are looked at.
      if (everyFourth && (keyframe || alarm.state !== "disarmed")) {
        await until(() => (watch.status().lastPictureAt ?? 0) >= packetAt, `the frame at ${ms}`);
      }
      await clock.advance(frameMs);
    }
  };
  const connect = (scene: ParsedStream) => sessions.newest.format(scene.format);
  /** Time goes by until the next attempt, which is made once the old decoder is gone. */
  const reconnect = async (scene: ParsedStream, waitMs = 1_300) => {
    const before = sessions.opened.length;
    await clock.advance(waitMs);
    await until(() => sessions.opened.length > before, "another attempt");
    connect(scene);
  };
  /** Of all incidents, in order, what is told of them; "movement: opened with photo, ..." */
  const told = async () => {
    const records = await incidents.day("2026-11-22");
    return await Promise.all(
      records.map(async ({ id, cause }) => {
        const events = await incidents.events(id);
        return `${cause}: ${events.map(describeEvent).join(", ")}`;
      }),
    );
  };
  return {
    alarm,
    bell,
    clips,
    clock,
    incidents,
    log,
    sessions,
    mainSessions,
    watch,
    watchOptions,
    zones,
    connect,
    play,
    reconnect,
    stop,
    told,
  };
}
