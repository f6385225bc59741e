// Owns what is told of one camera at a glance, gathered from its streams and the look at them.
import { words } from "../storage/words.ts";
import type { CameraPaused } from "./camera-watch-options.ts";
import type { Camera } from "./capture/camera.ts";
import type { Codec } from "./capture/packet.ts";
import type { EvidenceStreams } from "./evidence-streams.ts";
import type { CameraStatus, MainStream } from "./watch-view.ts";

const codecNames: Record<Codec, string> = { h264: "H.264", hevc: "HEVC", mjpeg: "MJPEG" };

export interface ReportedCamera {
  watched: Camera;
  /** The stream evidence comes from, where it is another; null where there is one stream. */
  main: Camera | null;
  evidence: Pick<EvidenceStreams<Camera>, "current">;
  look: Pick<CameraStatus, "watching" | "watchingBecause">;
  lastMovementAt: number | null;
  paused: CameraPaused | null;
}

export function reportOn(camera: ReportedCamera): CameraStatus {
  const { watched, main, evidence, paused } = camera;
  return {
    ...watched.condition,
    reason: reasonOf(watched, main),
    ...(paused ? { state: "paused", since: paused.since } : {}),
    paused: paused && { by: paused.by, leftMs: paused.leftMs() },
    ...pictureOf(watched),
    framesPerSecond: watched.framesPerSecond,
    keyframeIntervalMs: watched.ring?.keyframeInterval() ?? null,
    ...camera.look,
    lastMovementAt: camera.lastMovementAt,
    lastPictureAt: watched.lastPictureAt,
    ringMs: evidence.current.ring?.spanMs ?? 0,
    ringBytes: (watched.ring?.bytes ?? 0) + (main?.ring?.bytes ?? 0),
    mainStream: main && paused === null ? reportOnMain(main) : null,
  };
}

function reasonOf(watched: Camera, main: Camera | null): CameraStatus["reason"] {
  const reason = watched.condition.reason?.words ?? null;
  // Whoever looks can still see it; what is lost is the watching.
  if (!reason || main?.condition.state !== "live") return reason;
  return words("why-smaller-stream", { reason });
}

function reportOnMain(main: Camera): MainStream {
  const { state, reason } = main.condition;
  return { isLost: state === "lost", reason: reason?.words ?? null, ...pictureOf(main) };
}

function pictureOf(camera: Camera): Pick<CameraStatus, "codec" | "width" | "height"> {
  const format = camera.format();
  if (!format) return { codec: null, width: null, height: null };
  return { codec: codecNames[format.codec], width: format.width, height: format.height };
}
