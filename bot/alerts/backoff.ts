// Owns how long to wait before the next attempt.

const firstMs = 1_000;

/**
 * 1 s, 2 s, 4 s ... up to `longestMs`, minus up to half of it by chance, so that many that failed
 * together do not come back together. `attempts` counts those already made (1 = the first failed).
 */
export function backoff(attempts: number, longestMs: number, random: () => number): number {
  const full = Math.min(longestMs, firstMs * 2 ** Math.min(30, Math.max(0, attempts - 1)));
  return full * (1 - random() / 2);
}
