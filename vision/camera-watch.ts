// Owns one camera's loop: frames become motion and faces, these become an incident under the guard's
// rules, the guard's orders become evidence. It also decides how closely the camera is looked at.
import type { Cancel, Clock } from "../storage/clock.ts";
import type { Incidents } from "../storage/incidents.ts";
import type { Log } from "../storage/log.ts";
import type { Settings } from "../storage/settings.ts";
import type { Zone } from "../storage/zones.ts";
import { words, type Reason } from "../storage/words.ts";
import { Attention } from "./attention.ts";
import { isPaused, momentGone, notMade, showsNothing } from "./camera-trouble.ts";
import { Camera, type CameraOptions } from "./capture/camera.ts";
import type { ClipMaker } from "./capture/clip.ts";
import type { Ffmpeg } from "./capture/ffmpeg.ts";
import type { Frame } from "./capture/packet.ts";
import type { Source } from "./capture/source.ts";
import { makeStill, StillError } from "./capture/still.ts";
import type { CameraCondition } from "./camera-status.ts";
import { type FaceSource, FaceWatch } from "./face-watch.ts";
import { type AlarmBell, alarmIn } from "./guard/alarm-bell.ts";
import { CameraGuard, type GuardOrder } from "./guard/camera-guard.ts";
import { examinedFrame } from "./guard/policy.ts";
import type { StandingOrders } from "./guard/standing-orders.ts";
import type { MotionResult, MotionSettings } from "./motion/motion-detector.ts";
import { previewMovement } from "./movement-preview.ts";
import { type NamedZone, noZones, ZonesInForce } from "./motion/zones.ts";
import { Outage } from "./outage.ts";
import { checkPicture } from "./picture-check.ts";
import { Recorder } from "./recorder.ts";
import { recordRequestedClip } from "./requested-clip.ts";
import {
  type CameraStatus,
  type CameraView,
  type PictureCheck,
  type MovementPreview,
  type RequestedClip,
  type Still,
} from "./watch-view.ts";

/** How often an incident is asked whether it is over while no frame comes. */
const incidentTickMs = 250;

const noPictureYet: Reason = {
  sentence: "no picture has come yet",
  words: words("why-no-picture-yet"),
};

/** Movement after a pause of this is worth another line in the log. */
const movementPauseMs = 10_000;

const noneOff: ReadonlySet<string> = new Set();

export interface CameraWatchOptions {
  id: string;
  name: string;
  source: Source;
  ffmpeg: Ffmpeg;
  incidents: Incidents;
  makeClips: ClipMaker;
  clock: Clock;
  log: Log;
  /** The household's, like "Europe/Berlin"; asked for each incident. */
  timezone(): string;
  /** Asked for every packet: they shrink when there are more cameras. */
  ringLimits: { readonly seconds: number; readonly bytes: number };
  /** Where clips on request are made. */
  temporaryFolder: string;
  /** What the alarm asks of this camera now. */
  standing(): StandingOrders;
  /** Rung when what is seen alarms. */
  bell: AlarmBell;
  settings(): Settings;
  /** All of the camera's; left out: none. */
  zones?: () => readonly Zone[];
  /** Those that are switched off now, as "camera/zone"; left out: none. */
  zonesOff?: () => ReadonlySet<string>;
  /** Left out or null: movement alone counts. */
  faces?: FaceSource | null;
  /** For one that is never started: who paused it. Left out: nobody. */
  paused?: CameraPaused;
  /** openSession() of session.ts unless said. */
  openSession?: NonNullable<CameraOptions["openSession"]>;
}

/** That a camera is paused, by whom, since when (wall clock), and for how long still. */
export interface CameraPaused {
  by: string;
  since: number;
  /** Null: until somebody resumes it. */
  leftMs(): number | null;
}

export class CameraWatch implements CameraView {
  readonly id: string;
  #name: string;
  readonly #options: CameraWatchOptions;
  readonly #camera: Camera;
  readonly #attention: Attention;
  readonly #guard = new CameraGuard();
  readonly #faces: FaceWatch;
  readonly #recorder: Recorder;
  readonly #outage: Outage;
  readonly #zonesInForce = new ZonesInForce();
  #movedIn: readonly NamedZone[] = [];
  #lastMovementAt: number | null = null;
  #tick: Cancel | null = null;
  #wasArmed = false;
  #wasAlarming = false;

  constructor(options: CameraWatchOptions) {
    this.id = options.id;
    this.#name = options.name;
    const nameNow = () => this.#name;
    const log = options.log.child({ camera: options.name });
    const alarmState = () => options.standing().state;
    this.#options = { ...options, log };
    this.#camera = new Camera({
      ...options,
      get name() {
        return nameNow();
      },
      log,
      frameWidth: () => this.#faces.frameWidth,
      framesPerSecond: () => options.settings().framesPerSecond,
      onFrame: (frame) => this.#attention.examine(frame),
      onPacket: (packet) => this.#recorder.packet(packet),
      onSessionEnd: () => this.#sessionEnded(),
      onCondition: (condition) => this.#conditionChanged(condition),
    });
    this.#attention = new Attention({
      camera: this.#camera,
      log,
      settings: options.settings,
      zones: () => this.#zones(),
      armed: () => options.standing().armed,
      recording: () => this.#guard.state === "open",
      undecided: () => this.#faces.undecided,
      onExamined: (result, live, frame) => this.#examined(result, live, frame),
      onLookBackOver: () => this.#faces.lookBackOver(),
    });
    this.#faces = new FaceWatch({
      camera: options.id,
      source: options.faces ?? null,
      log,
      standing: options.standing,
      zones: () => this.#zones(),
      unknownMs: () => options.settings().unknownMs,
      onEvents: (events) => this.#carryOut(this.#guard.faces(events, this.#faces.policy())),
    });
    this.#recorder = new Recorder({
      ...options,
      log,
      alarmState,
      disarmedBy: () => (alarmState() === "disarmed" ? options.standing().by : null),
      camera: {
        id: options.id,
        get name() {
          return nameNow();
        },
        format: () => this.#camera.format(),
        past: (ms) => this.#camera.past(ms),
        still: (ms) => this.#stillOf(ms),
        wallOf: (ms) => this.#camera.wallOf(ms),
        frameWidth: () => this.#camera.decoding?.size.width ?? null,
        movedIn: () => this.#movedIn.map((zone) => zone.name),
      },
    });
    this.#outage = new Outage({
      ...options,
      log,
      alarmState,
      camera: {
        id: options.id,
        get name() {
          return nameNow();
        },
      },
      lastPicture: () => this.#lastPicture(),
    });
  }

  get name(): string {
    return this.#name;
  }

  get isPaused(): boolean {
    return this.#options.paused !== undefined;
  }

  /** It is called so from now on; what was told of it keeps the name it had then. */
  rename(name: string): void {
    this.#name = name;
  }

  start(): void {
    if (this.#options.paused) return;
    this.#outage.lost(this.#options.clock.wall(), noPictureYet);
    this.#camera.start();
  }

  /**
   * Ends a running incident "by a shutdown", keeps its evidence, lets the camera go and forgets its
   * pictures. `forGood`: a loss that was told is over, too.
   */
  async stop(options: { forGood?: boolean } = {}): Promise<void> {
    this.#tick?.();
    this.#faces.stop();
    this.#carryOut(this.#guard.shutdown(this.#camera.nowMs()));
    // Both at once: a frame that came in between would open another incident.
    await Promise.all([this.#camera.stop(), this.#outage.stop(options)]);
    await this.#recorder.idle();
    this.#camera.forgetPictures();
  }

  /** stop() for good: the camera is let go of long before the evidence may be written. */
  leave(): { letGo: Promise<void>; written: Promise<void> } {
    const written = this.stop({ forGood: true }).catch((error: unknown) => {
      this.#options.log.error(`${this.#name}: its last evidence could not be finished`, { error });
    });
    return { letGo: this.#camera.stop(), written };
  }

  /** Why what happens can't be recorded at the moment; null while all is well. */
  get recordingProblem(): Reason | null {
    return this.#recorder.problem;
  }

  /** The alarm's state changed, or what its modes ask. */
  alarmChanged(): void {
    const { state, armed } = this.#options.standing();
    if (state === "triggered") this.#carryOut(this.#guard.raise());
    if (armed === this.#wasArmed) return;
    this.#wasArmed = armed;
    if (!armed) this.#carryOut(this.#guard.disarm(this.#camera.nowMs()));
    this.#attention.adjust();
  }

  status(): CameraStatus {
    const camera = this.#camera;
    const format = camera.format();
    const { paused } = this.#options;
    return {
      ...camera.condition,
      reason: camera.condition.reason?.words ?? null,
      ...(paused ? { state: "paused", since: paused.since } : {}),
      paused: paused ? { by: paused.by, leftMs: paused.leftMs() } : null,
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
    this.#throwIfPaused();
    const newest = this.#camera.newest();
    if (!newest || this.#camera.condition.state !== "live") {
      throw showsNothing(this, this.#camera.condition.reason);
    }
    try {
      return await this.#stillOf(newest.ms);
    } catch (error) {
      throw error instanceof StillError ? notMade(this, error) : error;
    }
  }

  async lastStill(): Promise<Still | null> {
    return this.#options.paused ? null : await this.#lastPicture();
  }

  async preview(settings: MotionSettings): Promise<MovementPreview> {
    this.#throwIfPaused();
    return await previewMovement(settings, {
      ...this.#options,
      camera: this.#camera,
      lastLook: () => this.#attention.lastLook(),
      still: (ms) => this.#stillOf(ms),
    });
  }

  async clip(
    seconds: number,
    options: { onProgress?: (recordedSeconds: number) => void; signal?: AbortSignal } = {},
  ): Promise<RequestedClip> {
    this.#throwIfPaused();
    return await recordRequestedClip({
      ...options,
      source: this.#camera,
      seconds,
      folder: this.#options.temporaryFolder,
      makeClips: this.#options.makeClips,
    });
  }

  #zones(): readonly Zone[] {
    const { id, zones, zonesOff } = this.#options;
    return this.#zonesInForce.of(id, zones?.() ?? noZones, zonesOff?.() ?? noneOff);
  }

  /** What its picture is like, over the last seconds. Throws CameraError. */
  async checkPicture(): Promise<PictureCheck> {
    const still = await this.still();
    const look = await checkPicture(this.#camera, {
      settings: this.#options.settings(),
      name: this.#name,
    });
    return { ...look, still };
  }

  #throwIfPaused(): void {
    const { paused } = this.#options;
    if (!paused) return;
    throw isPaused(this, paused.by);
  }

  #examined(result: MotionResult, live: boolean, frame: Frame | null): void {
    const { standing, settings } = this.#options;
    if (result.moving) {
      this.#noteMovement(this.#camera.wallOf(result.ms));
      this.#movedIn = result.zones;
    }
    const examined = examinedFrame(result, standing(), live);
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
    this.#ring(orders);
    if (this.#guard.state !== "none" && !this.#tick) this.#scheduleTick();
  }

  /** Tells the alarm what of `orders` alarms. Last, because it tells this camera of its change. */
  #ring(orders: readonly GuardOrder[]): void {
    const { bell, id } = this.#options;
    for (const order of orders) {
      const alarm = alarmIn(order);
      if (alarm) bell.ring({ camera: id, cameraName: this.#name, ...alarm });
      if (order.kind === "resolve") bell.settled(id);
    }
    const alarming = this.#guard.alarming;
    if (alarming !== this.#wasAlarming) bell.goesOn(id, alarming);
    this.#wasAlarming = alarming;
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
      this.#outage.lost(condition.since, condition.reason ?? noPictureYet);
      return;
    }
    this.#options.log.info(`${this.name} shows a picture`);
    this.#outage.back();
  }

  async #stillOf(ms: number): Promise<Still> {
    const ring = this.#camera.lastRing;
    const packets = ring?.groupOf(ms) ?? [];
    if (!ring || packets.length === 0) {
      throw momentGone(this);
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
