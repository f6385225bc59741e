// Owns the guard of one camera: the life of its incidents (incident.ts), and what verdicts on faces
// change about them. Whether movement is told at once, waits for a verdict, becomes a stranger, was
// the household, or may be disarmed first is decided here. Pure: examined frames, what happened to
// tracks, and passing time go in; orders come out. With no faces to judge, they are incident.ts's.
import type { TrackEvent, TrackView } from "../faces/tracks.ts";
import { type FacePolicy, movementOnly, verdictWaitMs } from "./face-policy.ts";
import type { AlarmReason, GuardOrder } from "./guard-orders.ts";
import {
  type ExaminedFrame,
  IncidentLife,
  type IncidentOrder,
  type IncidentSettings,
  type IncidentState,
  type MovingFrame,
} from "./incident.ts";
import { peopleIn, SeenTracks } from "./seen-tracks.ts";

export type { GuardOrder } from "./guard-orders.ts";

/** Tracks that ended so long before an incident can't be part of it (policy.ts). */
const rememberMs = 30_000;

/** Why a running incident is being stopped; null while nobody stops it. */
type Stop = "disarmed" | "shutdown" | null;

interface Watched {
  readonly openedMs: number;
  beganMs: number;
  told: boolean;
  /** What was told is an alarm (perhaps after the entry delay), and no question. */
  alarms: boolean;
  escalated: boolean;
  ended: boolean;
  resolved: boolean;
  /** Whom it was excused for, as a key; null before. */
  excusedFor: string | null;
}

export class CameraGuard {
  readonly #life = new IncidentLife();
  readonly #tracks = new SeenTracks();
  #policy = movementOnly;
  #incident: Watched | null = null;
  /** Something was told within the entry delay that still runs. */
  #quiet = false;
  #nowMs = Number.NEGATIVE_INFINITY;

  get state(): IncidentState {
    return this.#life.state;
  }

  get movingFrames(): readonly MovingFrame[] {
    return this.#life.movingFrames;
  }

  /** Whether what alarms goes on. */
  get alarming(): boolean {
    return this.#incident?.alarms === true && this.#life.state === "open";
  }

  /** As IncidentLife.examined(). */
  examined(frame: ExaminedFrame, settings: IncidentSettings, policy: FacePolicy): GuardOrder[] {
    this.#policy = policy;
    if (frame.live) this.#nowMs = Math.max(this.#nowMs, frame.ms);
    const stop = frame.live && !frame.armed ? "disarmed" : null;
    return this.#follow(this.#life.examined(frame, settings), stop);
  }

  /** As IncidentLife.time(). */
  time(nowMs: number, settings: IncidentSettings, policy: FacePolicy): GuardOrder[] {
    this.#policy = policy;
    this.#nowMs = Math.max(this.#nowMs, nowMs);
    return this.#follow(this.#life.time(nowMs, settings), null);
  }

  /** What happened to the faces of this camera, in the order in which it did. */
  faces(events: readonly TrackEvent[], policy: FacePolicy): GuardOrder[] {
    this.#policy = policy;
    const orders: GuardOrder[] = [];
    for (const event of events) {
      this.#tracks.take(event);
      const over = event.kind === "ended" && event.into !== null;
      if (!over && event.kind !== "opened") orders.push(...this.#tellFace(event.track));
      orders.push(...this.#decide());
    }
    if (!this.#incident) this.#tracks.forgetBefore(this.#nowMs - rememberMs);
    return orders;
  }

  /** As IncidentLife.disarm(): who disarms has seen to it, so what was held is not told any more. */
  disarm(nowMs: number): GuardOrder[] {
    const orders = this.#follow(this.#life.disarm(nowMs), "disarmed");
    if (!this.#quiet) return orders;
    this.#quiet = false;
    return [...orders, { kind: "calm" }];
  }

  /** The alarm is triggered: what was told within an entry delay is an alarm now. */
  raise(): GuardOrder[] {
    if (!this.#quiet) return [];
    this.#quiet = false;
    return [{ kind: "raise" }];
  }

  /** As IncidentLife.streamChanged(). */
  streamChanged(ms: number): GuardOrder[] {
    return this.#follow(this.#life.streamChanged(ms), null);
  }

  /** As IncidentLife.shutdown(): what was held, and is nobody's we know, is told. */
  shutdown(nowMs: number): GuardOrder[] {
    return this.#follow(this.#life.shutdown(nowMs), "shutdown");
  }

  /** As IncidentLife.cameraLost(): a thief may have unplugged it before a verdict was there. */
  cameraLost(nowMs: number): GuardOrder[] {
    const orders = this.#follow(this.#life.cameraLost(nowMs), null);
    const undecided = this.#movement !== "never" && this.#known().length === 0;
    return undecided ? [...orders, ...this.#tell("camera_lost")] : orders;
  }

  /** Passes the incident's orders on, with those that faces add. */
  #follow(orders: readonly IncidentOrder[], stop: Stop): GuardOrder[] {
    const followed: GuardOrder[] = [];
    for (const order of orders) followed.push(...this.#followOne(order, stop));
    followed.push(...this.#decide());
    return followed;
  }

  #followOne(order: IncidentOrder, stop: Stop): GuardOrder[] {
    switch (order.kind) {
      case "open":
        return this.#open(order);
      case "began_earlier":
        if (this.#incident) this.#incident.beganMs = order.beganMs;
        return [order];
      case "end":
        if (this.#incident) this.#incident.ended = true;
        return stop === "shutdown" ? [...this.#last(stop), order] : [order];
      case "closed": {
        const last = [...this.#decide(), ...this.#last(stop)];
        this.#incident = null;
        this.#tracks.forgetEnded();
        return [...last, order];
      }
      default:
        return [order];
    }
  }

  #open(order: Extract<IncidentOrder, { kind: "open" }>): GuardOrder[] {
    const waits = this.#movement !== "at_once";
    this.#incident = {
      openedMs: this.#nowMs,
      beganMs: order.beganMs,
      told: !waits,
      alarms: !waits,
      escalated: false,
      ended: false,
      resolved: false,
      excusedFor: null,
    };
    const orders: GuardOrder[] = [
      waits ? { ...order, kind: "hold" } : { ...order, ...this.#withEntry() },
    ];
    // Somebody's face may have been told apart before the movement was confirmed.
    for (const track of this.#present()) orders.push(...this.#tellFace(track));
    return orders;
  }

  #tellFace(track: TrackView): GuardOrder[] {
    const incident = this.#incident;
    const counts = incident && this.#policy.ready && track.lastMs >= incident.beganMs;
    return counts && track.verdict !== null ? [{ kind: "face", track }] : [];
  }

  /** What follows from all that is known now. */
  #decide(): GuardOrder[] {
    const incident = this.#incident;
    if (!incident) return [];
    if (!this.#policy.ready) return this.#tell("faces_off");
    const tracks = this.#present();
    // A face alarms by itself: nobody's who is KNOWN excuses another's.
    const stranger = this.#policy.unknown && tracks.find(({ verdict }) => verdict === "UNKNOWN");
    if (stranger && !incident.escalated) {
      incident.escalated = true;
      incident.resolved = false;
      const told = this.#tell("stranger", stranger);
      incident.alarms = true;
      return [...told, { kind: "escalate", track: stranger }];
    }
    const unsure = this.#policy.unsure && tracks.find(({ verdict }) => verdict === "UNSURE");
    if (unsure) return this.#tell("unsure", unsure);
    // Movement without a face is excused by a KNOWN one in the same incident. That is the letter of
    // DESIGN.md decision 10 ("every track KNOWN": what has no face has no track), and how people
    // move: whoever comes in is seen from behind as often as not. The price: a hooded thief who
    // comes in together with a resident is on the clip, but alarms nobody.
    if (!incident.told && this.#movement !== "never" && peopleIn(tracks).length === 0) {
      const waited = this.#nowMs >= incident.openedMs + verdictWaitMs;
      const due = waited || this.#movement === "at_once";
      return due ? this.#tell(this.#noVerdict(tracks)) : [];
    }
    if (!incident.ended) return [];
    return incident.told ? this.#resolve(incident) : this.#excuseMovement();
  }

  /** An incident is over for good: what is still undecided must be decided. */
  #last(stop: Stop): GuardOrder[] {
    const incident = this.#incident;
    if (!incident || incident.told) return [];
    if (stop === "disarmed") return this.#excuse("disarmed");
    if (this.#known().length > 0 || this.#movement === "never") return this.#excuseMovement();
    return this.#tell(stop === "shutdown" ? "shutdown" : this.#noVerdict(this.#present()));
  }

  #noVerdict(tracks: readonly TrackView[]): AlarmReason {
    const faces = tracks.filter(({ verdict, frames }) => verdict !== "TOO_SMALL" && frames > 0);
    return faces.length > 0 ? "no_verdict" : "no_face";
  }

  #tell(because: AlarmReason, track?: TrackView): GuardOrder[] {
    const incident = this.#incident;
    if (!incident || incident.told) return [];
    incident.told = true;
    const loud = because !== "unsure" || this.#policy.away;
    incident.alarms = loud;
    const mayDisarm = loud && because !== "stranger";
    const entry = mayDisarm ? this.#withEntry() : {};
    return [{ kind: "tell", because, loud, track: track ?? null, ...entry }];
  }

  /** The household has so long to disarm; nothing where it has no time. */
  #withEntry(): { entryMs?: number } {
    const { entryMs } = this.#policy;
    if (entryMs === 0) return {};
    this.#quiet = true;
    return { entryMs };
  }

  #resolve(incident: Watched): GuardOrder[] {
    if (incident.resolved) return [];
    const people = this.#tracks.householdAlone(incident.beganMs, this.#policy.resolvingFrames);
    if (!people) return [];
    incident.resolved = true;
    // Whoever comes home and is recognised need not disarm.
    this.#quiet = false;
    return [{ kind: "resolve", people, loud: incident.escalated }];
  }

  /** Nobody's face alarmed, and movement alone is none, or was the household's. */
  #excuseMovement(): GuardOrder[] {
    return this.#excuse(this.#known().length > 0 ? "known" : "only_movement");
  }

  #excuse(because: "known" | "disarmed" | "only_movement"): GuardOrder[] {
    const incident = this.#incident;
    const people = this.#known();
    const key = people
      .map(({ person }) => person)
      .sort()
      .join();
    if (!incident || incident.excusedFor === key) return [];
    incident.excusedFor = key;
    return [{ kind: "excuse", because, people }];
  }

  /** What movement means now. Where no face can be judged, the guard is not deaf: at once. */
  get #movement(): FacePolicy["movement"] {
    return this.#policy.ready ? this.#policy.movement : "at_once";
  }

  #known() {
    return peopleIn(this.#present());
  }

  #present(): TrackView[] {
    return this.#incident ? this.#tracks.since(this.#incident.beganMs) : [];
  }
}
