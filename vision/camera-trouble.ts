// Owns what is said when a camera can't do what the chat asked of it.
import type { CameraId } from "../storage/incident-events.ts";
import { words, type Reason, type Words } from "../storage/words.ts";
import { CameraError } from "./watch-view.ts";

interface NamedCamera {
  readonly id: CameraId;
  readonly name: string;
}

/** It has no picture now, because of `reason` where that is known; it may come by itself. */
export function showsNothing({ id, name }: NamedCamera, reason: Reason | null): CameraError {
  const because = reason ? `: ${reason.sentence}` : "";
  return new CameraError(
    id,
    `${name} shows no picture at the moment${because}. I keep trying.`,
    reason
      ? words("why-shows-nothing-because", { camera: name, reason: reason.words })
      : words("why-shows-nothing", { camera: name }),
  );
}

export function isPaused({ id, name }: NamedCamera, by: string): CameraError {
  const sentence = `${name} is paused by ${by}; nothing is seen of it.`;
  return new CameraError(id, sentence, words("why-paused", { camera: name, by }));
}

export function momentGone({ id, name }: NamedCamera): CameraError {
  const sentence = `${name} holds no picture of that moment any more.`;
  return new CameraError(id, sentence, words("why-moment-gone", { camera: name }));
}

/** A still or a clip that could not be made. */
export function notMade(
  { id, name }: NamedCamera,
  error: Error & { readonly words: Words },
): CameraError {
  const why = words("why-not-made", { camera: name, reason: error.words });
  return new CameraError(id, `${name}: ${error.message}`, why, { cause: error });
}

/** Its picture is there, but can't be drawn on. */
export function notDrawn({ id, name }: NamedCamera, error: Error): CameraError {
  const why = words("why-not-drawn", { camera: name });
  return new CameraError(id, `${name}: ${error.message}`, why, { cause: error });
}

/** The last seconds could not be decoded. */
export function notLookedAt({ id, name }: NamedCamera, error: Error): CameraError {
  const sentence = `${name} could not be looked at: ${error.message}.`;
  return new CameraError(id, sentence, words("why-not-looked-at", { camera: name }), {
    cause: error,
  });
}

export function tooFewPictures({ id, name }: NamedCamera): CameraError {
  const sentence = `${name} has shown too few pictures yet. Try again in some seconds.`;
  return new CameraError(id, sentence, words("why-too-few-pictures", { camera: name }));
}

/** It was removed. */
export function cameraGone(id: CameraId): CameraError {
  return new CameraError(id, "This camera is gone.", words("why-camera-gone"));
}
