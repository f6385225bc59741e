// What an incident keeps and tells of faces: held until a verdict, excused, escalated, resolved.
// The camera's stills here are no real JPEGs, so pictures go unmarked; marking them is tested in
// pictures/.
import { expect, test } from "vitest";
import { readFaceCrop } from "../../storage/face-crop.ts";
import type { TrackView } from "../../vision/faces/tracks.ts";
import { recorderScript, type RecorderScript } from "./recorder-script.ts";

const ann = { person: "pann00000", score: 0.7, frames: 6 };

function track(verdict: TrackView["verdict"]): TrackView {
  const box = { x: 10, y: 20, width: 60, height: 80 };
  const crop = new Uint8Array(112 * 112 * 3).fill(90);
  return {
    id: 7,
    firstMs: 20_000,
    lastMs: 22_000,
    lastBox: box,
    seenMs: 2_100,
    verdict,
    person: ann.person,
    score: ann.score,
    frames: 9,
    agreeing: 6,
    top: [{ person: ann.person, score: ann.score, agreeing: 6, photos: 3 }],
    mixed: false,
    best: { ms: 20_600, box, crop, sharpness: 80 },
    embedding: null,
  };
}

/** Somebody came at 20.6 s, and nobody is told yet. */
async function held(): Promise<RecorderScript> {
  const script = await recorderScript();
  script.camera.film(20_600);
  const hold = { beganMs: 20_600, photoMs: 20_600, recordFromMs: 15_600 };
  script.recorder.carryOut({ kind: "hold", ...hold }, []);
  script.camera.film(30_000);
  return script;
}

test("held: on disk from the first moment, and no event, however much happens", async () => {
  const script = await held();
  script.recorder.carryOut({ kind: "face", track: track("KNOWN") }, []);
  script.recorder.carryOut({ kind: "first_clip", part: 1, fromMs: 15_600, toMs: 30_000 }, []);
  await script.recorder.idle();
  expect(await script.told()).toEqual([]);
  expect(await script.incidents.files(await script.id())).toEqual(
    expect.arrayContaining(["photo.jpg", "face-7.png", "spool-1.mkv"]),
  );
  script.part(1, 15_600, 30_000);
  await script.recorder.idle();
});

test("told after all: the opening first, with why it had waited, then what was withheld", async () => {
  const script = await held();
  const { recorder } = script;
  recorder.carryOut({ kind: "face", track: track("UNKNOWN") }, []);
  const stranger = track("UNKNOWN");
  recorder.carryOut({ kind: "tell", because: "stranger", loud: true, track: stranger }, []);
  recorder.carryOut({ kind: "escalate", track: stranger }, []);
  script.part(1, 15_600, 30_000);
  script.end(30_000);
  await recorder.idle();
  expect(await script.told()).toEqual([
    "opened with photo",
    "face",
    "escalated",
    "clip 1 whole",
    "ended quiet",
  ]);
  const [opened, face, escalated] = await script.events();
  expect(opened).toMatchObject({
    waited: { because: "stranger", loud: true },
    photo: { file: "face-original.jpg", takenAt: script.camera.wallOf(20_600) },
  });
  expect(face).toMatchObject({
    track: 7,
    verdict: "UNKNOWN",
    people: [ann],
    seenMs: 2_100,
    face: { file: "face-7.png", takenAt: script.camera.wallOf(20_600), box: { width: 60 } },
  });
  expect(escalated).toMatchObject({ track: 7, photo: { file: "stranger-original.jpg" } });
  const stored = script.incidents.file(await script.id(), "face-7.png");
  expect(await readFaceCrop(stored)).toEqual(stranger.best.crop);
});

test("nobody's face: the picture from the beginning", async () => {
  const script = await held();
  script.recorder.carryOut({ kind: "tell", because: "no_face", loud: true, track: null }, []);
  await script.recorder.idle();
  expect(await script.events()).toMatchObject([
    { kind: "opened", photo: { file: "photo.jpg" }, waited: { because: "no_face" } },
  ]);
  script.part(1, 15_600, 30_000);
  await script.recorder.idle();
});

test("excused: that first of all, and the clips are kept", async () => {
  const script = await held();
  const { recorder } = script;
  recorder.carryOut({ kind: "face", track: track("KNOWN") }, []);
  script.part(1, 15_600, 30_000);
  script.end(30_000);
  recorder.carryOut({ kind: "excuse", because: "known", people: [ann] }, []);
  await recorder.idle();
  expect(await script.told()).toEqual(["excused", "face", "clip 1 whole", "ended quiet"]);
});

test("resolved: an event of its own after the end", async () => {
  const script = await recorderScript();
  script.camera.film(20_600);
  script.open(20_600);
  script.camera.film(30_000);
  script.part(1, 15_600, 30_000);
  script.end(30_000);
  script.recorder.carryOut({ kind: "resolve", people: [ann], loud: false }, []);
  await script.recorder.idle();
  expect((await script.events()).at(-1)).toMatchObject({ kind: "resolved", people: [ann] });
});

test("a better picture of a face lies beside the one before; the same one is not kept twice", async () => {
  const script = await held();
  const face = track("UNKNOWN");
  const better = { ...face, best: { ...face.best, crop: new Uint8Array(112 * 112 * 3).fill(91) } };
  for (const one of [face, face, better])
    script.recorder.carryOut({ kind: "face", track: one }, []);
  await script.recorder.idle();
  const files = await script.incidents.files(await script.id());
  expect(files.filter((name) => name.startsWith("face"))).toEqual(["face-7-2.png", "face-7.png"]);
  script.part(1, 15_600, 30_000);
  await script.recorder.idle();
});
