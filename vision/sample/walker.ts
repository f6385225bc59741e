// Owns the drawn visitor: a hooded figure with a torch and a bag, as the pictures of one walking
// cycle (two steps). Drawn from limbs; what moves them is in `pose`.

/** Of one picture of the cycle, in dots; the feet stand `ground` dots below its top. */
export const walkerSize = { width: 736, height: 476, ground: 432 } as const;
/** Pictures in the cycle; shown at 15 a second he takes a step every half second. */
export const walkerCycle = 16;
/** Dots he must go on from one picture to the next for his feet to stay where they stand. */
export const walkerPace = 18;

type Place = readonly [x: number, y: number];
type Tint = readonly [number, number, number];

/** Dots that a metre has at his distance from the camera, as in room.ts: 800 / 3.48 m. */
const metre = 230;
/** Where his hips are in the picture; most of the rest is for the light ahead of him. */
const hipColumn = 164;
/** Share of the cycle that a foot stands, in which the body goes on by its reach. */
const standing = 0.6;
/** He holds the torch steadily. */
const torchHand: Place = [0.47, 1.07];
const torch: Place = [0.6, 1.035];
const reach = (walkerPace * walkerCycle * standing) / metre;

interface Limb {
  /** Metres: x ahead of the hips, y above the ground. */
  from: Place;
  to: Place;
  /** Half its thickness at either end, metres. */
  thick: readonly [number, number];
  tint: Tint;
}

const jacket: Tint = [27, 30, 38];
const trousers: Tint = [20, 22, 30];
const shoes: Tint = [12, 12, 14];
const hood: Tint = [33, 36, 46];
const face: Tint = [9, 9, 11];
const bag: Tint = [44, 38, 32];
const glove: Tint = [14, 15, 18];
const far = (tint: Tint): Tint => [tint[0] * 0.62, tint[1] * 0.62, tint[2] * 0.66];

/** The pictures of the cycle in order, 4 bytes a dot (red, green, blue, cover). */
export function* drawWalker(): Generator<Buffer> {
  const light = Buffer.alloc(walkerSize.width * walkerSize.height * 4);
  paintShadow(light);
  paintTorchlight(light);
  for (let picture = 0; picture < walkerCycle; picture++) {
    const canvas = Buffer.from(light);
    for (const limb of pose(picture / walkerCycle)) paintLimb(canvas, limb);
    yield canvas;
  }
}

/** His limbs, the farthest first, at a `phase` (0-1) of the cycle. */
function pose(phase: number): Limb[] {
  const rise = 0.022 * Math.cos(4 * Math.PI * (phase - standing / 2));
  const hip: Place = [0, 0.9 + rise];
  const shoulder: Place = [0.1, 1.38 + rise];
  const swing = Math.sin(2 * Math.PI * (phase + 0.2));
  const backHand: Place = [0.1 + 0.26 * swing, 0.9 + rise + 0.05 * Math.abs(swing)];
  const head: Place = [0.15, 1.585 + rise];
  return [
    ...arm(shoulder, backHand).map((limb) => ({ ...limb, tint: far(limb.tint) })),
    ...leg(hip, (phase + 0.5) % 1).map((limb) => ({ ...limb, tint: far(limb.tint) })),
    ...leg(hip, phase),
    // The bag on his back, then the trunk over its straps.
    line([-0.13, 1.06 + rise], [-0.09, 1.33 + rise], [0.13, 0.115], bag),
    line([0.005, 0.93 + rise], [0.075, 1.34 + rise], [0.135, 0.165], jacket),
    line([0.09, 1.4 + rise], [0.11, 1.47 + rise], [0.1, 0.1], hood),
    // The hood hangs over his forehead and down his neck.
    line(
      [head[0] - 0.015, head[1] - 0.055],
      [head[0] - 0.01, head[1] + 0.02],
      [0.118, 0.125],
      hood,
    ),
    line(
      [head[0] + 0.065, head[1] - 0.045],
      [head[0] + 0.07, head[1] - 0.015],
      [0.07, 0.072],
      face,
    ),
    line([head[0] - 0.03, head[1] + 0.07], [head[0] + 0.075, head[1] + 0.055], [0.075, 0.05], hood),
    ...arm(shoulder, torchHand),
    line(torchHand, torch, [0.022, 0.034], [60, 60, 64]),
  ];
}

function line(from: Place, to: Place, thick: readonly [number, number], tint: Tint): Limb {
  return { from, to, thick, tint };
}

function arm(shoulder: Place, hand: Place): Limb[] {
  const elbow = bend(shoulder, hand, 0.29, 0.27, -1);
  return [
    line(shoulder, elbow, [0.08, 0.06], jacket),
    line(elbow, hand, [0.06, 0.046], jacket),
    line(hand, hand, [0.047, 0.047], glove),
  ];
}

function leg(hip: Place, phase: number): Limb[] {
  const { ankle, toe } = foot(phase);
  const knee = bend(hip, ankle, 0.44, 0.45, 1);
  return [
    line(ankle, toe, [0.05, 0.034], shoes),
    line(knee, ankle, [0.075, 0.052], trousers),
    line(hip, knee, [0.115, 0.08], trousers),
  ];
}

/** Standing it goes back under him at his own pace; then it swings ahead, toes hanging. */
function foot(phase: number): { ankle: Place; toe: Place } {
  const stands = phase < standing;
  const share = stands ? phase / standing : (phase - standing) / (1 - standing);
  const eased = share * share * (3 - 2 * share);
  const x = 0.04 + (stands ? reach * (0.5 - share) : reach * (eased - 0.5));
  const lift = stands
    ? 0.07 * Math.max(0, share - 0.75) * 4
    : 0.07 + 0.06 * Math.sin(Math.PI * share) - 0.07 * share;
  const tilt = stands ? -0.5 * Math.max(0, share - 0.7) * 3 : -0.45 * (1 - share) + 0.3 * share;
  return {
    ankle: [x, 0.075 + lift],
    toe: [
      x + 0.19 * Math.cos(tilt),
      0.035 + lift * 0.55 + 0.19 * Math.sin(tilt) * 0.4 + 0.02 * share,
    ],
  };
}

/** The joint between two bones that reach from one place to the other, on the given side. */
function bend(from: Place, to: Place, upper: number, lower: number, side: 1 | -1): Place {
  const x = to[0] - from[0];
  const y = to[1] - from[1];
  const length = Math.min(Math.hypot(x, y), upper + lower - 0.001);
  const along = (upper ** 2 - lower ** 2 + length ** 2) / (2 * length);
  const aside = side * Math.sqrt(Math.max(0, upper ** 2 - along ** 2));
  const full = Math.hypot(x, y);
  return [from[0] + (x * along - y * aside) / full, from[1] + (y * along + x * aside) / full];
}

/** A rounded limb: lit from behind by the lamp and from the front by his own torch. */
function paintLimb(canvas: Buffer, { from, to, thick, tint }: Limb): void {
  const [fromX, fromY] = dots(from);
  const [toX, toY] = dots(to);
  const margin = Math.max(...thick) * metre + 2;
  const length = (toX - fromX) ** 2 + (toY - fromY) ** 2;
  forEachDot(
    [Math.min(fromX, toX) - margin, Math.min(fromY, toY) - margin],
    [Math.max(fromX, toX) + margin, Math.max(fromY, toY) + margin],
    (x, y, index) => {
      const dot = (x - fromX) * (toX - fromX) + (y - fromY) * (toY - fromY);
      const share = length === 0 ? 0 : Math.min(1, Math.max(0, dot / length));
      const awayX = x - fromX - (toX - fromX) * share;
      const awayY = y - fromY - (toY - fromY) * share;
      const away = Math.hypot(awayX, awayY);
      const radius = (thick[0] + (thick[1] - thick[0]) * share) * metre;
      const cover = Math.min(1, Math.max(0, radius - away + 0.5));
      if (cover === 0) return;
      const rim = Math.min(1, away / radius) ** 3;
      const slant = away === 0 ? 0 : (0.8 * awayX - 0.6 * awayY) / away;
      const light = 1 + 0.5 * slant * rim;
      const warm = Math.max(0, slant) * rim * 26;
      blend(
        canvas,
        index,
        [tint[0] * light + warm, tint[1] * light + warm * 0.8, tint[2] * light + warm * 0.55],
        cover,
      );
    },
  );
}

function paintShadow(canvas: Buffer): void {
  const [column, row] = dots([0.02, 0]);
  forEachDot([column - 110, row - 24], [column + 110, row + 24], (x, y, index) => {
    const away = Math.hypot((x - column) / 105, (y - row - 4) / 20);
    blend(canvas, index, [6, 7, 10], 0.55 * Math.max(0, 1 - away));
  });
}

/** The cone from the torch and where it meets the floor. */
function paintTorchlight(canvas: Buffer): void {
  const [startX, startY] = dots(torch);
  const [spotX, spotY] = dots([1.66, -0.02]);
  const wide = 128;
  const flat = 30;
  forEachDot(
    [startX - 20, startY - 30],
    [spotX + wide * 1.5, spotY + flat * 1.5],
    (x, y, index) => {
      const spot = Math.hypot((x - spotX) / wide, (y - spotY) / flat);
      const pool = 0.62 * Math.min(1, Math.max(0, 1.25 - spot) / 0.6);
      // Along the cone from the torch (0) to the floor (1), and across it from edge to edge (-1, 1).
      const along =
        ((x - startX) * (spotX - startX) + (y - startY) * (spotY - startY)) /
        ((spotX - startX) ** 2 + (spotY - startY) ** 2);
      const across =
        Math.abs((x - startX) * (spotY - startY) - (y - startY) * (spotX - startX)) /
        Math.hypot(spotX - startX, spotY - startY);
      const half = 5 + along * 66;
      const inCone = along > 0 && along < 1.04 ? Math.max(0, 1 - (across / half) ** 2) : 0;
      const cone = 0.3 * inCone * (1 - 0.55 * along);
      const glare = 0.9 * Math.exp(-Math.hypot(x - startX, y - startY) / 5);
      blend(canvas, index, [255, 241, 205], Math.min(0.95, Math.max(pool, cone) + glare));
    },
  );
}

function dots([x, y]: Place): Place {
  return [hipColumn + x * metre, walkerSize.ground - y * metre];
}

function forEachDot(from: Place, to: Place, paint: (x: number, y: number, index: number) => void) {
  const { width, height } = walkerSize;
  const last = Math.min(height - 1, Math.ceil(to[1]));
  for (let row = Math.max(0, Math.floor(from[1])); row <= last; row++) {
    const end = Math.min(width - 1, Math.ceil(to[0]));
    for (let column = Math.max(0, Math.floor(from[0])); column <= end; column++) {
      paint(column + 0.5, row + 0.5, (row * width + column) * 4);
    }
  }
}

/** Lays a colour over what is there (Porter and Duff's "over", colours not multiplied). */
function blend(canvas: Buffer, index: number, [red, green, blue]: Tint, cover: number): void {
  if (cover <= 0) return;
  const below = (canvas[index + 3] as number) / 255;
  const all = cover + below * (1 - cover);
  const mix = cover / all;
  canvas[index] = clamp((canvas[index] as number) * (1 - mix) + red * mix);
  canvas[index + 1] = clamp((canvas[index + 1] as number) * (1 - mix) + green * mix);
  canvas[index + 2] = clamp((canvas[index + 2] as number) * (1 - mix) + blue * mix);
  canvas[index + 3] = clamp(all * 255);
}

function clamp(value: number): number {
  return Math.min(255, Math.max(0, Math.round(value)));
}
