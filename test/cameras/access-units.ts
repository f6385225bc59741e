// Owns the pictures of a test camera: a video file taken apart into NAL units, picture by picture.
import { execFileSync } from "node:child_process";
import { drawingFfmpeg } from "../media/drawing-ffmpeg.ts";

export interface AccessUnit {
  keyframe: boolean;
  /** Without start codes. */
  units: Buffer[];
}

/** Every picture of the file's first video, in order; ffmpeg only changes the container. */
export function readAccessUnits(
  file: string,
  codec: "h264" | "hevc",
  ffmpeg = drawingFfmpeg,
): AccessUnit[] {
  // A delimiter before every picture makes the borders plain.
  const filters = `${codec}_mp4toannexb,${codec}_metadata=aud=insert`;
  const bytes = execFileSync(
    ffmpeg,
    [
      "-nostdin",
      "-v",
      "error",
      "-i",
      file,
      "-map",
      "0:v:0",
      "-c",
      "copy",
      "-bsf:v",
      filters,
      "-f",
      codec,
      "pipe:1",
    ],
    { maxBuffer: 256 << 20, stdio: ["ignore", "pipe", "inherit"] },
  );
  const pictures: AccessUnit[] = [];
  for (const unit of splitUnits(bytes)) {
    const type = unitType(unit, codec);
    if (type === (codec === "h264" ? 9 : 35)) {
      pictures.push({ keyframe: false, units: [] });
      continue;
    }
    const picture = pictures.at(-1);
    if (!picture) continue;
    picture.units.push(unit);
    if (codec === "h264" ? type === 5 : type >= 16 && type <= 21) picture.keyframe = true;
  }
  return pictures;
}

export function unitType(unit: Buffer, codec: "h264" | "hevc"): number {
  const header = unit[0] ?? 0;
  return codec === "h264" ? header & 0x1f : (header >> 1) & 0x3f;
}

function splitUnits(bytes: Buffer): Buffer[] {
  const startCode = Buffer.from([0, 0, 1]);
  const units: Buffer[] = [];
  let begin = bytes.indexOf(startCode);
  while (begin >= 0) {
    const next = bytes.indexOf(startCode, begin + 3);
    let end = next < 0 ? bytes.length : next;
    while (end > begin && bytes[end - 1] === 0) end -= 1; // a longer start code's zero
    units.push(bytes.subarray(begin + 3, end));
    begin = next;
  }
  return units;
}
