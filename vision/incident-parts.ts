// Owns the parts of one incident on their way to disk: which one is being recorded, and that each
// becomes a clip once it is whole.
import type { Clock } from "../storage/clock.ts";
import type { Incidents } from "../storage/incidents.ts";
import type { Log } from "../storage/log.ts";
import type { Reason } from "../storage/words.ts";
import type { ClipMaker } from "./capture/clip.ts";
import type { Packet, VideoFormat } from "./capture/packet.ts";
import type { IncidentOrder } from "./guard/incident-orders.ts";
import type { IncidentJobs } from "./incident-jobs.ts";
import { type SpoolNote, spoolName, spoolNoteName, storePartClip } from "./part-clip.ts";
import { Recording } from "./recording.ts";

/** What recording needs of its camera. */
export interface FilmedCamera {
  /** The running session's format; null while there is none. */
  format(): VideoFormat | null;
  /** What the ring holds from the last keyframe at or before `ms`; empty when nothing. */
  past(ms: number): Packet[];
  /** Wall-clock milliseconds of a moment on the camera's own timeline. */
  wallOf(ms: number): number;
}

export interface IncidentPartsOptions {
  camera: FilmedCamera;
  incidents: Incidents;
  makeClips: ClipMaker;
  clock: Clock;
  log: Log;
}

/** One part on its way to disk. */
interface RecordedPart {
  recording: Recording;
  /** Settles, and never rejects, when its file was begun or can't be. */
  begun: Promise<void>;
}

type Cut = Pick<Extract<IncidentOrder, { kind: "part" }>, "part" | "fromMs" | "toMs" | "continued">;

export class IncidentParts {
  readonly #options: IncidentPartsOptions;
  readonly #jobs: IncidentJobs;
  readonly #photoMs: number;
  /** Those whose whole clip is still to be made, by number. */
  readonly #parts = new Map<number, RecordedPart>();
  #recording: Recording | null = null;
  #wallOffset: number;

  /** `photoMs`: the moment the photo shows, the best there is for part 1's thumbnail, too. */
  constructor(
    jobs: IncidentJobs,
    moments: { beganMs: number; photoMs: number },
    options: IncidentPartsOptions,
  ) {
    this.#jobs = jobs;
    this.#options = options;
    this.#photoMs = moments.photoMs;
    this.#wallOffset = options.camera.wallOf(moments.beganMs) - moments.beganMs;
  }

  /**
   * From the camera's timeline to the wall clock, as it was when the last clip was ordered: a camera
   * that comes back has another.
   */
  get wallOffset(): number {
    return this.#wallOffset;
  }

  /** Why what comes can't be written at the moment, as a sentence; null while all is well. */
  get problem(): Reason | null {
    return this.#recording?.problem ?? null;
  }

  get isRecording(): boolean {
    return this.#recording !== null;
  }

  packet(packet: Packet): void {
    this.#recording?.add(packet);
  }

  /** What comes from now on belongs to no part. */
  stop(): void {
    this.#recording = null;
  }

  /** Starts recording `part` with what the ring holds from `fromMs` on. */
  record(part: number, fromMs: number): void {
    const { camera, clock, log, incidents } = this.#options;
    const format = camera.format();
    const past = camera.past(fromMs);
    if (!format || past.length === 0) {
      this.#recording = null;
      return;
    }
    const recording = new Recording({ format, past, clock, log });
    const wallOffset = camera.wallOf(recording.firstMs) - recording.firstMs;
    this.#recording = recording;
    // Not in the row of jobs: the spool must be on disk while the photo is still being made.
    const begun = this.#jobs.beside(`recording part ${part}`, async (id) => {
      const note: SpoolNote = { part, wallOffset };
      await incidents.saveFile(id, spoolNoteName(part), Buffer.from(JSON.stringify(note)));
      await recording.writeTo(incidents.file(id, spoolName(part)));
    });
    this.#parts.set(part, { recording, begun });
  }

  /** A clip of what there is of a part that is still being recorded. */
  first(cut: Omit<Cut, "continued">): void {
    this.#clip({ ...cut, continued: false }, "first");
  }

  /** A part is whole; `goesOn`: the next one starts where it ends. */
  finish(cut: Cut, goesOn: boolean): void {
    const { part, fromMs, toMs } = cut;
    const recorded = this.#parts.get(part);
    this.#recording = null;
    if (!goesOn) {
      // The camera was gone before this part began, and the one before took what there was.
      if (part === 1 || recorded) this.#clip(cut, "whole");
      return;
    }
    this.record(part + 1, toMs);
    const next = this.#parts.get(part + 1)?.recording;
    // The next part starts at a keyframe, so this one ends just before that; unless it is of another
    // stream, of which the moments since its keyframe are shown, too.
    const isSameStream = next?.format === recorded?.recording.format;
    const beforeNext = next && isSameStream ? Math.max(fromMs, next.firstMs - 1) : null;
    const last = next ? toMs : (recorded?.recording.lastMs ?? toMs);
    this.#clip({ ...cut, toMs: beforeNext ?? last }, "whole");
  }

  #clip({ part, fromMs, toMs, continued }: Cut, cut: "first" | "whole"): void {
    const { recording, begun } = this.#parts.get(part) ?? {};
    if (cut === "whole") this.#parts.delete(part);
    const wallOffset = this.#options.camera.wallOf(fromMs) - fromMs;
    this.#wallOffset = wallOffset;
    const thumbnail = part === 1 ? { thumbnailMs: this.#photoMs } : {};
    this.#jobs.add(`clip ${part} (${cut})`, async (id, story) => {
      // A slow disk may still be at its beginning; a file that came later would stay for ever.
      await begun;
      if (cut === "whole") await recording?.close();
      const times = { fromMs, toMs, wallOffset, ...thumbnail };
      await storePartClip(
        { id, story, part, cut, continued, recording: recording ?? null, ...times },
        this.#options,
      );
    });
  }
}
