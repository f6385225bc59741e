// Owns the landmark network (the default pack's fr_landmark): 68 points of a face whose box is
// known, of which five matter for straightening it. facts/models.md §5.
import { cutToPicture } from "./boxes.ts";
import type { Box, Landmarks, Picture, Point } from "./faces.ts";
import { Network } from "./network.ts";
import type { RunTime } from "./network.ts";
import { NetworkInput } from "./network-input.ts";
import { boxInPart, Shrinker } from "./shrink.ts";

export interface LandmarkFinder {
  /** `square`: the face's squareAround(), inside the picture. */
  find(picture: Picture, square: Box): Promise<Landmarks>;
  close(): Promise<void>;
}

const side = 64;
const pixels = side * side;

/** Throws NetworkError. */
export async function openLandmarks(file: string, runTime: RunTime): Promise<LandmarkFinder> {
  const network = await Network.open(file, runTime);
  const planes = new NetworkInput({ channels: "rgb", mean: 0, scale: 256, padding: 0 });
  const shrinker = new Shrinker();
  const grey = new Float32Array(pixels);
  return {
    async find(picture, square) {
      const part = shrinker.shrink(picture, square, square.height / side);
      const colours = planes.load(part, boxInPart(square, part), side, side);
      for (let pixel = 0; pixel < pixels; pixel++) {
        grey[pixel] =
          0.299 * (colours[pixel] as number) +
          0.587 * (colours[pixels + pixel] as number) +
          0.114 * (colours[2 * pixels + pixel] as number);
      }
      const [output] = await network.run(grey, [1, 1, side, side]);
      if (output?.data.length !== 136) throw new Error("This network doesn't give 68 landmarks.");
      return fiveOf68(output.data, square);
    },
    close: () => network.close(),
  };
}

/** As high and as wide as the box is high, about its middle; what is outside of the picture is cut. */
export function squareAround(box: Box, picture: { width: number; height: number }): Box {
  const x = box.x + (box.width - box.height) / 2;
  const square = { x, y: box.y, width: box.height, height: box.height };
  return cutToPicture(square, { width: picture.width - 1, height: picture.height - 1 });
}

/** `points` are 68 pairs in iBUG order, 0 to 1 of `square`; eyes are the means of their lids. */
export function fiveOf68(points: ArrayLike<number>, square: Box): Landmarks {
  const mean = (...indexes: number[]): Point => {
    let [x, y] = [0, 0];
    for (const index of indexes) {
      x += (points[index * 2] as number) / indexes.length;
      y += (points[index * 2 + 1] as number) / indexes.length;
    }
    return { x: square.x + x * square.width, y: square.y + y * square.height };
  };
  return [mean(37, 38, 40, 41), mean(43, 44, 46, 47), mean(30), mean(48, 60), mean(54, 64)];
}
