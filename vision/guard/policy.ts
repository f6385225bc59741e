// Owns what counts: which examined frames speak for an incident under the orders that stand, and the
// guard's fixed times. Settings that a household may change are in storage/settings.ts.
import type { ZoneBox } from "../../storage/zones.ts";
import type { MotionResult } from "../motion/motion-detector.ts";
import { boxAround } from "./moving-frames.ts";
import type { StandingOrders } from "./standing-orders.ts";

/** The first clip is made so long after an incident opened: a thief may unplug the box. */
export const firstClipAfterMs = 10_000;
/** Longest part of an incident's video; 60 s at 4 Mbit/s stay well below Telegram's 50 MB. */
export const partMs = 60_000;
/**
 * Moving frames at most so far apart belong to one beginning; quiet cameras are looked at every
 * 2 s. And how far a beginning may lie back at most: an hour of twitching leaves is none.
 */
export const sameMovementMs = 2500;
export const longestBeginningMs = 10_000;
/**
 * When no frame is examined any more (decoder busy, camera silent), quiet is believed only so much
 * later: frames may be on their way that still move.
 */
export const unseenQuietMs = 2000;

/** What an examined frame means to the guard. */
export interface ExaminedFrame {
  /** On the camera's own timeline, as all times here. */
  readonly ms: number;
  readonly moving: boolean;
  /** Of the largest moving region, in pixels of a 640x480 picture. */
  readonly area: number;
  /** Of one that moves: where. */
  readonly box?: ZoneBox;
  /** Whether what this camera sees counts now. */
  readonly armed: boolean;
  /** False for frames of a look-back, which are older than live ones and arrive late. */
  readonly live: boolean;
}

/**
 * A frame as the guard sees it under the orders that stand: with no faces, motion counts. Its box is
 * around regions of at least `minimumArea` px; unless that is said, around the largest alone.
 */
export function examinedFrame(
  motion: Pick<MotionResult, "ms" | "moving" | "area" | "regions">,
  { armed }: Pick<StandingOrders, "armed">,
  live: boolean,
  minimumArea = Number.POSITIVE_INFINITY,
): ExaminedFrame {
  const { ms, moving, area } = motion;
  const box = moving ? boxAround(motion.regions, minimumArea) : undefined;
  return { ms, moving, area, ...(box && { box }), armed, live };
}
