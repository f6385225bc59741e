// Owns one camera's life: connect, watch over the connection, lose it, come back. While a session
// lives its packets go into the ring and through the gate to the decoder; whoever looks at the
// camera from outside sees one timeline that runs on across sessions.
import type { Cancel } from "../../storage/clock.ts";
import { defaultSettings } from "../../storage/settings.ts";
import { nextCondition, Pace, type CameraCondition } from "../camera-status.ts";
import { Backoff } from "./backoff.ts";
import type { CameraOptions } from "./camera-options.ts";
import { motionWidth } from "./decoder-command.ts";
import { Decoding } from "./decoding.ts";
import type { Loss } from "./loss.ts";
import type { Frame, Packet, VideoFormat } from "./packet.ts";
import { Ring } from "./ring.ts";
import { openSession, type Session } from "./session.ts";
import { Timeline } from "./timeline.ts";
import { FrozenPicture, Watchdog } from "./watchdog.ts";

const watchdogTickMs = 500;

export type { CameraOptions } from "./camera-options.ts";

export class Camera {
  readonly #options: CameraOptions;
  readonly #pace = new Pace();
  readonly #backoff = new Backoff();
  readonly #sessionEndListeners = new Set<() => void>();
  readonly #packetListeners = new Set<(packet: Packet) => void>();
  #condition: CameraCondition;
  #session: Session | null = null;
  #watchdog: Watchdog | null = null;
  #frozen = new FrozenPicture();
  /** Counts the pictures that differed from the one before. */
  #changes = 0;
  /** Examined in this session. */
  #examined = 0;
  /** Lost because its picture froze: it is live again when that changes, not when it shows one. */
  #wasFrozen = false;
  #ring: Ring | null = null;
  /** The former session's ring, kept for "the last picture" until there is a new one. */
  #formerRing: Ring | null = null;
  #timeline = new Timeline(0);
  /** The highest time given to a packet in any session. */
  #newestMs = 0;
  /** A keyframe of this session has come. */
  #begun = false;
  #decoding: Decoding | null = null;
  #lastPictureAt: number | null = null;
  #nextTick: Cancel | null = null;
  #nextAttempt: Cancel | null = null;
  #ending: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(options: CameraOptions) {
    this.#options = options;
    this.#condition = { state: "connecting", since: options.clock.wall(), reason: null };
  }

  get id(): string {
    return this.#options.id;
  }

  get name(): string {
    return this.#options.name;
  }

  get condition(): CameraCondition {
    return this.#condition;
  }

  get framesPerSecond(): number | null {
    return this.#pace.perSecond(this.nowMs());
  }

  /** Wall-clock time of the newest frame that was decoded. */
  get lastPictureAt(): number | null {
    return this.#lastPictureAt;
  }

  /** The running session's ring. */
  get ring(): Ring | null {
    return this.#ring;
  }

  /** The running session's ring, else the former one's. */
  get lastRing(): Ring | null {
    return this.#ring?.newest ? this.#ring : this.#formerRing;
  }

  get decoding(): Decoding | null {
    return this.#decoding;
  }

  format(): VideoFormat | null {
    return this.#ring?.format ?? null;
  }

  newest(): Packet | null {
    return this.#ring?.newest ?? null;
  }

  past(ms: number): Packet[] {
    return this.#ring?.from(ms) ?? [];
  }

  /** Wall-clock milliseconds of a moment on this camera's timeline. */
  wallOf(ms: number): number {
    const { clock } = this.#options;
    return Math.round(ms + this.#timeline.wallOffset() + clock.wall() - clock.monotonic());
  }

  /** Where the camera's timeline stands now, also while no packet comes. */
  nowMs(): number {
    const elapsed = this.#options.clock.monotonic() - this.#timeline.wallOffset();
    return Math.max(Math.round(elapsed), this.#ring?.newest?.ms ?? 0);
  }

  /** What to add to a moment of the running session to get the monotonic clock's. */
  get arrivalOffset(): number {
    return Math.round(this.#timeline.wallOffset());
  }

  onPacket(listener: (packet: Packet) => void): () => void {
    this.#packetListeners.add(listener);
    return () => this.#packetListeners.delete(listener);
  }

  onSessionEnd(listener: () => void): () => void {
    this.#sessionEndListeners.add(listener);
    return () => this.#sessionEndListeners.delete(listener);
  }

  start(): void {
    this.#connect();
    this.#tick();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#nextTick?.();
    this.#nextAttempt?.();
    this.#endSession();
    await this.#ending;
  }

  /** After stop(): not a picture of it is kept. */
  forgetPictures(): void {
    this.#ring = null;
    this.#formerRing = null;
  }

  /**
   * An examined frame was, or wasn't, bit for bit the one before it: a camera that sends one
   * picture for ever is lost. A recording may stand still as long as it likes.
   */
  pictureStood(still: boolean): void {
    if (this.#options.source.kind === "file") return;
    if (!still) this.#changes += 1;
    // The first picture of a session differs from none; the second shows whether it lives.
    if (!still && this.#examined > 0 && this.#wasFrozen) {
      this.#wasFrozen = false;
      this.#becomeLive();
    }
    this.#examined += 1;
    const loss = this.#frozen.look(this.#changes, this.#options.clock.monotonic());
    if (!loss) return;
    this.#wasFrozen = true;
    this.#lose(loss);
  }

  get #decodes(): boolean {
    return this.#options.decodes ?? true;
  }

  #connect(): void {
    if (this.#stopped) return;
    const { clock, ffmpeg, log, source } = this.#options;
    this.#watchdog = new Watchdog(clock.monotonic());
    this.#frozen = new FrozenPicture();
    this.#examined = 0;
    const open = this.#options.openSession ?? openSession;
    const session: Session = open(source, {
      ffmpeg,
      clock,
      log,
      onFormat: (format) => {
        if (this.#session === session) this.#begin(format);
      },
      onPacket: (packet, arrival) => {
        if (this.#session === session) this.#receive(packet, arrival);
      },
      onEnd: (loss) => {
        if (this.#session === session) this.#lose(loss);
      },
    });
    this.#session = session;
    session.start();
  }

  #begin(format: VideoFormat): void {
    const { clock, ffmpeg, log, ringLimits, name } = this.#options;
    log.info(`${name}: ${format.codec} ${format.width}x${format.height}`);
    if (this.#ring?.newest) this.#formerRing = this.#ring;
    // A new session continues the timeline; it never runs backwards. Begun now and not with the
    // attempt to connect, so that its moments lie near the wall clock's from the first on.
    const startMs = Math.max(Math.round(clock.monotonic()), this.#newestMs + 1);
    this.#timeline = new Timeline(startMs);
    this.#begun = false;
    if (format.decodeDelay > 0) this.#timeline.allowReordering();
    const ring = new Ring(format, ringLimits);
    this.#ring = ring;
    void this.#decoding?.stop();
    if (!this.#decodes) return;
    const decoding = new Decoding({
      ffmpeg,
      clock,
      log,
      ring,
      frameWidth: this.#options.frameWidth ?? (() => motionWidth),
      framesPerSecond: this.#options.framesPerSecond ?? (() => defaultSettings.framesPerSecond),
      onFrame: (frame) => {
        if (this.#decoding === decoding) this.#look(frame);
      },
      onBroken: (loss) => {
        if (this.#decoding === decoding) this.#lose(loss);
      },
    });
    this.#decoding = decoding;
  }

  #receive(
    arrived: { pts: number | null; keyframe: boolean; bytes: Buffer },
    arrival: number,
  ): void {
    const ring = this.#ring;
    if (!ring) return;
    // Nothing can be made of what comes before the first keyframe.
    this.#begun ||= arrived.keyframe;
    if (!this.#begun) return;
    const ms = this.#timeline.place(arrived.pts, arrival);
    this.#newestMs = Math.max(this.#newestMs, ms);
    const packet: Packet = { ms, keyframe: arrived.keyframe, bytes: arrived.bytes };
    this.#pace.count(ms);
    this.#watchdog?.packet(arrival);
    ring.push(packet);
    this.#decoding?.offer(packet);
    if (!this.#decodes) this.#pictureCame(ms);
    this.#options.onPacket(packet);
    for (const listener of this.#packetListeners) listener(packet);
  }

  #look(frame: Frame): void {
    const { clock } = this.#options;
    this.#watchdog?.frame(clock.monotonic());
    this.#pictureCame(frame.ms);
    this.#options.onFrame(frame);
  }

  #pictureCame(ms: number): void {
    this.#lastPictureAt = this.wallOf(ms);
    if (!this.#wasFrozen) this.#becomeLive();
  }

  #becomeLive(): void {
    if (this.#condition.state === "live") return;
    this.#backoff.live(this.#options.clock.monotonic());
    this.#formerRing = null;
    this.#change({ kind: "picture" });
  }

  /** Looks twice a second whether packets and frames still come. */
  #tick(): void {
    const { clock } = this.#options;
    if (this.#stopped) return;
    this.#nextTick = clock.after(watchdogTickMs, () => this.#tick());
    if (!this.#session || !this.#watchdog) return;
    const keyframes = this.#decodes ? "keyframes" : "nothing";
    const loss = this.#watchdog.check(clock.monotonic(), {
      fed: this.#decoding?.open ? "everything" : keyframes,
      keyframeIntervalMs: this.#ring?.keyframeInterval() ?? null,
    });
    if (loss) this.#lose(loss);
  }

  #lose(loss: Loss): void {
    const { clock, log, name } = this.#options;
    if (!this.#session) return;
    log.warn(`${name}: ${loss.sentence}`, { kind: loss.kind });
    this.#endSession();
    this.#change({ kind: "lost", reason: loss });
    const wait = this.#backoff.next(clock.monotonic(), Math.random());
    this.#nextAttempt = clock.after(wait, () => {
      // Never two connections to one camera at a time.
      void this.#ending.then(() => this.#connect());
    });
  }

  #endSession(): void {
    const session = this.#session;
    const decoding = this.#decoding;
    this.#session = null;
    this.#watchdog = null;
    this.#decoding = null;
    if (this.#ring?.newest) this.#formerRing = this.#ring;
    this.#ring = null;
    this.#pace.reset();
    if (session) {
      this.#options.onSessionEnd();
      for (const listener of this.#sessionEndListeners) listener();
    }
    this.#ending = Promise.all([this.#ending, session?.stop(), decoding?.stop()]).then(
      () => undefined,
    );
  }

  #change(happened: Parameters<typeof nextCondition>[1]): void {
    const next = nextCondition(this.#condition, happened, this.#options.clock.wall());
    if (next === this.#condition) return;
    this.#condition = next;
    this.#options.onCondition(next);
  }
}
