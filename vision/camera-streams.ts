// Owns the connections of one camera: to the stream that is watched, which is decoded, and, where it
// has another, to the larger one that evidence comes from, which is only kept.
import type { CameraId } from "../storage/incident-events.ts";
import type { CameraWatchOptions } from "./camera-watch-options.ts";
import { Camera, type CameraOptions } from "./capture/camera.ts";
import { EvidenceStreams, type EvidenceStreamsOptions } from "./evidence-streams.ts";

/** What the watched stream tells, and how it is decoded. */
type WatchedOptions = Required<
  Pick<CameraOptions, "frameWidth" | "framesPerSecond" | "onCondition" | "onFrame" | "onSessionEnd">
>;
type EvidenceOptions = Pick<EvidenceStreamsOptions<Camera>, "onPacket" | "recording"> & {
  /** Another stream is recorded from now on; what the former one held ends at `ms`. */
  onSwitch(ms: number): void;
};

/** Asked anew each time: a camera may be renamed. */
interface NamedCamera {
  readonly id: CameraId;
  readonly name: string;
}

export class CameraStreams {
  readonly watched: Camera;
  /** Null: evidence comes from the watched one. */
  readonly main: Camera | null;
  readonly evidence: EvidenceStreams<Camera>;

  constructor(
    camera: NamedCamera,
    options: CameraWatchOptions,
    hearing: { watched: WatchedOptions; evidence: EvidenceOptions },
  ) {
    const { ffmpeg, clock, log, ringLimits, smallRingLimits, openSession } = options;
    const common = {
      id: camera.id,
      ffmpeg,
      clock,
      log,
      ...(openSession && { openSession }),
    };
    const { source, evidenceSource } = options;
    this.watched = new Camera({
      ...common,
      ...hearing.watched,
      source,
      ringLimits: evidenceSource ? (smallRingLimits ?? ringLimits) : ringLimits,
      onPacket: (packet) => this.evidence.watchedPacket(packet),
      get name() {
        return camera.name;
      },
    });
    this.main = evidenceSource
      ? new Camera({
          ...common,
          log: log.child({ stream: "main" }),
          source: evidenceSource,
          ringLimits,
          decodes: false,
          onFrame: () => undefined,
          onPacket: (packet) => this.evidence.mainPacket(packet),
          onSessionEnd: () => this.evidence.mainSessionEnded(),
          onCondition: ({ state }) => log.info(`${camera.name}: its main stream is ${state}`),
          get name() {
            return camera.name;
          },
        })
      : null;
    this.evidence = new EvidenceStreams({
      ...hearing.evidence,
      camera,
      watched: this.watched,
      main: this.main,
      pictures: { ffmpeg, clock },
      onSwitch: (to, ms) => {
        const which = to === "main" ? "main" : "smaller";
        log.info(`${camera.name}: evidence comes from its ${which} stream`);
        hearing.evidence.onSwitch(ms);
      },
    });
  }

  start(): void {
    this.watched.start();
    this.main?.start();
  }

  async stop(): Promise<void> {
    await Promise.all([this.watched.stop(), this.main?.stop()]);
  }

  /** After stop(): not a picture of it is kept. */
  forgetPictures(): void {
    this.watched.forgetPictures();
    this.main?.forgetPictures();
  }
}
