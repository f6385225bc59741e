// Owns what the sample camera shows and when: stretches of the empty room and visits to it, and
// with which words ffmpeg draws them. Both programmes are encoded in one and the same way, so that
// one can take the other's place while the guard is watching.
import path from "node:path";
import { residentFilters, residentSize, strangerFilters, strangerSize } from "./cut-out.ts";
import { footageFiles } from "./footage.ts";
import { pictureSize } from "./room.ts";
import { drawWalker, walkerCycle, walkerPace, walkerSize } from "./walker.ts";

/** To be raised with every change of what is drawn or how it is encoded: clips are made anew. */
export const recipe = 1;

export const framesPerSecond = 15;

/** Filters that show one picture for ever. */
const still = `loop=-1:1,setpts=N/${framesPerSecond}/TB`;

/** Where a piece finds its material. */
export interface Places {
  /** Pictures that we drew: the names in `drawings`. */
  readonly drawings: string;
  readonly footage: string;
}

export const drawings = {
  room: "room.rgb",
  residentAround: "resident-around.gray",
  residentWithin: "resident-within.gray",
  strangerAround: "stranger-around.gray",
} as const;

/** A stretch of video that is encoded by itself. */
export interface Piece {
  readonly name: string;
  readonly seconds: number;
  /** What ffmpeg reads besides the room, from input 1 on. */
  inputs(places: Places): string[];
  /** A filter graph from [room] and inputs 1, 2, ... to [shown]. */
  readonly filters: string;
  /** What is written to ffmpeg's stdin. */
  stdin?(): Iterable<Buffer>;
}

/** Seconds of the empty room, and visits, in turn. */
export type Programme = readonly (number | Piece)[];

/** Encoded once and repeated wherever nobody is there. */
export const emptyRoom: Piece = {
  name: "empty room",
  seconds: 2,
  inputs: () => [],
  filters: "[room]null[shown]",
};

/**
 * Between two visits; with their first and last moments at the rim, 15 to 17 s without movement.
 * Less, and an incident (4 s of quiet, then practice's 10 s of cooldown) would swallow the next;
 * more, and whoever arms would wait for 20 s.
 */
const pause = 14;
const beginning = 5;

/** The hooded figure crosses the room from the left, the light of the torch first. */
export function walkerVisit(seconds = 7): Piece {
  const { width, ground } = walkerSize;
  const floor = 690;
  return {
    name: "walker",
    seconds,
    inputs: () => [...rawVideo("rgba", walkerSize), "-i", "pipe:0"],
    filters:
      `[1]loop=loop=-1:size=${walkerCycle},setpts=N/${framesPerSecond}/TB[walker];` +
      `[room][walker]overlay=x='-${width - 72}+n*${walkerPace}':y=${floor - ground}:eval=frame[shown]`,
    stdin: drawWalker,
  };
}

export interface FootageCut {
  /** In the footage's folder. */
  readonly file: string;
  /** Where in that video the visit begins. */
  readonly fromSeconds: number;
  readonly seconds: number;
}

/** He passes close to the camera from the left to the right, looking into it. */
export function residentVisit({ file, fromSeconds, seconds }: FootageCut): Piece {
  const size = { width: 700, height: 525 };
  return {
    name: "resident",
    seconds,
    inputs: (places) => [
      ...footageInput(places, file, fromSeconds, seconds),
      ...maskInput(places, drawings.residentAround, residentSize),
      ...maskInput(places, drawings.residentWithin, residentSize),
    ],
    filters:
      `[1]null[video];[2]${still}[around];[3]${still}[within];` +
      `${residentFilters(framesPerSecond, size)};` +
      passBy({ seconds, from: -size.width, to: pictureSize.width, top: 203 }),
  };
}

/** The stranger does so from the right to the left. */
export function strangerVisit({ file, fromSeconds, seconds }: FootageCut): Piece {
  const size = { width: 510, height: 432 };
  return {
    name: "stranger",
    seconds,
    inputs: (places) => [
      ...footageInput(places, file, fromSeconds, seconds),
      ...maskInput(places, drawings.strangerAround, strangerSize),
    ],
    filters:
      `[1]null[video];[2]${still}[around];` +
      `${strangerFilters(framesPerSecond, size)};` +
      passBy({ seconds, from: pictureSize.width, to: -size.width, top: 296 }),
  };
}

export const walkerProgramme: Programme = [beginning, walkerVisit(), pause - beginning];

export const peopleProgramme: Programme = [
  beginning,
  residentVisit({ file: footageFiles.resident, fromSeconds: 4, seconds: 9 }),
  pause,
  strangerVisit({ file: footageFiles.stranger, fromSeconds: 10, seconds: 9 }),
  pause,
  residentVisit({ file: footageFiles.residentAgain, fromSeconds: 2, seconds: 9 }),
  pause,
  strangerVisit({ file: footageFiles.stranger, fromSeconds: 62, seconds: 9 }),
  pause - beginning,
];

/** [man] crosses the picture, slowly in the middle of it, rising and falling as one who walks. */
function passBy(pass: { seconds: number; from: number; to: number; top: number }): string {
  const { seconds, from, to, top } = pass;
  const share = `st(0,t/${seconds});${from}+(${to - from})*(ld(0)+0.085*sin(2*PI*ld(0)))`;
  return `[room][man]overlay=x='${share}':y='${top}+9*abs(sin(t*4.7))':eval=frame[shown]`;
}

/** Everything ffmpeg is told for a piece; it writes NUT to its stdout. */
export function pieceArguments(piece: Piece, places: Places): string[] {
  const room = ["-i", fileIn(places.drawings, drawings.room)];
  // The camera's noise: what the guard has to tell from movement.
  const noisy = "[shown]noise=c0s=7:c0f=t,format=yuv420p[out]";
  return [
    ..."-nostdin -v error".split(" "),
    ...rawVideo("rgb24", pictureSize),
    ...room,
    ...piece.inputs(places),
    "-filter_complex",
    `[0]format=yuv420p,${still}[room];${piece.filters};${noisy}`,
    "-map",
    "[out]",
    "-frames:v",
    String(piece.seconds * framesPerSecond),
    ...encoder,
    ..."-f nut -write_index 0 pipe:1".split(" "),
  ];
}

/**
 * A keyframe a second and no B-frames, as most cameras send; x264's other ways of cutting scenes
 * would make the pieces unequal. The number of threads is written into the stream's parameters, so
 * it must not depend on the machine.
 */
const encoder = (
  "-c:v libx264 -preset veryfast -crf 26 -threads 4 -bf 0 " +
  `-g ${framesPerSecond} -keyint_min ${framesPerSecond} -sc_threshold 0 -colorspace smpte170m`
).split(" ");

function rawVideo(dots: string, { width, height }: { width: number; height: number }): string[] {
  const size = ["-s", `${width}x${height}`];
  return ["-f", "rawvideo", "-pix_fmt", dots, ...size, "-framerate", String(framesPerSecond)];
}

function footageInput({ footage }: Places, file: string, from: number, seconds: number): string[] {
  return ["-ss", String(from), "-t", String(seconds), "-i", fileIn(footage, file)];
}

function maskInput(
  places: Places,
  name: string,
  size: { width: number; height: number },
): string[] {
  return [...rawVideo("gray", size), "-i", fileIn(places.drawings, name)];
}

/** The prefix keeps a name from being an option or a protocol. */
function fileIn(folder: string, name: string): string {
  return `file:${path.join(folder, name)}`;
}
