// What crosses the picture wholly between two keyframes of a quiet camera: the look-back finds it,
// with a real ffmpeg and a file that plays at its own speed.
import { describe, expect, test } from "vitest";
import { systemClock } from "../../storage/clock.ts";
import { Incidents } from "../../storage/incidents.ts";
import { silentLog } from "../../storage/log.ts";
import { defaultSettings } from "../../storage/settings.ts";
import { CameraWatch } from "../../vision/camera-watch.ts";
import { parseSource } from "../../vision/capture/source.ts";
import { FakeClips } from "../fakes/clips.ts";
import { FakeBell, standing } from "../fakes/standing.ts";
import { dataFolder } from "../fakes/data-folder.ts";
import { drawScene } from "../media/drawn.ts";
import { tried } from "./capture/streams.ts";

const groupMs = 2_000;
const size = { width: 640, height: 360 };
/** In and out within the group from 6 to 8 s; large. */
const passer = { from: 6.3, to: 7.7, width: 100, height: 220, fromX: 20, toX: 520, y: 100 };
/** At the next keyframe, in another place; small. It stays, because looking back may take a while. */
const other = { from: 7.9, to: 10.5, width: 60, height: 120, fromX: 60, toX: 500, y: 20 };
const otherReturns = { ...other, from: 10.5, to: 14.5, fromX: 500, toX: 20, y: 220 };
/** Of the passer in pixels of a 640x480 picture: 29,000; this much at least is to be seen. */
const largeArea = 18_000;

const file = drawScene({
  seconds: 18,
  size,
  framesPerSecond: 20,
  keyframeEvery: 40,
  walks: [passer, other, otherReturns],
});

describe.each(tried)("ffmpeg $version", { concurrent: true }, (ffmpeg) => {
  test(
    "who is there only from 0.3 to 1.7 s of a group is among the incident's frames",
    {
      timeout: 60_000,
    },
    async ({ onTestFinished }) => {
      const folder = await dataFolder(onTestFinished);
      const incidents = await Incidents.open(folder, systemClock, silentLog);
      const clips = new FakeClips();
      const watch = new CameraWatch({
        id: "c1",
        name: "Garden",
        source: parseSource(`${file}#once`),
        ffmpeg,
        incidents,
        makeClips: clips.make,
        clock: systemClock,
        log: silentLog,
        timezone: () => "UTC",
        ringLimits: { seconds: 30, bytes: 5e7 },
        temporaryFolder: folder,
        standing: () => standing("armed_away"),
        bell: new FakeBell(),
        settings: () => ({ ...defaultSettings, postMotionMs: 1_000 }),
      });
      onTestFinished(() => watch.stop());
      watch.start();
      watch.alarmChanged();

      const id = async () => (await incidents.pending())[0] ?? "";
      await expect.poll(id, { timeout: 40_000, interval: 100 }).not.toBe("");
      // By then its interval was known, and it was looked at by keyframes.
      expect(watch.status()).toMatchObject({ watching: "keyframes", keyframeIntervalMs: groupMs });
      const ended = async () => (await incidents.events(await id())).some(isEnd);
      await expect.poll(ended, { timeout: 20_000, interval: 100 }).toBe(true);

      const text = (await incidents.readFile(await id(), "movement.json")).toString();
      const moving = JSON.parse(text) as { at: number; area: number }[];
      const whole = clips.requests.find(({ name }) => name === "clip-1");
      const keyframes = (whole?.packets ?? [])
        .filter(({ keyframe }) => keyframe)
        .map(({ ms }) => whole?.wallOf(ms) ?? 0);
      const first = moving[0]?.at ?? 0;
      const group = keyframes.findLast((at) => at <= first) ?? 0;
      const shows = (from: number, to: number) =>
        moving
          .map(({ at, area }) => ({ ms: Math.round((at - group) / 10) * 10, area }))
          .filter(({ ms }) => ms >= from && ms <= to);
      // Five frames a second are examined.
      const passing = shows(300, 1_700).filter(({ area }) => area > largeArea);
      expect(passing.map(({ ms }) => ms)).toEqual([400, 600, 800, 1_000, 1_200, 1_400, 1_600]);
      // The other one, who woke the look, goes on being seen from the next keyframe on.
      expect(shows(groupMs, groupMs + 1_000).map(({ ms }) => ms)).toEqual([
        2_000, 2_200, 2_400, 2_600, 2_800, 3_000,
      ]);
      // And the clip begins the pre-roll before the passer, not before the other one.
      const event = (await incidents.events(await id())).find(({ kind }) => kind === "clip");
      if (event?.kind !== "clip") throw new Error("there is no clip");
      expect(event.clip.startsAt).toBeLessThanOrEqual(first - defaultSettings.preRollMs + 5);
    },
  );
});

const isEnd = ({ kind }: { kind: string }) => kind === "ended";
