// Owns how much memory the rings of all cameras may take together, and what each one's part is:
// shared out anew when cameras come and go. Pure.
import type { RingLimits } from "./capture/ring.ts";

/** A machine with 1 GB must carry several cameras. */
const bytesOfAllCameras = 160_000_000;
const largestRingBytes = 48_000_000;
const ringSeconds = 30;

/**
 * What a smaller stream that is watched beside the main one may take: 30 s at 2 Mbit/s. Looking back
 * needs two seconds of it, and standing in for the main stream as much as there is.
 */
export const smallRing: RingLimits = { seconds: ringSeconds, bytes: 8_000_000 };

/**
 * One camera's limits while `count()` of them are watched, `smallCount()` of them with a smaller
 * stream beside. A ring that holds more than it may gives it up with its next packet.
 */
export function ringShare(count: () => number, smallCount: () => number = () => 0): RingLimits {
  return {
    seconds: ringSeconds,
    get bytes() {
      const left = bytesOfAllCameras - smallCount() * smallRing.bytes;
      // More than ten cameras with two streams each would leave nothing.
      const shared = Math.max(left, bytesOfAllCameras / 2);
      const equal = Math.floor(shared / Math.max(1, count()));
      return Math.min(largestRingBytes, equal);
    },
  };
}
