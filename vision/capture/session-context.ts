// Owns what every kind of session is given, and the door its packets leave through: shut once,
// nothing comes out any more.
import type { Clock } from "../../storage/clock.ts";
import type { Log } from "../../storage/log.ts";
import type { Ffmpeg } from "./ffmpeg.ts";
import type { VideoFormat } from "./packet.ts";

/** A packet as the camera sent it. */
export interface SessionPacket {
  /** Milliseconds on the stream's own clock, maybe fractional; null where it has none. */
  readonly pts: number | null;
  readonly keyframe: boolean;
  /** A buffer of its own. */
  readonly bytes: Buffer;
}

export interface PacketSink {
  /** Before the first packet, once; again only for the same format (a file's next showing). */
  format(format: VideoFormat): void;
  packet(packet: SessionPacket): void;
}

/** A session is a function that ends with the reason why it is over, or when `signal` aborts. */
export interface SessionContext {
  readonly ffmpeg: Ffmpeg;
  readonly clock: Clock;
  readonly log: Log;
  readonly sink: PacketSink;
  readonly signal: AbortSignal;
}
