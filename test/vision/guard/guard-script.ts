// Owns the script that tells one camera's guard of movement and faces, for tests, and the orders
// that come out. Times are in seconds.
import type { RecognisedPerson } from "../../../storage/incident-events.ts";
import type { Verdict } from "../../../vision/faces/faces.ts";
import type { TrackEvent, TrackView } from "../../../vision/faces/tracks.ts";
import { CameraGuard, type GuardOrder } from "../../../vision/guard/camera-guard.ts";
import type { FacePolicy } from "../../../vision/guard/face-policy.ts";
import type { IncidentSettings } from "../../../vision/guard/incident.ts";

/** What a track has come to. */
export interface Face {
  id?: number;
  verdict: Verdict | null;
  person?: string;
  frames?: number;
  agreeing?: number;
  mixed?: boolean;
  seenMs?: number;
}

export const everything: FacePolicy = {
  movement: "at_once",
  unknown: true,
  unsure: true,
  ready: true,
  away: true,
  entryMs: 0,
  resolvingFrames: 5,
};
export const onlyStrangers: FacePolicy = { ...everything, movement: "unless_known" };
/** Movement alone alarms nobody. */
export const onlyFaces: FacePolicy = { ...everything, movement: "never" };

export class GuardScript {
  readonly guard = new CameraGuard();
  readonly orders: GuardOrder[] = [];
  settings: IncidentSettings = { cooldownMs: 30_000, postMotionMs: 4000, preRollMs: 5000 };
  policy: FacePolicy;
  armed = true;

  constructor(policy: FacePolicy) {
    this.policy = policy;
  }

  /** Live frames at 5 a second from `from` up to and including `to`. */
  run(from: number, to: number, moving: boolean): GuardOrder[] {
    const orders: GuardOrder[] = [];
    for (let frame = Math.round(from * 5); frame <= Math.round(to * 5); frame++) {
      const area = moving ? 6000 : 0;
      const examined = { ms: frame * 200, moving, area, armed: this.armed, live: true };
      orders.push(...this.guard.examined(examined, this.settings, this.policy));
    }
    return this.#note(orders);
  }

  time(seconds: number): GuardOrder[] {
    return this.#note(this.guard.time(seconds * 1000, this.settings, this.policy));
  }

  /** A track's news at `seconds`; `kind` "verdict" unless said. */
  face(seconds: number, face: Face, kind: TrackEvent["kind"] = "verdict"): GuardOrder[] {
    const track = viewOf(seconds * 1000, face);
    const ms = seconds * 1000;
    const event: TrackEvent =
      kind === "changed"
        ? { kind, ms, track, before: { verdict: "KNOWN", person: "ann" } }
        : kind === "ended"
          ? { kind, ms, track, into: null }
          : { kind, ms, track };
    return this.#note(this.guard.faces([event], this.policy));
  }

  /** A track goes on as another. */
  join(seconds: number, face: Face, into: number): GuardOrder[] {
    const ms = seconds * 1000;
    const event: TrackEvent = { kind: "ended", ms, track: viewOf(ms, face), into };
    return this.#note(this.guard.faces([event], this.policy));
  }

  disarm(seconds: number): GuardOrder[] {
    this.armed = false;
    return this.#note(this.guard.disarm(seconds * 1000));
  }

  /** The alarm is triggered. */
  raise(): GuardOrder[] {
    return this.#note(this.guard.raise());
  }

  lost(seconds: number): GuardOrder[] {
    return this.#note(this.guard.cameraLost(seconds * 1000));
  }

  shutdown(seconds: number): GuardOrder[] {
    return this.#note(this.guard.shutdown(seconds * 1000));
  }

  /** Without those that only write down. */
  get kinds(): string[] {
    const quiet = new Set(["part", "first_clip", "face"]);
    return this.orders.map(({ kind }) => kind).filter((kind) => !quiet.has(kind));
  }

  #note(orders: GuardOrder[]): GuardOrder[] {
    this.orders.push(...orders);
    return orders;
  }
}

/** Moves at 20.0 and 20.2 s. */
export function openedWith(policy: FacePolicy): GuardScript {
  const script = new GuardScript(policy);
  script.run(18, 19.8, false);
  script.run(20, 20.2, true);
  return script;
}

export const known = (id: number, person = "ann", agreeing = 9): Face => {
  return { id, verdict: "KNOWN", person, agreeing };
};

export const recognised = (person = "ann", frames = 9): RecognisedPerson => {
  return { person, score: 0.7, frames };
};

function viewOf(ms: number, face: Face): TrackView {
  const { id = 1, verdict, person = null, agreeing = 0, mixed = false, seenMs = 1000 } = face;
  const score = person === null ? null : 0.7;
  const box = { x: 0, y: 0, width: 80, height: 80 };
  return {
    id,
    firstMs: ms,
    lastMs: ms,
    lastBox: box,
    seenMs,
    verdict,
    person,
    score,
    frames: face.frames ?? Math.max(agreeing, verdict === null ? 0 : 9),
    agreeing,
    top: [],
    mixed,
    best: { ms: ms - 40, box, crop: new Uint8Array(0), sharpness: 80 },
    embedding: null,
  };
}
