// Owns the effects of an incident on one camera: carries out the guard's orders one after another
// (folder, photo, spool, clips) and writes each result down as an event for the chat to find.
import type { Clock } from "../storage/clock.ts";
import type { AlarmState, IncidentId } from "../storage/incident-events.ts";
import type { Incidents } from "../storage/incidents.ts";
import type { Log } from "../storage/log.ts";
import type { Reason } from "../storage/words.ts";
import type { ClipMaker } from "./capture/clip.ts";
import type { FrameSize } from "./capture/decoder-command.ts";
import type { Packet } from "./capture/packet.ts";
import { faceEvent, storeMarkedPhoto, type FaceEvidenceOptions } from "./face-evidence.ts";
import type { TrackView } from "./faces/tracks.ts";
import type { GuardOrder } from "./guard/guard-orders.ts";
import type { MovingFrame } from "./guard/moving-frames.ts";
import { IncidentJobs } from "./incident-jobs.ts";
import { type FilmedCamera, IncidentParts } from "./incident-parts.ts";
import { IncidentStory } from "./incident-story.ts";
import { storeMovement } from "./store-movement.ts";
import { storePhoto } from "./store-photo.ts";
import type { StrangerWitness } from "./strangers/strangers-view.ts";
import type { Still } from "./watch-view.ts";

/** What the recorder needs of its camera. */
export interface RecordedCamera extends FilmedCamera {
  readonly id: string;
  readonly name: string;
  /** The full-resolution picture of that moment. */
  still(ms: number): Promise<Still>;
  /** Of the frames that are examined, in whose pixels faces are; null while there are none. */
  frameSize(): FrameSize | null;
  /** Names of the watched zones in which something moved last; left out: none. */
  movedIn?(): readonly string[];
}

export interface RecorderOptions {
  camera: RecordedCamera;
  /** Marks faces in pictures. */
  ffmpeg: { readonly path: string };
  incidents: Incidents;
  makeClips: ClipMaker;
  clock: Clock;
  log: Log;
  /** Like "Europe/Berlin"; asked for each incident. */
  timezone(): string;
  alarmState(): AlarmState;
  /** Who disarmed, by first name; null where that isn't known, or nobody did. */
  disarmedBy(): string | null;
  /** Knows whether a stranger was here before; left out: nobody does. */
  strangers?: StrangerWitness;
}

/**
 * How much further back than asked a recording starts: the look-back (at most one keyframe
 * interval of 2 s) may still find that the movement began earlier than it seemed at opening.
 */
const lookBackReachMs = 2_500;

/** One incident being recorded. */
interface OpenIncident {
  jobs: IncidentJobs;
  parts: IncidentParts;
}

export class Recorder {
  readonly #options: RecorderOptions;
  #incident: OpenIncident | null = null;
  /** Those told within an entry delay that still runs, also when they are closed. */
  #quiet: OpenIncident[] = [];
  readonly #running = new Set<Promise<void>>();

  constructor(options: RecorderOptions) {
    this.#options = options;
  }

  /** Why evidence can't be written at the moment, as a sentence; null while all is well. */
  get problem(): Reason | null {
    return this.#incident?.parts.problem ?? null;
  }

  /** Whether packets that come now are kept. */
  get isRecording(): boolean {
    return this.#incident?.parts.isRecording ?? false;
  }

  /** Every packet of the camera, as it comes. */
  packet(packet: Packet): void {
    this.#incident?.parts.packet(packet);
  }

  /** Takes orders in the guard's order; returns at once. `moving` are the incident's frames so far. */
  carryOut(order: GuardOrder, moving: readonly MovingFrame[]): void {
    switch (order.kind) {
      case "open":
      case "hold":
        this.#open(order);
        return;
      case "began_earlier":
        // The spool reaches back far enough already (lookBackReachMs); the clips will show it.
        return;
      case "first_clip":
        this.#incident?.parts.first(order);
        return;
      case "part":
        this.#incident?.parts.finish(order, order.goesOn);
        return;
      case "continue":
        this.#incident?.parts.record(order.part, order.recordFromMs);
        return;
      case "end": {
        this.#end(order, [...moving]);
        return;
      }
      case "tell":
        this.#tell(order);
        return;
      case "face":
        this.#story("a face", async (id, story) => {
          await story.add(id, await faceEvent(this.#evidence(), id, order.track));
        });
        return;
      case "escalate":
        this.#escalate(order.track);
        return;
      case "resolve": {
        const { people, loud } = order;
        // It was the household: what is raised or called off later is another story.
        this.#quiet = [];
        this.#story("resolved", async (id, story) => {
          await story.add(id, { kind: "resolved", people: [...people], loud });
        });
        return;
      }
      case "excuse": {
        const { people, because } = order;
        const by = because === "disarmed" ? this.#disarmedBy() : {};
        this.#story("excused", async (id, story) => {
          await story.excuse(id, { kind: "excused", people: [...people], because, ...by });
        });
        return;
      }
      case "raise":
        for (const { jobs } of this.#quiet.splice(0)) {
          jobs.add("raised", (id, story) => story.add(id, { kind: "raised" }));
        }
        return;
      case "calm": {
        const by = this.#disarmedBy();
        for (const { jobs } of this.#quiet.splice(0)) {
          jobs.add("disarmed", async (id, story) => {
            await story.add(id, { kind: "excused", because: "disarmed", people: [], ...by });
          });
        }
        return;
      }
      case "closed":
        this.#incident = null;
    }
  }

  /** Resolves when everything ordered so far is on disk. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  #open(order: Extract<GuardOrder, { kind: "open" | "hold" }>): void {
    const { beganMs, photoMs, recordFromMs } = order;
    const { camera, incidents, clock, timezone, alarmState, log } = this.#options;
    const photo = this.#photo(photoMs);
    const record = incidents.create({
      cause: "movement",
      camera: camera.id,
      cameraName: camera.name,
      alarm: alarmState(),
      openedAt: clock.wall(),
      beganAt: Math.min(camera.wallOf(beganMs), clock.wall()),
      timezone: timezone(),
    });
    const story = new IncidentStory(incidents, order.kind === "hold");
    const jobs = new IncidentJobs({ record, story, log, running: this.#running });
    const parts = new IncidentParts(jobs, { beganMs, photoMs }, this.#options);
    this.#incident = { jobs, parts };
    parts.record(1, recordFromMs - lookBackReachMs);
    const entry = this.#entry(order.entryMs);
    const movedIn = camera.movedIn?.() ?? [];
    const zones = movedIn.length > 0 ? { zones: [...movedIn] } : {};
    this.#story("opened", async (id) => {
      const stored = await storePhoto({ incidents, log }, id, "photo.jpg", await photo);
      await story.open(id, { kind: "opened", reason: null, photo: stored, ...zones, ...entry });
    });
  }

  /** When what is told now becomes an alarm, where somebody may disarm before. */
  #entry(entryMs: number | undefined): { entryEndsAt?: number } {
    if (entryMs === undefined) return {};
    if (this.#incident) this.#quiet.push(this.#incident);
    return { entryEndsAt: this.#options.clock.wall() + entryMs };
  }

  /** What was held is an alarm: with the best picture of the face it is told for, if there is one. */
  #tell({ because, loud, track, entryMs }: Extract<GuardOrder, { kind: "tell" }>): void {
    const entry = this.#entry(entryMs);
    const still = track && this.#photo(track.best.ms);
    this.#story("told", async (id, story) => {
      const evidence = this.#evidence();
      const photo = track && (await storeMarkedPhoto(evidence, id, "face", await still, track));
      await story.tell(id, { waited: { because, loud }, photo, ...entry });
    });
  }

  #escalate(track: TrackView): void {
    const still = this.#photo(track.best.ms);
    this.#story("escalated", async (id, story) => {
      const photo = await storeMarkedPhoto(this.#evidence(), id, "stranger", await still, track);
      await story.add(id, { kind: "escalated", track: track.id, photo });
    });
  }

  #evidence(): FaceEvidenceOptions {
    const { incidents, ffmpeg, clock, log, camera, strangers } = this.#options;
    const wallOf = (ms: number) => camera.wallOf(ms);
    const evidence = { incidents, ffmpeg, clock, log, wallOf, frameSize: camera.frameSize() };
    return strangers ? { ...evidence, strangers } : evidence;
  }

  /** Whatever goes wrong with it, the alert must be told. */
  async #photo(ms: number): Promise<Still | null> {
    try {
      return await this.#options.camera.still(ms);
    } catch (error) {
      this.#options.log.warn("No photo could be made of the movement; it is told in words", {
        error,
      });
      return null;
    }
  }

  #end(order: Extract<GuardOrder, { kind: "end" }>, moving: MovingFrame[]): void {
    const { incidents, clock, log } = this.#options;
    const { parts } = this.#incident ?? {};
    parts?.stop();
    const wallOffset = parts?.wallOffset ?? 0;
    const by = order.reason === "disarmed" ? this.#disarmedBy() : {};
    if (order.reason === "disarmed") {
      // Its end says so already.
      this.#quiet = this.#quiet.filter((one) => one !== this.#incident);
    }
    this.#story("end", async (id, story) => {
      await storeMovement({ incidents, log }, id, moving, wallOffset);
      const endedAt = Math.min(order.lastMovingMs + wallOffset, clock.wall());
      await story.add(id, { kind: "ended", reason: order.reason, endedAt, ...by });
    });
  }

  #disarmedBy(): { by?: string } {
    const by = this.#options.disarmedBy();
    return by === null ? {} : { by };
  }

  #story(what: string, work: (id: IncidentId, story: IncidentStory) => Promise<void>): void {
    this.#incident?.jobs.add(what, work);
  }
}
