// Owns what the chat may ask of the watching: one view per camera, plain data and two wishes.
// The chat never touches capture, motion or the guard directly.
import type { AlarmState, CameraId, StoredClip } from "../storage/incident-events.ts";

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
  /** Wall-clock milliseconds since when. */
  since: number;
  /** Who brought it there, by first name; null before anybody did. */
  by: string | null;
}

/** The chat's wishes to the alarm; kept on disk before the promise resolves. */
export interface AlarmControl {
  current(): AlarmView;
  /** Arms at once. `changed` is false when it was armed that way already. */
  arm(mode: "armed_away", by: string): Promise<{ alarm: AlarmView; changed: boolean }>;
  disarm(by: string): Promise<{ alarm: AlarmView; changed: boolean }>;
}
