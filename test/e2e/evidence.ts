// Owns judging evidence from outside, with tools that Vigil didn't write: ffprobe for clips, jimp
// for pixels.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Jimp } from "jimp";
import { drawingFfmpeg } from "../media/drawing-ffmpeg.ts";

export interface ClipFacts {
  codec: string;
  pixelFormat: string;
  seconds: number;
  frames: number;
  firstIsKeyframe: boolean;
  moovFirst: boolean;
  decodingErrors: string;
}

export function probeClip(mp4: Buffer): ClipFacts {
  return withFile(mp4, "clip.mp4", (file) => {
    const probe = (...args: string[]) =>
      execFileSync("ffprobe", ["-v", "error", "-of", "json", ...args, file], { encoding: "utf8" });
    const shown = JSON.parse(
      probe(
        "-count_packets",
        "-show_entries",
        "stream=codec_name,pix_fmt,nb_read_packets:format=duration",
      ),
    ) as {
      streams: { codec_name: string; pix_fmt: string; nb_read_packets: string }[];
      format: { duration: string };
    };
    const first = JSON.parse(
      probe("-select_streams", "v", "-read_intervals", "%+#1", "-show_entries", "frame=key_frame"),
    ) as { frames: { key_frame: number }[] };
    const [stream] = shown.streams;
    const decoded = spawnSync(
      drawingFfmpeg,
      ["-v", "error", "-i", file, "-vsync", "vfr", "-f", "null", "-"],
      { encoding: "utf8" },
    );
    return {
      codec: stream?.codec_name ?? "",
      pixelFormat: stream?.pix_fmt ?? "",
      seconds: Number(shown.format.duration),
      frames: Number(stream?.nb_read_packets),
      firstIsKeyframe: first.frames[0]?.key_frame === 1,
      moovFirst: mp4.indexOf("moov") < mp4.indexOf("mdat"),
      decodingErrors: decoded.stderr,
    };
  });
}

/** A frame of the clip as JPEG, `seconds` from its start. */
export function clipFrame(mp4: Buffer, seconds: number): Buffer {
  return withFile(mp4, "clip.mp4", (file) =>
    execFileSync(
      drawingFfmpeg,
      [
        "-v",
        "error",
        "-ss",
        String(seconds),
        "-i",
        file,
        "-frames:v",
        "1",
        "-q:v",
        "2",
        "-f",
        "mjpeg",
        "pipe:1",
      ],
      { maxBuffer: 64_000_000 },
    ),
  );
}

/** Share of the picture that is darker than `luma`: how much of the drawn, dark walker it shows. */
export async function darkShare(jpeg: Buffer, luma = 80): Promise<number> {
  const picture = await Jimp.fromBuffer(jpeg);
  const { data } = picture.bitmap;
  let dark = 0;
  for (let at = 0; at < data.length; at += 4) {
    const value =
      0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0);
    if (value < luma) dark += 1;
  }
  return dark / (data.length / 4);
}

/** Share of the picture whose luma differs by more than `threshold` between two JPEGs of one size. */
export async function changedShare(one: Buffer, other: Buffer, threshold = 40): Promise<number> {
  const [a, b] = await Promise.all([Jimp.fromBuffer(one), Jimp.fromBuffer(other)]);
  let changed = 0;
  for (let at = 0; at < a.bitmap.data.length; at += 4) {
    // Green stands for luma well enough here.
    const difference = (a.bitmap.data[at + 1] ?? 0) - (b.bitmap.data[at + 1] ?? 0);
    if (Math.abs(difference) > threshold) changed += 1;
  }
  return changed / (a.bitmap.data.length / 4);
}

function withFile<T>(bytes: Buffer, name: string, use: (file: string) => T): T {
  const folder = mkdtempSync(path.join(tmpdir(), "vigil-evidence-"));
  try {
    const file = path.join(folder, name);
    writeFileSync(file, bytes);
    return use(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
