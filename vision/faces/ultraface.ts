// Owns UltraFace RFB-320 (the default pack's fr_detect): 320x240 in, boxes out, no landmarks.
// How it is fed and read: facts/models.md §5.
import type { FaceFinder } from "./detector.ts";
import type { Detection } from "./faces.ts";
import { LookInput } from "./look-input.ts";
import type { Look } from "./looks.ts";
import { Network } from "./network.ts";
import type { Output, RunTime } from "./network.ts";

const input = { width: 320, height: 240, step: null };
/** Below it false faces become many; those above it are for the norm gate (face-gate.ts). */
const leastScore = 0.6;

/** Throws NetworkError. */
export async function openUltraFace(file: string, runTime: RunTime): Promise<FaceFinder> {
  const network = await Network.open(file, runTime);
  const looks = new LookInput({ channels: "rgb", mean: 127, scale: 128, padding: 127 });
  return {
    input,
    async find(sight, look) {
      const data = looks.fill(sight, look, input);
      return readUltraFace(await network.run(data, [1, 3, input.height, input.width]), look);
    },
    close: () => network.close(),
  };
}

/**
 * scores [1, n, 2] (background, face; softmax done) and boxes [1, n, 4] (left, top, right, bottom
 * of the input, 0 to 1), already decoded in the graph.
 */
export function readUltraFace(outputs: readonly Output[], look: Look): Detection[] {
  const scores = outputs.find((output) => output.dims.at(-1) === 2)?.data;
  const boxes = outputs.find((output) => output.dims.at(-1) === 4)?.data;
  if (!scores || !boxes) throw new Error("This network's outputs are not UltraFace's.");
  const across = input.width * look.shrink;
  const down = input.height * look.shrink;
  const found: Detection[] = [];
  for (let index = 0; index * 2 < scores.length; index++) {
    const score = scores[index * 2 + 1] as number;
    if (score < leastScore) continue;
    const left = (boxes[index * 4] as number) * across;
    const top = (boxes[index * 4 + 1] as number) * down;
    const width = (boxes[index * 4 + 2] as number) * across - left;
    const height = (boxes[index * 4 + 3] as number) * down - top;
    found.push({
      box: { x: look.x + left, y: look.y + top, width, height },
      score,
      landmarks: null,
    });
  }
  return found;
}
