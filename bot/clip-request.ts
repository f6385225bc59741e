// Owns what may follow /clip: seconds and a camera, in either order.

export const clipSeconds = { usual: 10, example: 20, most: 60 };

export type ClipRequest =
  | { kind: "clip"; seconds: number; camera: string }
  /** A number that no clip can have. */
  | { kind: "wrong_length" };

/**
 * Reads "20", "20 hall", "hall 20", "hall" or "". A number comes first as seconds; at the end it
 * does so only where `isCamera` doesn't know the whole as a name ("camera 2"). `camera` is "" where
 * none was named.
 */
export function readClipRequest(text: string, isCamera: (name: string) => boolean): ClipRequest {
  const words = text.trim().split(/\s+/).filter(Boolean);
  const [first] = words;
  const last = words.at(-1);
  if (first === undefined || last === undefined) return clip(clipSeconds.usual, []);
  if (isNumber(first)) return withLength(first, words.slice(1));
  if (!isCamera(words.join(" ")) && isNumber(last)) return withLength(last, words.slice(0, -1));
  return clip(clipSeconds.usual, words);
}

function withLength(number: string, camera: string[]): ClipRequest {
  const seconds = Number(number.replace(/s$/i, ""));
  const isPossible = Number.isInteger(seconds) && seconds >= 1 && seconds <= clipSeconds.most;
  return isPossible ? clip(seconds, camera) : { kind: "wrong_length" };
}

function clip(seconds: number, camera: string[]): ClipRequest {
  return { kind: "clip", seconds, camera: camera.join(" ") };
}

function isNumber(word: string): boolean {
  return /^[-+]?\d+([.,]\d+)?s?$/i.test(word);
}
