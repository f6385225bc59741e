// Owns why a camera can't be called that, in words.
import { type CameraNameError, longestCameraName } from "../../storage/camera-name.ts";
import { say } from "../texts/texts.ts";

/** Telegram HTML. */
export function nameProblem(locale: string, { problem, taken }: CameraNameError): string {
  return say(locale, "cameras-name-problem", { problem, taken, most: longestCameraName });
}
