// Owns turning one look at a picture into a detector network's input.
import type { Picture } from "./faces.ts";
import type { Planes } from "./frame-input.ts";
import type { Look, Size } from "./looks.ts";
import { NetworkInput } from "./network-input.ts";
import type { InputLayout } from "./network-input.ts";
import { boxInPart, Shrinker } from "./shrink.ts";

/** What faces are looked for in: a photo, or a frame as it was decoded. */
export type Sight = Picture | Planes;

export class LookInput {
  readonly #planes: NetworkInput;
  readonly #shrinker = new Shrinker();

  constructor(layout: InputLayout) {
    this.#planes = new NetworkInput(layout);
  }

  /**
   * The look in its own proportions from the top left corner on, padding to the right and below;
   * one pixel of `size` is `look.shrink` pixels of the sight. Valid until the next call.
   */
  fill(sight: Sight, look: Look, { width, height }: Size): Float32Array {
    const columns = Math.min(width, Math.max(1, Math.round(look.width / look.shrink)));
    const rows = Math.min(height, Math.max(1, Math.round(look.height / look.shrink)));
    if ("bytes" in sight) return this.#planes.loadFrame(sight, look, width, height, columns, rows);
    const part = this.#shrinker.shrink(sight, look, look.shrink);
    return this.#planes.load(part, boxInPart(look, part), width, height, columns, rows);
  }
}
