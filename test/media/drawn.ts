// Owns the drawn test pictures: a room of one colour with camera noise, and a walker (a dark
// box) who crosses it at given times. Drawn by ffmpeg once and kept in the temporary folder.
import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { drawingFfmpeg } from "./drawing-ffmpeg.ts";

export interface Walk {
  /** Seconds from the start of the clip. */
  from: number;
  to: number;
  /** Size in pixels of the picture. */
  width: number;
  height: number;
  /** Left edge at `from` and at `to`, in pixels; may lie outside the picture. */
  fromX: number;
  toX: number;
  y: number;
}

export interface Scene {
  seconds: number;
  size?: { width: number; height: number };
  framesPerSecond?: number;
  /** Frames from one keyframe to the next. */
  keyframeEvery?: number;
  codec?: "h264" | "hevc" | "mjpeg";
  /** Strength of the camera noise (0 = none). */
  noise?: number;
  kilobitsPerSecond?: number;
  /**
   * As costly to decode as a camera's own video: a textured room, coded with CABAC, deblocking and
   * small blocks, where the plain one is a flat wall coded in the cheapest way.
   */
  lifelike?: boolean;
  walks: Walk[];
}

/** The file with the scene; drawn when it isn't there yet. MJPEG is a bare row of JPEGs. */
export function drawScene(scene: Scene, ffmpeg = drawingFfmpeg): string {
  const folder = path.join(tmpdir(), "vigil-test-media");
  mkdirSync(folder, { recursive: true });
  const name = createHash("sha256").update(JSON.stringify(scene)).digest("hex").slice(0, 16);
  const codec = scene.codec ?? "h264";
  const file = path.join(folder, `${name}.${codec === "mjpeg" ? "mjpeg" : "mp4"}`);
  if (existsSync(file)) return file;
  const partial = path.join(
    folder,
    `${name}-${process.pid}.${codec === "mjpeg" ? "mjpeg" : "mp4"}`,
  );
  execFileSync(ffmpeg, [...sceneArguments(scene, codec), partial], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  renameSync(partial, file);
  return file;
}

function sceneArguments(scene: Scene, codec: string): string[] {
  const { width, height } = scene.size ?? { width: 1280, height: 720 };
  const rate = scene.framesPerSecond ?? 20;
  const every = String(scene.keyframeEvery ?? rate * 2);
  const noise = scene.noise ?? 8;
  const source = (colour: string, w: number, h: number) =>
    `color=c=${colour}:s=${w}x${h}:r=${rate}:d=${scene.seconds}`;
  const wall = scene.lifelike
    ? `mandelbrot=s=${width}x${height}:r=${rate}:start_scale=0.03:end_scale=0.03,trim=end_frame=1,` +
      `loop=loop=-1:size=1,setpts=N/${rate}/TB,trim=duration=${scene.seconds},` +
      "format=yuv420p,lutyuv=y=val/2+96"
    : source("0x8090a0", width, height);
  const room = wall + (noise ? `,noise=alls=${noise}:allf=t` : "");
  const inputs = ["-f", "lavfi", "-i", room];
  const steps: string[] = [];
  let last = "0:v";
  for (const [index, walk] of scene.walks.entries()) {
    inputs.push("-f", "lavfi", "-i", source("0x202428", walk.width, walk.height));
    const x = `${walk.fromX}+(${walk.toX}-(${walk.fromX}))*(t-${walk.from})/${walk.to - walk.from}`;
    const shown = `between(t\\,${walk.from}\\,${walk.to})`;
    steps.push(
      `[${last}][${index + 1}:v]overlay=x='${x}':y=${walk.y}:eval=frame:enable='${shown}'[w${index}]`,
    );
    last = `w${index}`;
  }
  steps.push(`[${last}]format=yuv420p[out]`);
  const rateArguments = scene.kilobitsPerSecond ? ["-b:v", `${scene.kilobitsPerSecond}k`] : [];
  const encoder = {
    h264: [
      "-c:v",
      "libx264",
      "-preset",
      scene.lifelike ? "veryfast" : "ultrafast",
      "-bf",
      "0",
      "-g",
      every,
      "-keyint_min",
      every,
      "-sc_threshold",
      "0",
    ],
    hevc: [
      "-c:v",
      "libx265",
      "-preset",
      "ultrafast",
      "-x265-params",
      `bframes=0:keyint=${every}:min-keyint=${every}:scenecut=0:log-level=error`,
      "-tag:v",
      "hvc1",
    ],
    mjpeg: ["-c:v", "mjpeg", "-q:v", "5", "-pix_fmt", "yuvj420p", "-f", "mjpeg"],
  }[codec] as string[];
  return [
    "-nostdin",
    "-v",
    "error",
    "-y",
    ...inputs,
    "-filter_complex",
    steps.join(";"),
    "-map",
    "[out]",
    ...encoder,
    ...rateArguments,
  ];
}
