// Both streams of a camera over RTSP: a small one that is watched, and a larger one for evidence.
import { expect, onTestFinished, test } from "vitest";
import { systemClock } from "../../storage/clock.ts";
import { Incidents } from "../../storage/incidents.ts";
import { defaultSettings } from "../../storage/settings.ts";
import { CameraWatch } from "../../vision/camera-watch.ts";
import { readJpeg } from "../../vision/capture/jpeg.ts";
import { parseSource } from "../../vision/capture/source.ts";
import { startRtspCamera } from "../cameras/rtsp-camera.ts";
import { until } from "../cameras/until.ts";
import { FakeClips } from "../fakes/clips.ts";
import { dataFolder } from "../fakes/data-folder.ts";
import { RecordingLog } from "../fakes/log.ts";
import { FakeBell, standing } from "../fakes/standing.ts";
import { drawScene } from "../media/drawn.ts";
import { ffmpegs } from "./capture/streams.ts";

const [ffmpeg] = ffmpegs;

/** Somebody crosses the picture again and again. */
async function streamOf(width: number, height: number) {
  const walk = { from: 0, to: 4, fromX: -width / 5, toX: width, y: height / 4 };
  const file = drawScene({
    seconds: 4,
    size: { width, height },
    framesPerSecond: 20,
    keyframeEvery: 10,
    walks: [{ ...walk, width: width / 5, height: height / 2 }],
  });
  const server = await startRtspCamera({ file, codec: "h264", framesPerSecond: 20 });
  onTestFinished(() => server.close());
  return { server, source: parseSource(`rtsp://127.0.0.1:${server.port}/cam`) };
}

test("movement in the small one is kept from the large one; when that is gone, from the small one", async () => {
  if (!ffmpeg) throw new Error("there is no ffmpeg");
  const [small, large] = await Promise.all([streamOf(320, 180), streamOf(640, 360)]);
  const folder = await dataFolder();
  const log = new RecordingLog();
  const incidents = await Incidents.open(folder, systemClock, log);
  const clips = new FakeClips();
  const state: { armed: boolean } = { armed: false };
  const watch = new CameraWatch({
    id: "c1",
    name: "Garden",
    source: small.source,
    evidenceSource: large.source,
    ffmpeg,
    incidents,
    makeClips: clips.make,
    clock: systemClock,
    log,
    timezone: () => "UTC",
    ringLimits: { seconds: 30, bytes: 5e7 },
    temporaryFolder: folder,
    standing: () => standing(state.armed ? "armed_away" : "disarmed"),
    bell: new FakeBell(),
    settings: () => ({ ...defaultSettings, idleLook: "every_frame" }),
  });
  onTestFinished(() => watch.stop());
  watch.start();
  await until(() => watch.status().state === "live", "a picture");
  const taken = () => log.messages("info").some((line) => line.includes("from its main stream"));
  await until(taken, "the large stream to take its turn", 30_000);
  expect(watch.status()).toMatchObject({ width: 320, mainStream: { width: 640, isLost: false } });
  const requested = await watch.clip(1);
  expect(requested.clips).toMatchObject([{ width: 640 }]);

  state.armed = true;
  watch.alarmChanged();
  const photos = async () => {
    const records = await incidents.day(new Date().toISOString().slice(0, 10));
    const files = await Promise.all(records.map(({ id }) => incidents.files(id)));
    return records.filter((_, index) => files[index]?.includes("photo.jpg"));
  };
  await expect.poll(photos, { timeout: 20_000 }).toHaveLength(1);
  const [record] = await photos();
  const photo = await incidents.readFile(record?.id ?? "", "photo.jpg");
  expect(readJpeg(photo)).toMatchObject({ width: 640, height: 360 });

  await large.server.close();
  await until(() => watch.status().mainStream?.isLost === true, "the loss of the large stream");
  expect(await watch.still()).toMatchObject({ width: 320, height: 180 });
  await watch.stop();
  const parts = clips.requests.slice(1).map(({ name, format }) => `${name} ${format.width}`);
  expect(parts).toEqual(["clip-1 640", "clip-2 320"]);
  const [before, after] = clips.requests.slice(1);
  const lastMs = before?.packets.at(-1)?.ms ?? 0;
  expect(after?.packets[0]?.ms).toBeLessThanOrEqual(lastMs);
});
