// Owns how closely a camera is looked at: keyframes while it is quiet, every frame once something
// moves, and then also the frames between the last two keyframes, in which somebody came in.
import type { Log } from "../storage/log.ts";
import type { Settings } from "../storage/settings.ts";
import type { Zone } from "../storage/zones.ts";
import { words, type Words } from "../storage/words.ts";
import type { Camera } from "./capture/camera.ts";
import type { Decoding } from "./capture/decoding.ts";
import { inSeconds } from "./capture/loss.ts";
import type { Frame } from "./capture/packet.ts";
import type { Ring } from "./capture/ring.ts";
import { MotionDetector, type MotionResult } from "./motion/motion-detector.ts";
import type { CameraStatus } from "./watch-view.ts";

/** Keyframes further apart than this leave too much unseen: then every frame is looked at. */
const longestKeyframeIntervalMs = 2_200;
/** How long nothing has to move before the look rests on keyframes again. */
const restAfterMs = 3_000;

/** What the look needs of its camera. */
export interface AttendedCamera extends Pick<Camera, "condition" | "past" | "pictureStood"> {
  readonly ring: Pick<Ring, "keyframeInterval"> | null;
  /** The running session's; null while there is none. */
  readonly decoding: Pick<Decoding, "open" | "needsEveryPacket" | "attend" | "lookBack"> | null;
}

export interface AttentionOptions {
  camera: AttendedCamera;
  log: Log;
  settings(): Settings;
  /** Those in force, the same array while they stay the same; left out: none. */
  zones?: () => readonly Zone[];
  armed(): boolean;
  /** Whether an incident is being recorded. */
  recording(): boolean;
  /** Whether somebody is in view of whom it is not yet known who it is. */
  undecided(): boolean;
  /**
   * Each examined frame's result; `live` is false for frames of the look-back. `frame` is null for
   * the one that woke the look when it is told once more.
   */
  onExamined(result: MotionResult, live: boolean, frame: Frame | null): void;
  /** No more frames of the look-back come. */
  onLookBackOver(): void;
}

export interface LastLook {
  readonly frame: Frame;
  readonly detector: MotionDetector;
  readonly zones: readonly Zone[];
}

export class Attention {
  readonly #options: AttentionOptions;
  #detector: MotionDetector | null = null;
  /** Of the frames it is made for: they grow when faces are to be found in them. */
  #width = 0;
  #newest: Frame | null = null;
  #examinedMs: number | null = null;
  #movedMs: number | null = null;
  #lookBack: AbortController | null = null;

  constructor(options: AttentionOptions) {
    this.#options = options;
  }

  /** The next live frame. */
  examine(frame: Frame): void {
    const { armed, settings, onExamined } = this.#options;
    const decoding = this.#options.camera.decoding;
    if (!decoding) return;
    const detector = this.#detectorFor(frame);
    const resting = !decoding.open;
    const result = detector.examine(frame, settings(), this.#options.zones?.());
    this.#newest = frame;
    onExamined(result, true, frame);
    if (result.moving) this.#movedMs = frame.ms;
    if (result.moving && resting && armed() && this.#examinedMs !== null) {
      this.#look(detector.cloneBefore(), this.#examinedMs, result);
    }
    this.#examinedMs = frame.ms;
    this.adjust();
    // Last, because it may end the session.
    this.#options.camera.pictureStood(result.still);
  }

  /** Opens or closes the gate as the alarm, the settings and the last movement ask for. */
  adjust(): void {
    const decoding = this.#options.camera.decoding;
    if (!decoding) return;
    const wanted = this.#wantsEveryFrame();
    if (wanted !== decoding.open) decoding.attend(wanted);
  }

  /** The frame examined last, and what was known before it: for looking at it with other settings. */
  lastLook(): LastLook | null {
    if (!this.#newest || !this.#detector) return null;
    return {
      frame: this.#newest,
      detector: this.#detector.cloneBefore(),
      zones: this.#options.zones?.() ?? [],
    };
  }

  /** A new session has another background, and its frames have nothing to do with the old ones. */
  sessionEnded(): void {
    this.#lookBack?.abort();
    this.#lookBack = null;
    this.#detector = null;
    this.#newest = null;
    this.#examinedMs = null;
    this.#movedMs = null;
  }

  describe(): Pick<CameraStatus, "watching" | "watchingBecause"> {
    const { camera } = this.#options;
    if (camera.condition.state !== "live") return { watching: "nothing", watchingBecause: null };
    const because = this.#alwaysBecause();
    return { watching: because ? "every_frame" : "keyframes", watchingBecause: because };
  }

  #detectorFor(frame: Frame): MotionDetector {
    if (!this.#detector || this.#width !== frame.width) {
      this.#detector = new MotionDetector({ width: frame.width, height: frame.height });
      this.#width = frame.width;
    }
    return this.#detector;
  }

  #wantsEveryFrame(): boolean {
    const { armed, recording, undecided } = this.#options;
    if (recording()) return true;
    if (!armed()) return false;
    if (this.#alwaysBecause() || undecided()) return true;
    return this.#movedMs !== null && (this.#examinedMs ?? 0) - this.#movedMs < restAfterMs;
  }

  /** Why every frame is looked at even when nothing moves; null when keyframes do. */
  #alwaysBecause(): Words | null {
    const { camera, settings } = this.#options;
    if (settings().idleLook === "every_frame") return words("why-every-frame", { why: "asked" });
    if (camera.decoding?.needsEveryPacket) {
      return words("why-every-frame", { why: "video" });
    }
    const interval = camera.ring?.keyframeInterval() ?? null;
    if (interval === null) return words("why-every-frame", { why: "unknown" });
    if (interval <= longestKeyframeIntervalMs) return null;
    return words("why-every-frame", { why: "rare", seconds: inSeconds(interval) });
  }

  /** Looks at what lies after the keyframe at `fromMs` and before the one that moved (`woke`). */
  #look(detector: MotionDetector, fromMs: number, woke: MotionResult): void {
    const { camera, settings, zones, onExamined, log } = this.#options;
    const width = this.#width;
    const packets = camera.past(fromMs).filter((packet) => packet.ms < woke.ms);
    if (packets.length < 2 || this.#lookBack) return;
    const abort = new AbortController();
    this.#lookBack = abort;
    camera.decoding
      ?.lookBack(packets, abort.signal, (frame) => {
        if (abort.signal.aborted || frame.ms <= fromMs || frame.width !== width) return;
        onExamined(detector.examine(frame, settings(), zones?.()), false, frame);
      })
      // Once more at the end of these frames, so that the last of them and it confirm each other.
      .then(() => {
        if (!abort.signal.aborted) onExamined(woke, false, null);
      })
      .catch((error: unknown) => {
        if (abort.signal.aborted) return; // the session is over, and its frames with it
        log.warn("The frames before the movement could not be looked at", { error });
      })
      .finally(() => {
        if (this.#lookBack === abort) this.#lookBack = null;
        if (!abort.signal.aborted) this.#options.onLookBackOver();
      });
  }
}
