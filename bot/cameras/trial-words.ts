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
  const { codec, width, height, picturesPerSecond, keyframeIntervalMs, countedMs } = trial;
  // As text: "1280", not "1,280".
  const facts = { codec: codecNames[codec], width: String(width), height: String(height) };
  const lines = [
    say(locale, "cameras-works", { address }),
    picturesPerSecond === null
      ? say(locale, "cameras-facts", facts)
      : say(locale, "cameras-facts-rate", { ...facts, rate: rounded(picturesPerSecond) }),
  ];
  if (codec === "mjpeg") {
    lines.push(say(locale, "cameras-jpeg"));
  } else if (keyframeIntervalMs !== null && keyframeIntervalMs <= rareKeyframesMs) {
    const seconds = Math.round(keyframeIntervalMs / 100) / 10;
    lines.push(say(locale, "cameras-keyframes-often", { seconds }));
  } else {
    const least = keyframeIntervalMs ?? countedMs;
    const seconds = Math.floor(least / 500) / 2;
    lines.push(say(locale, "cameras-keyframes-rare", { seconds }));
  }
  if (codec === "hevc") lines.push(say(locale, "cameras-hevc"));
  return lines.join("\n");
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
