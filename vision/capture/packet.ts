// Owns the shapes that flow through capture: packets as the camera sent them, frames as the
// decoder made them, and the format that both belong to.

export type Codec = "h264" | "hevc" | "mjpeg";

/** What a camera session sends; a new session may have another format. */
export interface VideoFormat {
  codec: Codec;
  width: number;
  height: number;
  /** H.264/HEVC parameter sets in Annex-B form; empty for MJPEG or when they come in-band only. */
  extradata: Buffer;
  /** How many frames a decoder holds back (B-frames); 0 for nearly every camera. */
  decodeDelay: number;
}

/** One compressed picture. H.264 and HEVC are in Annex-B form. */
export interface Packet {
  /**
   * Milliseconds on the camera's own timeline (see timeline.ts): integer, and strictly rising in
   * decode order for streams without B-frames.
   */
  readonly ms: number;
  readonly keyframe: boolean;
  /** Owned by the packet: never a view into a larger read buffer. */
  readonly bytes: Buffer;
}

/** One decoded picture, yuv420p. The planes are views into `bytes`, valid as long as it is. */
export interface Frame {
  /** The packet's own time. */
  readonly ms: number;
  readonly width: number;
  readonly height: number;
  /** width * height bytes of luma, then two planes of (width/2) * (height/2). */
  readonly bytes: Buffer;
}
