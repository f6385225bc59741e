// Owns the life of incidents on one camera: opens on confirmed movement while armed, collects,
// ends after the post-roll, continues silently within the cooldown, closes. Pure: examined frames
// and passing time go in, orders (incident-orders.ts) come out. Times are milliseconds on the
// camera's own timeline; one that stands still or frames that come twice or late do no harm.
import type { Settings } from "../../storage/settings.ts";
import { Confirmation } from "./confirmation.ts";
import type { IncidentOrder } from "./incident-orders.ts";
import { largest, type MovingFrame, MovingFrames } from "./moving-frames.ts";
import {
  type ExaminedFrame,
  firstClipAfterMs,
  longestBeginningMs,
  partMs,
  sameMovementMs,
  unseenQuietMs,
} from "./policy.ts";
import type { RunningIncident } from "./running-incident.ts";

export type { IncidentOrder } from "./incident-orders.ts";
export type { MovingFrame } from "./moving-frames.ts";
export type { ExaminedFrame } from "./policy.ts";

export type IncidentSettings = Pick<Settings, "cooldownMs" | "postMotionMs" | "preRollMs">;

/** `open`: movement is being recorded, also in a silent continuation; `cooldown`: it may continue. */
export type IncidentState = "none" | "open" | "cooldown";

type EndReason = Extract<IncidentOrder, { kind: "end" }>["reason"];

export class IncidentLife {
  #incident: RunningIncident | null = null;
  readonly #moving = new MovingFrames();
  readonly #live = new Confirmation();
  readonly #lookBack = new Confirmation();
  #nowMs = Number.NEGATIVE_INFINITY;
  #lastLiveMs = Number.NEGATIVE_INFINITY;
  #lastLookBackMs = Number.NEGATIVE_INFINITY;
  /** Incidents begin no earlier: the first live frame since arming, or the last incident's end. */
  #countFromMs: number | null = null;

  get state(): IncidentState {
    const incident = this.#incident;
    if (!incident) return "none";
    return incident.endedMs === null || incident.part ? "open" : "cooldown";
  }

  /**
   * The incident's moving frames in the order of time, thinned out beyond 2000. They stay until
   * something moves again after it closed.
   */
  get movingFrames(): readonly MovingFrame[] {
    return this.#moving.all;
  }

  /**
   * The next examined frame. Live frames come in the order of time; those of a look-back are older
   * and come in their own order, ending with the keyframe that woke the look (again, as not live),
   * so that the look-back's last frames and it can confirm each other. A live frame while disarmed
   * ends a running incident, as disarm() does.
   */
  examined(frame: ExaminedFrame, settings: IncidentSettings): IncidentOrder[] {
    if (frame.live && !frame.armed) return this.disarm(frame.ms);
    const confirmed = frame.live ? this.#takeLive(frame) : this.#takeLookBack(frame);
    if (confirmed === null) return [];
    const orders = this.#closeAfterCooldown(settings);
    if (frame.moving) this.#remember(frame);

    const incident = this.#incident;
    if (!incident) {
      if (confirmed) orders.push(this.#open(settings));
      return orders;
    }
    if (this.state === "cooldown") {
      if (confirmed) orders.push(this.#continue(incident, settings));
      return orders;
    }
    if (frame.moving) orders.push(...this.#movedOn(incident, frame.ms, settings));
    const quietMs = incident.lastMovingMs + settings.postMotionMs;
    if (frame.live && incident.lostMs !== null) {
      incident.lostMs = null;
      if (frame.moving || frame.ms < quietMs) orders.push(this.#startPart(incident, frame.ms));
    }
    orders.push(...this.#cut(incident, settings));
    if (frame.live && !frame.moving && frame.ms >= quietMs) {
      orders.push(...this.#finish(incident, "quiet", quietMs));
    }
    return orders;
  }

  /** It is `nowMs`; to be called a few times a second while `state` isn't "none". */
  time(nowMs: number, settings: IncidentSettings): IncidentOrder[] {
    this.#nowMs = Math.max(this.#nowMs, nowMs);
    const incident = this.#incident;
    if (!incident) return [];
    const orders: IncidentOrder[] = [];
    if (this.state === "open") {
      orders.push(...this.#cut(incident, settings));
      const quietMs = incident.lastMovingMs + settings.postMotionMs;
      if (incident.lostMs !== null) {
        if (this.#nowMs >= incident.lostMs + settings.postMotionMs) {
          orders.push(...this.#finish(incident, "camera_lost", incident.lostMs));
        }
      } else if (this.#nowMs >= quietMs + unseenQuietMs) {
        orders.push(...this.#finish(incident, "quiet", quietMs));
      }
    }
    orders.push(...this.#closeAfterCooldown(settings));
    return orders;
  }

  /** Ends a running incident at once; nothing before the next armed frame counts any more. */
  disarm(nowMs: number): IncidentOrder[] {
    this.#countFromMs = null;
    return this.#stop("disarmed", nowMs);
  }

  /** Vigil is going down. */
  shutdown(nowMs: number): IncidentOrder[] {
    return this.#stop("shutdown", nowMs);
  }

  /**
   * No picture comes any more: the part ends here. The incident ends, too, unless a live frame
   * comes within postMotionMs.
   */
  cameraLost(nowMs: number): IncidentOrder[] {
    this.#forgetConfirmations();
    this.#lastLiveMs = Number.NEGATIVE_INFINITY;
    const incident = this.#incident;
    if (!incident?.part) return [];
    if (incident.endedMs !== null) return this.#finish(incident, "camera_lost", nowMs);
    incident.lostMs = nowMs;
    return this.#wholeParts(incident, nowMs);
  }

  /**
   * Another stream is recorded from now on, and what came of the former one ends at `ms`: a part ends
   * there, and the next one begins.
   */
  streamChanged(ms: number): IncidentOrder[] {
    const incident = this.#incident;
    if (!incident?.part) return [];
    const orders = this.#fullParts(incident, ms);
    return [...orders, ...this.#nextPart(incident, Math.max(ms, incident.part.fromMs))];
  }

  /** Whether a live frame confirms movement; null when it is late or comes twice. */
  #takeLive(frame: ExaminedFrame): boolean | null {
    if (frame.ms <= this.#lastLiveMs) return null;
    this.#lastLiveMs = frame.ms;
    this.#nowMs = Math.max(this.#nowMs, frame.ms);
    this.#countFromMs ??= frame.ms;
    return this.#live.push(frame.moving) && frame.moving;
  }

  /** Whether a look-back's frame confirms movement; null when it is from before arming. */
  #takeLookBack(frame: ExaminedFrame): boolean | null {
    if (!frame.armed || this.#countFromMs === null || frame.ms < this.#countFromMs) return null;
    const step = frame.ms - this.#lastLookBackMs;
    this.#lastLookBackMs = frame.ms;
    if (step === 0) return null;
    if (step < 0 || step > sameMovementMs) this.#lookBack.reset();
    return this.#lookBack.push(frame.moving) && frame.moving;
  }

  #remember(frame: ExaminedFrame): void {
    this.#moving.add(frame);
    if (!this.#incident) this.#moving.forgetBefore(frame.ms - longestBeginningMs);
  }

  #open({ preRollMs }: IncidentSettings): IncidentOrder {
    const frames = this.#moving.newestMovement(sameMovementMs, this.#countFromMs ?? this.#nowMs);
    const beganMs = frames[0]?.ms ?? this.#nowMs;
    const recordFromMs = beganMs - preRollMs;
    this.#moving.forgetBefore(beganMs);
    this.#incident = {
      openedMs: this.#nowMs,
      beganMs,
      lastMovingMs: frames.at(-1)?.ms ?? this.#nowMs,
      part: { number: 1, fromMs: recordFromMs },
      parts: 1,
      wholeToMs: null,
      firstClipMade: false,
      lostMs: null,
      endedMs: null,
    };
    return { kind: "open", beganMs, photoMs: largest(frames)?.ms ?? beganMs, recordFromMs };
  }

  #continue(incident: RunningIncident, { preRollMs }: IncidentSettings): IncidentOrder {
    const wholeToMs = incident.wholeToMs ?? incident.openedMs;
    const frames = this.#moving.newestMovement(sameMovementMs, wholeToMs);
    const beganMs = frames[0]?.ms ?? this.#nowMs;
    incident.lastMovingMs = frames.at(-1)?.ms ?? this.#nowMs;
    return this.#startPart(incident, Math.max(beganMs - preRollMs, wholeToMs));
  }

  #startPart(incident: RunningIncident, fromMs: number): IncidentOrder {
    incident.parts++;
    incident.part = { number: incident.parts, fromMs };
    return { kind: "continue", part: incident.parts, recordFromMs: fromMs };
  }

  #movedOn(
    incident: RunningIncident,
    ms: number,
    { preRollMs }: IncidentSettings,
  ): IncidentOrder[] {
    incident.lastMovingMs = Math.max(incident.lastMovingMs, ms);
    const tooLate = incident.firstClipMade || incident.wholeToMs !== null;
    if (tooLate || ms >= incident.beganMs || ms < incident.beganMs - longestBeginningMs) return [];
    const recordFromMs = ms - preRollMs;
    incident.beganMs = ms;
    incident.part = { number: 1, fromMs: recordFromMs };
    return [{ kind: "began_earlier", beganMs: ms, recordFromMs }];
  }

  /** The clips that are due by now. Nothing is cut off where the incident may already be over. */
  #cut(incident: RunningIncident, { postMotionMs }: IncidentSettings): IncidentOrder[] {
    const known = Math.min(this.#nowMs, incident.lastMovingMs + postMotionMs);
    const orders: IncidentOrder[] = [];
    const toMs = incident.openedMs + firstClipAfterMs;
    if (incident.part && incident.wholeToMs === null && !incident.firstClipMade && known >= toMs) {
      incident.firstClipMade = true;
      orders.push({ kind: "first_clip", part: 1, fromMs: incident.part.fromMs, toMs });
    }
    orders.push(...this.#fullParts(incident, known));
    return orders;
  }

  /** Parts that are full before `untilMs`. */
  #fullParts(incident: RunningIncident, untilMs: number): IncidentOrder[] {
    const orders: IncidentOrder[] = [];
    while (incident.part && untilMs > incident.part.fromMs + partMs) {
      orders.push(...this.#nextPart(incident, incident.part.fromMs + partMs));
    }
    return orders;
  }

  /** The part that is being recorded ends at `toMs`, and the next one begins there. */
  #nextPart(incident: RunningIncident, toMs: number): IncidentOrder[] {
    if (!incident.part) return [];
    const { number, fromMs } = incident.part;
    const continued = incident.endedMs !== null;
    incident.wholeToMs = toMs;
    incident.parts++;
    incident.part = { number: incident.parts, fromMs: toMs };
    return [{ kind: "part", part: number, fromMs, toMs, continued, goesOn: true }];
  }

  /** What was recorded up to `untilMs`, as whole parts; recording is over. */
  #wholeParts(incident: RunningIncident, untilMs: number): IncidentOrder[] {
    const orders = this.#fullParts(incident, untilMs);
    if (incident.part) {
      const { number, fromMs } = incident.part;
      const toMs = Math.max(fromMs, untilMs);
      const continued = incident.endedMs !== null;
      orders.push({ kind: "part", part: number, fromMs, toMs, continued, goesOn: false });
      incident.wholeToMs = toMs;
      incident.part = null;
    }
    return orders;
  }

  #finish(incident: RunningIncident, reason: EndReason, endedMs: number): IncidentOrder[] {
    const orders = this.#wholeParts(incident, endedMs);
    if (incident.endedMs === null) {
      orders.push({ kind: "end", reason, endedMs, lastMovingMs: incident.lastMovingMs });
    }
    incident.endedMs = endedMs;
    incident.lostMs = null;
    this.#forgetConfirmations();
    return orders;
  }

  #closeAfterCooldown({ cooldownMs }: IncidentSettings): IncidentOrder[] {
    const endedMs = this.#incident?.endedMs ?? null;
    if (this.state !== "cooldown" || endedMs === null) return [];
    if (this.#nowMs < endedMs + cooldownMs) return [];
    this.#incident = null;
    if (this.#countFromMs !== null) this.#countFromMs = Math.max(this.#countFromMs, endedMs);
    return [{ kind: "closed" }];
  }

  /** Ends whatever runs, without a cooldown. */
  #stop(reason: EndReason, nowMs: number): IncidentOrder[] {
    const orders: IncidentOrder[] = [];
    const incident = this.#incident;
    if (incident) {
      if (this.state === "open") orders.push(...this.#finish(incident, reason, nowMs));
      orders.push({ kind: "closed" });
    }
    this.#incident = null;
    this.#forgetConfirmations();
    return orders;
  }

  #forgetConfirmations(): void {
    this.#live.reset();
    this.#lookBack.reset();
  }
}
