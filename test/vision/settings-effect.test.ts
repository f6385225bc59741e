// Settings changed while a real camera is watched: what they change shows in the next pictures, and
// the connection to the camera is one and the same.
import { expect, onTestFinished, test } from "vitest";
import { systemClock } from "../../storage/clock.ts";
import { Incidents } from "../../storage/incidents.ts";
import type { AlarmState } from "../../storage/incident-events.ts";
import { defaultSettings } from "../../storage/settings.ts";
import { CameraWatch } from "../../vision/camera-watch.ts";
import { readJpeg } from "../../vision/capture/jpeg.ts";
import { openSession } from "../../vision/capture/session.ts";
import { parseSource } from "../../vision/capture/source.ts";
import { CameraError } from "../../vision/watch-view.ts";
import { startRtspCamera } from "../cameras/rtsp-camera.ts";
import { until } from "../cameras/until.ts";
import { FakeClips } from "../fakes/clips.ts";
import { dataFolder } from "../fakes/data-folder.ts";
import { RecordingLog } from "../fakes/log.ts";
import { settingsInMemory } from "../fakes/settings.ts";
import { FakeBell, standing } from "../fakes/standing.ts";
import { drawScene } from "../media/drawn.ts";
import { ffmpegs } from "./capture/streams.ts";

const [ffmpeg] = ffmpegs;

/** Somebody crosses the picture again and again. */
async function watchedWalker() {
  if (!ffmpeg) throw new Error("there is no ffmpeg");
  const walk = { from: 0, to: 4, width: 60, height: 120, fromX: -60, toX: 320, y: 50 };
  const file = drawScene(
    {
      seconds: 4,
      size: { width: 320, height: 180 },
      framesPerSecond: 20,
      keyframeEvery: 10,
      walks: [walk],
    },
    ffmpeg.path,
  );
  const server = await startRtspCamera({ file, codec: "h264", framesPerSecond: 20 });
  onTestFinished(() => server.close());
  const folder = await dataFolder();
  const log = new RecordingLog();
  const { settings } = settingsInMemory({ sensitivity: 255, idleLook: "every_frame" });
  const alarm = { state: "armed_away" as AlarmState };
  const sessions = { opened: 0 };
  const watch = new CameraWatch({
    id: "c1",
    name: "Garden",
    source: parseSource(`rtsp://127.0.0.1:${server.port}/cam`),
    ffmpeg,
    incidents: await Incidents.open(folder, systemClock, log),
    makeClips: new FakeClips().make,
    clock: systemClock,
    log,
    timezone: () => "UTC",
    ringLimits: { seconds: 30, bytes: 5e7 },
    temporaryFolder: folder,
    standing: () => standing(alarm.state),
    bell: new FakeBell(),
    settings: () => settings.of("c1"),
    openSession: (...session) => {
      sessions.opened += 1;
      return openSession(...session);
    },
  });
  onTestFinished(() => watch.stop());
  watch.start();
  watch.alarmChanged();
  /** So many more pictures are examined. */
  const pictures = async (count: number) => {
    for (let seen = 0; seen < count; seen++) {
      const before = watch.status().lastPictureAt;
      await until(() => watch.status().lastPictureAt !== before, "another picture");
    }
  };
  return { watch, settings, alarm, sessions, log, pictures };
}

test("sensitivity, area and frame rate hold from the next pictures on, over one connection", async () => {
  const { watch, settings, alarm, sessions, log, pictures } = await watchedWalker();
  await expect(watch.preview(defaultSettings)).rejects.toThrow(CameraError);
  // Enough for the background, and for the walker to have come.
  await pictures(8);
  expect(watch.status().lastMovementAt).toBeNull();

  await settings.change("c1", { sensitivity: 25 });
  await until(() => watch.status().lastMovementAt !== null, "movement");
  expect(sessions.opened).toBe(1);

  // What is tried is not what holds.
  await settings.change("c1", { sensitivity: 255 });
  await pictures(3);
  const until255 = watch.status().lastMovementAt;
  const tried = await movingPreview({ ...defaultSettings, minimumArea: 1000 });
  expect(tried.moving).toBe(true);
  expect(tried.largest).toBeGreaterThan(1000);
  expect(tried.regions[0]?.area).toBe(tried.largest);
  expect(readJpeg(tried.still.jpeg)).toMatchObject({ width: 320, height: 180 });
  const blind = await watch.preview({ ...defaultSettings, sensitivity: 255 });
  expect(blind).toMatchObject({ moving: false, largest: 0, learning: false });
  expect(watch.status().lastMovementAt).toBe(until255);

  await settings.change("all", { framesPerSecond: 10 });
  await pictures(6);
  await settings.change("c1", { sensitivity: 25 });
  await until(() => watch.status().lastMovementAt !== until255, "movement again");

  // Disarmed, only keyframes are looked at; the preview looks on from there.
  alarm.state = "disarmed";
  watch.alarmChanged();
  await pictures(2);
  expect((await movingPreview({ ...defaultSettings, minimumArea: 1000 })).moving).toBe(true);

  expect(sessions.opened).toBe(1);
  expect(watch.status().state).toBe("live");
  expect(log.messages("warn")).toEqual([]);

  /** Between two rounds the walker is out of the picture for a moment. */
  async function movingPreview(tryThese: typeof defaultSettings) {
    const deadline = performance.now() + 15_000;
    for (;;) {
      const seen = await watch.preview(tryThese);
      if (seen.moving || performance.now() > deadline) return seen;
    }
  }
}, 60_000);
