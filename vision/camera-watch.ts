// Owns one camera's loop: frames become motion and faces, these become an incident under the guard's
// rules, the guard's orders become evidence. It ties the parts together; each has a file of its own.
import type { Cancel } from "../storage/clock.ts";
import { words, type Reason } from "../storage/words.ts";
import { Attention } from "./attention.ts";
import type { CameraCondition } from "./camera-status.ts";
import { reportOn } from "./camera-report.ts";
import { CameraRequests } from "./camera-requests.ts";
import type { CameraWatchOptions } from "./camera-watch-options.ts";
import { CameraStreams } from "./camera-streams.ts";
import type { Camera } from "./capture/camera.ts";
import type { Frame } from "./capture/packet.ts";
import type { EvidenceStreams } from "./evidence-streams.ts";
import { FaceWatch } from "./face-watch.ts";
import { Ringing } from "./guard/alarm-bell.ts";
import { CameraGuard, type GuardOrder } from "./guard/camera-guard.ts";
import { examinedFrame } from "./guard/policy.ts";
import type { MotionResult, MotionSettings } from "./motion/motion-detector.ts";
import { type NamedZone, noZones, ZonesInForce } from "./motion/zones.ts";
import { Outage } from "./outage.ts";
import { Recorder } from "./recorder.ts";
import type {
  CameraStatus,
  CameraView,
  MovementPreview,
  PictureCheck,
  RequestedClip,
  Still,
} from "./watch-view.ts";

export type { CameraPaused, CameraWatchOptions } from "./camera-watch-options.ts";

/** How often an incident is asked whether it is over while no frame comes. */
const incidentTickMs = 250;

const noPictureYet: Reason = {
  sentence: "no picture has come yet",
  words: words("why-no-picture-yet"),
};

/** Movement after a pause of this is worth another line in the log. */
const movementPauseMs = 10_000;

const noneOff: ReadonlySet<string> = new Set();

export class CameraWatch implements CameraView {
  readonly id: string;
  #name: string;
  readonly #options: CameraWatchOptions;
  readonly #streams: CameraStreams;
  /** The stream that is watched; all moments are on its timeline. */
  readonly #camera: Camera;
  readonly #evidence: EvidenceStreams<Camera>;
  readonly #attention: Attention;
  readonly #guard = new CameraGuard();
  readonly #faces: FaceWatch;
  readonly #recorder: Recorder;
  readonly #outage: Outage;
  readonly #ringing: Ringing;
  readonly #requests: CameraRequests;
  readonly #zonesInForce = new ZonesInForce();
  #movedIn: readonly NamedZone[] = [];
  #lastMovementAt: number | null = null;
  #tick: Cancel | null = null;
  #wasArmed = false;

  constructor(given: CameraWatchOptions) {
    this.id = given.id;
    this.#name = given.name;
    const options = { ...given, log: given.log.child({ camera: given.name }) };
    this.#options = options;
    this.#streams = new CameraStreams(this, options, {
      watched: {
        frameWidth: () => this.#faces.frameWidth,
        framesPerSecond: () => options.settings().framesPerSecond,
        onFrame: (frame) => this.#attention.examine(frame),
        onSessionEnd: () => this.#sessionEnded(),
        onCondition: (condition) => this.#conditionChanged(condition),
      },
      evidence: {
        recording: () => this.#recorder.isRecording,
        onPacket: (packet) => this.#recorder.packet(packet),
        onSwitch: (ms) => this.#carryOut(this.#guard.streamChanged(ms)),
      },
    });
    this.#camera = this.#streams.watched;
    this.#evidence = this.#streams.evidence;
    this.#attention = new Attention({
      ...options,
      camera: this.#camera,
      zones: () => this.#zones(),
      armed: () => options.standing().armed,
      recording: () => this.#guard.state === "open",
      undecided: () => this.#faces.undecided,
      onExamined: (result, live, frame) => this.#examined(result, live, frame),
      onLookBackOver: () => this.#faces.lookBackOver(),
    });
    this.#faces = new FaceWatch({
      ...options,
      camera: options.id,
      source: options.faces ?? null,
      zones: () => this.#zones(),
      unknownMs: () => options.settings().unknownMs,
      onEvents: (events) => this.#carryOut(this.#guard.faces(events, this.#faces.policy())),
    });
    this.#recorder = this.#recorderOf(options);
    this.#outage = new Outage({
      ...options,
      alarmState: () => options.standing().state,
      camera: this,
      lastPicture: () => this.#evidence.newestStill(),
    });
    this.#ringing = new Ringing(this, options.bell);
    this.#requests = new CameraRequests({
      camera: this,
      watched: this.#camera,
      streams: this.#evidence,
      attention: this.#attention,
      options,
    });
  }

  get name(): string {
    return this.#name;
  }

  get isPaused(): boolean {
    return this.#options.paused !== undefined;
  }

  /** Whether a smaller stream is watched, beside the one that evidence comes from. */
  get hasTwoStreams(): boolean {
    return this.#streams.main !== null;
  }

  /** It is called so from now on; what was told of it keeps the name it had then. */
  rename(name: string): void {
    this.#name = name;
  }

  start(): void {
    if (this.#options.paused) return;
    this.#outage.lost(this.#options.clock.wall(), noPictureYet);
    this.#streams.start();
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
    await Promise.all([this.#streams.stop(), this.#outage.stop(options)]);
    await this.#recorder.idle();
    this.#streams.forgetPictures();
  }

  /** stop() for good: the camera is let go of long before the evidence may be written. */
  leave(): { letGo: Promise<void>; written: Promise<void> } {
    const written = this.stop({ forGood: true }).catch((error: unknown) => {
      this.#options.log.error(`${this.#name}: its last evidence could not be finished`, { error });
    });
    return { letGo: this.#streams.stop(), written };
  }

  /** Why what happens can't be recorded at the moment; null while all is well. */
  get recordingProblem(): Reason | null {
    return this.#recorder.problem;
  }

  /** The alarm's state changed, or what its modes ask. */
  alarmChanged(): void {
    const { state, armed } = this.#options.standing();
    if (state === "triggered") this.#carryOut(this.#guard.raise());
    const now = this.#camera.nowMs();
    if (!armed && state !== "pending") this.#carryOut(this.#guard.disarm(now));
    if (armed === this.#wasArmed) return;
    this.#wasArmed = armed;
    // Switched off within an entry delay: what it saw is called off by who disarms, and by nobody else.
    if (!armed && state === "pending") this.#carryOut(this.#guard.shutdown(now));
    this.#attention.adjust();
  }

  status(): CameraStatus {
    return reportOn({
      watched: this.#camera,
      main: this.#streams.main,
      evidence: this.#evidence,
      look: this.#attention.describe(),
      lastMovementAt: this.#lastMovementAt,
      paused: this.#options.paused ?? null,
    });
  }

  still(): Promise<Still> {
    return this.#requests.still();
  }

  lastStill(): Promise<Still | null> {
    return this.#requests.lastStill();
  }

  preview(settings: MotionSettings): Promise<MovementPreview> {
    return this.#requests.preview(settings);
  }

  clip(...asked: Parameters<CameraView["clip"]>): Promise<RequestedClip> {
    return this.#requests.clip(...asked);
  }

  /** What its picture is like, over the last seconds. Throws CameraError. */
  checkPicture(): Promise<PictureCheck> {
    return this.#requests.checkPicture();
  }

  #recorderOf(options: CameraWatchOptions): Recorder {
    const nameNow = () => this.#name;
    const alarmState = () => options.standing().state;
    return new Recorder({
      ...options,
      alarmState,
      disarmedBy: () => (alarmState() === "disarmed" ? options.standing().by : null),
      camera: {
        id: options.id,
        get name() {
          return nameNow();
        },
        format: () => this.#evidence.format(),
        past: (ms) => this.#evidence.past(ms),
        still: (ms) => this.#evidence.still(ms),
        wallOf: (ms) => this.#evidence.wallOf(ms),
        frameSize: () => this.#camera.decoding?.size ?? null,
        movedIn: () => this.#movedIn.map((zone) => zone.name),
      },
    });
  }

  #zones() {
    const { id, zones, zonesOff } = this.#options;
    return this.#zonesInForce.of(id, zones?.() ?? noZones, zonesOff?.() ?? noneOff);
  }

  #examined(result: MotionResult, live: boolean, frame: Frame | null): void {
    const { standing, settings } = this.#options;
    if (result.moving) {
      this.#noteMovement(this.#camera.wallOf(result.ms));
      this.#movedIn = result.zones;
    }
    const now = settings();
    const examined = examinedFrame(result, standing(), live, now.minimumArea);
    this.#carryOut(this.#guard.examined(examined, now, this.#faces.policy()));
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
    // Last, because the alarm tells this camera of its change.
    this.#ringing.hear(orders, this.#guard.alarming);
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
      this.#outage.lost(condition.since, condition.reason ?? noPictureYet);
      return;
    }
    this.#options.log.info(`${this.name} shows a picture`);
    this.#outage.back();
  }
}
