// Owns the command line of a decoding ffmpeg and the size of what it makes. Each odd option is
// there for a reason: facts/packet-ring.md "Three traps".
import type { Ffmpeg } from "./ffmpeg.ts";
import type { VideoFormat } from "./packet.ts";

/** In pixels, both even. */
export interface FrameSize {
  width: number;
  height: number;
}

export interface DecoderCommand {
  ffmpeg: Ffmpeg;
  format: VideoFormat;
  /** Of the frames; outputSize() finds it. */
  size: FrameSize;
  /** A frame is shown when the last shown one is at least so much older; 0 shows every frame. */
  everyMs: number;
}

/** Enough for motion: the first reference system's constants were set at this width. */
export const motionWidth = 640;

/** The size in which pictures of `format` are examined: at most `targetWidth` wide, even. */
export function outputSize(
  format: Pick<VideoFormat, "width" | "height">,
  targetWidth = motionWidth,
): FrameSize {
  const width = even(Math.min(targetWidth, format.width));
  const height = even(Math.min(Math.round((width * format.height) / format.width), format.height));
  return { width, height };
}

/** The command line of a decoder; the same for ffmpeg 4.1 to 5.1 and later but for one option. */
export function decoderArguments(options: DecoderCommand): string[] {
  const { ffmpeg, format, size, everyMs } = options;
  const lowres = format.codec === "mjpeg" ? mjpegReduction(format, size) : 0;
  const seconds = everyMs / 1_000;
  const steps = [
    ...(everyMs > 0 ? [`select='isnan(prev_selected_t)+gte(t-prev_selected_t\\,${seconds})'`] : []),
    `scale=${size.width}:${size.height}:flags=fast_bilinear`,
  ];
  return [
    ..."-nostdin -hide_banner -v error".split(" "),
    // Input. Never -fflags nobuffer here: it loses the first keyframe.
    ..."-threads 1 -flags low_delay -probesize 32 -analyzeduration 0".split(" "),
    ...(lowres > 0 ? ["-lowres", String(lowres)] : []),
    ..."-f matroska -i pipe:0 -map 0:v:0".split(" "),
    // Each frame once, at its packet's time in ms, whatever gaps there are.
    ...(ffmpeg.capabilities.fpsMode ? ["-fps_mode", "passthrough"] : ["-vsync", "0"]),
    ..."-copyts -enc_time_base 1:1000".split(" "),
    // Output. Without -threads 1 here, too, every frame leaves one packet late.
    ..."-threads 1 -filter_threads 1 -pix_fmt yuv420p -c:v rawvideo".split(" "),
    "-vf",
    steps.join(","),
    ..."-f nut -write_index 0 -flush_packets 1 pipe:1".split(" "),
  ];
}

/** How often a JPEG can be halved while decoding (which is cheap) and still be large enough. */
function mjpegReduction(format: VideoFormat, size: FrameSize): number {
  let halvings = 0;
  while (
    halvings < 3 &&
    format.width >> (halvings + 1) >= size.width &&
    format.height >> (halvings + 1) >= size.height
  ) {
    halvings++;
  }
  return halvings;
}

function even(value: number): number {
  return Math.max(2, value - (value % 2));
}
