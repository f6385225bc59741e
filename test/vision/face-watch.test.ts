// The faces of one camera: which frames are looked at, and that tracks see answers in the order of
// the frames, however late the reader gives them.
import { expect, test } from "vitest";
import type { AlarmState } from "../../storage/incident-events.ts";
import type { Zone } from "../../storage/zones.ts";
import type { Frame } from "../../vision/capture/packet.ts";
import type { LookAnswer, LookRequest } from "../../vision/faces/face-reader.ts";
import type { FacesState } from "../../vision/faces/faces-view.ts";
import { Gallery } from "../../vision/faces/gallery.ts";
import type { TrackEvent } from "../../vision/faces/tracks.ts";
import { defaultRules } from "../../vision/faces/verdict.ts";
import { FaceWatch } from "../../vision/face-watch.ts";
import type { MotionResult } from "../../vision/motion/motion-detector.ts";
import { defaultSettings } from "../../storage/settings.ts";
import { settle } from "../fakes/clock.ts";
import { RecordingLog } from "../fakes/log.ts";
import { standing } from "../fakes/standing.ts";
import { anybody, face, pack } from "./faces/synthetic.ts";

const ben = anybody(1);
const size = { width: 1000, height: 500 };

const frameAt = (ms: number): Frame => ({ ...size, ms, bytes: Buffer.alloc(0) });

function motion(ms: number, moving = true): MotionResult {
  const region = { x: 0.1, y: 0.2, width: 0.3, height: 0.4, area: 9_000 };
  return {
    ms,
    moving,
    regions: moving ? [region] : [],
    zones: [],
    area: moving ? 9_000 : 0,
    changedShare: 0,
    light: false,
    still: false,
    meanLuma: 100,
  };
}

class Scene {
  readonly gallery = new Gallery();
  readonly looks: (LookRequest & { answer(answer: LookAnswer): void })[] = [];
  readonly events: string[] = [];
  readonly ended: string[] = [];
  readonly log = new RecordingLog();
  readonly watch: FaceWatch;
  state: FacesState = { kind: "ready", people: 1, crops: 3 };
  alarm: AlarmState = "armed_away";
  unknownMs = defaultSettings.unknownMs;
  zones: readonly Zone[] = [];

  constructor() {
    for (const crop of ["f1", "f2", "f3"]) {
      this.gallery.expect("ben", crop);
      this.gallery.learn("ben", crop, ben);
    }
    this.watch = new FaceWatch({
      camera: "c1",
      source: {
        gallery: this.gallery,
        state: () => this.state,
        thresholds: () => pack,
        rules: () => defaultRules,
        reader: {
          look: (request) =>
            new Promise((answer) => {
              this.looks.push({ ...request, answer });
            }),
        },
        noteTrack: (camera, { id, verdict }) => this.ended.push(`${camera} ${id} ${verdict}`),
      },
      log: this.log,
      standing: () => standing(this.alarm, { movement: "unless_known" }),
      zones: () => this.zones,
      unknownMs: () => this.unknownMs,
      onEvents: (events: readonly TrackEvent[]) => {
        for (const { kind, ms, track } of events)
          this.events.push(`${kind} ${ms} ${track.verdict}`);
      },
    });
  }

  /** Examines a frame; moving ones are looked at for faces. */
  see(ms: number, moving = true, live = true): void {
    this.watch.examine(frameAt(ms), motion(ms, moving), live);
  }

  async answer(look: number, faces = [face(ben)]): Promise<void> {
    this.looks[look]?.answer({ kind: "seen", faces, networkMs: 1, totalMs: 2 });
    await settle();
  }
}

test("looks around what moves, in pixels of the frame, five times a second", () => {
  const scene = new Scene();
  for (const ms of [0, 100, 200, 250, 380]) scene.see(ms);
  expect(scene.looks.map(({ frame }) => frame.ms)).toEqual([0, 200, 380]);
  expect(scene.looks[0]).toMatchObject({
    camera: "c1",
    regions: [{ x: 100, y: 100, width: 300, height: 200 }],
  });
});

test("tracks see the answers in the order of the frames", async () => {
  const scene = new Scene();
  for (const ms of [0, 200, 400]) scene.see(ms);
  scene.see(500, false);
  await scene.answer(2);
  await scene.answer(1);
  expect(scene.events).toEqual([]);
  await scene.answer(0);
  expect(scene.events).toEqual(["opened 0 null", "verdict 400 KNOWN"]);
});

test("a frame that the reader dropped is no frame without a face", async () => {
  const scene = new Scene();
  for (const ms of [0, 200, 400, 600]) scene.see(ms);
  await scene.answer(0);
  scene.looks[1]?.answer({ kind: "dropped" });
  await scene.answer(2);
  await scene.answer(3);
  expect(scene.events.at(-1)).toBe("verdict 600 KNOWN");
});

test.each([2_000, 4_000])(
  "a stranger is certain after this camera's time: %i ms",
  async (unknownMs) => {
    const scene = new Scene();
    scene.unknownMs = unknownMs;
    for (let look = 0; look * 200 <= 6_000; look++) {
      scene.see(look * 200);
      await scene.answer(look, [face(anybody(2))]);
    }
    expect(scene.events).toContain(`verdict ${unknownMs} UNKNOWN`);
  },
);

test("who stands still is looked for where they were", async () => {
  const scene = new Scene();
  scene.see(0);
  await scene.answer(0);
  scene.see(300, false);
  expect(scene.looks[1]?.regions).toEqual([{ x: 60, y: 50, width: 160, height: 200 }]);
  expect(scene.watch.undecided).toBe(true);
  await scene.answer(1, []);
  // Not for ever.
  scene.see(1_600, false);
  expect(scene.looks).toHaveLength(2);
});

test("nothing is looked at while disarmed, or before everybody is learned", () => {
  const scene = new Scene();
  scene.alarm = "disarmed";
  scene.see(0);
  scene.alarm = "armed_away";
  scene.state = { kind: "learning", known: 1, total: 3 };
  scene.see(200);
  expect(scene.looks).toEqual([]);
  expect(scene.watch.policy()).toMatchObject({ ready: false, away: true });
  scene.state = { kind: "ready", people: 1, crops: 3 };
  expect(scene.watch.policy()).toMatchObject({ ready: true, movement: "unless_known" });
});

test("frames are wide from when faces can first be told apart", () => {
  const scene = new Scene();
  scene.state = { kind: "nobody" };
  expect(scene.watch.frameWidth).toBe(640);
  scene.state = { kind: "ready", people: 1, crops: 3 };
  expect(scene.watch.frameWidth).toBe(1920);
  scene.state = { kind: "learning", known: 3, total: 4 };
  expect(scene.watch.frameWidth).toBe(1920);
});

test("disarming ends the tracks, and answers that come later are void", async () => {
  const scene = new Scene();
  for (const ms of [0, 200, 400, 600]) scene.see(ms);
  for (const look of [0, 1, 2]) await scene.answer(look);
  scene.alarm = "disarmed";
  scene.see(800);
  expect(scene.events.at(-1)).toBe("ended 400 KNOWN");
  expect(scene.ended).toEqual(["c1 1 KNOWN"]);
  const before = scene.events.length;
  await scene.answer(3);
  expect(scene.events).toHaveLength(before);
});

test("frames of a look-back are read one after another, and become the beginning", async () => {
  const scene = new Scene();
  scene.see(2_000);
  for (const ms of [1_400, 1_600, 1_800]) scene.see(ms, true, false);
  scene.watch.lookBackOver();
  await settle();
  expect(scene.looks.map(({ frame }) => frame.ms)).toEqual([2_000, 1_400]);
  expect(scene.looks[1]?.camera).not.toBe("c1");
  for (const look of [0, 1, 2, 3]) await scene.answer(look);
  expect(scene.looks).toHaveLength(4);
  // Three frames of the look-back and the live one: known, and it is one track.
  expect(scene.events.at(-1)).toBe("verdict 2000 KNOWN");
  expect(scene.events.filter((event) => event.startsWith("ended"))).toHaveLength(1);
});

test("a reader that fails is told of once", async () => {
  const scene = new Scene();
  for (const ms of [0, 200]) scene.see(ms);
  for (const look of scene.looks) look.answer({ kind: "failed", because: "It crashed." });
  await settle();
  expect(scene.log.messages("warn")).toHaveLength(1);
  expect(scene.events).toEqual([]);
});

const here = { x: 0, y: 0, width: 0.3, height: 0.5 };
const elsewhere = { x: 0.5, y: 0, width: 0.5, height: 1 };

test.each([
  ["in an ignored zone", "ignore", here, false],
  ["beside an ignored zone", "ignore", elsewhere, true],
  ["in a watched zone", "watch", here, true],
  ["outside of all watched zones", "watch", elsewhere, false],
] as const)("a face whose middle lies %s", async (_, kind, box, followed) => {
  const scene = new Scene();
  scene.zones = [{ id: "z1", name: "Gate", kind, boxes: [box] }];
  scene.see(0);
  await scene.answer(0);
  expect(scene.events).toEqual(followed ? ["opened 0 null"] : []);
});

test("zones that change hold for the next face", async () => {
  const scene = new Scene();
  scene.zones = [{ id: "z1", name: "Street", kind: "ignore", boxes: [here] }];
  scene.see(0);
  await scene.answer(0);
  scene.zones = [];
  scene.see(200);
  await scene.answer(1);
  expect(scene.events).toEqual(["opened 200 null"]);
});
