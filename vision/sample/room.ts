// Owns what the sample camera looks at: a living room at night, with a lamp left on. All of it is
// drawn here, so nothing needs to be downloaded to see it.
import { drawScene, type Box, type Colour, type Lens, type Material } from "./ray-caster.ts";
import type { Point, Scene } from "./ray-caster.ts";

/** The size of everything that the sample camera shows. */
export const pictureSize = { width: 1280, height: 720 } as const;

/** A camera on a shelf, two metres up. */
const lens: Lens = { ...pictureSize, eye: [0, 2, 0], focal: 800, horizon: 230 };

let drawn: Promise<Buffer> | null = null;

/** The room without anybody in it, 3 bytes a dot (red, green, blue). Drawn once; don't change it. */
export async function drawRoom(): Promise<Buffer> {
  drawn ??= drawScene(scene, lens);
  return await drawn;
}

const backWall = 6.5;
const pane = { left: -2.45, right: -0.75, bottom: 0.98, top: 2.2 };
/** Where the moonlight goes: into the room, down and to the right. */
const moonlight: Point = [0.42, -0.62, -1];

const white: Colour = [0.62, 0.6, 0.56];
const plain =
  (colour: Colour): Material =>
  () => ({ colour });

const room: Box = {
  from: [-3.4, 0, -1],
  to: [3.4, 2.62, backWall],
  material(point, side) {
    if (side === 1) return point[1] > 1 ? { colour: [0.6, 0.58, 0.55] } : floor(point);
    if (point[1] < 0.11) return { colour: white };
    return side === 2 && inside(point, pane) ? outside(point) : wallpaper(point, side);
  },
};

/** Boards towards the camera, each of its own shade, and a rug. */
function floor([x, , z]: Point) {
  const toRug = Math.hypot((x + 0.35) / 1.75, (z - 4.55) / 0.72);
  if (toRug < 1) {
    const ring = toRug > 0.93 || (toRug > 0.78 && toRug < 0.82);
    const colour: Colour = ring ? [0.5, 0.44, 0.36] : [0.3, 0.13, 0.13];
    return { colour };
  }
  const board = Math.floor((x + 10) / 0.19);
  const along = z / 1.7 + chance(board);
  const shade = 0.8 + 0.3 * chance(board * 31 + Math.floor(along));
  const gap = (x + 10) / 0.19 - board < 0.05 || along - Math.floor(along) < 0.008;
  const dark = gap ? 0.5 : shade * (1 + 0.05 * Math.sin(z * 40 + chance(board) * 9 + x * 60));
  return { colour: [0.4 * dark, 0.27 * dark, 0.17 * dark] as Colour };
}

function wallpaper(point: Point, side: number) {
  const along = side === 2 ? point[0] : point[2];
  const stripe = Math.floor((along + 20) / 0.16) % 2 === 0 ? 1 : 0.94;
  if (point[1] < 0.9) return { colour: scaled([0.42, 0.45, 0.44], point[1] > 0.86 ? 1.3 : 1) };
  return { colour: scaled([0.5, 0.49, 0.42], stripe) };
}

/** The night through the window: a sky, a moon, and hills. */
function outside([x, y]: Point) {
  const toMoon = Math.hypot(x + 1.25, y - 1.86);
  const moon = toMoon < 0.085 ? 2.2 : 0.22 * Math.exp(-toMoon / 0.22);
  const hills = y < 1.28 + 0.08 * Math.sin(x * 3.1) + 0.03 * Math.sin(x * 9 + 1);
  const sky: Colour = hills ? [0.008, 0.013, 0.022] : [0.035, 0.065, 0.13];
  return {
    colour: [sky[0] + moon * 0.8, sky[1] + moon * 0.88, sky[2] + moon] as Colour,
    shines: true,
  };
}

const curtain: Material = ([x]) => ({
  colour: scaled([0.3, 0.33, 0.43], 0.72 + 0.28 * Math.sin(x * 62) + 0.12 * Math.sin(x * 23)),
});

/** A landscape in oil. */
const painting: Material = ([x, y], side) => {
  const u = (x - 0.98) / 0.3;
  const v = (y - 1.72) / 0.2;
  if (side !== 2) return { colour: [0.3, 0.2, 0.1] };
  if (v > 0.62 + 0.1 * Math.sin(u * 1.4)) return { colour: [0.62, 0.45, 0.28] };
  if (v > 0.05 + 0.3 * Math.sin(u * 2.1 + 0.6)) return { colour: [0.55, 0.34, 0.22] };
  if (v > -0.4 + 0.14 * Math.sin(u * 3 + 2)) return { colour: [0.18, 0.26, 0.27] };
  return { colour: [0.12, 0.17, 0.12] };
};

/** Two panels, one over the other. */
const door: Material = ([x, y], side) => {
  const u = (x - 2.16) / 0.42;
  const panel = Math.abs(u) < 0.66 && ((y > 0.25 && y < 0.9) || (y > 1.1 && y < 1.85));
  const rim = panel && (Math.abs(u) > 0.6 || y < 0.29 || y > 1.81 || (y > 0.86 && y < 1.14));
  const colour: Colour = [0.46, 0.42, 0.36];
  return { colour: side === 2 ? scaled(colour, rim ? 0.62 : panel ? 0.9 : 1) : colour };
};

/** Books, each of its own colour and height, on three boards. */
const books: Material = ([, y, z], side) => {
  const shelf = (y - 0.08) / 0.46;
  const inShelf = (shelf - Math.floor(shelf)) * 0.46;
  if (side !== 0 || inShelf < 0.035 || z > 6.3 || z < 4.98) return { colour: [0.2, 0.13, 0.08] };
  const book = Math.floor(z / 0.055 + Math.floor(shelf) * 77);
  if (inShelf > 0.27 + 0.12 * chance(book * 7)) return { colour: [0.05, 0.04, 0.035] };
  const tint = chance(book * 13);
  const colour: Colour =
    tint < 0.3 ? [0.34, 0.12, 0.1] : tint < 0.6 ? [0.12, 0.2, 0.3] : [0.36, 0.3, 0.2];
  return { colour: scaled(colour, 0.5 + 0.8 * chance(book * 3)) };
};

/** Linen with a bulb behind it. */
const shade: Material = ([x, y]) => {
  const near = Math.exp(-(((x - 0.28) / 0.2) ** 2) - ((y - 1.1) / 0.16) ** 2);
  return { colour: [0.55 + 1.5 * near, 0.36 + 1.05 * near, 0.17 + 0.55 * near], shines: true };
};

const cloth = plain([0.17, 0.24, 0.29]);
const cushion = plain([0.52, 0.33, 0.14]);
const wood = plain([0.3, 0.19, 0.11]);
const brass = plain([0.5, 0.4, 0.2]);
const frame = plain(white);
const leaf = plain([0.1, 0.2, 0.09]);

const box = (from: Point, to: Point, material: Material, clear = false): Box => ({
  from,
  to,
  material,
  ...(clear && { clear }),
});

const boxes: readonly Box[] = [
  // The window: its frame, the bars, the sill, curtains.
  box([-2.52, 2.2, 6.44], [-0.68, 2.27, backWall], frame, true),
  box([-2.6, 0.9, 6.36], [-0.6, 0.98, backWall], frame),
  box([-2.52, 0.98, 6.44], [-2.45, 2.2, backWall], frame, true),
  box([-0.75, 0.98, 6.44], [-0.68, 2.2, backWall], frame, true),
  box([-1.63, 0.98, 6.45], [-1.57, 2.2, backWall], frame, true),
  box([-2.45, 1.72, 6.45], [-0.75, 1.76, backWall], frame, true),
  box([-2.95, 0.35, 6.3], [-2.4, 2.36, 6.42], curtain),
  box([-0.8, 0.35, 6.3], [-0.25, 2.36, 6.42], curtain),
  box([-3.05, 2.36, 6.3], [-0.15, 2.41, 6.36], brass, true),
  // The sofa.
  box([-2.55, 0.08, 5.35], [-0.4, 0.42, 6.2], cloth),
  box([-2.55, 0.42, 5.95], [-0.4, 0.86, 6.25], cloth),
  box([-2.75, 0.08, 5.3], [-2.5, 0.62, 6.25], cloth),
  box([-0.45, 0.08, 5.3], [-0.2, 0.62, 6.25], cloth),
  box([-1.5, 0.42, 5.3], [-1.46, 0.44, 5.95], plain([0.1, 0.14, 0.17]), true),
  box([-2.3, 0.44, 5.8], [-1.9, 0.78, 5.94], cushion),
  // The table with the lamp.
  box([-0.02, 0.5, 5.72], [0.62, 0.55, 6.3], wood),
  box([0.02, 0, 5.76], [0.07, 0.5, 5.81], wood),
  box([0.53, 0, 5.76], [0.58, 0.5, 5.81], wood),
  box([0.02, 0, 6.2], [0.07, 0.5, 6.25], wood),
  box([0.53, 0, 6.2], [0.58, 0.5, 6.25], wood),
  box([0.2, 0.55, 5.93], [0.36, 0.58, 6.09], brass, true),
  box([0.265, 0.58, 5.995], [0.295, 0.95, 6.025], brass, true),
  box([0.06, 0.94, 5.8], [0.5, 1.27, 6.22], shade, true),
  // Pictures, the door, the shelf.
  box([0.63, 1.47, 6.46], [1.33, 1.97, backWall], plain([0.24, 0.15, 0.07])),
  box([0.68, 1.52, 6.455], [1.28, 1.92, backWall], painting, true),
  box([1.66, 0, 6.44], [2.66, 2.14, backWall], frame, true),
  box([1.74, 0.01, 6.42], [2.58, 2.06, backWall], door, true),
  box([1.8, 0.98, 6.36], [1.92, 1.02, 6.42], brass),
  box([3.05, 0, 4.95], [3.4, 1.96, 6.34], books),
  // A plant between the door and the table.
  box([1.02, 0, 6], [1.32, 0.32, 6.3], plain([0.4, 0.23, 0.16])),
  ...[0, 1, 2, 3, 4, 5, 6, 7, 8].map((number) => {
    const x = 1.17 + 0.24 * (chance(number * 5 + 1) - 0.5);
    const z = 6.15 + 0.2 * (chance(number * 5 + 2) - 0.5);
    const top = 0.62 + 0.5 * chance(number * 5 + 3);
    return box([x - 0.02, 0.3, z - 0.02], [x + 0.025, top, z + 0.02], leaf);
  }),
];

const scene: Scene = {
  room,
  boxes,
  lamp: { at: [0.28, 1.08, 6.01], colour: [1.15, 0.72, 0.36] },
  night: [0.082, 0.1, 0.142],
  moonColour: [0.17, 0.24, 0.36],
  moon([x, y, z]) {
    const steps = (backWall - z) / -moonlight[2];
    const from: Point = [x - moonlight[0] * steps, y - moonlight[1] * steps, backWall];
    if (z > backWall - 0.01) return 0;
    const edge = 0.04;
    const bars =
      smooth(Math.abs(from[0] + 1.6) - 0.03, edge) * smooth(Math.abs(from[1] - 1.74) - 0.02, edge);
    return (
      bars *
      smooth(from[0] - pane.left, edge) *
      smooth(pane.right - from[0], edge) *
      smooth(from[1] - pane.bottom, edge) *
      smooth(pane.top - from[1], edge)
    );
  },
};

function inside([x, y]: Point, { left, right, bottom, top }: typeof pane): boolean {
  return x > left && x < right && y > bottom && y < top;
}

/** 0 up to `-edge`, 1 from `edge` on. */
function smooth(value: number, edge: number): number {
  return Math.min(1, Math.max(0, (value + edge) / (2 * edge)));
}

function scaled([red, green, blue]: Colour, by: number): Colour {
  return [red * by, green * by, blue * by];
}

/** 0 to 1, always the same for the same whole number (the mixing of mulberry32). */
function chance(seed: number): number {
  let mixed = Math.imul((seed + 0x6d2b79f5) ^ ((seed + 0x6d2b79f5) >>> 15), seed | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}
