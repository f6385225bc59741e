// Owns the effects of an incident on one camera: carries out the guard's orders one after another
// (folder, photo, spool, clips) and writes each result down as an event for the chat to find.
import type { Clock } from "../storage/clock.ts";
import { StorageError } from "../storage/errors.ts";
import type { AlarmState, IncidentId, IncidentRecord } from "../storage/incident-events.ts";
import type { Incidents } from "../storage/incidents.ts";
import type { Log } from "../storage/log.ts";
import type { ClipMaker } from "./capture/clip.ts";
import type { Packet, VideoFormat } from "./capture/packet.ts";
import { faceEvent, storeMarkedPhoto, type FaceEvidenceOptions } from "./face-evidence.ts";
import type { TrackView } from "./faces/tracks.ts";
import type { GuardOrder } from "./guard/guard-orders.ts";
import type { MovingFrame } from "./guard/moving-frames.ts";
import { IncidentStory } from "./incident-story.ts";
import { type SpoolNote, spoolName, spoolNoteName, storePartClip } from "./part-clip.ts";
import { Recording } from "./recording.ts";
import { storePhoto } from "./store-photo.ts";
import type { Still } from "./watch-view.ts";

/** What the recorder needs of its camera. */
export interface RecordedCamera {
  readonly id: string;
  readonly name: string;
  /** The running session's format; null while there is none. */
  format(): VideoFormat | null;
  /** What the ring holds from the last keyframe at or before `ms`; empty when nothing. */
  past(ms: number): Packet[];
  /** The full-resolution picture of that moment. */
  still(ms: number): Promise<Still>;
  /** Wall-clock milliseconds of a moment on the camera's own timeline. */
  wallOf(ms: number): number;
  /** Of the frames that are examined, in whose pixels faces are; null while there are none. */
  frameWidth(): number | null;
}

export interface RecorderOptions {
  camera: RecordedCamera;
  /** Marks faces in pictures. */
  ffmpeg: { readonly path: string };
  incidents: Incidents;
  makeClips: ClipMaker;
  clock: Clock;
  log: Log;
  timezone: string;
  alarmState(): AlarmState;
}

/**
 * How much further back than asked a recording starts: the look-back (at most one keyframe
 * interval of 2 s) may still find that the movement began earlier than it seemed at opening.
 */
const lookBackReachMs = 2_500;

/** One part on its way to disk. */
interface RecordedPart {
  recording: Recording;
  /** Settles, and never rejects, when its file was begun or can't be. */
  begun: Promise<void>;
}

/** One incident being recorded: its jobs run one after another, apart from other incidents'. */
interface OpenIncident {
  record: Promise<IncidentRecord>;
  jobs: Promise<void>;
  story: IncidentStory;
  /** Those whose whole clip is still to be made, by number. */
  parts: Map<number, RecordedPart>;
  /**
   * From the camera's timeline to the wall clock, as it was when the last clip was ordered: a
   * camera that comes back has another.
   */
  wallOffset: number;
  /** The moment the photo shows: the best there is for the clip's thumbnail, too. */
  photoMs: number;
}

export class Recorder {
  readonly #options: RecorderOptions;
  #incident: OpenIncident | null = null;
  #part: Recording | null = null;
  readonly #running = new Set<Promise<void>>();

  constructor(options: RecorderOptions) {
    this.#options = options;
  }

  /** Why evidence can't be written at the moment, in words; null while all is well. */
  get problem(): string | null {
    return this.#part?.problem ?? null;
  }

  /** Every packet of the camera, as it comes. */
  packet(packet: Packet): void {
    this.#part?.add(packet);
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
        this.#clip(order.part, order.fromMs, order.toMs, "first", false);
        return;
      case "part":
        this.#finishPart(order.part, order.fromMs, order.toMs, order.continued, order.goesOn);
        return;
      case "continue":
        this.#record(order.part, order.recordFromMs);
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
        this.#story("resolved", async (id, story) => {
          await story.add(id, { kind: "resolved", people: [...people], loud });
        });
        return;
      }
      case "excuse": {
        const { people, because } = order;
        this.#story("excused", async (id, story) => {
          await story.excuse(id, { kind: "excused", people: [...people], because });
        });
        return;
      }
      case "closed":
        this.#part = null;
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
      timezone,
    });
    const wallOffset = camera.wallOf(beganMs) - beganMs;
    const story = new IncidentStory(incidents, order.kind === "hold");
    const jobs = Promise.resolve();
    this.#incident = { record, jobs, story, parts: new Map(), wallOffset, photoMs };
    this.#record(1, recordFromMs - lookBackReachMs);
    this.#story("opened", async (id) => {
      const stored = await storePhoto({ incidents, log }, id, "photo.jpg", await photo);
      await story.open(id, { kind: "opened", reason: null, photo: stored });
    });
  }

  /** What was held is an alarm: with the best picture of the face it is told for, if there is one. */
  #tell({ because, loud, track }: Extract<GuardOrder, { kind: "tell" }>): void {
    const still = track && this.#photo(track.best.ms);
    this.#story("told", async (id, story) => {
      const evidence = this.#evidence();
      const photo = track && (await storeMarkedPhoto(evidence, id, "face", await still, track));
      await story.tell(id, { because, loud }, photo);
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
    const { incidents, ffmpeg, clock, log, camera } = this.#options;
    const wallOf = (ms: number) => camera.wallOf(ms);
    return { incidents, ffmpeg, clock, log, wallOf, frameWidth: camera.frameWidth() };
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

  /** Starts recording `part` with what the ring holds from `fromMs` on. */
  #record(part: number, fromMs: number): void {
    const { camera, clock, log, incidents } = this.#options;
    const incident = this.#incident;
    const format = camera.format();
    const past = camera.past(fromMs);
    if (!incident || !format || past.length === 0) {
      this.#part = null;
      return;
    }
    const recording = new Recording({ format, past, clock, log });
    const wallOffset = camera.wallOf(recording.firstMs) - recording.firstMs;
    this.#part = recording;
    // Not in the row of jobs: the spool must be on disk while the photo is still being made.
    const begun = this.#background(`recording part ${part}`, async () => {
      const { id } = await incident.record;
      const note: SpoolNote = { part, wallOffset };
      await incidents.saveFile(id, spoolNoteName(part), Buffer.from(JSON.stringify(note)));
      await recording.writeTo(incidents.file(id, spoolName(part)));
    });
    incident.parts.set(part, { recording, begun });
  }

  #clip(part: number, fromMs: number, toMs: number, cut: "first" | "whole", continued: boolean) {
    const { camera } = this.#options;
    const incident = this.#incident;
    if (!incident) return;
    const { recording, begun } = incident.parts.get(part) ?? {};
    if (cut === "whole") incident.parts.delete(part);
    const wallOffset = camera.wallOf(fromMs) - fromMs;
    incident.wallOffset = wallOffset;
    const photoMs = part === 1 ? incident.photoMs : undefined;
    this.#story(`clip ${part} (${cut})`, async (id, story) => {
      // A slow disk may still be at its beginning; a file that came later would stay for ever.
      await begun;
      if (cut === "whole") await recording?.close();
      const times = {
        fromMs,
        toMs,
        wallOffset,
        ...(photoMs === undefined ? {} : { thumbnailMs: photoMs }),
      };
      await storePartClip(
        { id, story, part, cut, continued, recording: recording ?? null, ...times },
        this.#options,
      );
    });
  }

  #finishPart(part: number, fromMs: number, toMs: number, continued: boolean, goesOn: boolean) {
    const incident = this.#incident;
    const recorded = incident?.parts.get(part);
    this.#part = null;
    if (!goesOn) {
      // The camera was gone before this part began, and the one before took what there was.
      if (part > 1 && !recorded) return;
      this.#clip(part, fromMs, toMs, "whole", continued);
      return;
    }
    this.#record(part + 1, toMs);
    const next = incident?.parts.get(part + 1)?.recording;
    // The next part starts at a keyframe, so this one ends just before that.
    const end = next ? Math.max(fromMs, next.firstMs - 1) : recorded?.recording.lastMs;
    this.#clip(part, fromMs, end ?? toMs, "whole", continued);
  }

  #end(order: Extract<GuardOrder, { kind: "end" }>, moving: MovingFrame[]): void {
    const { incidents, clock, log } = this.#options;
    this.#part = null;
    const wallOffset = this.#incident?.wallOffset ?? 0;
    this.#story("end", async (id, story) => {
      const frames = moving.map(({ ms, area }) => ({
        at: ms + wallOffset,
        area: Math.round(area),
      }));
      try {
        await incidents.saveFile(id, "movement.json", Buffer.from(`${JSON.stringify(frames)}\n`));
      } catch (error) {
        if (!(error instanceof StorageError)) throw error;
        log.error("When something moved could not be stored", { incident: id, error });
      }
      const endedAt = Math.min(order.lastMovingMs + wallOffset, clock.wall());
      await story.add(id, { kind: "ended", reason: order.reason, endedAt });
    });
  }

  /** Adds to the incident's row of jobs; a job that fails is logged and the next one still runs. */
  #story(what: string, work: (id: IncidentId, story: IncidentStory) => Promise<void>): void {
    const incident = this.#incident;
    if (!incident) return;
    const before = incident.jobs;
    incident.jobs = this.#background(what, async () => {
      await before;
      const { id } = await incident.record;
      await work(id, incident.story);
    });
  }

  #background(what: string, work: () => Promise<void>): Promise<void> {
    const run = work()
      .catch((error: unknown) => {
        this.#options.log.error(`Evidence could not be kept (${what})`, { error });
      })
      .finally(() => this.#running.delete(run));
    this.#running.add(run);
    return run;
  }
}
