// Owns drawn scenes for the tests of motion: a room with edges and textures, light, noise, and
// people made of rectangles. Everything is repeatable: chance comes from a seed.
import type { Frame } from "../../../vision/capture/packet.ts";
import type { MotionDetector, MotionResult } from "../../../vision/motion/motion-detector.ts";

export const settings = { sensitivity: 25, minimumArea: 5000, backgroundAlpha: 0.05 };

/** Numbers from 0 to 1 that only depend on the seed (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Noise of spread 1, drawn once: making it anew for every frame would take most of the time. */
const specks = (() => {
  const next = chance(1);
  return Float32Array.from({ length: 300_007 }, () => (next() + next() + next() - 1.5) * 2);
})();

/** A luma picture that things are drawn on; values may leave 0-255 until it becomes a frame. */
export class Drawing {
  readonly width: number;
  readonly height: number;
  readonly luma: Float32Array;

  constructor(width = 640, height = 360, luma = 0) {
    this.width = width;
    this.height = height;
    this.luma = new Float32Array(width * height).fill(luma);
  }

  copy(): Drawing {
    const copy = new Drawing(this.width, this.height);
    copy.luma.set(this.luma);
    return copy;
  }

  /** Sets each pixel to what `paint` makes of it. */
  paint(paint: (luma: number, x: number, y: number) => number): this {
    for (let y = 0, at = 0; y < this.height; y++) {
      for (let x = 0; x < this.width; x++, at++) this.luma[at] = paint(this.luma[at]!, x, y);
    }
    return this;
  }

  /** A filled rectangle in pixels; `luma` may be a pattern over the rectangle's own coordinates. */
  rectangle(
    left: number,
    top: number,
    width: number,
    height: number,
    luma: number | ((x: number, y: number) => number),
  ): this {
    const bottom = Math.min(this.height, Math.round(top) + height);
    const right = Math.min(this.width, Math.round(left) + width);
    for (let y = Math.max(0, Math.round(top)); y < bottom; y++) {
      for (let x = Math.max(0, Math.round(left)); x < right; x++) {
        const value =
          typeof luma === "number" ? luma : luma(x - Math.round(left), y - Math.round(top));
        this.luma[y * this.width + x] = value;
      }
    }
    return this;
  }

  /** Sensor noise of about `sigma` luma levels, another one for each seed. */
  noise(sigma: number, seed: number): this {
    let from = (seed * 7919) % specks.length;
    for (let at = 0; at < this.luma.length; at++) {
      this.luma[at] = this.luma[at]! + sigma * specks[from]!;
      from = from + 1 === specks.length ? 0 : from + 1;
    }
    return this;
  }

  frame(ms: number): Frame {
    const { width, height } = this;
    const chroma = 2 * Math.ceil(width / 2) * Math.ceil(height / 2);
    const bytes = Buffer.alloc(width * height + chroma, 128);
    bytes.set(Uint8ClampedArray.from(this.luma));
    return { ms, width, height, bytes };
  }
}

/** A room: walls with a gradient, furniture with edges, a patterned carpet, a dark corner. */
export function room(seed = 1, width = 640, height = 360): Drawing {
  const next = chance(seed);
  const drawing = new Drawing(width, height).paint((_, x, y) => 90 + (40 * x) / width - y / 12);
  for (let piece = 0; piece < 60; piece++) {
    const base = 30 + next() * 170;
    const grain = next() * 30;
    const period = 6 + Math.floor(next() * 20);
    drawing.rectangle(
      next() * width,
      next() * height,
      Math.round(20 + next() * 90),
      Math.round(20 + next() * 70),
      (x, y) => base + ((Math.floor(x / period) + Math.floor(y / period)) % 2) * grain,
    );
  }
  return drawing;
}

/** Somebody: head, jacket, trousers, 60 x 150 pixels in all, or `size` times that. */
export function drawWalker(drawing: Drawing, left: number, top: number, size = 1): Drawing {
  const px = (pixels: number) => Math.round(pixels * size);
  return drawing
    .rectangle(left + px(18), top, px(24), px(30), 190)
    .rectangle(left, top + px(30), px(60), px(65), (x) => (x % px(16) < px(8) ? 225 : 200))
    .rectangle(left + px(6), top + px(95), px(20), px(55), 20)
    .rectangle(left + px(34), top + px(95), px(20), px(55), 25);
}

/** Shows `count` drawings at `framesPerSecond` and returns what the detector says to each. */
export function watch(
  detector: MotionDetector,
  options: { fromMs: number; count: number; framesPerSecond?: number; sensitivity?: number },
  draw: (index: number) => Drawing,
): MotionResult[] {
  const { fromMs, count, framesPerSecond = 5, sensitivity = settings.sensitivity } = options;
  return Array.from({ length: count }, (_, index) => {
    const ms = Math.round(fromMs + (index * 1000) / framesPerSecond);
    return detector.examine(draw(index).frame(ms), { ...settings, sensitivity });
  });
}

export const moved = (results: readonly MotionResult[]): number =>
  results.filter(({ moving }) => moving).length;

/** "M" for moving, "L" for light, "." for neither: one character a frame. */
export const told = (results: readonly MotionResult[]): string =>
  results
    .map(({ moving, light }) => {
      if (moving) return "M";
      return light ? "L" : ".";
    })
    .join("");
