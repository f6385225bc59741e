// Owns what the chat may ask of the watching: one view per camera, plain data and two wishes.
// The chat never touches capture, motion or the guard directly.
import type { RemovedCamera, SecondStream } from "../storage/camera-list.ts";
import type { AlarmState, ArmedMode, CameraId, StoredClip } from "../storage/incident-events.ts";
import type { Words } from "../storage/words.ts";
import type { MotionSettings, Region } from "./motion/motion-detector.ts";

/** paused: for privacy nothing of it is fetched. */
export type CameraState = "connecting" | "live" | "lost" | "paused";

export interface CameraStatus {
  state: CameraState;
  /** Wall-clock milliseconds since when the state holds. */
  since: number;
  /** Why it is lost, as a clause ("wrong password"); null unless lost. */
  reason: Words | null;
  /** Who paused it, by first name, and for how long still (null: until somebody resumes it). */
  paused: { by: string; leftMs: number | null } | null;
  /** "H.264", "HEVC" or "MJPEG", null until something arrived. */
  codec: string | null;
  width: number | null;
  height: number | null;
  /** Pictures a second over the last seconds. */
  framesPerSecond: number | null;
  keyframeIntervalMs: number | null;
  /** How closely a quiet picture is looked at, and why if it is every frame. */
  watching: "keyframes" | "every_frame" | "nothing";
  watchingBecause: Words | null;
  lastMovementAt: number | null;
  lastPictureAt: number | null;
  /** How far back evidence could reach now, and what all of the camera's packets in memory take. */
  ringMs: number;
  ringBytes: number;
  /**
   * The larger stream that pictures and clips come from; all above but `ringMs` is about the smaller
   * one, which is watched. Null where the camera has one stream for both, or is paused.
   */
  mainStream: MainStream | null;
}

export interface MainStream extends Pick<CameraStatus, "codec" | "width" | "height"> {
  /** Then the smaller one is recorded. */
  isLost: boolean;
  /** Why, as a clause; null unless lost. */
  reason: Words | null;
}

/** A full-resolution JPEG. */
export interface Still {
  jpeg: Buffer;
  width: number;
  height: number;
  takenAt: number;
}

/** A clip made on request: files that the asker deletes after use. */
export interface RequestedClip {
  folder: string;
  /** In order; more than one only where one would exceed what the chat can carry. */
  clips: StoredClip[];
}

/** What counts as movement now under settings that are being tried. */
export interface MovementPreview {
  /** The newest picture, drawn over: what changed is tinted, thick boxes count, thin ones don't. */
  still: Still;
  /** A region of at least the minimum area moves. */
  moving: boolean;
  /** What moves, the largest first: boxes relative to the picture, areas in pixels of 640x480. */
  regions: readonly Region[];
  /** The largest region's area; 0 where nothing of 100 px or more moves. */
  largest: number;
  /** Share of the picture that differs from the background, 0-1. */
  changedShare: number;
  /** The whole picture changed and was taken for the light's doing. */
  light: boolean;
  /** Too few pictures have come to know what this camera sees when nothing moves. */
  learning: boolean;
}

export interface CameraView {
  readonly id: CameraId;
  readonly name: string;
  status(): CameraStatus;
  /** The newest picture. Throws CameraError with a sentence for the user when there is none. */
  still(): Promise<Still>;
  /** Looks at the newest picture with other settings. Throws CameraError where there is none. */
  preview(settings: MotionSettings): Promise<MovementPreview>;
  /** The last picture there was, also of a camera that is lost; null where none is remembered. */
  lastStill?(): Promise<Still | null>;
  /**
   * A clip of `seconds` (1-60), of which up to the last 5 are already past; the rest is recorded
   * from now on. `onProgress` hears whole seconds recorded. Throws CameraError.
   */
  clip(
    seconds: number,
    options?: { onProgress?: (recordedSeconds: number) => void; signal?: AbortSignal },
  ): Promise<RequestedClip>;
}

/** Something a camera could not do; `message` is for the log, `words` are whole sentences. */
export class CameraError extends Error {
  override readonly name = "CameraError";
  readonly camera: CameraId;
  readonly words: Words;

  constructor(camera: CameraId, message: string, said: Words, options?: ErrorOptions) {
    super(message, options);
    this.camera = camera;
    this.words = said;
  }
}

export interface WatchView {
  readonly cameras: readonly CameraView[];
}

/** A camera as the household keeps it. */
export interface KeptCamera {
  readonly id: CameraId;
  readonly name: string;
  /** Where it is, without user name and password: fit for a chat. */
  readonly address: string;
  /** Its second stream, likewise. */
  readonly second: { readonly address: string; readonly use: SecondStream["use"] } | null;
}

/** What a camera's picture is like just now, for "would it see somebody at night?". */
export interface PictureCheck {
  /** Mean luma, 0-255. */
  light: number;
  /** The largest region that moved in these seconds, in pixels as if the picture were 640x480. */
  largestMovement: number;
  /** Above this it counts as movement (a setting). */
  minimumArea: number;
  /** How much a point's luma flickers from picture to picture, 0-255; the median over all points. */
  noise: number;
  /** Whether there is colour in it: by infrared there is none. */
  hasColour: boolean;
  /** How long was looked at. */
  overMs: number;
  still: Still;
}

/** The chat's wishes about which cameras there are; kept on disk before a promise resolves. */
export interface CameraKeeper {
  all(): KeptCamera[];
  find(id: CameraId): KeptCamera | null;
  /** Those that were removed and can be brought back. */
  removed(): RemovedCamera[];
  /** The first of nameOf(1), nameOf(2) ... that can be given to one more camera. */
  unusedName(nameOf: (number: number) => string): string;
  /** Watches it from now on. Rejects with CameraNameError, SourceError, StorageError. */
  add(camera: { url: string; name: string; by: string }): Promise<CameraId>;
  /** Returns the name as it is kept. Rejects with CameraNameError, StorageError. */
  rename(id: CameraId, name: string): Promise<string>;
  /**
   * One of its two streams, the smaller, is watched from now on, and the other is kept; null: it has
   * one for both. Rejects with SourceError, StorageError.
   */
  useSecond(id: CameraId, second: SecondStream | null, by: string): Promise<void>;
  /** Lets go of it and forgets its pictures, for `forMs` or (null) until it is resumed. */
  pause(id: CameraId, by: string, forMs: number | null): Promise<void>;
  resume(id: CameraId): Promise<void>;
  /** It can be brought back for `undoForMs`; one of .env always can. */
  remove(id: CameraId, by: string): Promise<void>;
  /** False when it is gone for good. */
  restore(id: CameraId): Promise<boolean>;
  /** Looks at its picture. Rejects with CameraError. */
  checkPicture(id: CameraId): Promise<PictureCheck>;
}

/** So long an added camera that was removed can be brought back. */
export const undoForMs = 10 * 60_000;

/** The alarm as the chat sees it. */
export interface AlarmView {
  state: AlarmState;
  /** The mode it is armed or being armed in; null while disarmed. */
  mode: ArmedMode | null;
  /** Wall-clock milliseconds since when. */
  since: number;
  /**
   * Who brought it there, by first name; null before anybody did, and where it wasn't a person. Who
   * armed it stays that when the exit delay is over.
   */
  by: string | null;
  /** What brought it there: guard is the alarm itself, because time passed or something was seen. */
  means: AlarmMeans;
  /**
   * arming, pending, triggered: milliseconds until it goes on by itself; else null. Triggered, it
   * starts anew for as long as what alarmed goes on.
   */
  leftMs: number | null;
}

export type AlarmMeans = "person" | "schedule" | "presence" | "guard";

/** Who wants something of the alarm. */
export type AlarmActor =
  | { readonly means: "person"; readonly name: string }
  | { readonly means: "schedule" | "presence" };

/** The chat's wishes to the alarm; kept on disk before the promise resolves. */
/** What a wish came to. */
export interface AlarmWishResult {
  alarm: AlarmView;
  changed: boolean;
  /**
   * It holds, but the disk refuses to keep it: unless that changes first, a restart takes the alarm
   * back to what it was before. Left out: it is on disk.
   */
  unsaved?: boolean;
}

export interface AlarmControl {
  current(): AlarmView;
  /**
   * Arms in `mode`, after the mode's exit delay or `exitDelayMs` where that is given. Armed already,
   * it changes to another mode at once, unless `exitDelayMs` is given. `changed` is false when it was
   * armed that way already, or is being armed that way and no `exitDelayMs` is given (0: arm now).
   * While pending or triggered nothing changes: arming again must not make undone what was seen.
   */
  arm(
    mode: ArmedMode,
    by: AlarmActor,
    options?: { exitDelayMs?: number },
  ): Promise<AlarmWishResult>;
  /** From every state. */
  disarm(by: AlarmActor): Promise<AlarmWishResult>;
  /**
   * Calls `listener` after every change, also those that time or the guard made (means: "guard"), and
   * before the promise of a wish resolves. Returns how to stop that.
   */
  onChange(listener: (now: AlarmView, before: AlarmView) => void): () => void;
}
