// Owns what the tests of the recorder share: a recorder on a real data folder, with a camera and
// a clip maker under the test's thumb.
import { Incidents } from "../../storage/incidents.ts";
import type { IncidentEvent, IncidentId } from "../../storage/incident-events.ts";
import { Recorder } from "../../vision/recorder.ts";
import { FakeClips } from "../fakes/clips.ts";
import { FakeClock } from "../fakes/clock.ts";
import { dataFolder } from "../fakes/data-folder.ts";
import { RecordingLog } from "../fakes/log.ts";
import { FakeRecordedCamera } from "../fakes/recorded-camera.ts";

export interface RecorderScript {
  folder: string;
  clock: FakeClock;
  log: RecordingLog;
  camera: FakeRecordedCamera;
  clips: FakeClips;
  incidents: Incidents;
  recorder: Recorder;
  /** The only incident's. */
  id(): Promise<IncidentId>;
  events(): Promise<IncidentEvent[]>;
  /** "opened", "clip 1 first", "clip_failed 2", "ended quiet" ... in order. */
  told(): Promise<string[]>;
  /** Movement at `atMs`, and a pre-roll of 5 s. */
  open(atMs: number): void;
  part(
    part: number,
    fromMs: number,
    toMs: number,
    more?: { goesOn?: true; continued?: true },
  ): void;
  end(endedMs: number, reason?: "quiet" | "disarmed" | "camera_lost" | "shutdown"): void;
}

export async function recorderScript(): Promise<RecorderScript> {
  const folder = await dataFolder();
  const clock = new FakeClock();
  const log = new RecordingLog();
  const camera = new FakeRecordedCamera(clock.wall() - 100_000);
  const clips = new FakeClips();
  const incidents = await Incidents.open(folder, clock, log);
  const recorder = new Recorder({
    camera,
    ffmpeg: { path: "no ffmpeg is needed here" },
    incidents,
    makeClips: clips.make,
    clock,
    log,
    timezone: () => "UTC",
    alarmState: () => "armed_away",
    disarmedBy: () => "Ada",
  });
  camera.onPacket((packet) => recorder.packet(packet));
  const id = async () => {
    const [only, ...others] = await incidents.day("2026-11-22");
    if (!only || others.length > 0) throw new Error(`${others.length + (only ? 1 : 0)} incidents`);
    return only.id;
  };
  const events = async () => incidents.events(await id());
  return {
    folder,
    clock,
    log,
    camera,
    clips,
    incidents,
    recorder,
    id,
    events,
    told: async () => (await events()).map(describeEvent),
    open(atMs) {
      const open = { beganMs: atMs, photoMs: atMs, recordFromMs: atMs - 5_000 };
      recorder.carryOut({ kind: "open", ...open }, []);
    },
    part(part, fromMs, toMs, { goesOn = false, continued = false } = {}) {
      recorder.carryOut({ kind: "part", part, fromMs, toMs, continued, goesOn }, []);
    },
    end(endedMs, reason = "quiet") {
      const lastMovingMs = endedMs - 4_000;
      const moving = [{ ms: lastMovingMs, area: 6_000.4 }];
      recorder.carryOut({ kind: "end", reason, endedMs, lastMovingMs }, moving);
    },
  };
}

export function describeEvent(event: IncidentEvent): string {
  if (event.kind === "clip") {
    return `clip ${event.part} ${event.continued ? "continued" : event.cut}`;
  }
  if (event.kind === "clip_failed") return `clip_failed ${event.part}`;
  if (event.kind === "ended") return `ended ${event.reason}`;
  if (event.kind === "opened") return `opened ${event.photo ? "with" : "without"} photo`;
  return event.kind;
}
