// Owns SCRFD (InsightFace's detector: 500M in buffalo_s, 10G in buffalo_l): boxes and five
// landmarks, for inputs of any multiple of 32. How it is fed and read: facts/models.md §5.
import type { FaceFinder } from "./detector.ts";
import type { Detection, Landmarks, Point } from "./faces.ts";
import { LookInput } from "./look-input.ts";
import type { Look, Size } from "./looks.ts";
import { Network } from "./network.ts";
import type { Output, RunTime } from "./network.ts";

const step = 32;
const largest = { width: 640, height: 480, step };
const strides = [8, 16, 32];
const leastScore = 0.5;

/** Throws NetworkError. */
export async function openScrfd(file: string, runTime: RunTime): Promise<FaceFinder> {
  const network = await Network.open(file, runTime);
  const looks = new LookInput({ channels: "rgb", mean: 127.5, scale: 128, padding: 0 });
  return {
    input: largest,
    async find(sight, look) {
      const size = inputFor(look);
      const data = looks.fill(sight, look, size);
      return readScrfd(await network.run(data, [1, 3, size.height, size.width]), look, size.width);
    },
    close: () => network.close(),
  };
}

/** The smallest input that the look fits into. */
function inputFor(look: Look): Size {
  const fit = (length: number, most: number) =>
    Math.min(most, Math.ceil(Math.round(length / look.shrink) / step) * step);
  return {
    width: Math.max(step, fit(look.width, largest.width)),
    height: Math.max(step, fit(look.height, largest.height)),
  };
}

/**
 * Nine outputs, known by their shape: scores (sigmoid done), boxes and landmarks for each of the
 * strides 8, 16 and 32. Two anchors per cell, at the cell's top left corner; distances are in
 * strides.
 */
export function readScrfd(outputs: readonly Output[], look: Look, inputWidth: number): Detection[] {
  const scores = ofWidth(outputs, 1);
  const boxes = ofWidth(outputs, 4);
  const points = ofWidth(outputs, 10);
  if (scores.length !== 3 || boxes.length !== 3 || points.length !== 3) {
    throw new Error("This network's outputs are not those of SCRFD with landmarks.");
  }
  const found: Detection[] = [];
  for (const [level, stride] of strides.entries()) {
    const columns = inputWidth / stride;
    const score = scores[level] as Float32Array;
    const box = boxes[level] as Float32Array;
    const point = points[level] as Float32Array;
    const unit = stride * look.shrink;
    for (let index = 0; index < score.length; index++) {
      if ((score[index] as number) < leastScore) continue;
      const cell = index >> 1;
      const x = look.x + (cell % columns) * unit;
      const y = look.y + Math.floor(cell / columns) * unit;
      const [left, top, right, bottom] = box.subarray(index * 4, index * 4 + 4) as Four;
      found.push({
        box: {
          x: x - left * unit,
          y: y - top * unit,
          width: (left + right) * unit,
          height: (top + bottom) * unit,
        },
        score: score[index] as number,
        landmarks: landmarksAt(point.subarray(index * 10, index * 10 + 10), x, y, unit),
      });
    }
  }
  return found;
}

type Four = Float32Array & Iterable<number> & [number, number, number, number];

/** Outputs whose last dimension is `width`, the finest stride (the most numbers) first. */
function ofWidth(outputs: readonly Output[], width: number): Float32Array[] {
  return outputs
    .filter((output) => output.dims.at(-1) === width)
    .map((output) => output.data)
    .sort((a, b) => b.length - a.length);
}

function landmarksAt(points: Float32Array, x: number, y: number, unit: number): Landmarks {
  const at = (index: number): Point => ({
    x: x + (points[index * 2] as number) * unit,
    y: y + (points[index * 2 + 1] as number) * unit,
  });
  return [at(0), at(1), at(2), at(3), at(4)];
}
