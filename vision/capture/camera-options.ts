// Owns what one camera's connection is given, and whom it tells what.
import type { Clock } from "../../storage/clock.ts";
import type { Log } from "../../storage/log.ts";
import type { CameraCondition } from "../camera-status.ts";
import type { Ffmpeg } from "./ffmpeg.ts";
import type { Frame, Packet } from "./packet.ts";
import type { RingLimits } from "./ring.ts";
import type { openSession } from "./session.ts";
import type { Source } from "./source.ts";

export interface CameraOptions {
  id: string;
  name: string;
  source: Source;
  ffmpeg: Ffmpeg;
  clock: Clock;
  log: Log;
  ringLimits: RingLimits;
  /**
   * False: its packets are kept and nothing is decoded, so onFrame() never comes, and it lives for as
   * long as packets do. True unless said.
   */
  decodes?: boolean;
  /** How wide frames should be at most; 640 unless said. */
  frameWidth?: () => number;
  /** How many frames a second are examined; 5 unless said. */
  framesPerSecond?: () => number;
  /** openSession() of session.ts unless said. */
  openSession?: typeof openSession;
  /** A live frame was decoded, in order of time. */
  onFrame(frame: Frame): void;
  /** A packet arrived and is in the ring. */
  onPacket(packet: Packet): void;
  /** The session is over: the ring of it goes, a decoder's frames come no more. */
  onSessionEnd(): void;
  onCondition(condition: CameraCondition): void;
}
