// Owns the network that turns an aligned face into an embedding.
import { alignedSide } from "./align.ts";
import { Network } from "./network.ts";
import type { RunTime } from "./network.ts";
import { NetworkInput } from "./network-input.ts";
import type { Normalisation } from "./network-input.ts";

export interface Embedded {
  /** L2 length 1. */
  embedding: Float32Array;
  /** Its length before that. */
  rawNorm: number;
}

export interface Embedder {
  /** `crop` is RGB24, 112x112, as the aligner makes it. */
  embed(crop: Uint8Array): Promise<Embedded>;
  close(): Promise<void>;
}

const whole = { x: 0, y: 0, width: alignedSide, height: alignedSide };

/** Throws NetworkError. */
export async function openEmbedder(
  file: string,
  normalisation: Normalisation,
  runTime: RunTime,
): Promise<Embedder> {
  const network = await Network.open(file, runTime);
  const planes = new NetworkInput({ ...normalisation, padding: 0 });
  return {
    async embed(crop) {
      const picture = { width: alignedSide, height: alignedSide, data: crop };
      const data = planes.load(picture, whole, alignedSide, alignedSide);
      const [output] = await network.run(data, [1, 3, alignedSide, alignedSide]);
      if (!output) throw new Error("This network gives no embedding.");
      return normalised(output.data);
    },
    close: () => network.close(),
  };
}

/** `vector` at length 1, in memory of its own; one of length 0 stays as it is. */
export function normalised(vector: Float32Array): Embedded {
  const rawNorm = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  const factor = rawNorm > 0 ? 1 / rawNorm : 0;
  return { embedding: vector.map((value) => value * factor), rawNorm };
}
