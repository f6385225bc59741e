// What motion costs: buffers are made once, and the time of a frame is printed for the eye.
import { performance } from "node:perf_hooks";
import { expect, test } from "vitest";
import { MotionDetector } from "../../../vision/motion/motion-detector.ts";
import { drawWalker, room, settings } from "./scene.ts";

const scene = room();

test.each([
  ["a quiet room", (index: number) => scene.copy().noise(4, index + 1), 0],
  [
    "somebody who walks",
    (index: number) => drawWalker(scene.copy().noise(4, index + 1), index * 30, 120),
    380,
  ],
])("640x360, %s: no buffer is made for a frame", (name, draw, atLeastMoving) => {
  const frames = Array.from({ length: 20 }, (_, index) => draw(index).frame(0));
  const detector = new MotionDetector({ width: 640, height: 360 });
  const times: number[] = [];
  let moving = 0;
  const before = process.memoryUsage().arrayBuffers;
  for (let index = 0; index < 400; index++) {
    const frame = { ...frames[index % 20]!, ms: index * 200 };
    const start = performance.now();
    if (detector.examine(frame, settings).moving) moving++;
    times.push(performance.now() - start);
  }
  // One grid of 320x180 floats a frame would be 92 MB by now.
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(5e6);
  expect(moving).toBeGreaterThanOrEqual(atLeastMoving);
  const warm = times.slice(200).sort((a, b) => a - b);
  console.info(`motion, ${name}: ${warm[100]!.toFixed(2)} ms a frame (median, warm)`);
});
