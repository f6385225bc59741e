// Owns what the chat may ask of the watching: one view per camera, plain data and two wishes.
// The chat never touches capture, motion or the guard directly.
import type { AlarmState, ArmedMode, CameraId, StoredClip } from "../storage/incident-events.ts";

export type CameraState = "connecting" | "live" | "lost";

export interface CameraStatus {
  state: CameraState;
  /** Wall-clock milliseconds since when the state holds. */
  since: number;
  /** Why it is lost, as a person would say it ("wrong password"); null unless lost. */
  reason: string | null;
  /** "H.264", "HEVC" or "MJPEG", null until something arrived. */
  codec: string | null;
  width: number | null;
  height: number | null;
  /** Pictures a second over the last seconds. */
  framesPerSecond: number | null;
  keyframeIntervalMs: number | null;
  /** How closely a quiet picture is looked at, and why if it is every frame. */
  watching: "keyframes" | "every_frame" | "nothing";
  watchingBecause: string | null;
  lastMovementAt: number | null;
  lastPictureAt: number | null;
  /** What the ring holds now. */
  ringMs: number;
  ringBytes: number;
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

export interface CameraView {
  readonly id: CameraId;
  readonly name: string;
  status(): CameraStatus;
  /** The newest picture. Throws CameraError with a sentence for the user when there is none. */
  still(): Promise<Still>;
  /**
   * A clip of `seconds` (1-60), of which up to the last 5 are already past; the rest is recorded
   * from now on. `onProgress` hears whole seconds recorded. Throws CameraError.
   */
  clip(
    seconds: number,
    options?: { onProgress?: (recordedSeconds: number) => void; signal?: AbortSignal },
  ): Promise<RequestedClip>;
}

/** Something a camera could not do; `message` is a sentence made for the user. */
export class CameraError extends Error {
  override readonly name = "CameraError";
  readonly camera: CameraId;

  constructor(camera: CameraId, message: string, options?: ErrorOptions) {
    super(message, options);
    this.camera = camera;
  }
}

export interface WatchView {
  readonly cameras: readonly CameraView[];
}

/** The alarm as the chat sees it. */
export interface AlarmView {
  state: AlarmState;
  /** The mode it is armed or being armed in; null while disarmed. */
  mode: ArmedMode | null;
  /** Wall-clock milliseconds since when. */
  since: number;
  /** Who brought it there, by first name; null before anybody did, and where it wasn't a person. */
  by: string | null;
  /** What brought it there: guard is the alarm itself, because time passed or something was seen. */
  means: AlarmMeans;
  /** arming, pending, triggered: milliseconds until it goes on by itself; else null. */
  leftMs: number | null;
}

export type AlarmMeans = "person" | "schedule" | "presence" | "guard";

/** Who wants something of the alarm. */
export type AlarmActor =
  | { readonly means: "person"; readonly name: string }
  | { readonly means: "schedule" | "presence" };

/** The chat's wishes to the alarm; kept on disk before the promise resolves. */
export interface AlarmControl {
  current(): AlarmView;
  /**
   * Arms in `mode`, after the mode's exit delay or `exitDelayMs` where that is given. `changed` is
   * false when it was armed, or being armed, that way already. While pending or triggered nothing
   * changes: arming again must not make undone what was seen.
   */
  arm(
    mode: ArmedMode,
    by: AlarmActor,
    options?: { exitDelayMs?: number },
  ): Promise<{ alarm: AlarmView; changed: boolean }>;
  disarm(by: AlarmActor): Promise<{ alarm: AlarmView; changed: boolean }>;
  /** Calls `listener` after every change, also those that time or the guard made. */
  onChange(listener: (now: AlarmView, before: AlarmView) => void): () => void;
}
