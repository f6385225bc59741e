// Owns trying a camera out before it is watched: one connection through the very session that will
// watch it, some pictures to count, and one to look at.
import { sleep, type Clock } from "../../storage/clock.ts";
import type { Log } from "../../storage/log.ts";
import type { Ffmpeg } from "./ffmpeg.ts";
import { inSeconds, makeLoss, placeIn, seconds, type Loss } from "./loss.ts";
import type { Codec, VideoFormat } from "./packet.ts";
import { openSession, type SessionPacket } from "./session.ts";
import { placeOf, type Source } from "./source.ts";
import { makeStill, StillError } from "./still.ts";
import { words } from "../../storage/words.ts";

/** As long as a camera may wait for its next keyframe (watchdog.ts). */
const firstPictureWithinMs = 25_000;
/**
 * What is listened to after the first picture, to know how many there are in a second: long enough
 * to see the usual 2 s from keyframe to keyframe.
 */
const countingMs = 2_500;

export interface CameraTrial {
  codec: Codec;
  width: number;
  height: number;
  /** Null when too few came to tell. */
  picturesPerSecond: number | null;
  /** From one keyframe to the next; null: longer than was listened (`countedMs`). */
  keyframeIntervalMs: number | null;
  countedMs: number;
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
  const keyframeTimes: number[] = [];
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
      const time = packet.pts ?? arrival;
      times.push(time);
      if (!packet.keyframe) return;
      keyframeTimes.push(time);
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
  return await lookAt({
    format,
    keyframe,
    picturesPerSecond: usualRate(times),
    keyframeIntervalMs: medianInterval(keyframeTimes),
  });

  async function lookAt(gathered: {
    format: VideoFormat | null;
    keyframe: SessionPacket | null;
    picturesPerSecond: number | null;
    keyframeIntervalMs: number | null;
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
      const { picturesPerSecond, keyframeIntervalMs } = gathered;
      const pace = { picturesPerSecond, keyframeIntervalMs, countedMs: countingMs };
      return { trial: { codec, width, height, ...pace, firstPictureMs, jpeg } };
    } catch (error) {
      if (!(error instanceof StillError)) throw error;
      const sentence = "what it sends cannot be made into a picture";
      return { loss: makeLoss("undecodable", sentence, words("why-undecodable")) };
    }
  }
}

/**
 * By the median interval: what a camera had saved up comes first, in a bunch with times of its own.
 */
function usualRate(times: readonly number[]): number | null {
  const median = times.length < 3 ? null : medianInterval(times);
  return median === null ? null : 1_000 / median;
}

/** Null without two different times. */
function medianInterval(times: readonly number[]): number | null {
  const intervals = times.slice(1).map((time, index) => time - (times[index] ?? time));
  const median = intervals.sort((a, b) => a - b)[Math.floor(intervals.length / 2)];
  return median === undefined || median <= 0 ? null : median;
}

function silence(source: Source): Loss {
  const place = placeOf(source);
  const why = { place: placeIn(place), seconds: inSeconds(firstPictureWithinMs) };
  const sentence = `${place.name} sent no picture for ${seconds(firstPictureWithinMs)}`;
  return makeLoss("silent", sentence, words("why-sent-nothing", why));
}
