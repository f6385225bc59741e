// Owns the cameras and the watch put together: what each camera's loop is given.
import { CameraList } from "../storage/camera-list.ts";
import type { Clock } from "../storage/clock.ts";
import type { Log } from "../storage/log.ts";
import type { ClipMaker } from "../vision/capture/clip.ts";
import type { Ffmpeg } from "../vision/capture/ffmpeg.ts";
import type { HouseholdFaces } from "../vision/faces/household-faces.ts";
import type { HouseAlarm } from "../vision/guard/alarm-control.ts";
import { standingOrders, zonesOffNow } from "../vision/guard/standing-orders.ts";
import { KeptCameras } from "../vision/kept-cameras.ts";
import { ringShare, smallRing } from "../vision/ring-share.ts";
import type { StrangerMemory } from "../vision/strangers/stranger-memory.ts";
import { Watch } from "../vision/watch.ts";
import type { Config } from "./config.ts";
import type { Stores } from "./stores.ts";

export interface WatchHouseParts extends Pick<
  Stores,
  "state" | "incidents" | "modes" | "zones" | "settings" | "timezone"
> {
  config: Pick<Config, "cameras">;
  ffmpeg: Ffmpeg;
  makeClips: ClipMaker;
  alarm: HouseAlarm;
  faces: HouseholdFaces;
  seenBefore: StrangerMemory;
  temporaryFolder: string;
  clock: Clock;
  log: Log;
  /** A camera's pause is over; by its name. */
  onResumed: (camera: string) => void;
}

/** Neither watches yet: see Watch.start() and KeptCameras.start(). */
export function watchHouse(parts: WatchHouseParts): { keptCameras: KeptCameras; watch: Watch } {
  const { state, config, alarm, modes, zones, settings, faces, seenBefore, clock, log } = parts;
  const { ffmpeg, incidents, makeClips, timezone, temporaryFolder, onResumed } = parts;
  const ringLimits = ringShare(
    () => watch.running,
    () => watch.runningWithTwoStreams,
  );
  const keptCameras = new KeptCameras({
    list: new CameraList(state, config.cameras, log),
    fromEnv: new Map(config.cameras.map(({ id, source }) => [id, source])),
    clock,
    log,
    optionsFor: ({ id, name, source }) => ({
      id,
      name,
      source,
      ffmpeg,
      incidents,
      makeClips,
      clock,
      log,
      timezone,
      temporaryFolder,
      ringLimits,
      smallRingLimits: smallRing,
      standing: () => standingOrders(alarm.current(), modes, id),
      bell: alarm,
      zones: () => zones.of(id),
      zonesOff: () => zonesOffNow(alarm.current(), modes),
      faces,
      strangers: seenBefore,
      settings: () => settings.of(id),
    }),
    onResumed: ({ name }) => onResumed(name),
  });
  const watch: Watch = new Watch(keptCameras.watchOptions(), alarm);
  return { keptCameras, watch };
}
