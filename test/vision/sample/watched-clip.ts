// Owns watching a sample clip as the guard does, faster than it plays: its pictures are decoded,
// examined for motion at the product's pace, and an incident's life is led with them.
import { execFileSync } from "node:child_process";
import { defaultSettings } from "../../../storage/settings.ts";
import { outputSize } from "../../../vision/capture/decoder.ts";
import { IncidentLife } from "../../../vision/guard/incident.ts";
import { examinedFrame } from "../../../vision/guard/policy.ts";
import { MotionDetector } from "../../../vision/motion/motion-detector.ts";
import { pictureSize } from "../../../vision/sample/room.ts";
import { ffmpeg } from "./sample-folder.ts";

/** As practice has it. */
const settings = { ...defaultSettings, cooldownMs: 10_000 };

export interface WatchedClip {
  /** Seconds from the start of the first showing. */
  readonly moving: readonly number[];
  /** Of each incident: when it opened, ended (its post-roll over), and closed. */
  readonly incidents: readonly { opened: number; ended: number | null; closed: number | null }[];
  readonly largestArea: number;
}

/** `showings` of the clip, examined `perSecond` times a second; armed from `armedFrom` on. */
export function watchClip(
  file: string,
  options: { perSecond: number; showings?: number; armedFrom?: number },
): WatchedClip {
  const { perSecond, showings = 1, armedFrom = 0 } = options;
  const { width, height } = outputSize({ ...pictureSize });
  const filter = `fps=${perSecond},scale=${width}:${height}:flags=fast_bilinear`;
  const video = execFileSync(
    ffmpeg.path,
    ["-v", "error", "-i", file, "-vf", filter, "-f", "rawvideo", "-pix_fmt", "yuv420p", "-"],
    { maxBuffer: 2 ** 30 },
  );
  const frameBytes = (width * height * 3) / 2;
  const detector = new MotionDetector({ width, height });
  const life = new IncidentLife();
  const moving: number[] = [];
  const incidents: { opened: number; ended: number | null; closed: number | null }[] = [];
  let largestArea = 0;
  const frames = video.length / frameBytes;
  for (let number = 0; number < frames * showings; number++) {
    const start = (number % frames) * frameBytes;
    const bytes = video.subarray(start, start + frameBytes);
    const seconds = number / perSecond;
    const ms = Math.round(seconds * 1000);
    const result = detector.examine({ ms, width, height, bytes }, settings);
    largestArea = Math.max(largestArea, result.area);
    if (result.moving) moving.push(seconds);
    const armed = seconds >= armedFrom;
    for (const order of life.examined(examinedFrame(result, { armed }, true), settings)) {
      if (order.kind === "open") incidents.push({ opened: seconds, ended: null, closed: null });
      const newest = incidents.at(-1);
      if (order.kind === "end" && newest) newest.ended = seconds;
      if (order.kind === "closed" && newest) newest.closed = seconds;
    }
  }
  return { moving, incidents, largestArea };
}
