// Owns what /cameras needs of the house, and what every file of this room works with.
import type { Clock } from "../../storage/clock.ts";
import { isThere } from "../../storage/files.ts";
import type { CameraId } from "../../storage/incident-events.ts";
import type { Log } from "../../storage/log.ts";
import type { PendingCameras } from "../../storage/pending-cameras.ts";
import type { Ffmpeg } from "../../vision/capture/ffmpeg.ts";
import type { Loss } from "../../vision/capture/loss.ts";
import type { Credentials, Source } from "../../vision/capture/source.ts";
import { type CameraTrial, tryCamera } from "../../vision/capture/trial.ts";
import { discoverCameras, type FoundCamera } from "../../vision/discovery/discover.ts";
import { type StreamAddress, streamAddress } from "../../vision/discovery/stream-address.ts";
import type { CameraKeeper, CameraView } from "../../vision/watch-view.ts";
import type { ControlRoom } from "../parts.ts";
import { readAddress } from "./address.ts";

export interface CameraDesk {
  keeper: CameraKeeper;
  /** Addresses that wait for a decision. */
  pending: Pick<PendingCameras, "find" | "all" | "put" | "change" | "drop" | "dropOld">;
  /** One connection: what the camera shows, or why nothing. Rejects only with the signal's reason. */
  tryCamera(source: Source, signal: AbortSignal): Promise<{ trial: CameraTrial } | { loss: Loss }>;
  /** Asks the network (ONVIF). Rejects only with the signal's reason. */
  discover(signal: AbortSignal): Promise<FoundCamera[]>;
  streamAddress(
    found: FoundCamera,
    credentials: Credentials | null,
    signal: AbortSignal,
  ): Promise<StreamAddress>;
  /** Whether there is such a device or file on this machine. */
  isThere(path: string): Promise<boolean>;
}

/** What reaches real cameras and the real network. */
export function createDesk(parts: {
  keeper: CameraKeeper;
  pending: PendingCameras;
  ffmpeg: Ffmpeg;
  clock: Clock;
  log: Log;
}): CameraDesk {
  const { keeper, pending, ffmpeg, clock, log } = parts;
  // Reading them registers their passwords as secrets: before anything can print them.
  for (const { url } of pending.all()) readAddress(url);
  return {
    keeper,
    pending,
    tryCamera: (source, signal) => tryCamera(source, { ffmpeg, clock, log, signal }),
    discover: (signal) => discoverCameras({ signal }),
    streamAddress: (found, credentials, signal) =>
      streamAddress(found, credentials, { signal, clock }),
    isThere,
  };
}

/** The loop of a camera; undefined where it is gone. */
export function viewOf(room: ControlRoom, id: CameraId): CameraView | undefined {
  return room.watch.cameras.find((camera) => camera.id === id);
}
