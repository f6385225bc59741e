// Owns the command lines of the ffmpeg that reads a camera: it copies (or, for webcams that only
// have raw pictures, encodes) into NUT on its stdout. Pure; from facts/packet-ring.md.
import { hostAndPort } from "./address.ts";
import type { FfmpegCapabilities } from "./ffmpeg-capabilities.ts";
import { urlOf } from "./source.ts";
import type { HttpSource, RtspSource } from "./source.ts";

/**
 * ffmpeg's own timeout on its sockets. The watchdog is quicker; this ends a reader whose Vigil was
 * killed while the camera was silent (after up to four times this: it tries again).
 */
const socketTimeout = String(5_000_000);

const quiet = words("-hide_banner -nostdin -v error");

/** Every packet at once: batching saves 0.15 CPU s a minute but holds pictures back. */
const toNut = ["-f", "nut", "-write_index", "0", "-flush_packets", "1", "pipe:1"];

function copying(filters: readonly string[] = []): string[] {
  return ["-map", "0:v:0", "-c", "copy", ...filters, ...toNut];
}

/** For pictures that come raw: H.264 with a keyframe a second, or MJPEG where x264 is missing. */
function encoding(capabilities: FfmpegCapabilities): string[] {
  const encoder = capabilities.encoders.libx264
    ? words(
        "-c:v libx264 -preset ultrafast -tune zerolatency -crf 26 -maxrate 4M -bufsize 4M " +
          "-pix_fmt yuv420p -force_key_frames expr:gte(t,n_forced)",
      )
    : words("-c:v mjpeg -q:v 5 -pix_fmt yuvj420p");
  return ["-map", "0:v:0", ...encoder, ...toNut];
}

/**
 * RTSP over TCP; ffmpeg does basic and digest authentication itself. `address` is the host's IP
 * address. Only the video is asked for, so that the camera's sound need not be carried.
 */
export function rtspArguments(
  source: RtspSource,
  address: string,
  capabilities: FfmpegCapabilities,
): string[] {
  const timeout = capabilities.rtspTimeoutOption
    ? [`-${capabilities.rtspTimeoutOption}`, socketTimeout]
    : [];
  return [
    ...quiet,
    ...words("-rtsp_transport tcp -allowed_media_types video"),
    ...timeout,
    "-i",
    urlOf(source, hostFor(source, address, capabilities)),
    ...copying(),
  ];
}

/** A playlist (HLS), which ffmpeg must fetch itself. */
export function playlistArguments(
  source: HttpSource,
  address: string,
  capabilities: FfmpegCapabilities,
): string[] {
  const host = hostFor(source, address, capabilities);
  const name =
    host === source.host ? [] : ["-headers", `Host: ${hostAndPort(source.host, source.port)}\r\n`];
  return [...quiet, "-rw_timeout", socketTimeout, ...name, "-i", urlOf(source, host), ...copying()];
}

/** TLS servers choose their certificate by name, so it stays where this ffmpeg survives names. */
function hostFor(
  source: RtspSource | HttpSource,
  address: string,
  capabilities: FfmpegCapabilities,
): string {
  return source.secure && capabilities.resolvesNames ? source.host : address;
}

/** What a stream's packets need to become Annex-B; from MP4, MKV and FLV they have lengths instead. */
const annexBFilters: Record<string, readonly string[]> = {
  h264: ["-bsf:v", "h264_mp4toannexb"],
  hevc: ["-bsf:v", "hevc_mp4toannexb"],
};

/** One showing of a file at its own speed. Codecs that nobody downstream takes are encoded. */
export function fileArguments(
  file: string,
  codec: string,
  capabilities: FfmpegCapabilities,
): string[] {
  // The prefix keeps a name like "-x.mp4" or "a:b.mp4" from being an option or a protocol.
  const input = [...quiet, "-re", "-i", `file:${file}`];
  if (codec !== "h264" && codec !== "hevc" && codec !== "mjpeg") {
    return [...input, ...encoding(capabilities)];
  }
  return [...input, ...copying(annexBFilters[codec])];
}

/** Arguments that make an ffmpeg print what is in a file. */
export function fileProbeArguments(file: string): string[] {
  return ["-nostdin", "-i", `file:${file}`];
}

/** The first video stream's codec in what ffmpeg prints about an input ("h264"), or null. */
export function readCodec(lines: string): string | null {
  return /^\s*Stream #0:\d+.*?: Video: (\w+)/m.exec(lines)?.[1] ?? null;
}

/** What the first bytes of a stream tell; ffmpeg finds out the rest. */
export interface StreamKind {
  /** A bare row of pictures without times, or a container with them. */
  form: "raw" | "container";
  codec: "h264" | "hevc" | "mjpeg" | null;
}

/** Needs the first few hundred bytes; `head` may be shorter, then less is known. */
export function recognizeStream(head: Buffer): StreamKind {
  if (head[0] === 0xff && head[1] === 0xd8) return { form: "raw", codec: "mjpeg" };
  const start = head[2] === 1 ? 3 : head[2] === 0 && head[3] === 1 ? 4 : 0;
  if (start > 0 && head[0] === 0 && head[1] === 0) {
    return { form: "raw", codec: codecOfUnit(head[start] ?? 0) };
  }
  // In MKV and MP4 the codec stands in the header as text; FLV of old has only H.264.
  const text = head.toString("latin1");
  if (/V_MPEG4\/ISO\/AVC|avcC|^FLV/.test(text)) return { form: "container", codec: "h264" };
  if (/V_MPEGH\/ISO\/HEVC|hvcC/.test(text)) return { form: "container", codec: "hevc" };
  return { form: "container", codec: null };
}

/** By what a stream can begin with: parameter sets, a delimiter, or a picture. */
function codecOfUnit(header: number): "h264" | "hevc" {
  const hevcType = (header >> 1) & 0x3f;
  return hevcType >= 32 && hevcType <= 40 && (header & 0x81) === 0 ? "hevc" : "h264";
}

/** A stream on stdin. Raw ones have no times: theirs is when they arrive. */
export function streamArguments(kind: StreamKind): string[] {
  // MPEG-TS is looked at for the full time, 5 s unless said; a keyframe must come meanwhile.
  const open = [...quiet, ...words("-analyzeduration 3000000")];
  if (kind.form === "raw" && kind.codec) {
    const input = words(`-f ${kind.codec} -use_wallclock_as_timestamps 1 -i pipe:0`);
    return [...open, ...input, ...copying()];
  }
  return [...open, ...words("-i pipe:0"), ...copying(kind.codec ? annexBFilters[kind.codec] : [])];
}

/** What a USB camera offers, as `-list_formats all` prints it. */
export interface DeviceFormats {
  h264: readonly Size[];
  mjpeg: readonly Size[];
  raw: boolean;
}
export interface Size {
  width: number;
  height: number;
}

export function v4l2ProbeArguments(device: string): string[] {
  return ["-nostdin", "-f", "v4l2", "-list_formats", "all", "-i", device];
}

/** Reads lines like "[v4l2 @ 0x1] Compressed: mjpeg : Motion-JPEG : 640x480 1280x720". */
export function readV4l2Formats(text: string): DeviceFormats {
  const sizes = { h264: [] as Size[], mjpeg: [] as Size[] };
  for (const [, codec, list] of text.matchAll(/Compressed\s*:\s*(h264|mjpeg)\s*:[^:\n]*:(.*)$/gm)) {
    for (const [, width, height] of (list ?? "").matchAll(/(\d+)x(\d+)/g)) {
      sizes[codec as "h264" | "mjpeg"].push({ width: Number(width), height: Number(height) });
    }
  }
  return { ...sizes, raw: /\bRaw\s*:/.test(text) };
}

/** The camera's own H.264, else its MJPEG, else its raw pictures encoded here. */
export function v4l2Arguments(
  device: string,
  formats: DeviceFormats,
  capabilities: FfmpegCapabilities,
): string[] {
  const open = [...quiet, "-f", "v4l2"];
  for (const codec of ["h264", "mjpeg"] as const) {
    if (formats[codec].length === 0) continue;
    const size = bestSize(formats[codec]);
    return [...open, "-input_format", codec, ...size, "-i", device, ...copying()];
  }
  // Raw pictures come in the driver's own size: asking for one it lacks would fail.
  return [...open, "-i", device, ...encoding(capabilities)];
}

/** The largest up to 1280x720, which is enough for the watch; else the smallest there is. */
function bestSize(sizes: readonly Size[]): string[] {
  const byArea = sizes.toSorted((a, b) => a.width * a.height - b.width * b.height);
  const best = byArea.findLast((size) => size.width <= 1280 && size.height <= 720) ?? byArea[0];
  return best ? ["-video_size", `${best.width}x${best.height}`] : [];
}

/** A webcam on Windows. Untested: there was none to test with. */
export function dshowArguments(name: string, capabilities: FfmpegCapabilities): string[] {
  const input = ["-f", "dshow", "-rtbufsize", "64M", "-i", `video=${name}`];
  return [...quiet, ...input, ...encoding(capabilities)];
}

/** A webcam on macOS, which opens only at a rate that it has. Untested: there was none. */
export function avfoundationArguments(device: string, capabilities: FfmpegCapabilities): string[] {
  const input = ["-f", "avfoundation", "-framerate", "30", "-i", `${device}:none`];
  return [...quiet, ...input, ...encoding(capabilities)];
}

function words(text: string): string[] {
  return text.split(" ");
}
