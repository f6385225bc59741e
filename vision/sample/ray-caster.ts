// Owns drawing a room: one ray per dot into a box with boxes in it, lit by a lamp, the moon and the
// rest of the night. Pure numbers; what stands in the room is room.ts. No function within the
// functions that run for each dot: tsx gives each a name at every call, which doubled the time.
import { setImmediate as turn } from "node:timers/promises";

/** Red, green, blue: how much is thrown back (0-1), or how bright it shines. */
export type Colour = readonly [number, number, number];
/** Metres: x to the right, y up from the floor, z away from the camera. */
export type Point = readonly [number, number, number];
/** The axis that a surface stands across: 0 walls at the sides, 1 floors and tops, 2 fronts. */
export type Axis = 0 | 1 | 2;

/** What a surface is like at a point of it. */
export interface Surface {
  readonly colour: Colour;
  /** Shines by itself, whatever the light. */
  readonly shines?: boolean;
}
export type Material = (point: Point, across: Axis) => Surface;

export interface Box {
  readonly from: Point;
  readonly to: Point;
  readonly material: Material;
  /** Lets light through, as a lampshade does. */
  readonly clear?: boolean;
}

export interface Scene {
  /** Its inside is the room. */
  readonly room: Box;
  readonly boxes: readonly Box[];
  readonly lamp: { readonly at: Point; readonly colour: Colour };
  /** What reaches every corner. */
  readonly night: Colour;
  /** Light through a window: how much of it falls on this point, 0-1. */
  readonly moon: (point: Point) => number;
  readonly moonColour: Colour;
}

export interface Lens {
  readonly width: number;
  readonly height: number;
  readonly eye: Point;
  /** Dots that a metre has at one metre's distance. */
  readonly focal: number;
  /** The row of the horizon; verticals stay vertical wherever it lies. */
  readonly horizon: number;
}

const axes = [0, 1, 2] as const;
const rowsInOneGo = 8;
/** Where in a dot it is looked at when those around it differ much, so that edges are no stairs. */
const quarters = [
  [0.25, 0.25],
  [0.75, 0.25],
  [0.25, 0.75],
  [0.75, 0.75],
] as const;
const edgeContrast = 12;
/** Where those around a dot differ no more than this, it is taken for their mean. */
const flatContrast = 3;
/** What the walls throw back into the lamp's shadows. */
const shadowLight = 0.16;

/**
 * The picture, 3 bytes a dot (red, green, blue). 1280x720 takes 0.7 s on a desk's machine, in which
 * everything else gets its turn every few rows.
 */
export async function drawScene(scene: Scene, lens: Lens): Promise<Buffer> {
  const { width, height } = lens;
  const caster = new RayCaster(scene, lens);
  const rough = Buffer.alloc(width * height * 3);
  for (let row = 0; row < height; row++) {
    if (row % rowsInOneGo === 0) await turn();
    caster.atRow(row);
    for (let column = 0; column < width; column++) {
      if (!isLookedAtFirst(row, column, lens)) continue;
      writeDot(rough, (row * width + column) * 3, caster.look(column + 0.5, row + 0.5));
    }
  }
  const picture = Buffer.from(rough);
  for (let row = 1; row < height - 1; row++) {
    if (row % rowsInOneGo === 0) await turn();
    caster.atRow(row);
    for (let column = 1; column < width - 1; column++) {
      const index = (row * width + column) * 3;
      const first = isLookedAtFirst(row, column, lens);
      // The nearest that were looked at: of those dots the ones at their corners.
      const [one, other] = first ? [(width + 1) * 3, (width - 1) * 3] : [3, width * 3];
      const contrast = spread(rough, index, one, other, first);
      if (contrast > edgeContrast) writeDot(picture, index, quartered(caster, column, row));
      else if (!first && contrast > flatContrast) {
        writeDot(picture, index, caster.look(column + 0.5, row + 0.5));
      } else if (!first) writeMean(rough, picture, index, one, other);
    }
  }
  return picture;
}

/** Like the black squares of a chessboard, and all at the rim; the others lie between those. */
function isLookedAtFirst(row: number, column: number, { width, height }: Lens): boolean {
  const rim = row === 0 || column === 0 || row === height - 1 || column === width - 1;
  return rim || (row + column) % 2 === 0;
}

/** How far four dots around a place, and the one in it where that is known, differ in green. */
function spread(
  picture: Buffer,
  index: number,
  one: number,
  other: number,
  isKnown: boolean,
): number {
  const green = index + 1;
  const a = picture[green - one] as number;
  const b = picture[green + one] as number;
  const c = picture[green - other] as number;
  const d = picture[green + other] as number;
  const own = isKnown ? (picture[green] as number) : a;
  return Math.max(a, b, c, d, own) - Math.min(a, b, c, d, own);
}

function writeMean(from: Buffer, to: Buffer, index: number, one: number, other: number): void {
  for (let dot = index; dot < index + 3; dot++) {
    const across = (from[dot - one] as number) + (from[dot + one] as number);
    to[dot] = (across + (from[dot - other] as number) + (from[dot + other] as number) + 2) >> 2;
  }
}

function quartered(caster: RayCaster, column: number, row: number): Colour {
  const mean: [number, number, number] = [0, 0, 0];
  for (const [x, y] of quarters) {
    const colour = caster.look(column + x, row + y);
    for (const channel of axes) mean[channel] += colour[channel] / quarters.length;
  }
  return mean;
}

class RayCaster {
  readonly #scene: Scene;
  readonly #lens: Lens;
  readonly #all: Slabs;
  readonly #shadows: Slabs;
  #near: Slabs;

  constructor(scene: Scene, lens: Lens) {
    this.#scene = scene;
    this.#lens = lens;
    this.#all = new Slabs(scene.boxes);
    this.#shadows = new Slabs(scene.boxes.filter((box) => !box.clear));
    this.#near = this.#all;
  }

  /** From now on only dots of this row are looked at: boxes above and below it don't matter. */
  atRow(row: number): void {
    const { eye, focal, horizon } = this.#lens;
    const rowOf = (y: number, z: number) => horizon - ((y - eye[1]) * focal) / (z - eye[2]);
    const crossing = this.#scene.boxes.filter(({ from, to }) => {
      const top = Math.min(rowOf(to[1], from[2]), rowOf(to[1], to[2]));
      const bottom = Math.max(rowOf(from[1], from[2]), rowOf(from[1], to[2]));
      return top <= row + 1 && bottom >= row;
    });
    this.#near = new Slabs(crossing);
  }

  /** The light from a place in the picture, in dots from its top left corner. */
  look(column: number, row: number): Colour {
    const { eye, focal, horizon, width } = this.#lens;
    const { room, night, lamp, moon, moonColour } = this.#scene;
    const x = (column - width / 2) / focal;
    const y = (horizon - row) / focal;
    const wall = leaving(room, eye, x, y);
    const met = this.#near.first(eye[0], eye[1], eye[2], x, y, 1, wall.distance);
    const box = met?.box ?? room;
    const across = met?.across ?? wall.across;
    const distance = met?.distance ?? wall.distance;
    const point: Point = [eye[0] + x * distance, eye[1] + y * distance, eye[2] + distance];
    const { colour, shines } = box.material(point, across);
    if (shines) return colour;
    const open = openness(room, point);
    const fromLamp = this.#lampAt(point, across);
    const fromMoon = moon(point);
    const lit: [number, number, number] = [0, 0, 0];
    for (const channel of axes) {
      const light =
        night[channel] * open + lamp.colour[channel] * fromLamp + moonColour[channel] * fromMoon;
      lit[channel] = colour[channel] * light;
    }
    return lit;
  }

  /** How much of the lamp reaches a point: less with distance and slant, little behind things. */
  #lampAt([px, py, pz]: Point, across: Axis): number {
    const { at } = this.#scene.lamp;
    const x = at[0] - px;
    const y = at[1] - py;
    const z = at[2] - pz;
    const square = x * x + y * y + z * z;
    const slant = Math.abs(across === 0 ? x : across === 1 ? y : z) / Math.sqrt(square);
    const light = (0.25 + 0.75 * slant) / (0.35 + square);
    // A little above the surface, which would be in its own shadow otherwise.
    const above = 0.003;
    const blocked = this.#shadows.first(px + x * above, py + y * above, pz + z * above, x, y, z, 1);
    return blocked ? light * shadowLight : light;
  }
}

/** Where a ray from inside the room leaves it. */
function leaving(room: Box, eye: Point, x: number, y: number): { distance: number; across: Axis } {
  const side = ((x > 0 ? room.to[0] : room.from[0]) - eye[0]) / x;
  const level = ((y > 0 ? room.to[1] : room.from[1]) - eye[1]) / y;
  const back = room.to[2] - eye[2];
  if (back <= side && back <= level) return { distance: back, across: 2 };
  return side < level ? { distance: side, across: 0 } : { distance: level, across: 1 };
}

/** Boxes as rows of numbers: that halves the time of the whole picture. */
class Slabs {
  readonly #boxes: readonly Box[];
  readonly #bounds: Float64Array;

  constructor(boxes: readonly Box[]) {
    this.#boxes = boxes;
    this.#bounds = Float64Array.from(boxes.flatMap(({ from, to }) => [...from, ...to]));
  }

  /** The first box that a ray from (x, y, z) enters within `farthest` steps (Kay, Kajiya 1986). */
  first(
    x: number,
    y: number,
    z: number,
    stepX: number,
    stepY: number,
    stepZ: number,
    farthest: number,
  ): { box: Box; across: Axis; distance: number } | null {
    const bounds = this.#bounds;
    const perX = 1 / stepX;
    const perY = 1 / stepY;
    const perZ = 1 / stepZ;
    let found = -1;
    let across: Axis = 2;
    let distance = farthest;
    for (let i = 0; i < bounds.length; i += 6) {
      const left = ((bounds[i] as number) - x) * perX;
      const right = ((bounds[i + 3] as number) - x) * perX;
      const enterX = left < right ? left : right;
      let leave = left < right ? right : left;
      if (leave <= 0 || enterX >= distance) continue;
      const low = ((bounds[i + 1] as number) - y) * perY;
      const high = ((bounds[i + 4] as number) - y) * perY;
      const enterY = low < high ? low : high;
      if (low < high ? high < leave : low < leave) leave = low < high ? high : low;
      if (enterY >= leave) continue;
      const front = ((bounds[i + 2] as number) - z) * perZ;
      const back = ((bounds[i + 5] as number) - z) * perZ;
      const enterZ = front < back ? front : back;
      if (front < back ? back < leave : front < leave) leave = front < back ? back : front;
      const enter =
        enterX > enterY ? (enterX > enterZ ? enterX : enterZ) : enterY > enterZ ? enterY : enterZ;
      if (enter <= 0 || enter >= leave || enter >= distance) continue;
      found = i / 6;
      distance = enter;
      across = enter === enterX ? 0 : enter === enterY ? 1 : 2;
    }
    const box = this.#boxes[found];
    return box ? { box, across, distance } : null;
  }
}

/** How much of the night gets to a point: all of it in the open, less where walls meet. */
function openness({ from, to }: Box, point: Point): number {
  let open = 1;
  for (const axis of axes) {
    const gap = Math.min(point[axis] - from[axis], to[axis] - point[axis]);
    if (gap > 0.001 && gap < 1.5) open *= 1 - 0.35 * Math.exp(-gap / 0.35);
  }
  return open;
}

/** Exposure as film has it: bright things fade into white instead of being cut off. */
const exposureSteps = 16_384;
const exposed = Uint8Array.from({ length: 2 * exposureSteps + 1 }, (_, step) =>
  Math.round(255 * (1 - Math.exp((-1.6 * step) / exposureSteps)) ** (1 / 2.2)),
);

function writeDot(picture: Buffer, index: number, colour: Colour): void {
  for (const channel of axes) {
    const step = Math.min(2 * exposureSteps, Math.round(colour[channel] * exposureSteps));
    picture[index + channel] = exposed[step] as number;
  }
}
