// Owns how much memory the rings of all cameras may take together, and what each one's part is:
// shared out anew when cameras come and go. Pure.
import type { RingLimits } from "./capture/ring.ts";

/** A machine with 1 GB must carry several cameras. */
const bytesOfAllCameras = 160_000_000;
const largestRingBytes = 48_000_000;
const ringSeconds = 30;

/**
 * One camera's limits while `count()` of them are watched. A ring that holds more than it may gives
 * it up with its next packet.
 */
export function ringShare(count: () => number): RingLimits {
  return {
    seconds: ringSeconds,
    get bytes() {
      const equal = Math.floor(bytesOfAllCameras / Math.max(1, count()));
      return Math.min(largestRingBytes, equal);
    },
  };
}
