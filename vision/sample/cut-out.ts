// Owns cutting the two men out of their videos, so that they stand in the drawn room: which colours
// are background, what is man in any case, and how they are tinted for the night.

export interface Ellipse {
  /** Centre and radii in dots. */
  readonly x: number;
  readonly y: number;
  readonly radiusX: number;
  readonly radiusY: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The resident's videos; he sits before a wall with a map and a lamp on its left. */
export const residentSize = { width: 400, height: 300 } as const;
/** The stranger's, without its left edge, where a camera stands before the blue wall. */
export const strangerSize = { width: 340, height: 288 } as const;

/** Nothing outside of this is the resident: keeps the map and the lamp out. */
const residentAround: readonly Ellipse[] = [
  { x: 208, y: 165, radiusX: 85, radiusY: 112 },
  { x: 216, y: 330, radiusX: 175, radiusY: 90 },
];
/** All in here is he, also where skin or shirt have the wall's colour: face, neck, chest. */
const residentWithin: readonly Ellipse[] = [
  { x: 208, y: 160, radiusX: 40, radiusY: 65 },
  { x: 208, y: 250, radiusX: 37, radiusY: 70 },
  { x: 216, y: 325, radiusX: 115, radiusY: 56 },
];
/** Gives the stranger a right shoulder, which his video cuts off. */
const strangerAround: readonly Ellipse[] = [
  { x: 165, y: 115, radiusX: 140, radiusY: 130 },
  { x: 172, y: 330, radiusX: 166, radiusY: 135 },
];

/** The masks that the filters need, one byte a dot. */
export function drawMasks() {
  return {
    residentAround: drawMask(residentAround, residentSize, 16),
    residentWithin: drawMask(residentWithin, residentSize, 8),
    strangerAround: drawMask(strangerAround, strangerSize, 7),
  };
}

/** 255 inside of any ellipse, fading to 0 at its rim over about `soft` dots. */
function drawMask(ellipses: readonly Ellipse[], { width, height }: Size, soft: number): Buffer {
  const mask = Buffer.alloc(width * height);
  for (let index = 0; index < mask.length; index++) {
    const column = (index % width) + 0.5;
    const row = Math.floor(index / width) + 0.5;
    let cover = 0;
    for (const { x, y, radiusX, radiusY } of ellipses) {
      const away = Math.hypot((column - x) / radiusX, (row - y) / radiusY);
      cover = Math.max(cover, ((1 - away) * Math.min(radiusX, radiusY)) / soft);
    }
    mask[index] = Math.round(255 * Math.min(1, cover));
  }
  return mask;
}

/**
 * From [video], [around] and [within] to [man], with transparency. His wall is a warm grey; hair
 * and collar are that, too, but darker. Values read off the videos. He comes out somewhat lighter
 * than the room, which has the brightness of his face.
 */
export function residentFilters(rate: number, { width, height }: Size): string {
  return [
    `[video]fps=${rate},format=yuv444p,split=3[picture][tint][dark]`,
    "[tint]format=yuva444p,chromakey=0x867386:0.026:0.016:yuv=1,alphaextract[coloured]",
    "[dark]lutyuv=y='clip((105-val)*6,0,255)',format=gray[darker]",
    "[coloured][darker]blend=all_mode=lighten[unlike]",
    "[unlike][around]blend=all_mode=multiply:shortest=1[outline]",
    "[outline][within]blend=all_mode=lighten:shortest=1,gblur=0.9[cover]",
    "[picture]lutyuv=y=val*1.12:u=128+(val-128)*0.72:v=128+(val-128)*0.75[tinted]",
    `[tinted][cover]alphamerge,scale=${width}:${height}[man]`,
  ].join(";");
}

/**
 * From [video] and [around] to [man], with transparency. What blue the wall throws onto him is
 * taken out.
 */
export function strangerFilters(rate: number, { width, height }: Size): string {
  const crop = `crop=${strangerSize.width}:${strangerSize.height}:20:0`;
  const tint = "y=val*0.9:u='128+(min(val,131)-128)*0.8':v='128+(max(val,122)-128)*0.85'";
  return [
    `[video]fps=${rate},${crop},format=yuva444p[whole]`,
    "[whole]chromakey=0x75C157:0.13:0.06:yuv=1,split[keyed][picture]",
    "[keyed]alphaextract[unlike]",
    "[unlike][around]blend=all_mode=multiply:shortest=1,gblur=0.7[cover]",
    `[picture]format=yuv444p[opaque];[opaque]lutyuv=${tint}[tinted]`,
    `[tinted][cover]alphamerge,scale=${width}:${height}[man]`,
  ].join(";");
}
