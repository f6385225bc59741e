// Owns one camera's loop: frames become motion and faces, these become an incident under the guard's
// rules, the guard's orders become evidence. It also decides how closely the camera is looked at.
import type { Cancel, Clock } from "../storage/clock.ts";
import type { AlarmState } from "../storage/incident-events.ts";
import type { Incidents } from "../storage/incidents.ts";
import type { Log } from "../storage/log.ts";
import type { Settings } from "../storage/settings.ts";
import { Attention } from "./attention.ts";
import { Camera, type CameraOptions } from "./capture/camera.ts";
import type { ClipMaker } from "./capture/clip.ts";
import type { Ffmpeg } from "./capture/ffmpeg.ts";
import type { Frame } from "./capture/packet.ts";
import type { Source } from "./capture/source.ts";
import { makeStill, StillError } from "./capture/still.ts";
import type { CameraCondition } from "./camera-status.ts";
import { type FaceSource, FaceWatch } from "./face-watch.ts";
import { isArmed } from "./guard/alarm.ts";
import { CameraGuard, type GuardOrder } from "./guard/camera-guard.ts";
import { examinedFrame } from "./guard/policy.ts";
import type { MotionResult } from "./motion/motion-detector.ts";
import { Outage } from "./outage.ts";
import { Recorder } from "./recorder.ts";
import { recordRequestedClip } from "./requested-clip.ts";
import {
  CameraError,
  type CameraStatus,
  type CameraView,
  type RequestedClip,
  type Still,
} from "./watch-view.ts";

/** How often an incident is asked whether it is over while no frame comes. */
const incidentTickMs = 250;

/** Movement after a pause of this is worth another line in the log. */
const movementPauseMs = 10_000;

export interface CameraWatchOptions {
  id: string;
  name: string;
  source: Source;
  ffmpeg: Ffmpeg;
  incidents: Incidents;
  makeClips: ClipMaker;
  clock: Clock;
  log: Log;
  timezone: string;
  ringLimits: { seconds: number; bytes: number };
  /** Where clips on request are made. */
  temporaryFolder: string;
  alarmState(): AlarmState;
  settings(): Settings;
  /** Left out or null: movement alone counts. */
  faces?: FaceSource | null;
  /** openSession() of session.ts unless said. */
  openSession?: NonNullable<CameraOptions["openSession"]>;
}

export class CameraWatch implements CameraView {
  readonly id: string;
  readonly name: string;
  readonly #options: CameraWatchOptions;
  readonly #camera: Camera;
  readonly #attention: Attention;
  readonly #guard = new CameraGuard();
  readonly #faces: FaceWatch;
  readonly #recorder: Recorder;
  readonly #outage: Outage;
  #lastMovementAt: number | null = null;
  #tick: Cancel | null = null;
  #wasArmed = false;

  constructor(options: CameraWatchOptions) {
    this.id = options.id;
    this.name = options.name;
    const log = options.log.child({ camera: options.name });
    this.#options = { ...options, log };
    this.#camera = new Camera({
      ...options,
      log,
      frameWidth: () => this.#faces.frameWidth,
      onFrame: (frame) => this.#attention.examine(frame),
      onPacket: (packet) => this.#recorder.packet(packet),
      onSessionEnd: () => this.#sessionEnded(),
      onCondition: (condition) => this.#conditionChanged(condition),
    });
    this.#attention = new Attention({
      camera: this.#camera,
      log,
      settings: options.settings,
      armed: () => isArmed(options.alarmState()),
      recording: () => this.#guard.state === "open",
      undecided: () => this.#faces.undecided,
      onExamined: (result, live, frame) => this.#examined(result, live, frame),
      onLookBackOver: () => this.#faces.lookBackOver(),
    });
    this.#faces = new FaceWatch({
      camera: options.id,
      source: options.faces ?? null,
      log,
      alarmState: options.alarmState,
      onEvents: (events) => this.#carryOut(this.#guard.faces(events, this.#faces.policy())),
    });
    this.#recorder = new Recorder({
      ...options,
      log,
      camera: {
        id: options.id,
        name: options.name,
        format: () => this.#camera.format(),
        past: (ms) => this.#camera.past(ms),
        still: (ms) => this.#stillOf(ms),
        wallOf: (ms) => this.#camera.wallOf(ms),
        frameWidth: () => this.#camera.decoding?.size.width ?? null,
      },
    });
    this.#outage = new Outage({
      ...options,
      log,
      camera: { id: options.id, name: options.name },
      lastPicture: () => this.#lastPicture(),
    });
  }

  start(): void {
    this.#outage.lost(this.#options.clock.wall(), "no picture has come yet");
    this.#camera.start();
  }

  /** Ends a running incident "by a shutdown", keeps its evidence, lets the camera go. */
  async stop(): Promise<void> {
    this.#tick?.();
    this.#faces.stop();
    this.#carryOut(this.#guard.shutdown(this.#camera.nowMs()));
    // Both at once: a frame that came in between would open another incident.
    await Promise.all([this.#camera.stop(), this.#outage.stop()]);
    await this.#recorder.idle();
  }

  /** Why what happens can't be recorded at the moment, in words; null while all is well. */
  get recordingProblem(): string | null {
    return this.#recorder.problem;
  }

  /** The alarm's state changed. */
  alarmChanged(): void {
    const armed = isArmed(this.#options.alarmState());
    if (armed === this.#wasArmed) return;
    this.#wasArmed = armed;
    if (!armed) this.#carryOut(this.#guard.disarm(this.#camera.nowMs()));
    this.#attention.adjust();
  }

  status(): CameraStatus {
    const camera = this.#camera;
    const format = camera.format();
    const condition = camera.condition;
    return {
      ...condition,
      codec: format && { h264: "H.264", hevc: "HEVC", mjpeg: "MJPEG" }[format.codec],
      width: format?.width ?? null,
      height: format?.height ?? null,
      framesPerSecond: camera.framesPerSecond,
      keyframeIntervalMs: camera.ring?.keyframeInterval() ?? null,
      ...this.#attention.describe(),
      lastMovementAt: this.#lastMovementAt,
      lastPictureAt: camera.lastPictureAt,
      ringMs: camera.ring?.spanMs ?? 0,
      ringBytes: camera.ring?.bytes ?? 0,
    };
  }

  async still(): Promise<Still> {
    const newest = this.#camera.newest();
    if (!newest || this.#camera.condition.state !== "live") {
      const reason = this.#camera.condition.reason;
      throw new CameraError(
        this.id,
        `${this.name} shows no picture at the moment${reason ? `: ${reason}` : ""}. I keep trying.`,
      );
    }
    try {
      return await this.#stillOf(newest.ms);
    } catch (error) {
      if (!(error instanceof StillError)) throw error;
      throw new CameraError(this.id, `${this.name}: ${error.message}`, { cause: error });
    }
  }

  async clip(
    seconds: number,
    options: { onProgress?: (recordedSeconds: number) => void; signal?: AbortSignal } = {},
  ): Promise<RequestedClip> {
    return await recordRequestedClip({
      ...options,
      source: this.#camera,
      seconds,
      folder: this.#options.temporaryFolder,
      makeClips: this.#options.makeClips,
    });
  }

  #examined(result: MotionResult, live: boolean, frame: Frame | null): void {
    const { alarmState, settings } = this.#options;
    if (result.moving) this.#noteMovement(this.#camera.wallOf(result.ms));
    const examined = examinedFrame(result, alarmState(), live);
    this.#carryOut(this.#guard.examined(examined, settings(), this.#faces.policy()));
    this.#faces.examine(frame, result, live);
  }

  #noteMovement(at: number): void {
    if (this.#lastMovementAt === null || at - this.#lastMovementAt > movementPauseMs) {
      this.#options.log.debug(`${this.name} sees movement`);
    }
    this.#lastMovementAt = at;
  }

  #carryOut(orders: readonly GuardOrder[]): void {
    for (const order of orders) {
      this.#options.log.debug("The guard orders", { order: order.kind });
      this.#recorder.carryOut(order, this.#guard.movingFrames);
    }
    if (this.#guard.state !== "none" && !this.#tick) this.#scheduleTick();
  }

  /** Time passes for an incident also when no frame comes. */
  #scheduleTick(): void {
    this.#tick = this.#options.clock.after(incidentTickMs, () => {
      this.#tick = null;
      const now = this.#camera.nowMs();
      this.#faces.time(now);
      this.#carryOut(this.#guard.time(now, this.#options.settings(), this.#faces.policy()));
    });
  }

  #sessionEnded(): void {
    this.#faces.stop();
    this.#carryOut(this.#guard.cameraLost(this.#camera.nowMs()));
    this.#attention.sessionEnded();
  }

  #conditionChanged(condition: CameraCondition): void {
    if (condition.state === "lost") {
      this.#outage.lost(condition.since, condition.reason ?? "no picture comes");
      return;
    }
    this.#options.log.info(`${this.name} shows a picture`);
    this.#outage.back();
  }

  async #stillOf(ms: number): Promise<Still> {
    const ring = this.#camera.lastRing;
    const packets = ring?.groupOf(ms) ?? [];
    if (!ring || packets.length === 0) {
      throw new CameraError(this.id, `${this.name} holds no picture of that moment any more.`);
    }
    const { ffmpeg, clock } = this.#options;
    return await makeStill({
      ffmpeg,
      clock,
      format: ring.format,
      packets,
      atMs: ms,
      wallOf: (at) => this.#camera.wallOf(at),
    });
  }

  async #lastPicture(): Promise<Still | null> {
    const newest = this.#camera.lastRing?.newest;
    return newest ? await this.#stillOf(newest.ms) : null;
  }
}
