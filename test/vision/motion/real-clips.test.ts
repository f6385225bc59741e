// Motion in real clips from ../shared, decoded as the watch does it: 5 frames a second while
// somebody moves, one every 2 s while nobody does. Times are those of shared/media/README.md.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { Zone } from "../../../storage/zones.ts";
import { MotionDetector, type MotionResult } from "../../../vision/motion/motion-detector.ts";
import { settings } from "./scene.ts";

const clips = path.resolve(import.meta.dirname, "../../../../shared/media/clips");
const width = 640;
const height = 360;
const frameBytes = width * height * 1.5;

const missing = (() => {
  if (!existsSync(clips)) return `${clips} is absent`;
  if (spawnSync("ffmpeg", ["-version"]).status !== 0) return "ffmpeg is not installed";
  return null;
})();
const skip = missing !== null && process.env["REQUIRE_REAL"] !== "1";

const decoded = new Map<string, Buffer[]>();

/** The clip's frames as yuv420p, five a second; decoded once. */
function framesOf(clip: string): Buffer[] {
  const known = decoded.get(clip);
  if (known) return known;
  const input = ["-v", "error", "-i", path.join(clips, clip)];
  const filters = ["-vf", `fps=5:round=up,scale=${width}:${height}`];
  const frames = toFrames([...input, ...filters, "-pix_fmt", "yuv420p"]);
  decoded.set(clip, frames);
  return frames;
}

/** The same with light of another kind; `filter` knows the seconds as t. */
function relit(frames: readonly Buffer[], filter: string): Buffer[] {
  const input = `-v error -f rawvideo -pix_fmt yuv420p -s ${width}x${height} -r 5 -i pipe:0`;
  return toFrames([...input.split(" "), "-vf", filter], Buffer.concat(frames));
}

function toFrames(args: readonly string[], input?: Buffer): Buffer[] {
  const output = ["-f", "rawvideo", "-"];
  const options = { maxBuffer: 2 ** 29, ...(input && { input }) };
  const video = execFileSync("ffmpeg", [...args, ...output], options);
  return Array.from({ length: Math.floor(video.length / frameBytes) }, (_, index) =>
    video.subarray(index * frameBytes, (index + 1) * frameBytes),
  );
}

/** What a new detector says to every `step`th frame from `from` seconds on. */
function examine(
  frames: readonly Buffer[],
  from = 0,
  step = 1,
  zones: readonly Zone[] = [],
): MotionResult[] {
  const detector = new MotionDetector({ width, height });
  const first = Math.round(from * 5);
  return frames
    .map((bytes, index) => ({ ms: index * 200, width, height, bytes }))
    .filter((_, index) => index >= first && (index - first) % step === 0)
    .map((frame) => detector.examine(frame, settings, zones));
}

const movingSeconds = (results: MotionResult[]) =>
  results.filter(({ moving }) => moving).map(({ ms }) => ms / 1000);
const between = (results: MotionResult[], from: number, to: number) =>
  results.filter(({ ms }) => ms >= from * 1000 && ms <= to * 1000);

const cyclist = () => framesOf("cyclist-walks-in.mp4");

describe.skipIf(skip)(`real clips${missing ? ` (skipped: ${missing})` : ""}`, () => {
  test("the cyclist is seen as soon as he is large enough, and while he is there", () => {
    const results = examine(cyclist());
    const moving = movingSeconds(results);
    expect(moving[0]).toBeGreaterThanOrEqual(19.4);
    expect(moving[0]).toBeLessThanOrEqual(19.8);
    expect(moving.at(-1)).toBeGreaterThanOrEqual(22.4);
    expect(moving.at(-1)).toBeLessThanOrEqual(23.2);
    const present = between(results, 20, 22.4);
    expect(movingSeconds(present)).toHaveLength(present.length);
    // He walks from the left to the right.
    const centres = present.map(
      ({ regions }) => (regions[0]?.x ?? 0) + (regions[0]?.width ?? 0) / 2,
    );
    expect(centres[0]).toBeLessThan(0.35);
    expect(centres.at(-1)).toBeGreaterThan(0.7);
  });

  test("before him there is nothing", () => {
    const before = between(examine(cyclist()), 0, 18);
    expect(before.length).toBe(91);
    expect(Math.max(...before.map(({ area }) => area))).toBe(0);
  });

  // He walks along the middle; the upper half, and the lower quarter, are the same yard without him.
  test.each([
    ["ignored where he walks", "ignore", { x: 0, y: 0, width: 1, height: 0.75 }, false],
    ["ignored where he does not walk", "ignore", { x: 0, y: 0.75, width: 1, height: 0.25 }, true],
    ["watched where he walks", "watch", { x: 0, y: 0, width: 1, height: 0.75 }, true],
  ] as const)("%s", (_, kind, box, moves) => {
    const zones: Zone[] = [{ id: "z1", name: "Yard", kind, boxes: [box] }];
    // From 17 s on, which is when the background is made, to 24 s.
    const results = examine(cyclist().slice(0, 24 * 5), 17, 1, zones);
    expect(results.some(({ moving }) => moving)).toBe(moves);
    const named = results.flatMap((result) => result.zones.map(({ name }) => name));
    expect(new Set(named)).toEqual(new Set(moves && kind === "watch" ? ["Yard"] : []));
  });

  // The camera sways in the wind from 15 s on: white lines must not wake anybody.
  test.each([0, 0.4, 1, 1.4])("one picture every 2 s, from %d s: him and nothing else", (from) => {
    const results = examine(cyclist(), from, 10);
    const moving = movingSeconds(results);
    const firstShown = results.map(({ ms }) => ms / 1000).find((seconds) => seconds >= 19.8);
    expect(moving[0]).toBe(firstShown);
    expect(moving.every((seconds) => seconds <= 23.2)).toBe(true);
  });

  test.each([
    ["a lamp that is switched on", "eq=contrast=0.3:brightness=-0.3:enable='lt(t,10)'"],
    ["a lamp that is switched off", "eq=contrast=0.3:brightness=-0.3:enable='between(t,8,12)'"],
    ["another gamma", "eq=gamma=2.2:enable='gt(t,10)'"],
    ["a black second", "eq=contrast=0:brightness=-0.5:enable='between(t,10,11)'"],
  ])("%s does not alarm", (_, filter) => {
    const results = examine(relit(cyclist().slice(0, 5 * 18 + 1), filter));
    expect(movingSeconds(between(results, 0, 18))).toEqual([]);
    expect(between(results, 8, 12.4).some(({ light }) => light)).toBe(true);
  });

  test("a car fills the picture and the camera closes its eye: the car moves, not the street", () => {
    const results = examine(framesOf("car-detection.mp4"));
    const car = between(results, 5, 8);
    expect(movingSeconds(car)).toHaveLength(car.length);
    for (const { changedShare } of car) expect(changedShare).toBeLessThan(0.3);
    expect(movingSeconds(between(results, 10, 14))).toEqual([]);
  });

  test("walkers who stay under the minimum don't alarm; the car does", () => {
    const results = examine(framesOf("person-bicycle-car-detection.mp4"));
    expect(movingSeconds(between(results, 4, 27.8))).toEqual([]);
    expect(movingSeconds(between(results, 28.4, 32))).toHaveLength(19);
    // They are seen all the same.
    expect(between(results, 10, 13).every(({ regions }) => regions.length > 0)).toBe(true);
  });
});
