// Owns trying a camera out before it is watched: one connection through the very session that will
// watch it, some pictures to count, and one to look at.
import { sleep, type Clock } from "../../storage/clock.ts";
import type { Log } from "../../storage/log.ts";
import type { Ffmpeg } from "./ffmpeg.ts";
import { makeLoss, seconds, type Loss } from "./loss.ts";
import type { Codec, VideoFormat } from "./packet.ts";
import { openSession, type SessionPacket } from "./session.ts";
import { placeOf, type Source } from "./source.ts";
import { makeStill, StillError } from "./still.ts";

/** As long as a camera may wait for its next keyframe (watchdog.ts). */
const firstPictureWithinMs = 25_000;
/** What is listened to after the first picture, to know how many there are in a second. */
const countingMs = 2_000;

export interface CameraTrial {
  codec: Codec;
  width: number;
  height: number;
  /** Null when too few came to tell. */
  picturesPerSecond: number | null;
  /** From the attempt to connect until a whole picture was there. */
  firstPictureMs: number;
  jpeg: Buffer;
}

export interface TrialOptions {
  ffmpeg: Ffmpeg;
  clock: Clock;
  log: Log;
  signal: AbortSignal;
  /** openSession() of session.ts unless said. */
  openSession?: typeof openSession;
}

/** What the camera shows, or why it shows nothing. Rejects only with the signal's reason. */
export async function tryCamera(
  source: Source,
  options: TrialOptions,
): Promise<{ trial: CameraTrial } | { loss: Loss }> {
  const { clock, ffmpeg, log, signal } = options;
  signal.throwIfAborted();
  const enough = new AbortController();
  const waiting = AbortSignal.any([signal, enough.signal]);
  const begun = clock.monotonic();
  const times: number[] = [];
  let format: VideoFormat | null = null;
  let keyframe: SessionPacket | null = null;
  let firstPictureMs = 0;
  let seen: (() => void) | null = null;
  const firstPicture = new Promise<void>((resolve) => {
    seen = resolve;
  });
  let ended: ((loss: Loss) => void) | null = null;
  const lost = new Promise<Loss>((resolve) => {
    ended = resolve;
  });
  const session = (options.openSession ?? openSession)(source, {
    ffmpeg,
    clock,
    log,
    onFormat: (value) => {
      format = value;
    },
    onPacket: (packet, arrival) => {
      times.push(packet.pts ?? arrival);
      if (!packet.keyframe) return;
      if (!keyframe) firstPictureMs = clock.monotonic() - begun;
      keyframe = packet;
      seen?.();
    },
    onEnd: (loss) => ended?.(loss),
  });
  session.start();
  try {
    const tooLate = sleep(clock, firstPictureWithinMs, waiting).then(() => silence(source));
    const early = await Promise.race([firstPicture, lost, tooLate]);
    if (early) return { loss: early };
    // A file may be over before its time: what was seen of it counts.
    await Promise.race([sleep(clock, countingMs, waiting), lost]);
  } finally {
    enough.abort();
    await session.stop();
  }
  return await lookAt({ format, keyframe, picturesPerSecond: usualRate(times) });

  async function lookAt(gathered: {
    format: VideoFormat | null;
    keyframe: SessionPacket | null;
    picturesPerSecond: number | null;
  }): Promise<{ trial: CameraTrial } | { loss: Loss }> {
    if (!gathered.format || !gathered.keyframe) return { loss: silence(source) };
    const { codec } = gathered.format;
    const picture = { ms: 0, keyframe: true, bytes: gathered.keyframe.bytes };
    try {
      const still = await makeStill({
        ffmpeg,
        format: gathered.format,
        packets: [picture],
        atMs: 0,
        wallOf: () => clock.wall(),
        clock,
        signal,
      });
      const { jpeg, width, height } = still;
      const { picturesPerSecond } = gathered;
      return { trial: { codec, width, height, picturesPerSecond, firstPictureMs, jpeg } };
    } catch (error) {
      if (!(error instanceof StillError)) throw error;
      return { loss: makeLoss("undecodable", "what it sends cannot be made into a picture") };
    }
  }
}

/**
 * By the median interval: what a camera had saved up comes first, in a bunch with times of its own.
 */
function usualRate(times: readonly number[]): number | null {
  const intervals = times.slice(1).map((time, index) => time - (times[index] ?? time));
  const median = intervals.sort((a, b) => a - b)[Math.floor(intervals.length / 2)];
  return median === undefined || intervals.length < 2 || median <= 0 ? null : 1_000 / median;
}

function silence(source: Source): Loss {
  const { name } = placeOf(source);
  return makeLoss("silent", `${name} sent no picture for ${seconds(firstPictureWithinMs)}`);
}
