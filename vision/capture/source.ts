// Owns what CAMERA_URL may say: text in, a Source out, or a sentence about what is wrong with it.
import path from "node:path";
import { fileURLToPath } from "node:url";
import { hostAndPort } from "./address.ts";
import type { LossPlace } from "./loss.ts";
import {
  parseNetworkAddress,
  showNetworkAddress,
  SourceError,
  writeNetworkAddress,
} from "./network-address.ts";
import type { NetworkAddress } from "./network-address.ts";

export { SourceError } from "./network-address.ts";
export type { Credentials } from "./network-address.ts";

export interface RtspSource extends NetworkAddress {
  readonly kind: "rtsp";
}
/** MJPEG, a still that is asked for again and again, or any stream that ffmpeg can read. */
export interface HttpSource extends NetworkAddress {
  readonly kind: "http";
}
/** A file shown at its own speed, over and over: for practice. */
export interface FileSource {
  readonly kind: "file";
  readonly path: string;
  readonly loop: boolean;
}
/** A shell command that writes a video stream to its stdout. */
export interface PipeSource {
  readonly kind: "pipe";
  readonly command: string;
}
export interface V4l2Source {
  readonly kind: "v4l2";
  readonly device: string;
}
/** A webcam on Windows. Untested: there was none to test with. */
export interface DshowSource {
  readonly kind: "dshow";
  readonly name: string;
}
/** A webcam on macOS, by number or name. Untested: there was none to test with. */
export interface AvfoundationSource {
  readonly kind: "avfoundation";
  readonly device: string;
}

export type Source =
  | RtspSource
  | HttpSource
  | FileSource
  | PipeSource
  | V4l2Source
  | DshowSource
  | AvfoundationSource;

const known =
  "I know rtsp://… and http://… addresses, /dev/video0 for a USB camera, and video files.";

/**
 * Reads an address as a person writes it: `rtsp(s)://user:password@host:port/path`, `http(s)://…`,
 * `/dev/video0`, a file (`clip.mp4`, `file:clip.mp4`; `#once` behind it for no loop),
 * `pipe:COMMAND`, `dshow:NAME`, `avfoundation:0`. The password may hold any character, also @ : /
 * and %, percent-encoded or not. It is registered as a secret. Throws SourceError.
 */
export function parseSource(text: string): Source {
  const trimmed = text.trim();
  if (trimmed === "") throw new SourceError(`The camera's address is empty. ${known}`);
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(trimmed)?.[1]?.toLowerCase();
  const rest = scheme === undefined ? trimmed : trimmed.slice(scheme.length + 1).trim();
  switch (scheme) {
    case "rtsp":
    case "rtsps":
      return { kind: "rtsp", ...parseNetworkAddress(scheme, rest) };
    case "http":
    case "https":
      return { kind: "http", ...parseNetworkAddress(scheme, rest) };
    case "file":
      return parseFile(rest.startsWith("//") ? pathOfUrl(trimmed) : rest);
    case "pipe":
      if (rest === "")
        throw new SourceError("After pipe: comes the command that writes the video.");
      return { kind: "pipe", command: rest };
    case "dshow":
      if (rest === "") throw new SourceError("After dshow: comes the name of the webcam.");
      return { kind: "dshow", name: rest.replace(/^video=/, "") };
    case "avfoundation":
      return { kind: "avfoundation", device: rest === "" ? "0" : rest };
    default:
      if (/^\/dev\/(video|v4l\/)/.test(trimmed)) return { kind: "v4l2", device: trimmed };
      if (looksLikeAFile(trimmed)) return parseFile(trimmed);
  }
  // Nobody knows where the password is in what could not be read: the least of it is repeated.
  const shown = rest.startsWith("//") ? `: ${scheme}://…` : "";
  throw new SourceError(`That is not an address I know${shown}. ${known}`);
}

/** The address for logs and chats: without user name and password. */
export function displayName(source: Source): string {
  switch (source.kind) {
    case "rtsp":
    case "http":
      return showNetworkAddress(schemeOf(source), source);
    case "file":
      return source.path;
    case "pipe":
      // A command may hold a password anywhere; its first word tells enough.
      return `pipe:${source.command.split(/\s/, 1)[0] ?? ""} …`;
    case "v4l2":
      return source.device;
    case "dshow":
      return `dshow:${source.name}`;
    case "avfoundation":
      return `avfoundation:${source.device}`;
  }
}

/**
 * The address for ffmpeg, with `host` (an IP address) in place of the name, and the credentials
 * percent-encoded.
 */
export function urlOf(source: RtspSource | HttpSource, host = source.host): string {
  return writeNetworkAddress(schemeOf(source), source, host);
}

/** What to call the source when it is lost. */
export function placeOf(source: Source): LossPlace {
  switch (source.kind) {
    case "rtsp":
    case "http": {
      const name = hostAndPort(source.host, source.port);
      return { name, kind: "network", hasCredentials: source.credentials !== null };
    }
    case "file":
      return { name: path.basename(source.path), kind: "file", hasCredentials: false };
    case "pipe":
      return { name: "the camera's command", kind: "command", hasCredentials: false };
    case "v4l2":
    case "dshow":
    case "avfoundation":
      return { name: displayName(source), kind: "device", hasCredentials: false };
  }
}

function parseFile(text: string): FileSource {
  const once = text.endsWith("#once");
  const file = once ? text.slice(0, -"#once".length) : text;
  if (file === "") throw new SourceError("After file: comes the path of a video file.");
  return { kind: "file", path: path.resolve(file), loop: !once };
}

function pathOfUrl(url: string): string {
  const once = url.endsWith("#once") ? "#once" : "";
  try {
    return fileURLToPath(url) + once;
  } catch {
    throw new SourceError(
      "That is not a file's address. Write file:///folder/clip.mp4, or its path.",
    );
  }
}

function looksLikeAFile(text: string): boolean {
  return (
    /^(\/|\.{1,2}[/\\]|[a-z]:[/\\])/i.test(text) ||
    /\.(mp4|m4v|mkv|mov|avi|ts|mjpe?g|h26[45]|hevc|webm)(#once)?$/i.test(text)
  );
}

function schemeOf(source: RtspSource | HttpSource): "rtsp" | "rtsps" | "http" | "https" {
  return source.secure ? `${source.kind}s` : source.kind;
}
