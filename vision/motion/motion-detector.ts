// Owns motion in one camera's frames: pools each picture, compares it with the background, tells
// light from movement, and names the regions that move. Pure: time comes with the frames.
import type { Settings } from "../../storage/settings.ts";
import type { Zone } from "../../storage/zones.ts";
import type { Frame } from "../capture/packet.ts";
import {
  absorb,
  type Exposure,
  forgiveSway,
  learningRate,
  markChanges,
  sameExposure,
} from "./background.ts";
import { calmLight, type LightSign, type LightState, weighLight } from "./light-patience.ts";
import { compareScene, fitExposure } from "./light.ts";
import { blur, type Grid, gridFor, poolLuma } from "./picture.ts";
import { referencePixels, type Region, RegionFinder } from "./regions.ts";
import {
  applyMask,
  filledZones,
  maskOf,
  type NamedZone,
  noZones,
  type ZoneMask,
  zonesOf,
} from "./zones.ts";

export type { Region } from "./regions.ts";

export type MotionSettings = Pick<Settings, "sensitivity" | "minimumArea" | "backgroundAlpha">;

/** What one examined frame came to. */
export interface MotionResult {
  /** The frame's own time. */
  readonly ms: number;
  /** A region of at least minimumArea moves, or one that fills a zone too small for that by half. */
  readonly moving: boolean;
  /**
   * What differs from the background where it counts (zones.ts), the largest first, at most 16;
   * see RegionFinder.
   */
  readonly regions: readonly Region[];
  /** The watched zones that something moves in; empty where nothing does, or none is watched. */
  readonly zones: readonly NamedZone[];
  /** The largest region's area in pixels as if the picture were 640x480; 0 without regions. */
  readonly area: number;
  /** Share of the whole picture that differs from the background, 0-1, whatever zones say. */
  readonly changedShare: number;
  /** The whole picture changed and was taken for the light's doing. */
  readonly light: boolean;
  /** Luma is bit-identical to the frame examined before: a picture that froze. */
  readonly still: boolean;
  /** Mean luma, 0-255. */
  readonly meanLuma: number;
}

/** A coarse picture, row by row: 1 where something changed, else 0. */
export interface ChangedCells {
  readonly columns: number;
  readonly rows: number;
  readonly cells: Uint8Array;
}

/** Share of the picture from which a change may be the light's. */
const wholePicture = 0.25;
/** Frames at least so far apart are too few for the background to follow a camera that sways. */
const sparseMs = 500;
/** Frames after a start or reset that only make the background. */
const warmUpFrames = 3;
const noRegions: readonly Region[] = [];
const nowhere: readonly NamedZone[] = [];
const nothingMoves = { moving: false, regions: noRegions, zones: nowhere, area: 0 } as const;

/** What the detector knows beside the background; replaced with every frame. */
interface Memory {
  readonly examined: number;
  readonly lastMs: number;
  readonly light: LightState;
}

const nothingSeen: Memory = { examined: 0, lastMs: 0, light: calmLight };

/**
 * Finds motion in frames of one size. The picture examined last enters the background only when
 * the next one comes: until then cloneBefore() can hand out the background as it was before it.
 */
export class MotionDetector {
  readonly #size: { readonly width: number; readonly height: number };
  readonly #grid: Grid;
  readonly #finder: RegionFinder;
  readonly #background: Float32Array;
  readonly #picture: Float32Array;
  readonly #scratch: Float32Array;
  readonly #changed: Uint8Array;
  readonly #lastLuma: Buffer;
  #hasLastLuma = false;
  /** The zones of the last frame, and what they make of the grid. */
  #zones = noZones;
  #mask: ZoneMask | null = null;
  /** How #picture will enter #background; null when it already has (or there is none). */
  #entering: { exposure: Exposure; rate: number } | null = null;
  #before = nothingSeen;
  #now = nothingSeen;

  /** `size` is that of all frames to come. Throws RangeError unless both are positive integers. */
  constructor(size: { width: number; height: number }) {
    this.#size = { width: size.width, height: size.height };
    this.#grid = gridFor(size.width, size.height);
    this.#finder = new RegionFinder(this.#grid);
    this.#background = new Float32Array(this.#grid.cells);
    this.#picture = new Float32Array(this.#grid.cells);
    this.#scratch = new Float32Array(this.#grid.cells);
    this.#changed = new Uint8Array(this.#grid.cells);
    this.#lastLuma = Buffer.alloc(size.width * size.height);
  }

  /** Forgets everything, as after a lost camera: the next three frames make a new background. */
  reset(): void {
    this.#entering = null;
    this.#before = nothingSeen;
    this.#now = nothingSeen;
    this.#hasLastLuma = false;
  }

  /** A detector of its own that knows what this one knows. */
  clone(): MotionDetector {
    const copy = this.cloneBefore();
    copy.#picture.set(this.#picture);
    copy.#entering = this.#entering;
    copy.#before = this.#before;
    copy.#now = this.#now;
    return copy;
  }

  /**
   * A detector of its own that knows what this one knew before the frame it examined last: for
   * looking at what came between that frame and the one before it.
   */
  cloneBefore(): MotionDetector {
    const copy = new MotionDetector(this.#size);
    copy.#background.set(this.#background);
    copy.#before = this.#before;
    copy.#now = this.#before;
    copy.#zones = this.#zones;
    copy.#mask = this.#mask;
    return copy;
  }

  /** Whether the frame examined last only helped to make the background. */
  get learning(): boolean {
    return this.#before.examined < warmUpFrames;
  }

  /** Where the frame examined last differs from the background. */
  changedCells(): ChangedCells {
    const { width: columns, height: rows } = this.#grid;
    const cells = this.learning ? new Uint8Array(this.#grid.cells) : this.#changed.slice();
    return { columns, rows, cells };
  }

  /**
   * Examines the next frame, in the order of time. Changed settings and zones hold from this frame
   * on: zones say where movement counts, while the background learns and the light is judged
   * everywhere. Throws RangeError when the frame isn't of the detector's size.
   */
  examine(frame: Frame, settings: MotionSettings, zones: readonly Zone[] = noZones): MotionResult {
    const { width, height } = this.#size;
    if (frame.width !== width || frame.height !== height) {
      throw new RangeError(
        `Expected a frame of ${width}x${height}, got ${frame.width}x${frame.height}`,
      );
    }
    const still = this.#isStill(frame);
    this.#learnLast();
    const meanLuma = poolLuma(frame, this.#grid, this.#picture);
    blur(this.#picture, this.#grid, this.#scratch);

    const before = this.#now;
    const rate = learningRate(settings.backgroundAlpha, frame.ms - before.lastMs);
    this.#before = before;
    this.#now = { ...before, examined: before.examined + 1, lastMs: frame.ms };
    const result = { ms: frame.ms, still, meanLuma };
    if (before.examined < warmUpFrames) {
      // Each of these frames weighs the same, or more where time has passed.
      const share = 1 / (before.examined + 1);
      this.#entering = { exposure: sameExposure, rate: Math.max(share, rate) };
      return { ...result, ...nothingMoves, changedShare: 0, light: false };
    }

    const smallest = (settings.minimumArea * this.#grid.cells) / referencePixels;
    const { count, light, sign, exposure } = this.#compare(settings.sensitivity, smallest);
    const { state, excused } = weighLight(before.light, sign, frame.ms);
    this.#now = { ...this.#now, light: state };
    if (excused) {
      // In a new light the picture is the new background; of a blank one nothing is learnt.
      this.#entering = { exposure: sameExposure, rate: sign === "light" ? 1 : 0 };
      return { ...result, ...nothingMoves, changedShare: count / this.#grid.cells, light: true };
    }
    this.#entering = { exposure, rate };
    const { sensitivity } = settings;
    const sparse = frame.ms - before.lastMs >= sparseMs;
    const left = sparse && count > 0 ? this.#forgiveSway(exposure, sensitivity) : count;
    const mask = this.#maskOf(zones);
    // A lens that is covered is told wherever the zones are.
    const counting =
      mask && left > 0 && sign !== "blank" ? applyMask(this.#changed, left, mask) : left;
    const regions = counting > 0 ? this.#finder.find(this.#changed) : noRegions;
    const area = regions[0]?.area ?? 0;
    const isLarge = area >= settings.minimumArea;
    const filled = mask && !isLarge && area > 0 && filledZones(this.#changed, smallest, mask);
    const moving = isLarge || (filled ? filled.moving : false);
    const largeIn = () =>
      mask ? zonesOf(regions, settings.minimumArea, this.#changed, mask, this.#grid) : nowhere;
    return {
      ...result,
      moving,
      regions,
      zones: isLarge ? largeIn() : filled ? filled.zones : nowhere,
      area,
      changedShare: left / this.#grid.cells,
      light: light && !moving,
    };
  }

  /**
   * Marks what changed, after taking out a change of exposure where one explains most of it.
   * `smallest` is the area, in cells, from which a region counts as moving.
   */
  #compare(sensitivity: number, smallest: number): Comparison {
    const background = this.#background;
    const picture = this.#picture;
    const changed = this.#changed;
    const raw = markChanges(background, picture, sameExposure, sensitivity, changed);
    const whole = raw >= wholePicture * this.#grid.cells;
    const scene = whole ? compareScene(background, picture, changed, this.#grid) : "other";
    const light = scene !== "other";
    const unchanged = { count: raw, light, exposure: sameExposure };
    if (raw < smallest / 4) return { ...unchanged, sign: "calm" };
    if (scene === "blank") return { ...unchanged, sign: "blank" };
    if (scene === "lit") return { ...unchanged, sign: "light" };

    const exposure = fitExposure(background, picture, this.#grid, sensitivity / 2);
    if (exposure) {
      const count = markChanges(background, picture, exposure, sensitivity, changed);
      // What is left of a whole-picture change may be the lamp's shadows as well as a person.
      const sign = light && count >= smallest ? "light" : "calm";
      if (count <= raw / 2) return { count, light, exposure, sign };
      markChanges(background, picture, sameExposure, sensitivity, changed);
    }
    return { ...unchanged, sign: light ? "light" : "calm" };
  }

  #forgiveSway(exposure: Exposure, sensitivity: number): number {
    const { width } = this.#grid;
    const tolerance = sensitivity / 2;
    return forgiveSway(this.#background, this.#picture, exposure, tolerance, this.#changed, width);
  }

  #maskOf(zones: readonly Zone[]): ZoneMask | null {
    if (zones !== this.#zones) {
      this.#zones = zones;
      this.#mask = maskOf(zones, this.#grid);
    }
    return this.#mask;
  }

  /** Lets the picture examined last into the background. */
  #learnLast(): void {
    if (!this.#entering) return;
    const { exposure, rate } = this.#entering;
    absorb(this.#background, this.#picture, exposure, rate);
    this.#entering = null;
  }

  #isStill(frame: Frame): boolean {
    const luma = this.#lastLuma;
    const still =
      this.#hasLastLuma && frame.bytes.compare(luma, 0, luma.length, 0, luma.length) === 0;
    if (!still) frame.bytes.copy(luma, 0, 0, luma.length);
    this.#hasLastLuma = true;
    return still;
  }
}

interface Comparison {
  /** Cells that differ, as marked in #changed. */
  count: number;
  /** The whole picture changed, in a way that light can. */
  light: boolean;
  sign: LightSign;
  exposure: Exposure;
}
