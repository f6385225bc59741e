// Owns what a camera may be called.
import { cleanName, nameKey, PersonNameError } from "./person-name.ts";

/** In letters; as long as a button on a phone shows whole. */
export const longestCameraName = 32;

/** A camera can't be called that. */
export class CameraNameError extends Error {
  override readonly name = "CameraNameError";
  readonly problem: "empty" | "too_long" | "taken";
  /** The name that another camera has; empty unless it is taken. */
  readonly taken: string;

  constructor(problem: "empty" | "too_long" | "taken", taken = "") {
    super(`A camera can't be called that: ${problem}`);
    this.problem = problem;
    this.taken = taken;
  }
}

/** `text` as it is kept: one visible line of at most 32 letters. Throws CameraNameError. */
export function cameraName(text: string): string {
  let name: string;
  try {
    name = cleanName(text);
  } catch (error) {
    if (!(error instanceof PersonNameError)) throw error;
    throw new CameraNameError(error.problem);
  }
  if (name.length > longestCameraName) throw new CameraNameError("too_long");
  return name;
}

export function sameCameraName(one: string, other: string): boolean {
  return nameKey(one) === nameKey(other);
}

/** The first of nameOf(n), from the next number after `taken` on, that isn't among them. */
export function unusedName(taken: readonly string[], nameOf: (number: number) => string): string {
  for (let number = taken.length + 1; ; number++) {
    const name = nameOf(number);
    if (!taken.some((other) => sameCameraName(other, name))) return name;
  }
}
