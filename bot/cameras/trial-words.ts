// Owns what a trial came to, in words: what the camera shows and what that means for the watching,
// or why it shows nothing and what to do. Pure.
import type { Loss } from "../../vision/capture/loss.ts";
import type { CameraTrial } from "../../vision/capture/trial.ts";
import { say } from "../texts/texts.ts";

const codecNames = { h264: "H.264", hevc: "H.265", mjpeg: "MJPEG" } as const;
/** As vision/attention.ts: further apart than this, every picture is looked at. */
const rareKeyframesMs = 2_200;

/** Telegram HTML, a line each. `address` without credentials. */
export function worksWords(locale: string, address: string, trial: CameraTrial): string {
  const lines = [pictureWords(locale, address, trial), ...keyframeWords(locale, trial)];
  if (trial.codec === "mjpeg") lines.push(say(locale, "cameras-jpeg"));
  if (trial.codec === "hevc") lines.push(say(locale, "cameras-hevc"));
  return lines.join("\n");
}

/** Telegram HTML, two lines: that there is a picture, and what kind of one. */
export function pictureWords(locale: string, address: string, trial: CameraTrial): string {
  const { codec, width, height, picturesPerSecond } = trial;
  // As text: "1280", not "1,280".
  const facts = { codec: codecNames[codec], width: String(width), height: String(height) };
  return [
    say(locale, "cameras-works", { address }),
    picturesPerSecond === null
      ? say(locale, "cameras-facts", facts)
      : say(locale, "cameras-facts-rate", { ...facts, rate: rounded(picturesPerSecond) }),
  ].join("\n");
}

/** Telegram HTML: what the distance of its keyframes means for the watching, where it has any. */
export function keyframeWords(
  locale: string,
  { codec, keyframeIntervalMs, countedMs }: CameraTrial,
): string[] {
  if (codec === "mjpeg") return [];
  if (keyframeIntervalMs !== null && keyframeIntervalMs <= rareKeyframesMs) {
    const seconds = Math.round(keyframeIntervalMs / 100) / 10;
    return [say(locale, "cameras-keyframes-often", { seconds })];
  }
  const seconds = Math.floor((keyframeIntervalMs ?? countedMs) / 500) / 2;
  return [say(locale, "cameras-keyframes-rare", { seconds })];
}

/** Telegram HTML: what happened, what to do. */
export function failedWords(locale: string, address: string, loss: Loss): string {
  return [
    say(locale, "cameras-failed", { address, why: loss.words }),
    say(locale, "cameras-advice", { kind: loss.kind }),
  ].join("\n");
}

function rounded(perSecond: number): number {
  return perSecond < 2 ? Math.round(perSecond * 10) / 10 : Math.round(perSecond);
}
