// Owns the faces of one camera: which frames are looked at for faces, their answers in the order of
// the frames, and the tracks that come of them. The reader works beside the loop and may drop
// frames; a track must never see them in another order than the camera did.
import type { Log } from "../storage/log.ts";
import type { Zone } from "../storage/zones.ts";
import { motionWidth } from "./capture/decoder-command.ts";
import type { Frame } from "./capture/packet.ts";
import type { LookAnswer, LookRequest } from "./faces/face-reader.ts";
import type { Box, SeenFace } from "./faces/faces.ts";
import type { FacesView } from "./faces/faces-view.ts";
import { FaceTracks, type TrackEvent, type TrackView } from "./faces/tracks.ts";
import { type FacePolicy, policyUnder } from "./guard/face-policy.ts";
import type { StandingOrders } from "./guard/standing-orders.ts";
import type { MotionResult } from "./motion/motion-detector.ts";
import { countsAt, noZones } from "./motion/zones.ts";

/** What recognition gives to the cameras. */
export interface FaceSource extends Pick<FacesView, "gallery" | "state" | "thresholds" | "rules"> {
  readonly reader: { look(request: LookRequest): Promise<LookAnswer> };
  /** A track is over. */
  noteTrack(camera: string, track: TrackView): void;
}

export interface FaceWatchOptions {
  camera: string;
  source: FaceSource | null;
  log: Log;
  standing(): StandingOrders;
  /** How long somebody unknown must be seen before that is certain. */
  unknownMs(): number;
  /** Those in force: faces where nothing counts are not followed. Left out: none. */
  zones?: () => readonly Zone[];
  onEvents(events: readonly TrackEvent[]): void;
}

/** Frames with faces to be found are as wide as the camera's, up to this: 4K would cost too much. */
const widestFrame = 1920;
/** Verdicts need some five faces a second; more would only heat the room. */
const lookEveryMs = 180;
/** Somebody who stands still does not move: their face is looked for where it was last seen. */
const lookAgainWithinMs = 1_200;
/** So many answers may be awaited; a reader that is slower than that has lost the thread. */
const mostAwaited = 60;

/** A frame in its place in the row: what came of it is not known yet, was nothing, or faces. */
interface Awaited {
  readonly ms: number;
  readonly live: boolean;
  answer: "pending" | "skipped" | readonly SeenFace[];
}

export class FaceWatch {
  readonly #options: FaceWatchOptions;
  readonly #tracks: FaceTracks | null;
  #row: (Awaited | "look_back_over")[] = [];
  /** Frames of a look-back come all at once; they are read one after another. */
  #lookBack: Promise<unknown> = Promise.resolve();
  #lastLook = { live: Number.NEGATIVE_INFINITY, back: Number.NEGATIVE_INFINITY };
  #following = false;
  #wide = false;
  #failed = false;

  constructor(options: FaceWatchOptions) {
    this.#options = options;
    const { source } = options;
    const rules = (from: FaceSource) => ({ ...from.rules(), unknownMs: options.unknownMs() });
    this.#tracks =
      source && new FaceTracks({ pack: () => source.thresholds(), rules: () => rules(source) });
  }

  /** Somebody is followed of whom it is too early to say who it is. */
  get undecided(): boolean {
    return (this.#tracks?.tracks ?? []).some(({ verdict }) => verdict === null);
  }

  /** How wide frames should be: small faces are lost in pictures that are made for motion. */
  get frameWidth(): number {
    // Once wide, always wide: another width begins another background.
    this.#wide ||= this.#options.source?.state().kind === "ready";
    return this.#wide ? widestFrame : motionWidth;
  }

  /** How faces and movement count at the moment. */
  policy(): FacePolicy {
    const { source, standing } = this.#options;
    return policyUnder(
      standing(),
      source && {
        ready: source.state().kind === "ready",
        resolvingFrames: source.rules().resolvingFrames,
      },
    );
  }

  /** An examined frame; `frame` is null where the same one was given before. */
  examine(frame: Frame | null, result: MotionResult, live: boolean): void {
    const { source } = this.#options;
    if (!source || !this.#tracks || !frame) return;
    if (source.state().kind !== "ready" || !this.#options.standing().armed) {
      if (this.#following) this.stop();
      return;
    }
    this.#following = true;
    const last = live ? this.#lastLook.live : this.#lastLook.back;
    const regions = this.#regions(frame, result, live);
    if (regions.length === 0) {
      this.#row.push({ ms: frame.ms, live, answer: [] });
      this.#advance();
      return;
    }
    // Out of step (another look-back, another session) is as good as long ago.
    if (frame.ms >= last && frame.ms - last < lookEveryMs) return;
    if (this.#row.length >= mostAwaited) return;
    this.#lastLook = live
      ? { ...this.#lastLook, live: frame.ms }
      : { ...this.#lastLook, back: frame.ms };
    this.#look(source, frame, regions, live);
  }

  /** All frames of the look-back were given. */
  lookBackOver(): void {
    if (!this.#following) return;
    this.#row.push("look_back_over");
    this.#advance();
  }

  /** It is `nowMs`; to be called a few times a second. */
  time(nowMs: number): void {
    // While an answer is awaited the tracks' own time stands still.
    if (this.#tracks && this.#row.length === 0) this.#tell(this.#tracks.time(nowMs));
  }

  /** The session is over, or faces are not looked for any more: what is still awaited is void. */
  stop(): void {
    this.#row = [];
    this.#lastLook = { live: Number.NEGATIVE_INFINITY, back: Number.NEGATIVE_INFINITY };
    this.#following = false;
    if (this.#tracks) this.#tell(this.#tracks.stop());
  }

  #look(source: FaceSource, frame: Frame, regions: readonly Box[], live: boolean): void {
    const awaited: Awaited = { ms: frame.ms, live, answer: "pending" };
    this.#row.push(awaited);
    const { camera } = this.#options;
    const read = async () => {
      // stop() may have come while it waited for its turn.
      if (!this.#row.includes(awaited)) return;
      const key = live ? camera : `${camera} (before)`;
      const answer = await source.reader.look({ camera: key, frame, regions });
      this.#noteFailure(answer);
      awaited.answer = answer.kind === "seen" ? this.#counting(answer.faces, frame) : "skipped";
      if (this.#row.includes(awaited)) this.#advance();
    };
    if (live) void read();
    else this.#lookBack = this.#lookBack.then(read);
  }

  #counting(faces: readonly SeenFace[], frame: Frame): readonly SeenFace[] {
    const zones = this.#options.zones?.() ?? noZones;
    return faces.filter(({ box: { x, y, width, height } }) =>
      countsAt(zones, (x + width / 2) / frame.width, (y + height / 2) / frame.height),
    );
  }

  /** Gives the tracks what is answered, up to the first frame whose answer is awaited. */
  #advance(): void {
    const { source } = this.#options;
    const tracks = this.#tracks;
    if (!tracks || !source) return;
    for (;;) {
      const next = this.#row[0];
      if (next === undefined || (next !== "look_back_over" && next.answer === "pending")) return;
      this.#row.shift();
      if (next === "look_back_over") {
        this.#tell(tracks.lookBackOver());
      } else if (next.answer !== "skipped" && next.answer !== "pending") {
        const { ms, live, answer } = next;
        const faces = answer.map((face) => ({ face, match: source.gallery.match(face.embedding) }));
        this.#tell(tracks.see({ ms, live, faces }));
      }
    }
  }

  #tell(events: readonly TrackEvent[]): void {
    const { camera, source, log, onEvents } = this.#options;
    if (events.length === 0) return;
    for (const event of events) {
      const { id, verdict, person, score, frames } = event.track;
      log.debug("A face", { happened: event.kind, track: id, verdict, person, score, frames });
      if (event.kind === "ended" && event.into === null) source?.noteTrack(camera, event.track);
    }
    onEvents(events);
  }

  /** What moves, and where faces were seen a moment ago. In pixels of the frame. */
  #regions(frame: Frame, result: MotionResult, live: boolean): Box[] {
    const moving = result.moving ? result.regions.map((region) => pixels(region, frame)) : [];
    const known = (this.#tracks?.tracks ?? [])
      .filter(({ lastMs }) => live && frame.ms - lastMs <= lookAgainWithinMs)
      .map(({ lastBox }) => around(lastBox));
    return [...moving, ...known];
  }

  #noteFailure(answer: LookAnswer): void {
    const failed = answer.kind === "failed";
    if (failed && !this.#failed) {
      this.#options.log.warn("Faces can't be read at the moment", { because: answer.because });
    }
    if (answer.kind !== "dropped") this.#failed = failed;
  }
}

function pixels({ x, y, width, height }: Box, frame: Frame): Box {
  return {
    x: x * frame.width,
    y: y * frame.height,
    width: width * frame.width,
    height: height * frame.height,
  };
}

/** As far around a face as it may go in a fifth of a second. */
function around({ x, y, width, height }: Box): Box {
  return { x: x - width / 2, y: y - height / 2, width: width * 2, height: height * 2 };
}
