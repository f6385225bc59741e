// Owns deciding that a connection is dead although it is still open. Pure: told when packets and
// frames come, asked at any time; what it says follows decision 5 of the design.
import { inSeconds, makeLoss, seconds } from "./loss.ts";
import type { Loss } from "./loss.ts";
import { words } from "../../storage/words.ts";

/**
 * From the start of a session to its first packet, from there to its first frame, and as long as
 * the distance of keyframes isn't known: some cameras send one every 10 or 20 s, and nothing can
 * be shown before.
 */
const firstPictureMs = 25_000;
const silenceMs = 3000;
const silentPacketIntervals = 10;
const silentKeyframeIntervals = 2.5;
const frozenMs = 60_000;
/** Intervals the median is taken of; more would only remember another light's frame rate. */
const rememberedIntervals = 60;

export interface DecoderFeed {
  /** What the decoder is given now; "nothing" while no frames are wanted. */
  fed: "everything" | "keyframes" | "nothing";
  /** Measured; null before a second keyframe came. */
  keyframeIntervalMs: number | null;
}

/** Watches one session. All times are milliseconds of the monotonic clock. */
export class Watchdog {
  readonly #startedAt: number;
  readonly #intervals: number[] = [];
  #firstPacketAt: number | null = null;
  #lastPacketAt: number | null = null;
  #lastFrameAt: number | null = null;
  #fed: DecoderFeed["fed"] = "nothing";
  #fedSince: number;

  constructor(now: number) {
    this.#startedAt = now;
    this.#fedSince = now;
  }

  packet(now: number): void {
    this.#firstPacketAt ??= now;
    if (this.#lastPacketAt !== null) {
      this.#intervals.push(now - this.#lastPacketAt);
      if (this.#intervals.length > rememberedIntervals) this.#intervals.shift();
    }
    this.#lastPacketAt = now;
  }

  frame(now: number): void {
    this.#lastFrameAt = now;
  }

  /** The reason to give the session up, or null. */
  check(now: number, feed: DecoderFeed): Loss | null {
    if (feed.fed !== this.#fed) {
      this.#fed = feed.fed;
      this.#fedSince = now; // frames that nobody asked for before are not late
    }
    return this.#packetsMissing(now) ?? this.#framesMissing(now, feed);
  }

  #packetsMissing(now: number): Loss | null {
    if (this.#lastPacketAt === null) {
      if (now - this.#startedAt < firstPictureMs) return null;
      return silent("none", firstPictureMs, `no picture came within ${seconds(firstPictureMs)}`);
    }
    // Before a second packet, there is nothing to say how far apart they are.
    const limit =
      this.#intervals.length === 0
        ? firstPictureMs
        : Math.max(silenceMs, silentPacketIntervals * median(this.#intervals));
    if (now - this.#lastPacketAt < limit) return null;
    return silent("no_more", limit, `connected, but no picture for ${seconds(limit)}`);
  }

  #framesMissing(now: number, feed: DecoderFeed): Loss | null {
    if (feed.fed === "nothing" || this.#firstPacketAt === null) return null;
    const keyframes =
      feed.keyframeIntervalMs === null
        ? firstPictureMs
        : silentKeyframeIntervals * feed.keyframeIntervalMs;
    let limit = silenceMs;
    if (this.#lastFrameAt === null) limit = Math.max(firstPictureMs, keyframes);
    else if (feed.fed === "keyframes") limit = Math.max(silenceMs, keyframes);
    const since = Math.max(this.#lastFrameAt ?? this.#firstPacketAt, this.#fedSince);
    if (now - since < limit) return null;
    return makeLoss(
      "undecodable",
      `it sends something, but no picture could be made of it for ${seconds(limit)}`,
      words("why-silent", { why: "no_picture", seconds: inSeconds(limit) }),
    );
  }
}

/**
 * Notices a picture that does not change by a single bit for a minute: a living sensor has noise,
 * so the camera is sending one picture again and again.
 */
export class FrozenPicture {
  #digest: string | number | null = null;
  #since = 0;
  #frames = 0;

  /** `digest` stands for the whole luma plane; anything that differs when a pixel does. */
  look(digest: string | number, now: number): Loss | null {
    if (digest !== this.#digest) {
      this.#digest = digest;
      this.#since = now;
      this.#frames = 0;
    }
    this.#frames += 1;
    // A few frames far apart prove nothing: the machine may have slept between them.
    if (this.#frames < 5 || now - this.#since < frozenMs) return null;
    const sentence = `the picture has not changed at all for ${seconds(frozenMs)}`;
    return makeLoss("frozen", sentence, words("why-frozen", { seconds: inSeconds(frozenMs) }));
  }
}

function silent(why: "none" | "no_more", limitMs: number, sentence: string): Loss {
  return makeLoss("silent", sentence, words("why-silent", { why, seconds: inSeconds(limitMs) }));
}

/** 0 for none; the upper of the two middle ones for an even count. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
