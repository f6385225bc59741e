// Owns what one camera's loop is given: its address, and what the house asks of it.
import type { Clock } from "../storage/clock.ts";
import type { Incidents } from "../storage/incidents.ts";
import type { Log } from "../storage/log.ts";
import type { Settings } from "../storage/settings.ts";
import type { Zone } from "../storage/zones.ts";
import type { CameraOptions } from "./capture/camera.ts";
import type { ClipMaker } from "./capture/clip.ts";
import type { Ffmpeg } from "./capture/ffmpeg.ts";
import type { RingLimits } from "./capture/ring.ts";
import type { Source } from "./capture/source.ts";
import type { FaceSource } from "./face-watch.ts";
import type { AlarmBell } from "./guard/alarm-bell.ts";
import type { StandingOrders } from "./guard/standing-orders.ts";
import type { StrangerWitness } from "./strangers/strangers-view.ts";

export interface CameraWatchOptions {
  id: string;
  name: string;
  /** Where it is watched. */
  source: Source;
  /** Where evidence comes from, if that is another, larger stream of the camera. */
  evidenceSource?: Source;
  ffmpeg: Ffmpeg;
  incidents: Incidents;
  makeClips: ClipMaker;
  clock: Clock;
  log: Log;
  /** The household's, like "Europe/Berlin"; asked for each incident. */
  timezone(): string;
  /** Asked for every packet: they shrink when there are more cameras. */
  ringLimits: RingLimits;
  /** Of the watched stream's ring where evidence comes from another; left out: as the other's. */
  smallRingLimits?: RingLimits;
  /** Where clips on request are made. */
  temporaryFolder: string;
  /** What the alarm asks of this camera now. */
  standing(): StandingOrders;
  /** Rung when what is seen alarms. */
  bell: AlarmBell;
  settings(): Settings;
  /** All of the camera's; left out: none. */
  zones?: () => readonly Zone[];
  /** Those that are switched off now, as "camera/zone"; left out: none. */
  zonesOff?: () => ReadonlySet<string>;
  /** Left out or null: movement alone counts. */
  faces?: FaceSource | null;
  /** Knows whether a stranger was here before; left out: nobody does. */
  strangers?: StrangerWitness;
  /** For one that is never started: who paused it. Left out: nobody. */
  paused?: CameraPaused;
  /** openSession() of session.ts unless said. */
  openSession?: NonNullable<CameraOptions["openSession"]>;
}

/** That a camera is paused, by whom, since when (wall clock), and for how long still. */
export interface CameraPaused {
  by: string;
  since: number;
  /** Null: until somebody resumes it. */
  leftMs(): number | null;
}
