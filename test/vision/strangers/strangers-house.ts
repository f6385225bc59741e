// Owns a house whose cameras saw strangers, for tests: incidents on a real disk, faces made by
// formula (test/fakes/faces.ts), and a history in memory.
import type { Pack } from "../../../models/packs/pack.ts";
import { encodeFaceCrop } from "../../../storage/face-crop.ts";
import type { IncidentId } from "../../../storage/incident-events.ts";
import { Incidents } from "../../../storage/incidents.ts";
import {
  StrangerMemory,
  type StrangerMemoryOptions,
} from "../../../vision/strangers/stranger-memory.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { dataFolder } from "../../fakes/data-folder.ts";
import { cropOf, FakeFaces, type Likeness, seenFace } from "../../fakes/faces.ts";
import { FakeHistory, incidentSummary } from "../../fakes/history.ts";
import { RecordingLog } from "../../fakes/log.ts";

export const hour = 3_600_000;
export const day = 24 * hour;

export class StrangersHouse {
  readonly clock: FakeClock;
  readonly log: RecordingLog;
  readonly incidents: Incidents;
  readonly faces: FakeFaces;
  readonly history = new FakeHistory();
  /** How many crops each call to the reader brought. */
  readonly slices: number[] = [];
  /** What the memory is told about the pack that is used. */
  pack: Pack;
  memory: StrangerMemory;

  private constructor(clock: FakeClock, log: RecordingLog, incidents: Incidents, faces: FakeFaces) {
    this.clock = clock;
    this.log = log;
    this.incidents = incidents;
    this.faces = faces;
    this.pack = faces.pack;
    this.memory = this.remember();
  }

  /** Anna is enrolled, so that there are strangers. */
  static async open(): Promise<StrangersHouse> {
    const clock = new FakeClock();
    const log = new RecordingLog();
    const dataDir = await dataFolder();
    const incidents = await Incidents.open(dataDir, clock, log);
    const faces = await FakeFaces.open({ dataDir, clock, log });
    await faces.enroll("Anna", { Anna: 0.9 }, { Anna: 0.9 }, { Anna: 0.9 });
    return new StrangersHouse(clock, log, incidents, faces);
  }

  /** A memory that begins with nothing, as after a start. */
  remember(): StrangerMemory {
    const { clock, log, incidents, history, faces } = this;
    const pack = () => this.pack;
    const options: StrangerMemoryOptions = {
      history,
      remover: history,
      incidents,
      clock,
      log,
      faces: {
        gallery: faces.gallery,
        get pack() {
          return pack();
        },
        thresholds: () => faces.thresholds(),
        state: () => faces.state(),
        readings: () => faces.readings(),
        embed: (crops) => {
          this.slices.push(crops.length);
          return faces.embed(crops);
        },
      },
    };
    this.memory = new StrangerMemory(options);
    return this.memory;
  }

  /** Strangers were here `agoMs` ago, each a face of that incident. Returns its id. */
  incident(agoMs: number, ...strangers: Likeness[]): Promise<IncidentId> {
    return this.incidentWith(agoMs, strangers.map(cropOf));
  }

  /** The same with faces as they are: RGB24, 112 x 112. */
  async incidentWith(agoMs: number, crops: readonly Uint8Array[]): Promise<IncidentId> {
    const openedAt = this.clock.wall() - agoMs;
    const { id } = await this.incidents.create({
      cause: "movement",
      camera: "c1",
      cameraName: "Front door",
      alarm: "armed_away",
      openedAt,
      beganAt: openedAt,
      timezone: "UTC",
    });
    const faces = crops.map((_, index) => `face-${index + 1}.png`);
    for (const [index, crop] of crops.entries()) {
      await this.incidents.saveFile(id, faces[index] as string, await encodeFaceCrop(crop));
    }
    const endedAt = openedAt + 20_000;
    const summary = { id, openedAt, endedAt, faces, strangers: crops.length };
    this.history.incidents.push(incidentSummary(summary));
    return id;
  }

  /** Lets time pass until `done`; the disk takes its own. */
  async until(done: () => boolean, stepMs = 100): Promise<void> {
    const deadline = performance.now() + 15_000;
    while (!done()) {
      if (performance.now() > deadline) throw new Error("That did not come to pass");
      await this.clock.advance(stepMs);
    }
  }

  async ready(): Promise<void> {
    this.memory.start();
    await this.until(() => this.memory.state().kind === "ready");
  }
}

/** A track of such a face. */
export function embeddingOf(likeness: Likeness): Float32Array {
  return seenFace(likeness).embedding;
}
