// Owns the signs that Vigil writes into pictures: digits, capitals and a few marks, as 5 x 7 cells.
// Small enough to need no font file on any machine; other scripts belong into captions.

export const glyphColumns = 5;
export const glyphRows = 7;
/** From one sign to the next, in cells. */
const advance = glyphColumns + 1;

/** Seven rows of five cells each, top to bottom. */
const glyphs: Readonly<Record<string, string>> = {
  "0": "01110 10001 10001 10001 10001 10001 01110",
  "1": "00100 01100 00100 00100 00100 00100 01110",
  "2": "01110 10001 00001 00110 01000 10000 11111",
  "3": "01110 10001 00001 00110 00001 10001 01110",
  "4": "00010 00110 01010 10010 11111 00010 00010",
  "5": "11111 10000 11110 00001 00001 10001 01110",
  "6": "00110 01000 10000 11110 10001 10001 01110",
  "7": "11111 00001 00010 00100 01000 01000 01000",
  "8": "01110 10001 10001 01110 10001 10001 01110",
  "9": "01110 10001 10001 01111 00001 00010 01100",
  A: "01110 10001 10001 11111 10001 10001 10001",
  B: "11110 10001 10001 11110 10001 10001 11110",
  C: "01110 10001 10000 10000 10000 10001 01110",
  D: "11110 10001 10001 10001 10001 10001 11110",
  E: "11111 10000 10000 11110 10000 10000 11111",
  F: "11111 10000 10000 11110 10000 10000 10000",
  G: "01110 10001 10000 10111 10001 10001 01110",
  H: "10001 10001 10001 11111 10001 10001 10001",
  I: "01110 00100 00100 00100 00100 00100 01110",
  J: "00111 00010 00010 00010 00010 10010 01100",
  K: "10001 10010 10100 11000 10100 10010 10001",
  L: "10000 10000 10000 10000 10000 10000 11111",
  M: "10001 11011 10101 10101 10001 10001 10001",
  N: "10001 11001 11001 10101 10011 10011 10001",
  O: "11111 10001 10001 10001 10001 10001 11111",
  P: "11110 10001 10001 11110 10000 10000 10000",
  Q: "01110 10001 10001 10001 10101 10010 01101",
  R: "11110 10001 10001 11110 10100 10010 10001",
  S: "01111 10000 10000 01110 00001 00001 11110",
  T: "11111 00100 00100 00100 00100 00100 00100",
  U: "10001 10001 10001 10001 10001 10001 01110",
  V: "10001 10001 10001 10001 10001 01010 00100",
  W: "10001 10001 10001 10101 10101 11011 10001",
  X: "10001 10001 01010 00100 01010 10001 10001",
  Y: "10001 10001 01010 00100 00100 00100 00100",
  Z: "11111 00001 00010 00100 01000 10000 11111",
  " ": "00000 00000 00000 00000 00000 00000 00000",
  ".": "00000 00000 00000 00000 00000 01100 01100",
  ",": "00000 00000 00000 00000 01100 00100 01000",
  ":": "00000 01100 01100 00000 01100 01100 00000",
  "-": "00000 00000 00000 11111 00000 00000 00000",
  "+": "00000 00100 00100 11111 00100 00100 00000",
  "/": "00001 00001 00010 00100 01000 10000 10000",
  "%": "11001 11001 00010 00100 01000 10011 10011",
  "#": "01010 01010 11111 01010 11111 01010 01010",
  "?": "01110 10001 00001 00110 00100 00000 00100",
};

/** The text as it can be written: capitals without accents, "?" for what has no sign here. */
export function writable(text: string): string {
  const plain = text.normalize("NFD").replaceAll(/\p{Mark}/gu, "");
  return Array.from(plain.toUpperCase(), (sign) => (sign in glyphs ? sign : "?")).join("");
}

/** Width in pixels of a text whose signs are `height` pixels high. */
export function textWidth(text: string, height: number): number {
  const signs = writable(text).length;
  return signs === 0 ? 0 : Math.ceil(((signs * advance - 1) * height) / glyphRows);
}

/** As much of the start of `text` as fits into so many pixels. */
export function fittingText(text: string, height: number, width: number): string {
  let fitting = writable(text);
  while (fitting !== "" && textWidth(fitting, height) > width) fitting = fitting.slice(0, -1);
  return fitting.trimEnd();
}

/** The cells of a whole line of text: `rows[y][x]` is true where there is ink. */
export function cellsOf(text: string): boolean[][] {
  const signs = Array.from(writable(text), (sign) => (glyphs[sign] as string).split(" "));
  return Array.from({ length: glyphRows }, (_, row) =>
    Array.from(signs.map((sign) => sign[row] as string).join("0"), (cell) => cell === "1"),
  );
}
