// What an event says of a face whose track the memory of strangers was shown.
import { expect, test } from "vitest";
import type { SeenBefore } from "../../storage/incident-events.ts";
import { Incidents } from "../../storage/incidents.ts";
import { faceEvent } from "../../vision/face-evidence.ts";
import { cosine } from "../../vision/faces/cosine.ts";
import type { Sighting } from "../../vision/strangers/strangers-view.ts";
import { FakeClock } from "../fakes/clock.ts";
import { dataFolder } from "../fakes/data-folder.ts";
import { RecordingLog } from "../fakes/log.ts";
import { FaceScript } from "./faces/face-script.ts";

async function judged(known: SeenBefore | undefined) {
  const script = new FaceScript("ann");
  script.run(10, 13, [{ who: "thief", looks: { crop: new Uint8Array(112 * 112 * 3).fill(90) } }]);
  const track = script.tracks.tracks[0];
  if (!track) throw new Error("Nobody is followed");
  const clock = new FakeClock();
  const log = new RecordingLog();
  const incidents = await Incidents.open(await dataFolder(), clock, log);
  const { id } = await incidents.create({
    cause: "movement",
    camera: "c1",
    cameraName: "Front door",
    alarm: "armed_away",
    openedAt: clock.wall(),
    beganAt: clock.wall(),
    timezone: "UTC",
  });
  const shown: Sighting[] = [];
  const strangers = {
    see(sighting: Sighting) {
      shown.push(sighting);
      return known;
    },
  };
  const ffmpeg = { path: "no ffmpeg is needed here" };
  const wallOf = (ms: number) => ms;
  const options = { incidents, ffmpeg, clock, log, wallOf, frameSize: null, strangers };
  return { event: await faceEvent(options, id, track), shown, track, id, script };
}

test("a stranger's earlier visits are in the event, by the track's own embedding", async () => {
  const known = { times: 2, since: 7, last: "20261120-140211-c1", complete: true };
  const { event, shown, id, script } = await judged(known);
  expect(event).toMatchObject({ kind: "face", verdict: "UNKNOWN", seenBefore: known });
  expect(shown).toMatchObject([{ incident: id, track: 1, file: "face-1.png", verdict: "UNKNOWN" }]);
  const { embedding } = script.faceOf({ who: "thief" });
  expect(cosine(shown[0]?.embedding ?? new Float32Array(512), embedding)).toBeGreaterThan(0.9);
});

test("of whom nothing is known the event says nothing", async () => {
  const { event } = await judged(undefined);
  expect(Object.keys(event)).not.toContain("seenBefore");
});
